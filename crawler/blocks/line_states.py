"""What signs in a thread's line say of it: that it is kept above the others, or is closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.thread_marks import is_locked_mark, is_sticky_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

# The names of icons: `fa-thumb-tack`, `bi-pin-angle`, `icon-lock`, `thread_closed.gif`.
_STICKY = re.compile(
    r"(?<![^\W_])(?:sticky|stickied|pin(?:ned)?|thumb-?tack|pushpin)(?![^\W_])(?!-(?:top|bottom))",
    re.I,
)
_LOCKED = re.compile(r"(?<![^\W_])(?:locked|lock|closed)(?![^\W_])", re.I)
_DRAWN = frozenset("i svg use img span".split())
_LONGEST = 30


def states_of(row: HtmlElement, title: str) -> tuple[bool | None, bool | None]:
    """Whether a line says that its thread is sticky, and that it is locked; None where it does
    not. Few forums say that a thread is not."""
    sticky = locked = None
    for text in _words(row, title):
        sticky = is_sticky_mark(text) or sticky
        locked = is_locked_mark(text) or locked
    for name in _icons(row):
        sticky = bool(_STICKY.search(name)) or sticky
        locked = bool(_LOCKED.search(name)) or locked
    return sticky or None, locked or None


def _words(row: HtmlElement, title: str) -> Iterator[str]:
    """The short texts of a line beside the title, and those that its signs are explained by."""
    for element in row.iter():
        own = (element.text, element.tail, element.get("title"), element.get("alt"))
        for text in filter(None, own):
            if len(text := text.strip()) <= _LONGEST and text and text != title:
                yield text


def _icons(row: HtmlElement) -> Iterator[str]:
    """What the signs of a line are called: elements without words, and the line itself."""
    yield row.get("class") or ""
    for element in row.iter(*_DRAWN):
        if not len(element) and not (element.text or "").strip():
            names = (element.get("class"), element.get("src"), element.get("href"))
            yield " ".join(filter(None, names))
