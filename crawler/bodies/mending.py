"""The posts of a page in which authors left tags open or closed too many, put right again."""

import logging
from collections.abc import Callable

from crawler.bodies.markup import Markup
from crawler.bodies.nested_posts import part_posts
from crawler.bodies.open_tags import let_out
from crawler.bodies.post_bounds import closed_in_themselves
from crawler.bodies.post_ends import mend_ends
from crawler.pages.page import Page
from crawler.pages.parse import parse_utf8
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
        if not page.tree.sound and _closes_posts(posts, page):
            least = len(posts)
            posts = read()
            if len(posts) < least:
                posts = _anew(read, page)
        if let_out(posts, markup):
            page.memo.clear()
            posts = read()
        part_posts(posts)
        mend_ends(posts, markup)
    except Exception:
        logger.exception("Cannot mend the tags of %s: its posts are read as they are", page.url)
        posts = _anew(read, page)
    return posts


def _anew(read: Callable[[], list[RawPost]], page: Page) -> list[RawPost]:
    """The posts of the page as it is, whatever was changed in its tree."""
    page.parse_again()
    return read()


def _closes_posts(posts: list[RawPost], page: Page) -> bool:
    """Whether the page's tree is sounder with each post closed in itself: it is taken then."""
    bodies = [post.body for post in posts if not isinstance(post.body, str)]
    data = closed_in_themselves(page.markup, bodies) if bodies else None
    tree = None if data is None else parse_utf8(data)
    if tree is None or tree.faults >= page.tree.faults:
        return False
    page.take(tree)
    return True


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
