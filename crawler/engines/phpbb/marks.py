"""Which phpBB made a page, by the marks of its styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.dom import find

if TYPE_CHECKING:
    from crawler.page import Page

PROSILVER, TABLES, SUBSILVER = "3", "3 subsilver2", "2"
# Forumotion, Xooit and their kin are made from phpBB's templates and have engines of their own.
_KIN = ("_userdata", "illiweb.com", "forumotion", "xooit.")
_LINKED = (
    "//a[contains(@href,'viewtopic') or contains(@href,'viewforum') or contains(@href,'ucp.php')"
    " or contains(@href,'memberlist.php') or contains(@href,'profile.php?mode=')"
    " or contains(@href,'profile.php@mode=') or contains(@href,'file=viewtopic')]"
)
_PROSILVER_MARKS = (
    "//body[contains(@class,'section-')]",
    "//*[@id='page-body']",
    "//link[contains(@href,'/theme/') and contains(@href,'styles/')]"
    " | //link[contains(@href,'style.php?id=')]",
    "//ul[contains(@class,'topiclist') or contains(@class,'linklist')]"
    " | //dl[contains(@class,'postprofile')] | //div[@id='message' and @class='panel']",
)
_TABLE_MARKS = (
    "//table[contains(@class,'tablebg')]",
    "//*[@id='wrapheader' or @id='wrapcentre' or @id='pagecontent' or @id='pageheader']",
    "//*[contains(@class,'postbody') or contains(@class,'topicdetails')"
    " or contains(@class,'breadcrumbs')]",
)
_OLD_MARKS = (
    "//table[contains(@class,'forumline')]",
    "//td[contains(@class,'bodyline')] | //table[contains(@class,'bodyline')]",
    "//*[contains(@class,'postbody') or contains(@class,'maintitle') or contains(@class,'mainmenu')"
    " or contains(@class,'cattitle') or contains(@class,'topictitle')]",
)


def version(page: Page) -> tuple[str, int]:
    """The variant that made the page, and how sure that is (0: not phpBB's page)."""
    known: tuple[str, int] | None = page.memo.get("phpbb version")
    if known is None:
        known = page.memo["phpbb version"] = _version(page)
    return known


def _version(page: Page) -> tuple[str, int]:
    root = page.root
    text = page.text
    if any(mark in text for mark in _KIN) and "phpbb.com" not in text:
        return "", 0
    if find(root, "//body[@id='phpbb']") is not None:
        return PROSILVER, 95
    named = "phpbb" in text.lower()
    if not named and find(root, _LINKED) is None:
        return "", 0
    best, score = "", 0
    for variant, marks in (
        (PROSILVER, _PROSILVER_MARKS),
        (TABLES, _TABLE_MARKS),
        (SUBSILVER, _OLD_MARKS),
    ):
        found = sum(1 for mark in marks if find(root, mark) is not None) + named
        if found > score:
            best, score = variant, found
    return (best, 60 + 8 * score) if score >= 3 else ("", 0)
