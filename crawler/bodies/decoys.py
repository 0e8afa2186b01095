"""Words in a body that no reader sees: forums mix them in against copying."""

import re
from functools import partial
from itertools import takewhile
from operator import is_not
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

# Asked first, in C: hardly a body has any. `jammer` is the class that Discuz and its kin give them.
_STYLED = etree.XPath(
    "descendant::*/@style[contains(.,'none') or contains(.,'hidden') or contains(.,'size')]/.."
    " | descendant::*/@class[.='jammer']/.."
)
_END = r"\s*(?:!\s*important\s*)?(?:;|$)"
_UNSEEN = re.compile(rf"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden){_END}", re.I)
_TINY = re.compile(rf"(?:^|;)\s*font-size\s*:\s*0+(?:\.0+)?(?:[a-z]{{2,3}}|%)?{_END}", re.I)
# What a click may do, in bodies with spoilers, boxes and tabs.
_OPENS = etree.XPath(
    "boolean(descendant::*[@onclick or self::button or self::input or self::summary"
    " or self::a[not(@href) or @href='#' or starts-with(@href,'javascript:')]])"
)


def drop_decoys(body: HtmlElement) -> None:
    """Take out of a body what its own style hides and nothing in it shows."""
    styled: Any = _STYLED(body)
    if styled:
        opens = bool(_OPENS(body))
        for element in styled:
            if _is_decoy(element, body, opens):
                element.drop_tree()


def _is_decoy(element: HtmlElement, body: HtmlElement, opens: bool) -> bool:
    """Whether an element is one; what a spoiler hides has a name, or stands in what has one."""
    style = element.get("style") or ""
    if element.get("class") == "jammer":
        return True
    if _TINY.search(style):  # what is in it may have a size of its own
        return not len(element)
    if opens or not _UNSEEN.search(style):
        return False
    around = takewhile(partial(is_not, body), element.iterancestors())
    return not any(e.get("class") or e.get("id") for e in (element, *around))
