"""Which SMF made a page, and what the page is."""

import re

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.messages import message_kind
from crawler.engines.smf.light import light_posts, wireless
from crawler.engines.smf.lists import board_rows, thread_rows
from crawler.engines.smf.posts import marks
from crawler.engines.smf.routes import read_address
from crawler.pages.dom import find
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

ONE, TWO, TWO_ONE = "1.1", "2.0", "2.1"
# Scripts in the head of every page set these, in every version.
_SCRIPT = re.compile(r"\b(?:smf|elk)_(?:theme_url|scripturl|images_url|default_theme_url)\s*=")
_CREDIT = "//a[contains(@href,'simplemachines.org')]"
_NEW_MARKS = (
    "//div/@id[.='topic_container' or .='display_head'] | //div/@data-msgid"
    " | //span/@class[contains(.,'main_icons')]"
)
_OLD = ("fin11", "script.js?rc", "script.js?brc")
_OLD_MARKS = (
    "//a/@name[starts-with(.,'msg') or .='bot' or .='lastPost']"
    " | //td/@class[starts-with(.,'maintab_')] | //td/@id[.='top_subject' or .='mainFrame']"
    " | //table/@class[contains(.,'bordercolor')]"
)
# Blocks of version 2, by id and by class.
_TWO_IDS = frozenset({"main_content_section", "content_section"})
_TWO_CLASSES = frozenset({"post_wrapper", "cat_bar"})
_WALL = "//form[@name='frmLogin' or @id='frmLogin']"
# Lists of threads or boards: a theme may show the form of the wall in the head of every page.
_LISTS = (
    "//*[@id='messageindex' or @id='boardindex_table' or starts-with(@id,'category_')]"
    " | //span[starts-with(@id,'msg_')]"
)
_ERROR = (
    "//*[@id='fatal_error' or @id='maintenance_mode']"
    " | //form[@id='maintenance_login' or @name='maintenance_login']"
)
_BACK = "//a[contains(@href,'history.go(-1)')]"
_MEMBER = "//*[@id='profileview' or @id='basicinfo' or @id='detailedinfo']"


@once_a_page
def version(page: Page) -> tuple[str, int]:
    """The version that made the page, and how sure that is (0: not SMF's page)."""
    root = page.root
    if wireless(page):
        return TWO, 80
    if not page.says("smf", "simplemachines", "elk_"):
        return "", 0
    texts = [script.text or "" for script in root.iter("script")]
    scripts = [text for text in texts if "smf_" in text or "elk_" in text]
    sure = 95 if any(map(_SCRIPT.search, scripts)) else 0
    if not sure and find(root, _CREDIT) is not None:
        marked = page.says("post_wrapper", "quickModForm") or _is_two(root)
        marked = marked or find(root, _OLD_MARKS) is not None or bool(light_posts(page))
        sure = 80 * marked
    if not sure:
        return "", 0
    if any("smf_member_id" in script for script in scripts):
        return TWO_ONE, sure
    before = any("smf_iso_case_folding" in script for script in scripts)
    if not before and find(root, _NEW_MARKS) is not None:
        return TWO_ONE, sure
    if _is_two(root):
        return TWO, sure
    old = page.says(*_OLD, "margin: 0 5ex") or find(root, _OLD_MARKS) is not None
    return ONE if old else TWO, sure


def _is_two(root: HtmlElement) -> bool:
    """Whether one of the blocks of version 2 is there: the first of them is near the top."""
    blocks = root.iter("div")
    return any(e.get("id") in _TWO_IDS or e.get("class") in _TWO_CLASSES for e in blocks)


@once_a_page
def read_kind(page: Page) -> Kind:
    """What a page is: posts and messages of the forum come before what its URL says."""
    if marks(page) or light_posts(page):
        return Kind.THREAD
    root = page.root
    if find(root, _WALL) is not None and find(root, _LISTS) is None:
        return Kind.LOGIN
    message = find(root, _ERROR)
    if message is None and find(root, _BACK) is not None:  # version 1: a table and a way back
        message = find(root, "//table[tr[@class='titlebg']]//tr[starts-with(@class,'windowbg')]")
    if message is not None:
        return message_kind(message)
    if find(root, _MEMBER) is not None:
        return Kind.PROFILE
    address = read_address(page.url)
    named = address.kind if address is not None else Kind.OTHER
    if named in {Kind.BOARD, Kind.INDEX, Kind.PROFILE}:
        return named
    if find(root, "//*[@id='messageindex']") is not None or any(True for _ in thread_rows(page)):
        return Kind.BOARD
    index = (
        "//*[@id='boardindex_table' or starts-with(@id,'category_')] | //a[@id='c1' or @name='c1']"
    )
    if (wireless(page) or find(root, index) is not None) and any(True for _ in board_rows(page)):
        return Kind.INDEX
    return Kind.OTHER
