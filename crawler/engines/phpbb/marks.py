"""Which phpBB made a page, by the marks of its styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.dom import find
from crawler.page import once_a_page

if TYPE_CHECKING:
    from crawler.page import Page

PROSILVER, TABLES, SUBSILVER = "3", "3 subsilver2", "2"
# Forumotion made its skins from phpBB's; each of its pages sets this variable.
_FORUMOTION = re.compile(rb"_userdata\s*[=\[]")
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
# Each variant with a word that its pages have, for a quick look, and its marks.
_STYLES = (
    (SUBSILVER, "forumline", _OLD_MARKS),
    (SUBSILVER, "bodyline", _OLD_MARKS),
    (TABLES, "tablebg", _TABLE_MARKS),
    (PROSILVER, "page-body", _PROSILVER_MARKS),
    (PROSILVER, "section-view", _PROSILVER_MARKS),
    (PROSILVER, "linklist", _PROSILVER_MARKS),
)


@once_a_page
def version(page: Page) -> tuple[str, int]:
    """The variant that made the page, and how sure that is (0: not phpBB's page)."""
    root = page.root
    if _FORUMOTION.search(page.markup):
        return "", 0
    if find(root, "//body[@id='phpbb']") is not None:
        return PROSILVER, 95
    likely = [(variant, marks) for variant, word, marks in _STYLES if page.says(word)]
    if not likely:
        return "", 0
    named = b"phpbb" in page.markup.lower()
    if not named and find(root, _LINKED) is None:
        return "", 0
    found = [
        (sum(1 for mark in marks if find(root, mark) is not None), variant)
        for variant, marks in likely
    ]
    count, best = max(found, key=lambda pair: pair[0])
    return (best, 60 + 8 * (count + named)) if count >= 2 else ("", 0)
