"""Given a tag in a post that nobody closes, each post has its own words and no other's."""

import re

import pytest

from crawler.engines import detect
from crawler.extract import extract
from crawler.fixture import load
from crawler.pages.page import Page
from crawler.records import Post
from tests.shared import FIXTURES


def posts(folder: str, opened: str = "", behind: str = "") -> dict[str, Post]:
    """The posts of a fixture by their ids, a tag being opened behind a word of the page."""
    page, clock, _ = load(FIXTURES / folder)
    word, tag = behind.encode(page.encoding), opened.encode()
    assert not behind or page.body.count(word) == 1
    body = page.body.replace(word, word + tag) if behind else page.body
    broken = Page(page.url, body, page.fetched_at, declared=page.declared)
    engine = detect(broken)
    assert engine is not None
    return {post.post_id: post for post in extract(broken, engine, clock).posts}


@pytest.mark.parametrize("opened", ["<table><tr><td>", "<td>"])
@pytest.mark.parametrize(
    "folder",
    [
        "forumotion/phpbb3-thread",
        "invision/thread",
        "mybb/thread",
        "nodebb/thread",
        "phpbb/thread",
        "xenforo/thread",
    ],
)
def test_a_table_that_is_not_closed(folder: str, opened: str) -> None:
    page, _, _ = load(FIXTURES / folder)
    whole = posts(folder)
    first = next(iter(whole.values()))
    words = set(re.findall(r"\w{4,}", first.body))
    word = max((w for w in words if page.text.count(w) == 1), key=len)
    broken = posts(folder, opened, word)
    assert list(broken) == list(whole)
    for number, post in broken.items():
        others = [other.body for other in whole.values() if other.post_id != number]
        assert not any(body and body in post.body for body in others)
        if number != first.post_id:
            assert (post.author, post.body) == (whole[number].author, whole[number].body)
