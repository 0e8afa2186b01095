"""The posts of a page in which authors left tags open or closed too many, put right again."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from crawler.bodies.nested_posts import part_posts
from crawler.bodies.open_tags import let_out
from crawler.bodies.post_ends import mend_ends

if TYPE_CHECKING:
    from collections.abc import Callable

    from crawler.bodies.markup import Markup
    from crawler.pages.page import Page
    from crawler.raw import RawPost

logger = logging.getLogger(__name__)


def mended(read: Callable[[], list[RawPost]], page: Page, markup: Markup) -> list[RawPost]:
    """What `read` finds on the page; each body has its own words, no less and no more.

    Nothing is asked of the bodies where the parser found each element of the page closed. What
    raises here costs no post: they are then as the page has them.
    """
    posts = read()
    if page.tree.sound and not any(map(_may_be_open, posts)):
        return posts
    try:
        if let_out(posts, markup):
            page.memo.clear()
            posts = read()
        part_posts(posts)
        mend_ends(posts, markup)
    except Exception:
        logger.exception("Cannot mend the tags of %s: its posts are read as they are", page.url)
        page.parse_again()
        posts = read()
    return posts


def _may_be_open(post: RawPost) -> bool:
    """Whether what holds a body ends where its cell does: that end tag closes all that is in it."""
    body = post.body
    if isinstance(body, str):
        return False
    cell = next(body.iterancestors("td"), None)
    if cell is None:
        return False
    last = cell[-1]
    return not last.tail and (last is body or last in body.iterancestors())
