"""Removes what a body says twice: whole paragraphs, and whole doubled bodies."""

from __future__ import annotations

import re

from crawler.arabic.skeleton import skeleton
from crawler.arabic.text import norm_key

# A shorter paragraph may be a refrain, a greeting or a label: its repeats are the author's.
_LEAST_WORDS = 8
# A copy may lack the end of its last line; so much of it at least must be there.
_LEAST_CUT = 40
# Letters by which a line is known at first: fewer than eight words in any writing have.
_BEGINNING = 8


def drop_repeats(body: str) -> tuple[str, int]:
    """A body without the repeats of its paragraphs, and how many were removed.

    Paragraphs are parted by blank lines, or by line ends where a body has none. Copies may differ
    by spaces and by a cut end. Short ones, list items and code stay.
    """
    if not _may_hold_repeats(body):
        return body, 0
    parts = re.split(r"(\n+)", body)
    # Paragraphs by the beginning that a cut copy has at least: a body may have a thousand lines.
    seen: dict[str, set[str]] = {}
    kept: list[str] = []
    removed = 0
    for text, gap in zip(parts[::2], [*parts[1::2], ""], strict=True):
        if len(text.split()) >= _LEAST_WORDS:
            key = norm_key(text)
            alike = seen.setdefault(key[:_LEAST_CUT], set())
            if _may_repeat(text, key) and (key in alike or _cut_copy(key, alike)):
                removed += 1
                continue
            alike.add(key)
        kept += [text, gap]
    return "".join(kept).strip("\n") if removed else body, removed


def _may_hold_repeats(body: str) -> bool:
    """Whether two lines of a body begin alike: a look before it is read in full."""
    if "\n" not in body:
        return False
    beginnings = [line[:_BEGINNING] for line in skeleton(body).split(b"\n")]
    long = [beginning for beginning in beginnings if len(beginning) == _BEGINNING]
    return len(set(long)) < len(long)


def _may_repeat(text: str, key: str) -> bool:
    return key.count(" ") + 1 >= _LEAST_WORDS and not text.startswith(("- ", "  ", "\t"))


def _cut_copy(key: str, alike: set[str]) -> bool:
    return len(key) >= _LEAST_CUT and any(other.startswith(key) for other in alike)
