"""What the characters of a text are, and how many are Arabic: one look serves all who ask."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A shorter text is searched faster than it is looked at so.
LONG = 300
# Bits for each kind. `ODD` are spaces but ` ` and `\n`, `DIRTY` what a clean text has nowhere or in
# some places only. `SPACE` is the highest, so that two side by side are told by a maximum.
LETTER, ARABIC, DIRTY, SURROGATE, ODD, SPACE = 1, 2, 4, 8, 64, 128
LETTERS = re.compile(r"[^\W\d_]+")
# Letters in the form that they have in one place of a word; between them are the parentheses of
# the Quran, behind them words that are one character, such as `ﷺ`: those are typed as they are.
PRESENTATION_FORMS = "\ufb50-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc"
DIRTY_CHARACTERS = (
    "\x00-\x08\x0b-\x1f\x7f-\xa0\u00ad\u061c\u1680\u180e\u2000-\u200f\u202a-\u202f"
    f"\u205f-\u2069\u3000\ufeff{PRESENTATION_FORMS}"
)
SURROGATES = "\ud800-\udfff"
# Their letters are Arabic; digits, signs and the marks of the Quran stand among them.
_ARABIC_BLOCKS = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_KINDS = (
    (LETTERS, LETTER),
    (re.compile(rf"(?:(?=[{_ARABIC_BLOCKS}])[^\W\d_])+"), ARABIC),
    (re.compile(f"[{DIRTY_CHARACTERS}]+"), DIRTY),
    (re.compile(f"[{SURROGATES}]+"), SURROGATE),
    (re.compile(r"[^\S\n ]+"), ODD),
    (re.compile(" "), SPACE),
)


class Kinds(NamedTuple):
    """The kinds of each UTF-16 unit of a text, and those that there are at all."""

    each: NDArray[np.uint8]
    any: int

    def count(self, kind: int) -> int:
        """How many units are of a kind."""
        return int(np.count_nonzero(self.each & kind))


@lru_cache(64)
def kinds_of(text: str) -> Kinds:
    """The kinds of a text's characters; for the latest texts they are at hand."""
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    each = _table().take(units)
    return Kinds(each, int(np.bitwise_or.reduce(each)))


@cache
def _table() -> NDArray[np.uint8]:
    """The kinds of each UTF-16 unit."""
    plane = "".join(map(chr, range(0x10000)))
    kinds = np.zeros(len(plane), np.uint8)
    for pattern, kind in _KINDS:
        for run in pattern.finditer(plane):
            kinds[run.start() : run.end()] |= kind
    return kinds


_OF_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]+")


def arabic_share(text: str) -> float:
    """The share of Arabic letters among the letters of a text, 0 to 1, three places."""
    kinds = kinds_of(text)
    letters, arabic = kinds.count(LETTER), kinds.count(ARABIC)
    if kinds.any & SURROGATE:  # characters of two units, such as emoji: none is an Arabic letter
        letters += len("".join(LETTERS.findall("".join(_OF_TWO_UNITS.findall(text)))))
    return round(arabic / letters, 3) if letters else 0.0
