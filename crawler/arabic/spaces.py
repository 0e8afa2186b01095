"""Spaces of every kind made one."""

from __future__ import annotations

from crawler.arabic.kinds import LONG, ODD, SPACE, kinds_of


def single_spaced(lines: list[str]) -> str:
    """Lines, one below the other, whose words are parted by single spaces; no other space is left.

    A line break inside of a line is a space as well.
    """
    lines = [line.strip() for line in lines]
    text = "\n".join(lines)
    if len(text) >= LONG and text.count("\n") < len(lines) and _is_single_spaced(text):
        return text
    return "\n".join([" ".join(line.split()) for line in lines])


def _is_single_spaced(text: str) -> bool:
    kinds = kinds_of(text)
    each = kinds.each
    return not kinds.any & ODD and bool((each[1:] & each[:-1]).max() < SPACE)
