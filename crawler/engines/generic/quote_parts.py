"""Whom a quote on an unknown forum names, and its words."""

import re
from copy import deepcopy

from lxml.html import HtmlElement

from crawler.arabic.bylines import byline
from crawler.arabic.names_before_dates import name_before_date
from crawler.arabic.quote_authors import quote_author, replied_to, saying_author
from crawler.arabic.quotes import is_quote_head
from crawler.blocks.name_marks import is_dated
from crawler.bodies.markup import QuoteParts
from crawler.engines.generic.quote_heads import (
    HEADINGS,
    brief,
    first_heading,
    follows_heading,
    holds_quote,
)
from crawler.pages.dom import line

_LONGEST_NAME = 40
# `NAME, post: 6`, as Misago has it over a quote.
_NUMBER = re.compile(r",\s*post:\s*(\d+)")
_FEET = frozenset({"cite", "footer", "figcaption"})
_SIGNS = " :@\u2014\u2013-"
_RULES = frozenset({"br", "hr", "img"})
_FRAMES = frozenset("table tbody tr td div blockquote p font span".split())


def quote_parts(element: HtmlElement) -> QuoteParts:
    """A quote's author stands in an attribute, in its first short line, or in the line before."""
    author = element.get("data-quote") or element.get("data-username") or element.get("cite")
    if author and "/" not in author and not author.startswith("#"):
        return QuoteParts(author, None, [element])
    if (foot := _attribution(element)) is not None:
        whose = saying_author(line(foot)) or line(foot).strip(_SIGNS)
        said = _before(foot)
        return QuoteParts(whose, None, [_only_child(said) if element.tag == "figure" else said])
    heading = first_heading(element)
    if heading is not None:
        return QuoteParts(_named(heading), None, [_behind(heading)])
    before = element.getprevious()
    above = _named(before) if before is not None and follows_heading(element) else None
    inner = _only_child(element)
    head, named = _own_heading(inner)
    rest = inner if head is None else _behind(head)
    if head is not None and not line(rest):
        return QuoteParts(named or above, None, [element])
    if _own_heading(bare := _only_child(rest))[0] is None:
        rest = bare  # a frame holds heading and quote
    if not (named or above):
        above, rest = _without_first_line(rest)
    number = None if head is None else _NUMBER.search(line(head))
    return QuoteParts(named or above, number and number[1], [rest])


def _without_first_line(holder: HtmlElement) -> tuple[str | None, HtmlElement]:
    """The author whom the loose first line of a quote names, and the quote without that line."""
    copy = deepcopy(holder)
    copy.tail = None
    first = copy
    while not (first.text or "").strip():
        inner = next((part for part in first if part.tag not in _RULES), None)
        if inner is None:
            return None, holder
        if any((rule.tail or "").strip() for rule in inner.itersiblings(preceding=True)):
            return None, holder
        first = inner
    head, colon, rest = (first.text or "").strip().partition(":")
    author = saying_author(head + colon) if colon and len(head) <= _LONGEST_NAME else None
    if author is None or (rest and quote_author(head + colon) is None):
        return None, holder
    first.text = rest.lstrip() or None
    return author, copy


def _attribution(element: HtmlElement) -> HtmlElement | None:
    """The last part of a quote where that says whose it is, as HTML has it: a `<footer>`."""
    last = element[-1] if len(element) > 1 else None
    if last is None or last.tag not in _FEET or (last.tail or "").strip():
        return None
    named = line(last).strip(_SIGNS)
    return last if 0 < len(named) <= _LONGEST_NAME else None


def _before(foot: HtmlElement) -> HtmlElement:
    """A quote without the last part of it."""
    copy = deepcopy(foot.getparent())
    copy.tail = None
    copy.remove(copy[-1])
    return copy


def _own_heading(holder: HtmlElement) -> tuple[HtmlElement | None, str | None]:
    """The element with which the heading in a quote ends, and whom it names: a word for quotes
    may stand before the name."""
    label = (holder.text or "").strip(" :\n\r\t")
    labelled = is_quote_head(label)
    if label and not labelled:
        return None, None
    head = None
    for part in holder:
        words = brief(part) if part.tag in HEADINGS or _is_said_link(part) else ""
        loose = (part.tail or "").strip()
        if not loose and not line(part):
            continue
        inner = words and (_heads_inner(part) or holds_quote(part))
        if inner or (part.tag not in _RULES and not words):
            break
        if words and not is_quote_head(words.strip(" :")):
            bare = words.endswith(":") or words.startswith("@") or (labelled and not loose)
            named = _said_by(part, words) or (words if bare else "")
            named = named.strip(_SIGNS)
            return (part, named) if named and len(named) <= _LONGEST_NAME else (head, None)
        labelled = labelled or bool(words)
        head = part if labelled else None
        if loose:
            break
    return head, None


def _is_said_link(part: HtmlElement) -> bool:
    """Whether a link to what is quoted says whose it is: `NAME wrote on DATE:`."""
    words = brief(part) if part.tag == "a" else ""
    return words.endswith(":") and saying_author(words) is not None


def _said_by(heading: HtmlElement, words: str) -> str:
    """Whom the heading at the top of a quote names: words say so, or its element, or a date
    behind the name."""
    cited = heading if heading.tag in _FEET else heading.find(".//cite")
    named = _author_in(words) or byline(words) or line(cited)
    return named or replied_to(words) or name_before_date(words) or ""


def _heads_inner(heading: HtmlElement) -> bool:
    """Whether the heading of a quote is that of one in it, which names nobody itself; words of its
    own follow that one."""
    inner = heading.getnext()
    if inner is None or inner.tag != "blockquote" or (heading.tail or "").strip(" :\n\r\t"):
        return False
    if not ((inner.tail or "").strip() or any(map(line, inner.itersiblings()))):
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


def _named(heading: HtmlElement) -> str | None:
    """The author whom a quote's heading names: in a link, in words, or after a colon."""
    links = (link for link in heading.iter("a") if line(link))
    link = next((link for link in links if not is_dated(line(link))), None)
    return line(link) or _author_in(line(heading))


def _author_in(words: str) -> str | None:
    head, _, after = words.partition(":")
    return saying_author(words) or (after.strip() if is_quote_head(head) else "") or None
