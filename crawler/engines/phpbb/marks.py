"""Which phpBB made a page, by the marks of its styles."""

import re
from typing import NamedTuple

from crawler.pages.dom import find
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

PROSILVER, TABLES, SUBSILVER = "3", "3 subsilver2", "2"
# Forumotion made its skins from phpBB's; each of its pages sets this variable.
_FORUMOTION = re.compile(rb"_userdata\s*[=\[]")
_LINKED = (
    "//a[contains(@href,'viewtopic') or contains(@href,'viewforum') or contains(@href,'ucp.php')"
    " or contains(@href,'posting.php')"
    " or contains(@href,'memberlist.php') or contains(@href,'profile.php?mode=')"
    " or contains(@href,'profile.php@mode=') or contains(@href,'file=viewtopic')]"
)

# A topic printed in subsilver2 has none of that style's marks, and a style for telephones may keep
# nothing but the link to the script that gives out its sheet.
_BARE = "//table//td/hr[contains(@class,'sep')] | //link[contains(@href,'style.php?id=')]"


class _Style(NamedTuple):
    """The marks of a variant: of `elements`, `ids`, and `classes` of any element, it has two.

    The markup has one of `words`; elements are called one of `names` where two marks are there.
    """

    variant: str
    words: tuple[str, ...]
    names: tuple[str, ...]
    elements: tuple[str, ...]
    ids: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    def count(self, page: Page) -> int:
        """How many of the marks are on a page."""
        if not page.names.has(*self.names):
            return 0
        found = sum(find(page.root, element) is not None for element in self.elements)
        return found + page.names.has_whole_id(*self.ids) + page.names.has_class(*self.classes)


_STYLES = (
    _Style(
        SUBSILVER,
        words=("forumline", "bodyline"),
        names=("forumline", "bodyline"),
        elements=(
            "//table/@class[contains(.,'forumline')]",
            "//td/@class[contains(.,'bodyline')] | //table/@class[contains(.,'bodyline')]",
        ),
        classes=("postbody", "maintitle", "mainmenu", "cattitle", "topictitle"),
    ),
    _Style(
        TABLES,
        words=("tablebg",),
        names=("tablebg", "wrap", "pagecontent", "pageheader"),
        elements=("//table/@class[contains(.,'tablebg')]",),
        ids=("wrapheader", "wrapcentre", "pagecontent", "pageheader"),
        classes=("postbody", "topicdetails", "breadcrumbs"),
    ),
    _Style(
        PROSILVER,
        words=("page-body", "section-view", "section-index", "linklist"),
        names=("section-", "page-body", "topiclist", "linklist", "postprofile", "message"),
        elements=(
            "//body[contains(@class,'section-')]",
            "//link[contains(@href,'/theme/') and contains(@href,'styles/')]"
            " | //link[contains(@href,'style.php?id=')]",
            "//ul/@class[contains(.,'topiclist') or contains(.,'linklist')]"
            " | //dl/@class[contains(.,'postprofile')] | //div[@id='message' and @class='panel']",
        ),
        ids=("page-body",),
    ),
)


@once_a_page
def version(page: Page) -> tuple[str, int]:
    """The variant that made the page, and how sure that is (0: not phpBB's page)."""
    root = page.root
    if any(body.get("id") == "phpbb" for body in root.iter("body")):
        return ("", 0) if _FORUMOTION.search(page.markup) else (PROSILVER, 95)
    counted = ((style.count(page), style) for style in _STYLES)
    found = [(count, style) for count, style in counted if count > 1 and page.says(*style.words)]
    if _FORUMOTION.search(page.markup):
        return "", 0
    named = b"phpbb" in page.markup.lower()
    if not found and named and find(root, _BARE) is not None and find(root, _LINKED) is not None:
        return PROSILVER, 80
    if not found or (not named and find(root, _LINKED) is None):
        return "", 0
    count, best = max(found, key=lambda pair: pair[0])
    return best.variant, 60 + 8 * (count + named)
