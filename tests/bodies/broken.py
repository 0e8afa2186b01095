"""Fixtures' pages with a tag too many in one post."""

import re
from collections.abc import Callable

from crawler.extract import extract
from crawler.fixture import load
from crawler.pages.page import Page
from crawler.records import Post
from tests.reading import engine_of
from tests.shared import FIXTURES


def posts(folder: str, tag: str = "", behind: str = "") -> dict[str, Post]:
    """The posts of a fixture by their ids, a tag being put behind a word of the page."""

    def put(text: str) -> str:
        assert text.count(behind) == 1
        return text.replace(behind, behind + tag)

    return changed(folder, put if behind else str)


def changed(folder: str, change: Callable[[str], str]) -> dict[str, Post]:
    """The posts of a fixture by their ids, its page being changed."""
    page, clock, _ = load(FIXTURES / folder)
    text = change(page.body.decode(page.encoding))
    broken = Page(page.url, text.encode(page.encoding), page.fetched_at, declared=page.declared)
    return {post.post_id: post for post in extract(broken, engine_of(broken), clock).posts}


def word_of(folder: str, post: Post) -> str:
    """The longest word of a post that stands once in the page and is not the post's last."""
    page, _, _ = load(FIXTURES / folder)
    words = re.findall(r"\w{4,}", post.body)[:-1]
    return max((word for word in words if page.text.count(word) == 1), key=len)
