"""Fixtures' pages with a tag too many in one post."""

import re

from crawler.engines import detect
from crawler.extract import extract
from crawler.fixture import load
from crawler.pages.page import Page
from crawler.records import Post
from tests.shared import FIXTURES


def posts(folder: str, tag: str = "", behind: str = "") -> dict[str, Post]:
    """The posts of a fixture by their ids, a tag being put behind a word of the page."""
    page, clock, _ = load(FIXTURES / folder)
    word, added = behind.encode(page.encoding), tag.encode()
    assert not behind or page.body.count(word) == 1
    body = page.body.replace(word, word + added) if behind else page.body
    broken = Page(page.url, body, page.fetched_at, declared=page.declared)
    engine = detect(broken)
    assert engine is not None
    return {post.post_id: post for post in extract(broken, engine, clock).posts}


def word_of(folder: str, post: Post) -> str:
    """The longest word of a post that stands once in the page and is not the post's last."""
    page, _, _ = load(FIXTURES / folder)
    words = re.findall(r"\w{4,}", post.body)[:-1]
    return max((word for word in words if page.text.count(word) == 1), key=len)
