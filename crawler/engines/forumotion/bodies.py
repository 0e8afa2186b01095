"""The element of a Forumotion post's words, and what templates put below them."""

from copy import deepcopy
from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.headings import is_reminder
from crawler.arabic.titles import strip_reply_prefix
from crawler.engines.forumotion.markup import SIGNATURES
from crawler.pages.dom import RULE, classes, cut_at_rule, line, with_class
from crawler.pages.edits import edit_date
from crawler.raw import Shown

# The element around the words, from the inmost of each skin.
_BODIES = ("post-content", "entry-content", "post-entry", "content", "postbody")
_BESIDE = frozenset(
    "vote postbody-head postprofile clear clearfix signature_div user attachbox fa_like_div".split()
)
# What may stand below an edit note among the words.
_AFTER_NOTE = frozenset(("attachbox", "clear", *SIGNATURES))
_NOTE_TAGS = frozenset({"p", "span", "div", "em", "small", "i", "font", "center"})
_LONGEST_NOTE = 200
_LONGEST_LABEL = 20


class Words(NamedTuple):
    """A post's own words without the note and the signature that stood below them."""

    body: HtmlElement
    edited: Shown | None
    signature: HtmlElement | None


def find_body(block: HtmlElement) -> HtmlElement | None:
    """The element of the words: most skins have a `<div>` of its own around them."""
    for name in _BODIES:
        holder = with_class(block, name, "div", "td", "span", "section", "article", "p")
        if holder is None:
            continue
        if name == "post-content" or (holder.text or "").strip():
            return holder
        inner = next((e for e in holder if e.tag == "div" and not _beside(e)), None)
        if name == "entry-content" and inner is not None and not (inner.text or "").strip():
            inner = next((e for e in inner if e.tag == "div" and not _beside(e)), inner)
        return holder if inner is None else inner
    return None


def _beside(element: HtmlElement) -> bool:
    return not _BESIDE.isdisjoint(classes(element))


def part_words(body: HtmlElement) -> Words:
    """The words apart from an edit note at their end, and from a signature below a rule."""
    edited, signature = None, None
    if any(RULE.match(b.tail or "") for b in body.iter("br")):
        body = deepcopy(body)
        signature = cut_at_rule(body)
    place = _note_place(body)
    if place is not None:
        body = deepcopy(body)
        element = body[place]
        tail = " ".join((element.tail or "").split())
        if tail:
            words, element.tail = tail, None
        else:
            words = line(element)
            body.remove(element)
        edited = edit_date(words)
    return Words(body, edited, signature)


def part_title(body: HtmlElement, title: str) -> HtmlElement:
    """The words without the line over them that says their thread's title (`موضوع: رد: ...`)."""
    heading = next(iter(body), None)
    if heading is None or (body.text or "").strip() or not isinstance(heading.tag, str):
        return body
    label, _, named = line(heading).partition(":")
    words = strip_reply_prefix(named)
    if len(label) > _LONGEST_LABEL or len(words) <= 3 or words not in title:
        return body
    return _below_heading(body)


def part_reminder(body: HtmlElement) -> HtmlElement | None:
    """The words without the line over a repeated opening post, or None where there is none."""
    heading = next(iter(body), None)
    if heading is None or (body.text or "").strip() or not is_reminder(line(heading)):
        return None
    return _below_heading(body)


def _below_heading(body: HtmlElement) -> HtmlElement:
    body = deepcopy(body)
    body.text = body[0].tail
    body.remove(body[0])
    return body


def _note_place(body: HtmlElement) -> int | None:
    """Which child is, or has behind it, the edit note that ends the words."""
    for place in range(len(body) - 1, -1, -1):
        element = body[place]
        tail = " ".join((element.tail or "").split())
        if tail:
            return place if edit_note(tail) else None
        if not isinstance(element.tag, str) or not _AFTER_NOTE.isdisjoint(classes(element)):
            continue
        if element.tag in _NOTE_TAGS:
            words = "".join(element.itertext())
            if words.strip():
                return place if len(words) <= _LONGEST_NOTE and edit_note(line(element)) else None
        elif element.tag != "br":
            return None
    return None
