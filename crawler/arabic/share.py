"""How much of a text is Arabic."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f]+")
_OF_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]+")
_IS_LETTER, _IS_ARABIC = 1, 2


def arabic_share(text: str) -> float:
    """The share of Arabic letters among the letters of a text, 0 to 1, three places."""
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    kinds = _kinds().take(units)
    letters = int(np.count_nonzero(kinds & _IS_LETTER))
    arabic = int(np.count_nonzero(kinds >= _IS_ARABIC))
    if len(units) > len(text):  # characters of two units, such as emoji: none is an Arabic letter
        letters += len("".join(_LETTERS.findall("".join(_OF_TWO_UNITS.findall(text)))))
    return round(arabic / letters, 3) if letters else 0.0


@cache
def _kinds() -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """For each character of one unit, whether it is a letter and whether it is an Arabic one."""
    plane = "".join(map(chr, range(0x10000)))
    kinds = np.zeros(len(plane), np.uint8)
    for pattern, kind in ((_LETTERS, _IS_LETTER), (_ARABIC, _IS_ARABIC)):
        for run in pattern.finditer(plane):
            kinds[run.start() : run.end()] |= kind
    return kinds
