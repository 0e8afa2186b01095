"""The text of a post as it is compared with others: what differs only in writing is equal."""

from __future__ import annotations

import re
import sys
import unicodedata

_ELONGATED = re.compile(r"([^\W\d_])\1{2,}")


def _table() -> dict[int, str | None]:
    """Marks and tatweel out, forms of letters unified, digits ASCII, punctuation to spaces."""
    table: dict[int, str | None] = {}
    for code in range(sys.maxunicode + 1):
        category = unicodedata.category(chr(code))
        if category[0] in "PSZC" and category != "Co":
            table[code] = " "
        elif category in {"Mn", "Me"}:
            table[code] = None
        elif category == "Nd":
            table[code] = str(unicodedata.digit(chr(code)))
    table |= dict.fromkeys([0x0640, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x00AD, 0xFEFF], None)
    table |= dict.fromkeys(map(ord, "أإآٱٲٳ"), "ا")
    table |= dict.fromkeys(map(ord, "ىیئې"), "ي")
    table |= dict.fromkeys(map(ord, "ةہھۀ"), "ه")
    table |= {ord("ؤ"): "و"} | dict.fromkeys(map(ord, "کڪگ"), "ك")
    return table


class _Fold(dict[int, str | None]):
    """The table, for the characters that texts hold: the whole of it would cost a megabyte."""

    whole: dict[int, str | None] = {}  # noqa: RUF012 - filled once, below

    def __missing__(self, code: int) -> str | None:
        value = _TABLE.get(code, chr(code))
        self[code] = value
        return value


_TABLE = _table()
_FOLD = _Fold()


def fold(text: str) -> str:
    """A text in the one form in which equal texts are equal.

    Case, diacritics, tatweel, forms of alef, ya, ta marbuta and hamza, the digit sets, punctuation,
    spaces and elongation (`شكراااا`) make no difference; the digits' values do.
    """
    text = text.lower().translate(_FOLD)
    return _ELONGATED.sub(r"\1", " ".join(text.split()))
