"""The lines of an author's panel, as label and value pairs."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from crawler.arabic.buttons import is_button
from crawler.arabic.label_lines import split_label, split_pairs
from crawler.arabic.labels import match_label
from crawler.arabic.members import is_online_status
from crawler.known_panels import copied
from crawler.label_places import heads_over, is_beside, is_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from lxml.html import HtmlElement

    from crawler.page import Page
    from crawler.raw import RawAuthor

_SKIPPED = frozenset("script style noscript template select textarea button object iframe".split())
_BREAKS = frozenset(
    "address br center dd div dl dt fieldset form h1 h2 h3 h4 h5 h6 hr legend li ol p table tbody "
    "td th tr ul".split()
)
_NAMES = frozenset({"dt", "legend"})
_COLONS = (":", "：")
_MUTE_INPUTS = frozenset({"hidden", "submit", "button", "checkbox", "radio", "image", "reset"})


def read_once(page: Page, member: tuple[object, ...], read: Callable[[], RawAuthor]) -> RawAuthor:
    """The author whom a panel shows, read once a page: it stands beside each of their posts.

    `member` tells the members of a page apart; nothing in it means that nobody can be told. What
    comes back is a record of its own.
    """
    if not any(member):
        return read()
    known: dict[tuple[object, ...], RawAuthor] = page.memo.setdefault("members", {})
    if member not in known:
        known[member] = read()
    return copied(known[member])


def panel_lines(root: HtmlElement, skipped: Container[HtmlElement] = ()) -> list[str]:
    """The lines of text under `root`, without the subtrees in `skipped`.

    Blocks, cells and line breaks part lines. A label has a colon behind it where its value is the
    element beside it or the cell under it, or it is the tooltip of an icon. The value of a text
    input is a line; the alt text of an image that is no link counts where it is the value of a
    label (`label: <img alt="value">`). A label with an image that says nothing has no value.
    """
    lines: list[str] = []
    run: list[str] = []
    pictured = False

    def close() -> None:
        nonlocal pictured
        text = _words(run)
        if text and not (pictured and _is_label(text)):
            lines.append(text)
        run.clear()
        pictured = False

    heads = heads_over(root)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            named = tag in _NAMES
            label = _words(run) if named or is_beside(element) else ""
            named = named or (label != "" and match_label(label) is not None)
            if label and named and not label.endswith(_COLONS):
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
                colon = ": " if run and not label.endswith(_COLONS) else ""
                run.append(colon + words if words else "")
            continue
        if (tip := element.get("title")) and not _words(run) and is_tip(tip, element):
            run.append(f"{tip}: ")
        if element.text:
            run.append(element.text)
    close()
    return lines


def _words(run: list[str]) -> str:
    return " ".join("".join(run).split())


def _is_label(text: str) -> bool:
    return text.endswith(_COLONS) or match_label(text) is not None


def panel_pairs(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Lines as (label, value) pairs, in order; a value without a label has the label `""`.

    A label may have its value on the next line, where that has no label of its own. Online states
    and buttons are left out. What was read is remembered: a panel stands beside each of a member's
    posts.
    """
    return list(_pairs(tuple(lines)))


@lru_cache(4096)
def _pairs(lines: tuple[str, ...]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    waiting = ""
    for text in lines:
        if is_online_status(text) or (is_button(text) and not text.endswith(_COLONS)):
            continue
        found = split_pairs(text)
        is_label = text.endswith(_COLONS) or (not found and match_label(text) is not None)
        if found and found[-1][1]:
            pairs.extend(found)
        elif is_label or found:
            pairs.extend(found[:-1])
            waiting = (found[-1][0] if found else text).rstrip(" :：")
            continue
        else:  # a label of pictures alone has no value, and takes none from the next line
            own = split_label(text)
            pairs.append(own or (waiting, text))
        waiting = ""
    return pairs


def other_pairs(panel: HtmlElement, read: Container[HtmlElement]) -> list[tuple[str, str]]:
    """What a style or an add-on puts into a panel in markup of its own, where it has a label.

    `read` are the elements that were read.
    """
    pairs = panel_pairs(panel_lines(panel, read))
    return [(label, value) for label, value in pairs if label]


def joined_text(author: RawAuthor) -> str:
    """When an author joined, as their panel shows it; empty where it does not."""
    if author.known.get("joined"):
        return author.known["joined"]
    for label, value in author.panel:
        for name, shown in [(label, value)] if label.strip() else split_pairs(value):
            meaning = match_label(name)
            if meaning is not None and meaning.field == "joined":
                return shown
    return ""
