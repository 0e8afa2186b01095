"""The places of a page that name a member."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.arabic.buttons import is_button
from crawler.arabic.bylines import byline
from crawler.arabic.flattened import post_number
from crawler.arabic.headings import heads_list
from crawler.arabic.labels import match_label
from crawler.arabic.list_lines import column_of
from crawler.arabic.quote_authors import quote_author
from crawler.arabic.quotes import is_code_head, is_quote_head, is_quote_line
from crawler.arabic.titles import is_title_line
from crawler.blocks.member_links import leads_to_member
from crawler.blocks.segment import BOLD, LONGEST_DATE, YEAR, NameMark
from crawler.pages.dom import line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.blocks.outline import Outline
    from crawler.blocks.walk import Piece

_LONGEST_NAME = 50
# A byline and what stands beside it in one element have no more characters.
_LONGEST_HEAD = 200
_LONGEST_SAYING = 30
_BADGE = re.compile(r"badge|label|rank|role|level", re.I)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BLOCKS = frozenset("div table dl ul ol br p li td tr dd".split())
# Behind the heading of a list: `الردود (3)`.
_COUNT = re.compile(r"\s*[(\[]\s*\d+\s*[)\]]$")
_DATED = re.compile(rf"\d[:.h]\d\d|{YEAR}|\d+\s*\D{{2,12}}\s*\d")
_NICKNAME = re.compile(rf"[^\W\d]{{3,}}[._-]?{YEAR}")


def mark_names(outline: Outline) -> dict[int, NameMark]:
    """The names of members on a page by place; what is a date is no name."""
    marks = {place: NameMark(0, name, None) for place, name in outline.said.stated_names}
    linked = {place: href for place, href in outline.said.links if leads_to_member(href)}
    inner = [*outline.said.called[1:], len(outline.order)]
    # What holds another element called a name is a panel.
    called = {p for p, q in zip(outline.said.called, inner, strict=False) if q >= outline.end[p]}
    for place in sorted({*linked, *called, *outline.said.bold}):
        if place in marks or place in outline.dates or outline.said.quoted[place]:
            continue
        if outline.is_small(place) and not outline.in_aside(place):
            mark = _name_of(place, linked.get(place), place in called, outline)
            if mark is None or _is_quoted(outline.order[place], mark.name):
                continue
            if mark.rank < BOLD or not outline.is_title(place):
                marks[place] = mark
    for piece in outline.bylines:
        found = _told(piece, outline)
        if found is not None and found[0] not in marks and not outline.in_aside(found[0]):
            marks[found[0]] = NameMark(2, found[1], None)
    return marks


def _is_quoted(element: HtmlElement, name: str) -> bool:
    """Whether the words before a name, or behind it, are those of a quote's heading."""
    behind = " ".join((element.tail or "").split())
    if behind.endswith(":") and len(behind) <= _LONGEST_SAYING and quote_author(f"{name} {behind}"):
        return True
    before, holder = element.getprevious(), element.getparent()
    words = (before.tail if before is not None else "" if holder is None else holder.text) or ""
    return bool(words.strip()) and is_quote_line(words)


def _told(piece: Piece, outline: Outline) -> tuple[int, str] | None:
    """The name that a byline tells, or that stands behind it, and its place."""
    owner = outline.order[piece.owner]
    name, place = byline(piece.text) or "", piece.owner
    if not name:
        holder = owner if piece.before is None else piece.before
        behind = next(iter(owner), None) if piece.before is None else piece.before.getnext()
        if behind is None and len(owner) == 0:
            name, behind = " ".join((holder.tail or "").split()), holder.getnext()
            place = outline.up[piece.owner]
        if not name and behind is not None and behind in outline.place:
            place = outline.place[behind]
            name = outline.brief(place)
    fits = outline.is_small(place) and outline.words(place) <= _LONGEST_HEAD and is_name(name)
    return (place, name) if fits else None


def _name_of(place: int, linked: str | None, called: bool, outline: Outline) -> NameMark | None:
    element = outline.order[place]
    href = linked or (element.get("href") if element.tag == "a" else None)
    if called and linked is None:  # a name may stand beside a rank or a count of points
        inner = next((a for a in element.iter("a") if a.get("href") and line(a)), None)
        if inner is not None and len(element) < 8:
            element, href = inner, inner.get("href")
    name = _own_name(element, outline)
    if linked is not None and not name:  # a picture stands for the name
        picture = next(element.iter("img"), None)
        name = "" if picture is None else (picture.get("alt") or "").strip()
        return NameMark(2, name, href) if is_name(name) and not is_dated(name) else None
    if not is_name(name) or (len(element) and any(e.tag in _BLOCKS for e in element)):
        return None
    if linked is None and not called:
        if len(name) == 1 or is_dated(name):
            return None  # a letter stands for an avatar
        if element.tag in _HEADINGS and heads_list(name):
            return None
    return NameMark(
        BOLD if linked is None and not called else 2 if linked is None else 1, name, href
    )


def _own_name(element: HtmlElement, outline: Outline) -> str:
    """The words of an element without a last child that is a count of points, a badge or a date."""
    children = len(element)
    if not children:
        return " ".join((element.text or "").split())
    if children > 3:
        return ""
    words, last = line(element), line(element[-1])
    dated = outline.place.get(element[-1]) in outline.dates
    beside = dated or last.isdigit() or _BADGE.search(element[-1].get("class") or "")
    return words.removesuffix(last).rstrip() if beside and words != last else words


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    if not 0 < len(text) <= _LONGEST_NAME or not any(c.isalpha() for c in text):
        return False
    if text.endswith(":") or is_button(text.strip(" []()")) or _is_label(text) or post_number(text):
        return False
    if is_quote_head(text) or is_code_head(text) or is_title_line(text):
        return False
    return column_of(_COUNT.sub("", text)) is None


def is_dated(text: str) -> bool:
    """Whether a text has a date in it: members have years behind their names, too."""
    return _DATED.search(text) is not None and _NICKNAME.fullmatch(text) is None


def _is_label(text: str) -> bool:
    """Whether a text is the label of a value in an author's panel, alone or with the value."""
    label = text.partition(": ")[0].strip(" :")
    return 0 < len(text) <= LONGEST_DATE and match_label(label) is not None
