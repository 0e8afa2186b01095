"""Which vBulletin made a page."""

import re

from crawler.pages.dom import find, find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.sites import bare, site_of

_GENERATOR = re.compile(r"vbulletin\D*(\d)?")
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
PRINTED = (
    "//td[contains(@class,'page')]/table//td[contains(@style,'14pt')]"
    " | //li[contains(@class,'postbit')]/div[contains(@class,'header')]"
    "/div[contains(@class,'datetime')]"
)


def sure_of(page: Page, version: str) -> int:
    """How sure it is that a version made the page, for `detect`; of its siblings' pages a third."""
    made_by, sure = _version(page)
    return sure if str(made_by) == version else sure // 3


@once_a_page
def _version(page: Page) -> tuple[int, int]:
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
    if page.says("showthread.php?t=") and find(root, PRINTED) is not None:
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
