"""Which vBulletin made a page, and what the page is (versions 2, 3 and 4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.walls import is_error_page, is_login_wall
from crawler.dom import find, find_all, line
from crawler.engines.base import Kind
from crawler.engines.vbulletin.blocks import messages
from crawler.engines.vbulletin.routes import read_address
from crawler.memo import once_a_page
from crawler.sites import bare, site_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import Page

_GENERATOR = re.compile(r"vbulletin\D*(\d)?")
_SCRIPT = re.compile(rb'THIS_SCRIPT\s*=\s*"(index|forum|forumdisplay)"')
_NEWEST = "//body[@id='vb-page-body'] | //li[@data-node-id and contains(@class,'b-post')]"
_NEW = (
    "//ol[@id='posts' or @id='forums'] | //li[contains(@class,'postbit') or "
    "contains(@class,'threadbit')] | //script[contains(@src,'vbulletin-core')]"
    " | //meta[@name='vb_meta_bburl']"
)
_SOURCES = (
    "//input[@name='vb_login_username' or @name='vb_login_password']"
    " | //script[contains(@src,'clientscript/vbulletin') or contains(@src,'vbulletin_')]"
    " | //link[contains(@href,'archive/archive.css') or contains(@href,'vbulletin_css')]"
)
# What elements are called, and these elements.
_NAMES = ("vbulletin", "vbmenu_", "post_message_", "thread_title_", "td_post_")
_NAMED = (
    "//style[@id='vbulletin_css'] | //td[contains(@class,'vbmenu_control')]"
    " | //div[contains(@class,'vbmenu_popup')] | //a[@id='vbulletinlink']"
    " | //div[starts-with(@id,'post_message_')] | //a[starts-with(@id,'thread_title_')]"
    " | //td[starts-with(@id,'td_post_')]"
)
_OLD = "//a[contains(@href,'action=getinfo') and contains(@href,'member.php')]"
_BULLET = "//img[contains(@src,'vb_bullet') and contains(@alt,'vBulletin version 2')]"
_FORUM_LINK = "//a[contains(@href,'forumdisplay.php')]"
_CREDIT = "//*[self::div or self::p or self::font or self::b][contains(text(),'vBulletin')]"
_PRINT = (
    "//td[contains(@class,'page')]/table//td[contains(@style,'14pt')]"
    " | //li[contains(@class,'postbit')]/div[contains(@class,'header')]"
    "/div[contains(@class,'datetime')]"
)
_POSTS = (
    "//div[starts-with(@id,'post_message_')] | //div[contains(@class,'posttext')]"
    " | //td[starts-with(@id,'td_post_')]"
)
_THREADS = (
    "//a[starts-with(@id,'thread_title_')] | //td[starts-with(@id,'td_threadtitle_')]"
    " | //*[@id='threadslist' or @id='threadlist'"
    " or @id='forumtools' or @id='forumtools_menu']"
)
_BOARDS = (
    "//td[starts-with(@id,'f') and number(substring(@id,2)) > 0]"
    " | //img[starts-with(@id,'forum_statusicon_')] | //li[contains(@class,'forumbit')]"
)
_PROFILE = (
    "//*[@id='username_box' or @id='main_userinfo' or @id='member_content' or @id='memberinfo']"
)


@once_a_page
def version(page: Page) -> tuple[int, int]:
    """The major version that made the page, and how sure that is (0: not vBulletin's page)."""
    named = _GENERATOR.match(page.generator)
    if named is not None and named[1]:
        return min(max(int(named[1]), 2), 6), 95
    root = page.root
    if page.names.has("vb-page-body", "b-post") and find(root, _NEWEST) is not None:
        grid = find(root, "//div[contains(@class,'b-post__grid-container')]")
        return (5 if grid is None else 6), 90
    sure = 90 if named else 80
    if root.get("id") == "vbulletin_html":
        return 4, sure
    if find(root, _SOURCES) is not None or (
        page.names.has(*_NAMES) and find(root, _NAMED) is not None
    ):
        return (4 if find(root, _NEW) is not None else 3), sure
    if page.says("vBulletin version 2") and find(root, _BULLET) is not None:
        return 2, 80
    if page.names.has_link("action=getinfo") and _links(page, _OLD) and _links(page, _FORUM_LINK):
        return 2, 80
    if page.says("showthread.php?t=") and find(root, _PRINT) is not None:
        return 3, 60
    if named or _credited(page):
        return 3, 60
    return 0, 0


def _links(page: Page, expression: str) -> bool:
    """Whether one of these links leads to the page's own site: posts link to other forums too.

    A saved page does not know its site.
    """
    site = bare(site_of(page.base))
    sites = (bare(site_of(page.absolute(a.get("href")))) for a in find_all(page.root, expression))
    return any(not site or found == site for found in sites)


def _credited(page: Page) -> bool:
    """Whether a short line names vBulletin as what powers the page, beside a link to a board."""
    if not page.says("vBulletin"):
        return False
    credit = any(len(line(found)) < 200 for found in find_all(page.root, _CREDIT))
    return credit and _links(page, _FORUM_LINK)


def read_kind(page: Page) -> Kind:
    """What a page of vBulletin 2, 3 or 4 is, from its structure, then its URL."""
    root = page.root
    if any(body.tag == "div" and body.get("id") for _, body in messages(page)[:1]):
        return Kind.THREAD
    if find(root, _POSTS) is not None or find(root, _PRINT) is not None:
        return Kind.THREAD
    if find(root, _THREADS) is not None:
        return Kind.BOARD
    if find(root, _BOARDS) is not None:
        script = _SCRIPT.search(page.markup)
        if script is not None:
            return Kind.INDEX if script[1] in {b"index", b"forum"} else Kind.BOARD
        return Kind.BOARD if find(root, _INSIDE) is not None else Kind.INDEX
    message = _message(root)
    if message is not None:
        return message
    address = read_address(page.url)
    if find(root, _PROFILE) is not None or (address and address.kind is Kind.PROFILE):
        return Kind.PROFILE
    return archive_kind(root)


_INSIDE = (
    "//span[contains(@class,'navbar')]/a[contains(@href,'forumdisplay.php')]"
    " | //*[@id='breadcrumb']//li[contains(@class,'navbit')]//a[contains(@href,'forum')]"
    " | //td[contains(@class,'navbar')]//strong"
    " | //form[contains(@action,'moderator.php?f=')]"
)
_ARCHIVE = "//div[@id='content']//a[contains(@href,'{}-')]"


def archive_kind(root: HtmlElement) -> Kind:
    """What a page of the archive without posts is: its board, its index, or none of it."""
    if find(root, "//div[@id='navbar']") is None:
        return Kind.OTHER
    if find(root, _ARCHIVE.format("t")) is not None:
        return Kind.BOARD
    return Kind.INDEX if find(root, _ARCHIVE.format("f")) is not None else Kind.OTHER


_CELLS = (
    "//td[contains(@class,'alt1') or contains(@class,'alt2')] | //td[@bgcolor and not(.//table)]"
)
_BOX = (
    "//td[contains(@class,'panelsurround')] | //div[contains(@class,'standard_error')]"
    " | //form[contains(@class,'block') and contains(@action,'login.php')]"
)


def _message(root: HtmlElement) -> Kind | None:
    """LOGIN or ERROR where the page is vBulletin's message in a box."""
    boxes = find_all(root, _BOX)
    for box in boxes:
        if find(box, ".//input[@name='vb_login_username']") is not None:
            return Kind.LOGIN
    if len(find_all(root, "//input[@name='vb_login_username']")) > 1:
        return Kind.LOGIN
    for box in boxes or find_all(root, _CELLS):
        text = line(box)[:1500]
        if is_login_wall(text):
            return Kind.LOGIN
        plain = bool(boxes) and find(box, ".//input | .//select | .//textarea") is None
        if text and (plain or is_error_page(text)):
            return Kind.ERROR
    return None
