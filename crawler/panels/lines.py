"""The lines of text of an author's panel."""

from collections.abc import Container

from lxml import etree
from lxml.html import HtmlElement

from crawler.arabic.labels import match_label
from crawler.arabic.members import is_online_status
from crawler.arabic.punctuation import ends_in_colon
from crawler.pages.dom import line

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
    if root is None:
        return []
    gathered = _Lines(root)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            gathered.end(element)
            if element is not root and element.tail:
                gathered.run.append(element.tail)
        elif element in skipped or not gathered.begin(element):
            walk.skip_subtree()
    gathered.close()
    return gathered.lines


class _Lines:
    """The lines so far of a panel that is walked, and `run`, the pieces of the one under way.

    `pictured` says that an image without words stands where its value should.
    """

    def __init__(self, root: HtmlElement) -> None:
        self.lines: list[str] = []
        self.run: list[str] = []
        self.pictured = False
        rows = list(root.iter("tr"))
        self.heads, self.labels = _heads_over(rows), _labels_beside(rows)

    def close(self) -> None:
        """End the line under way."""
        text = _words(self.run)
        if text and not (self.pictured and _is_label(text)):
            self.lines.append(text)
        self.run.clear()
        self.pictured = False

    def begin(self, element: HtmlElement) -> bool:
        """Take in what an element begins with; whether what is in it is part of the panel."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or self.heads.get(element) == "":
            return False
        if tag in _BREAKS:
            self.close()
            if element in self.heads:
                self.run.append(f"{self.heads[element]}: ")
        if tag == "input" and (element.get("type") or "text").lower() not in _MUTE_INPUTS:
            self.close()
            self.run.append(element.get("value") or "")
            self.close()
        elif tag == "img":
            self._take_image(element)
        else:
            tip = element.get("title")
            if tip and not _words(self.run) and _is_tip(tip, element):
                self.run.append(f"{tip}: ")
            if element.text:
                self.run.append(element.text)
        return True

    def _take_image(self, image: HtmlElement) -> None:
        parent = image.getparent()
        label = _words(self.run) or (self.lines[-1] if self.lines else "")
        if label and (parent is None or parent.tag != "a") and _is_label(label):
            words = image.get("alt") or image.get("title") or ""
            self.pictured = not words
            colon = ": " if self.run and not ends_in_colon(label) else ""
            self.run.append(colon + words if words else "")

    def end(self, element: HtmlElement) -> None:
        """Put a colon behind an element that is a label; a block's end is that of a line."""
        named = element.tag in _NAMES or element in self.labels
        label = _words(self.run) if named or _is_beside(element) else ""
        named = named or (label != "" and match_label(label) is not None)
        if label and named and not ends_in_colon(label):
            self.run.append(": ")
        if element.tag in _BREAKS:
            self.close()


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
