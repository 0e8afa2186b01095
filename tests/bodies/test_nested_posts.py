"""Given a tag in a post that nobody closes, each post has its own words and no other's."""

import pytest

from tests.bodies.broken import posts, word_of


@pytest.mark.parametrize("opened", ["<table><tr><td>", "<td>"])
@pytest.mark.parametrize(
    "folder",
    [
        "bbpress/one-thread",
        "bbpress/thread",
        "discourse/thread",
        "duhok/thread",
        "forumotion/phpbb3-thread",
        "invision/thread",
        "mybb/thread",
        "nodebb/thread",
        "phpbb/thread",
        "vbulletin/v4-thread",
        "xenforo/thread",
    ],
)
def test_a_table_that_is_not_closed(folder: str, opened: str) -> None:
    whole = posts(folder)
    first = next(iter(whole.values()))
    broken = posts(folder, opened, word_of(folder, first))
    assert list(broken) == list(whole)
    for number, post in broken.items():
        others = [other.body for other in whole.values() if other.post_id != number]
        assert not any(body and body in post.body for body in others)
        if number != first.post_id:
            assert (post.author, post.body) == (whole[number].author, whole[number].body)
