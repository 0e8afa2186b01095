"""Whether bytes in UTF-8 may be Arabic that was read in a wrong charset."""

from __future__ import annotations

import re

# `ال` in windows-1256, read as Mac Roman.
ARTICLE_AS_MAC = "«·"
# In UTF-8, as no Arabic is written: letters that begin pairs of mojibake, accents in rows, an alef.
_LEADS = frozenset(char.encode() for char in "طظØÙ")
_ALEF_AS_MAC = "ا".encode().decode("mac_roman").encode()
_IN_LATIN = re.compile(b"(?:\xc3[\x80-\xbf]){4}|\xc3\x83[\xc2-\xef]|" + re.escape(_ALEF_AS_MAC))
_ARTICLE = ARTICLE_AS_MAC.encode()
_FEW = 2


def may_be_mojibake(data: bytes) -> bool:
    """Whether a text in UTF-8 is worth looking into; for plain Arabic in a hundredth of a parse.

    Nearly every letter of Arabic that was read twice ends in one of U+0080 to U+00BF.
    """
    return _paired(data) or _in_latin(data)


def _paired(data: bytes) -> bool:
    pairs = 0
    at = data.find(b"\xc2")
    while at >= 0 and pairs < _FEW:
        # A no-break space follows these letters in plain Arabic as well.
        pairs += data[at - 2 : at] in _LEADS and data[at + 1 : at + 2] != b"\xa0"
        pairs += data.startswith(_ARTICLE, at)
        at = data.find(b"\xc2", at + 2)
    return pairs >= _FEW


def _in_latin(data: bytes) -> bool:
    at = data.find(b"\xc3")
    while at >= 0:
        if _IN_LATIN.match(data, at):
            return True
        at = data.find(b"\xc3", at + 2)
    return False
