"""Spaces of every kind made one."""

from __future__ import annotations

from functools import cache

import numpy as np

# It takes less time to look at the spaces of a longer text than to part its words.
_LONG = 300


def single_spaced(lines: list[str]) -> str:
    """Lines, one below the other, whose words are parted by single spaces; no other space is left.

    A line break inside of a line is a space as well.
    """
    lines = [line.strip() for line in lines]
    text = "\n".join(lines)
    if len(text) > _LONG and text.count("\n") < len(lines) and _is_single_spaced(text):
        return text
    return "\n".join([" ".join(line.split()) for line in lines])


def _is_single_spaced(text: str) -> bool:
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    spaces = _spaces().take(units)
    return bool((spaces[1:] + spaces[:-1]).max() < 2)


@cache
def _spaces() -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """For each character of one unit 1 if it is a space, 2 if it should be one; but for `\\n`."""
    spaces = np.array([2 * chr(unit).isspace() for unit in range(0x10000)], np.uint8)
    spaces[ord(" ")], spaces[ord("\n")] = 1, 0
    return spaces
