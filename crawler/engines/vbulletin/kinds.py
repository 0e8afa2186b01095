"""What a page of vBulletin 2, 3 or 4 is."""

import re

from lxml.html import HtmlElement

from crawler.arabic.error_pages import is_error_page
from crawler.arabic.walls import is_login_wall
from crawler.engines.base import Kind
from crawler.engines.vbulletin.blocks import messages
from crawler.engines.vbulletin.marks import PRINTED
from crawler.engines.vbulletin.routes import read_address
from crawler.engines.vbulletin.unmarked import listed_kind
from crawler.pages.dom import find, find_all, line
from crawler.pages.page import Page

_SCRIPT = re.compile(rb'THIS_SCRIPT\s*=\s*"(index|forum|forumdisplay)"')
_POSTS = "//div[contains(@class,'posttext')] | //td[starts-with(@id,'td_post_')]"
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
    " | //div[contains(@class,'bigusername')]"
)
_INSIDE = (
    "//span[contains(@class,'navbar')]/a[contains(@href,'forumdisplay.php')]"
    " | //*[@id='breadcrumb']//li[contains(@class,'navbit')]//a[contains(@href,'forum')]"
    " | //td[contains(@class,'navbar')]//strong"
    " | //form[contains(@action,'moderator.php?f=')]"
)
_ARCHIVE = "//div[@id='content']//a[contains(@href,'{}-')]"
_CELLS = (
    "//td[contains(@class,'alt1') or contains(@class,'alt2')] | //td[@bgcolor and not(.//table)]"
)
_BOX = (
    "//td[contains(@class,'panelsurround')] | //div[contains(@class,'standard_error')]"
    " | //form[contains(@class,'block') and contains(@action,'login.php')]"
)


def read_kind(page: Page) -> Kind:
    """What a page of vBulletin 2, 3 or 4 is, from its structure, then its URL."""
    root = page.root
    if messages(page) or find(root, _POSTS) is not None or find(root, PRINTED) is not None:
        return Kind.THREAD
    if find(root, _THREADS) is not None:
        return Kind.BOARD
    if find(root, _BOARDS) is not None:
        if script := _SCRIPT.search(page.markup):
            return Kind.INDEX if script[1] in {b"index", b"forum"} else Kind.BOARD
        return Kind.BOARD if find(root, _INSIDE) is not None else Kind.INDEX
    if find(root, _PROFILE) is not None:
        return Kind.PROFILE
    boxes = find_all(root, _BOX)
    found = (None if boxes else listed_kind(page)) or _message(root, boxes)
    if found is not None:
        return found
    address = read_address(page.url)
    return Kind.PROFILE if address and address.kind is Kind.PROFILE else _archive_kind(root)


def _archive_kind(root: HtmlElement) -> Kind:
    """What a page of the archive without posts is: its board, its index, or none of it."""
    if find(root, "//div[@id='navbar']") is None:
        return Kind.OTHER
    if find(root, _ARCHIVE.format("t")) is not None:
        return Kind.BOARD
    return Kind.INDEX if find(root, _ARCHIVE.format("f")) is not None else Kind.OTHER


def _message(root: HtmlElement, boxes: list[HtmlElement]) -> Kind | None:
    """LOGIN or ERROR where the page is vBulletin's message in a box."""
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
