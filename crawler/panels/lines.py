"""The lines of text of an author's panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from crawler.arabic.labels import match_label
from crawler.arabic.members import is_online_status
from crawler.arabic.punctuation import ends_in_colon
from crawler.pages.dom import line

if TYPE_CHECKING:
    from collections.abc import Container

    from lxml.html import HtmlElement

_SKIPPED = frozenset("script style noscript template select textarea button object iframe".split())
_BREAKS = frozenset(
    "address br center dd div dl dt fieldset form h1 h2 h3 h4 h5 h6 hr legend li ol p table tbody "
    "td th tr ul".split()
)
_INLINE = frozenset("span b strong em i font label small".split())
_NAMES = frozenset({"dt", "legend"})
_MUTE_INPUTS = frozenset({"hidden", "submit", "button", "checkbox", "radio", "image", "reset"})


def panel_lines(root: HtmlElement | None, skipped: Container[HtmlElement | None] = ()) -> list[str]:
    """The lines of text under `root`, without the subtrees in `skipped`.

    Blocks, cells and line breaks part lines. A label has a colon behind it where its value is the
    element or cell beside it or the cell under it, or it is the tooltip of an icon. The value of a
    text input is a line; the alt text of an image that is no link counts where it is the value of
    a label (`label: <img alt="value">`). A label with an image that says nothing has no value.
    """
    lines: list[str] = []
    if root is None:
        return lines
    run: list[str] = []
    pictured = False

    def close() -> None:
        nonlocal pictured
        text = _words(run)
        if text and not (pictured and _is_label(text)):
            lines.append(text)
        run.clear()
        pictured = False

    rows = list(root.iter("tr"))
    heads, labels = _heads_over(rows), _labels_beside(rows)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            named = tag in _NAMES or element in labels
            label = _words(run) if named or _is_beside(element) else ""
            named = named or (label != "" and match_label(label) is not None)
            if label and named and not ends_in_colon(label):
                run.append(": ")
            if tag in _BREAKS:
                close()
            if element is not root and element.tail:
                run.append(element.tail)
            continue
        if (
            not isinstance(tag, str)
            or tag in _SKIPPED
            or element in skipped
            or heads.get(element) == ""
        ):
            walk.skip_subtree()
            continue
        if tag in _BREAKS:
            close()
            if element in heads:
                run.append(f"{heads[element]}: ")
        if tag == "input" and (element.get("type") or "text").lower() not in _MUTE_INPUTS:
            close()
            run.append(element.get("value") or "")
            close()
            continue
        if tag == "img":
            parent = element.getparent()
            label = _words(run) or (lines[-1] if lines else "")
            if label and (parent is None or parent.tag != "a") and _is_label(label):
                words = element.get("alt") or element.get("title") or ""
                pictured = not words
                colon = ": " if run and not ends_in_colon(label) else ""
                run.append(colon + words if words else "")
            continue
        if (tip := element.get("title")) and not _words(run) and _is_tip(tip, element):
            run.append(f"{tip}: ")
        if element.text:
            run.append(element.text)
    close()
    return lines


def _words(run: list[str]) -> str:
    return " ".join("".join(run).split())


def _is_label(text: str) -> bool:
    return ends_in_colon(text) or match_label(text) is not None


def _heads_over(rows: list[HtmlElement]) -> dict[HtmlElement, str]:
    """The cells under a row of labels, with the labels; the cells of that row with none."""
    heads: dict[HtmlElement, str] = {}
    for row in rows:
        below = row.getnext()
        if below is None or not 1 < len(row) == len(below):
            continue
        labels = list(map(line, row))
        known = sum(match_label(label) is not None for label in labels)
        if known > 1 and not any(match_label(line(cell)) for cell in below):
            heads |= dict.fromkeys(row, "") | dict(zip(below, labels, strict=True))
    return heads


def _labels_beside(rows: list[HtmlElement]) -> set[HtmlElement]:
    """The first cells of rows of two, where several of them are labels, but for whole pairs."""
    cells = [row[0] for row in rows if len(row) == 2]
    known = sum(match_label(line(cell)) is not None for cell in cells)
    return {cell for cell in cells if ":" not in line(cell)[:-1]} if known > 1 else set()


def _is_tip(tip: str, element: HtmlElement) -> bool:
    """Whether the tooltip of an icon, or of an icon and its value, is their label."""
    known = match_label(tip) is not None and not is_online_status(tip)
    return known and tip not in line(element)


def _is_beside(element: HtmlElement) -> bool:
    """Whether an inline element and the next one stand side by side, with no words between."""
    if element.tag not in _INLINE or (element.tail or "").strip():
        return False
    following = element.getnext()
    return following is not None and following.tag in _INLINE
