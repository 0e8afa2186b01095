"""Whether bbPress made a page, and what the page is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.walls import is_login_wall
from crawler.engines.base import Kind
from crawler.engines.bbpress import lists
from crawler.engines.bbpress.posts import blocks
from crawler.engines.bbpress.routes import read_address
from crawler.pages.dom import classes, find, line
from crawler.pages.memo import once_a_page

if TYPE_CHECKING:
    from crawler.pages.page import Page

_MARKS = (
    "//*[@id='bbpress-forums' or @id='bbp-user-wrapper' or starts-with(@id,'bbp-topic-')"
    " or starts-with(@id,'bbp-forum-') or contains(@class,'bbp-reply-content')"
    " or contains(@class,'bbp-breadcrumb')]"
)
# What WordPress says of a page by the classes of its body.
_BODIES = {
    "bbp-user-page": Kind.PROFILE,
    "bbp-search": Kind.OTHER,
    "bbp-view": Kind.OTHER,
    "forum-archive": Kind.INDEX,
    "single-topic": Kind.THREAD,
    "single-forum": Kind.BOARD,
}
_RESULTS = "//ul[@id='bbp-search-results' or contains(@class,'bbp-search-results')]"
_BOARDS = "//*[starts-with(@id,'bbp-forum-')][self::ul or self::div]"


def _said(page: Page) -> tuple[list[str], Kind | None]:
    body = page.root.find("body")
    names = classes(body)
    return names, next((kind for name, kind in _BODIES.items() if name in names), None)


def sure(page: Page) -> int:
    """How sure it is that bbPress made the page."""
    if not page.names.has("bbp", "error404"):
        return 0
    marks = find(page.root, _MARKS) is not None
    named = "bbpress" in _said(page)[0]
    if not marks and not named:  # a page of the same site that is none of the forum's
        return 60 if page.says("plugins/bbpress/") and "error404" in _said(page)[0] else 0
    return 70 + 10 * marks + 15 * named


@once_a_page
def read_kind(page: Page) -> Kind:
    """What the page is by its lists and posts, then by the words of its message."""
    root = page.root
    names, said = _said(page)
    if "error404" in names:
        return Kind.ERROR
    if said in {Kind.PROFILE, Kind.OTHER}:
        return said
    if find(root, "//*[@id='bbp-user-wrapper']") is not None:
        return Kind.PROFILE
    if find(root, _RESULTS) is not None:
        return Kind.OTHER
    if blocks(page):
        return Kind.THREAD
    if lists.rows(page):
        return Kind.BOARD
    if find(root, _BOARDS) is not None:
        whole = said is Kind.INDEX or find(root, "//*[@id='forums-list-0']") is not None
        return Kind.INDEX if whole else Kind.BOARD
    return _message(page, said)


def _message(page: Page, said: Kind | None) -> Kind:
    """What a page without lists and posts is: a wall, an error, or an empty board."""
    root, address = page.root, read_address(page.url)
    notice = line(find(root, "//*[contains(@class,'bbp-template-notice')]"))
    private = find(root, "//*[@id='forum-private' or @id='topic-private']") is not None
    login = find(root, "//form[contains(@class,'bbp-login-form')]") is not None
    if private or is_login_wall(notice) or (login and said is not Kind.BOARD):
        return Kind.LOGIN
    if said is Kind.THREAD or (notice and said is None):
        return Kind.ERROR
    if said is not None:
        return said
    return address.kind if address and address.kind is not Kind.THREAD else Kind.OTHER
