"""What the elements of an unknown forum's posts are: quotes, signatures, edit notes."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING

from crawler.arabic.buttons import is_button
from crawler.arabic.bylines import byline
from crawler.arabic.edit_notes import edit_note
from crawler.arabic.notices import is_notice
from crawler.arabic.quote_authors import saying_author
from crawler.arabic.quotes import is_code_head, is_quote_head
from crawler.blocks.attributes import SIGNATURE
from crawler.blocks.name_marks import DATED
from crawler.dom import line
from crawler.markup import Markup, QuoteParts, Role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOXED = re.compile(r"border|background", re.I)
# In Arabic too: `iqtibas`.
_QUOTE = re.compile(
    r"(?:^|[\s_-])(?:(?:bbcode_?)?(?:quote|zitat|citation|(?:[ie][qk]|igh)ti?bas)(?!d)"
    r"|(?!inner)\w{1,9}quote(?=$|\s))",
    re.I,
)
_CODE = re.compile(r"(?:^|[\s_-])code(?:box|block)?(?:$|[\s_-])", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_LONGEST_HEADING = 120
_LONGEST_NAME = 40
_LONGEST_NOTE = 220
_LONGEST_NOTICE = 60
# A line of a page's own is made of no more elements than this.
_MOST_ELEMENTS = 30
_RULES = frozenset({"br", "hr", "img"})
_HOLDERS = frozenset("table div blockquote aside fieldset dd".split())
_HEADINGS = frozenset("cite div p strong b i em h4 span dt legend font small header".split())


def _special(element: HtmlElement) -> Role | None:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    tag = element.tag
    if tag == "div" and _is_hidden_quote(element):
        return Role.DROP
    if tag == "blockquote" or (tag in _HOLDERS and _QUOTE.search(names)):
        return Role.QUOTE
    if SIGNATURE.search(names):
        return Role.DROP
    if tag in _HOLDERS and _CODE.search(names) and element.find(".//pre") is not None:
        return Role.CODE
    if tag in _HOLDERS and (_follows_heading(element) or _first_heading(element) is not None):
        return Role.QUOTE
    words = _brief(element, _LONGEST_NOTE)
    if not words:
        return None
    if _is_bar(element, words):
        return Role.DROP
    # phpBB 2 and its kin draw a line of underscores above the signature.
    if words.startswith("_____") or edit_note(words) or _is_heading(element, words):
        return Role.DROP
    return Role.DROP if len(words) <= _LONGEST_NOTICE and is_notice(words) else None


def _is_bar(element: HtmlElement, words: str) -> bool:
    """Whether an element has nothing in it but links with the words of buttons."""
    links = [line(link) for link in element.iter("a", "button")]
    return (
        bool(links)
        and all(map(is_button, filter(None, links)))
        and (sum(map(len, links)) >= sum(map(str.isalnum, words)))
    )


def _is_hidden_quote(element: HtmlElement) -> bool:
    """Whether an element is what a button for quoting takes: nobody sees it on the page."""
    hidden = _HIDDEN.search(element.get("style") or "")
    return bool(hidden) and len(element) > 0 and element[0].tag == "blockquote"


def _brief(element: HtmlElement, longest: int = _LONGEST_HEADING) -> str:
    """The line that an element says; empty where it is too large for one. Its time is bounded."""
    if sum(1 for _ in islice(element.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        return ""
    words = line(element)
    return words if len(words) <= longest else ""


def _is_heading(element: HtmlElement, words: str) -> bool:
    """Whether an element says no more than that what follows it is a quote, or code."""
    following = element.getnext()
    if following is None or (element.tail or "").strip(" :\n\r\t"):
        return False
    if is_code_head(words):
        return next(following.iter("pre", "code"), None) is not None
    return following.tag in _HOLDERS and _heads(words)


def _follows_heading(element: HtmlElement) -> bool:
    before = element.getprevious()
    if before is None or before.tag not in _HEADINGS or (before.tail or "").strip(" :\n\r\t"):
        return False
    return _heads(_brief(before))


def _first_heading(element: HtmlElement) -> HtmlElement | None:
    """The heading of a quote that stands first in its table or frame; else None."""
    if element.tag == "table":
        first = next(element.iter("tr"), None)
        cells = [] if first is None else [first, *islice(first.iter("td", "th"), 4)]
    elif element.tag == "fieldset":
        first = element.find("legend")
        cells = [] if first is None else [first]
    elif element.tag == "div" and _BOXED.search(element.get("style") or ""):
        first = next(iter(element), None)
        first = None if (element.text or "").strip() else first
        cells = [first] if first is not None and first.tag in _HEADINGS else []
    else:
        return None
    return first if any(_heads(_brief(cell)) for cell in cells) else None


def _heads(words: str) -> bool:
    if not words:
        return False
    return bool(saying_author(words)) or is_quote_head(words.partition(":")[0])


def _quote(element: HtmlElement) -> QuoteParts:
    """A quote's author stands in an attribute, in its first short line, or in the line before."""
    author = element.get("data-quote") or element.get("data-username") or element.get("cite")
    if author and "/" not in author:
        return QuoteParts(author, None, [element])
    heading = _first_heading(element)
    if heading is not None:
        return QuoteParts(_named(heading), None, [_behind(heading)])
    before = element.getprevious()
    above = _named(before) if before is not None and _follows_heading(element) else None
    head, named = _own_heading(_only_child(element))
    if head is None:
        return QuoteParts(above, None, [element])
    rest = _behind(head)
    return QuoteParts(named or above, None, [rest] if line(rest) else [element])


def _own_heading(holder: HtmlElement) -> tuple[HtmlElement | None, str | None]:
    """The element with which the heading in a quote ends, and whom it names: a word for quotes
    may stand before the name."""
    label = (holder.text or "").strip(" :\n\r\t")
    labelled = is_quote_head(label)
    if label and not labelled:
        return None, None
    head = None
    for part in holder:
        words = _brief(part) if part.tag in _HEADINGS else ""
        loose = (part.tail or "").strip()
        if (part.tag not in _RULES and not words) or (words and _heads_inner(part)):
            break
        if words and not is_quote_head(words.strip(" :")):
            bare = words.endswith(":") or (labelled and not loose)
            named = _author_in(words) or byline(words) or (words.strip(" :") if bare else None)
            return (part, named) if named and len(named) <= _LONGEST_NAME else (head, None)
        labelled = labelled or bool(words)
        head = part if labelled else None
        if loose:
            break
    return head, None


def _heads_inner(heading: HtmlElement) -> bool:
    """Whether the heading of a quote is that of one in it, which names nobody itself."""
    inner = heading.getnext()
    if inner is None or inner.tag != "blockquote" or (heading.tail or "").strip(" :\n\r\t"):
        return False
    return _own_heading(_only_child(inner))[0] is None


def _behind(heading: HtmlElement) -> HtmlElement:
    """What stands behind a heading, with the words that stand loose there."""
    holder: HtmlElement = heading.makeelement("div")
    holder.text = heading.tail
    holder.extend(deepcopy(list(heading.itersiblings())))
    return holder


def _only_child(element: HtmlElement) -> HtmlElement:
    """The element that holds all that a quote's frame holds."""
    while len(element) == 1 and element[0].tag in _FRAMES:
        if f"{element.text or ''}{element[0].tail or ''}".strip():
            break
        element = element[0]
    return element


_FRAMES = frozenset("table tbody tr td div blockquote p font span".split())


def _named(heading: HtmlElement) -> str | None:
    """The author whom a quote's heading names: in a link, in words, or after a colon."""
    links = (link for link in heading.iter("a") if line(link))
    link = next((link for link in links if not DATED.search(line(link))), None)
    return line(link) or _author_in(line(heading))


def _author_in(words: str) -> str | None:
    head, _, after = words.partition(":")
    return saying_author(words) or (after.strip() if is_quote_head(head) else "") or None


MARKUP = Markup(
    special=_special,
    special_tags=frozenset(
        "div p span cite b strong em i small blockquote aside table font fieldset".split()
    ),
    quote=_quote,
)
