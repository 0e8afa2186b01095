"""A tree as a browser shows it: pictures loaded late in their places, icons for their names, lines
that end where those of the markup do."""

import contextlib
import re

from lxml import html

# Where scripts that load images and players late leave the address; `src` is a placeholder.
_LATE = ("data-src", "data-pagespeed-lazy-src", "data-url", "data-original", "data-lazy-src")
_SAID = re.compile(rb"data-(?:src|pagespeed-lazy-src|url|original|lazy-src)\s*=")
_LOADED = ("img", "iframe", "source", "video", "audio")
# Google's icon fonts draw an icon for its name, which stands as the text of the element.
_ICON_FONTS = (b"material-icon", b"material-symbol")
_ICON = re.compile(
    r"(?:^|\s)material-(?:icon|symbol)s?(?:-(?:outlined|round(?:ed)?|sharp))?(?:$|\s)"
)
_ICON_NAME = re.compile(r"\s*[a-z\d]+(?:_[a-z\d]+)*\s*")
# Elements in which the ends of lines show, by a style or by Tailwind's class.
_KEPT_LINES = (b"whitespace-", b"white-space")
_KEPT = re.compile(
    r"(?:^|\s)whitespace-(?:pre-(?:line|wrap)|break-spaces)(?!\S)"
    r"|white-space\s*:\s*(?:pre-(?:line|wrap)|break-spaces)"
)
_PARTED = "br p div ul ol table pre blockquote textarea h1 h2 h3 h4 section article".split()


def load_late(root: html.HtmlElement, data: bytes) -> None:
    """Give what a script loads late the address that it will have; `data` is the root's markup."""
    if _SAID.search(data):
        for element in root.iter(*_LOADED):
            late = next(filter(None, map(element.get, _LATE)), None)
            if late is not None:
                with contextlib.suppress(ValueError):  # a character that XML forbids
                    element.set("src", late)


def draw_icons(root: html.HtmlElement, data: bytes) -> None:
    """Take the names of icons, which their font draws as pictures, out of the page's words."""
    if any(map(data.__contains__, _ICON_FONTS)):
        for element in root.iter("i", "span", "a", "em", "div"):
            if _ICON_NAME.fullmatch(element.text or "") and _ICON.search(
                element.get("class") or ""
            ):
                element.text = None


def break_lines(root: html.HtmlElement, data: bytes) -> None:
    """Break the lines of texts that keep those of the markup, unless it parts them by elements."""
    if b"white" in data and any(word in data for word in _KEPT_LINES):
        for element in list(root.iter("p", "div", "span", "td")):
            names = f"{element.get('class') or ''} {element.get('style') or ''}"
            if _KEPT.search(names) and next(element.iterdescendants(*_PARTED), None) is None:
                _break(element)


def _break(element: html.HtmlElement) -> None:
    """Put a `<br>` for each end of a line among the words of an element."""
    inner = [child for child in element.iterdescendants() if isinstance(child.tag, str)]
    if element.tag != "span":  # no words stand beside a block's
        element.text = (element.text or "").lstrip()
        if len(element):
            element[-1].tail = (element[-1].tail or "").rstrip()
        else:
            element.text = element.text.rstrip()
    for child in inner:
        head, *rest = (child.tail or "").split("\n")
        if rest:
            child.tail = None  # a sibling that is put behind an element stands before its tail
            for ended in reversed(_breaks(element, rest)):
                child.addnext(ended)
            child.tail = head
    for holder in (element, *inner):
        head, *rest = (holder.text or "").split("\n")
        if rest:
            holder.text = head
            holder[0:0] = _breaks(element, rest)


def _breaks(element: html.HtmlElement, lines: list[str]) -> list[html.HtmlElement]:
    """Lines, each behind the break that ends the one before it."""
    breaks = [element.makeelement("br") for _ in lines]
    for ended, words in zip(breaks, lines, strict=True):
        ended.tail = words
    return breaks
