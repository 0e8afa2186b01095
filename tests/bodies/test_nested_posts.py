"""Given a tag in a post that nobody closes, each post has its own words and no other's."""

import pytest

from crawler.bodies.nested_posts import part_posts
from crawler.pages.parse import parse_html
from crawler.raw import RawAuthor, RawPost
from tests.bodies.broken import changed, posts, word_of


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


@pytest.mark.parametrize("number", ["88104", "99999"])
def test_a_message_that_was_pasted_into_another(number: str) -> None:
    whole = posts("vbulletin/v3-thread")
    opening, pasted = 'id="post_message_88101">', f'<div id="post_message_{number}">نص</div>'
    found = changed(
        "vbulletin/v3-thread", lambda text: text.replace(opening, f"{opening}قبل {pasted}", 1)
    )
    assert found.pop("88101").body == f"قبل\nنص\n{whole.pop('88101').body}"
    assert [post.body for post in found.values()] == [post.body for post in whole.values()]


def test_a_body_right_in_another() -> None:
    outer = parse_html("<p><b>أول<i>ثان</i>ثالث</b></p>")[0][0][0]
    part_posts([RawPost(None, RawAuthor(), body) for body in (outer, outer[0])])
    assert outer.text_content() == "أول"
