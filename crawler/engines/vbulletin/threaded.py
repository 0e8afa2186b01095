"""Threads in vBulletin's threaded and hybrid mode, where a page shows some of the posts only."""

import re

from crawler.engines.vbulletin.places import home
from crawler.pages.dom import find
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

# A script writes the tree of posts into a box; the others are fetched when they are clicked on.
_TREE = "//*[@id='links']//script[contains(text(),'writeLink(')]"
_LEAF = re.compile(r"\bwriteLink\((\d+)\s*,")
_LINEAR = re.compile(r"&mode=linear(?=$|&)")


def is_threaded(page: Page) -> bool:
    """Whether a page shows a tree of posts, and besides the post or the branch that was asked."""
    return page.names.has_whole_id("links") and find(page.root, _TREE) is not None


@once_a_page
def places(page: Page) -> dict[str, int]:
    """The place in its thread of each post in the tree, by id: later posts have larger numbers."""
    if not is_threaded(page):
        return {}
    numbers = sorted(map(int, _LEAF.findall(page.text)))
    return {str(number): place for place, number in enumerate(numbers, 1)}


def linear_view(page: Page, thread_id: str) -> str:
    """The address of the same thread with all of its posts, page by page."""
    return f"{home(page)}showthread.php?t={thread_id}&mode=linear"


def kept_linear(url: str | None, page: Page) -> str | None:
    """The next page in the mode of this one: without it a forum goes back to its own."""
    if url is None or not _LINEAR.search(page.url) or "?" not in url:
        return url
    return f"{url}&mode=linear"
