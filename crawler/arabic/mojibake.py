"""Mojibake put right: UTF-8 read as windows-1256, windows-1256 read as latin-1, once or twice."""

from __future__ import annotations

import re

_ARABIC_LETTERS = re.compile("[\u0621-\u064a]")
# Words that stand on nearly every Arabic page; mojibake and wrong charsets have none of them.
COMMON_WORDS = ("في", "من", "على", "ال", "ان", "هذ", "لا", "ما", "و")
# UTF-8 read as windows-1256 or cp1252: a lead byte's letter, then what bytes 80 to BF are there.
# The letters of Arabic itself are above them, so that plain Arabic shows next to no such pair.
_TWICE_READ = re.compile(
    "[طظغعØÙ][\u0080-\u00bf،؛؟پٹچژڈگکڑںھ\u200c-\u203a\u20ac\u0152-\u0192\u02c6\u2122]"
)
_LATIN_TEXT = re.compile("[\u00c0-\u00ff]{4}")
_CONTROLS = re.compile("[\x80-\x9f]")
_ROUNDS = 4
# The same in UTF-8, as no Arabic is written: letters that begin a pair, and accents in rows.
_LEADS = frozenset(char.encode() for char in "طظØÙ")
_LATIN_ROW = re.compile(b"(?:\xc3[\x80-\xbf]){4}")
_FEW, _ENOUGH = 2, 4


def mend_mojibake(text: str) -> tuple[str, int]:
    """A text with mojibake put right, and the number of lines mended.

    Line by line, since a page mixes clean and broken text, and only where a round trip proves it.
    """
    if text.isascii() or not may_be_mojibake(text.encode("utf-8", "replace")):
        return text, 0
    if len(_TWICE_READ.findall(text)) < _ENOUGH and not _LATIN_TEXT.search(text):
        return text, 0
    count = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        mended = _mend_line(line)
        if mended != line:
            lines[number] = mended
            count += 1
    return "\n".join(lines), count


def may_be_mojibake(data: bytes) -> bool:
    """Whether a text in UTF-8 is worth looking into; for plain Arabic in a hundredth of a parse.

    Nearly every letter of Arabic that was read twice ends in one of U+0080 to U+00BF.
    """
    return _paired(data) or _in_rows(data)


def _paired(data: bytes) -> bool:
    pairs = 0
    at = data.find(b"\xc2")
    while at >= 0 and pairs < _FEW:
        # A no-break space follows these letters in plain Arabic as well.
        pairs += data[at - 2 : at] in _LEADS and data[at + 1 : at + 2] != b"\xa0"
        at = data.find(b"\xc2", at + 2)
    return pairs >= _FEW


def _in_rows(data: bytes) -> bool:
    at = data.find(b"\xc3")
    while at >= 0:
        if _LATIN_ROW.match(data, at):
            return True
        at = data.find(b"\xc3", at + 2)
    return False


def _mend_line(line: str) -> str:
    for _ in range(_ROUNDS):
        better = _once(line)
        if better is None:
            return line
        line = better
    return line


def _once(line: str) -> str | None:
    if line.isascii():
        return None
    pairs = len(_TWICE_READ.findall(line))
    for codec in ("cp1256", "cp1252"):
        if not pairs or pairs * 5 < sum(1 for c in line if c > "\x7f"):
            break
        mended = _round_trip(line, codec)
        if mended is not None:
            return mended
    runs = re.findall("[\u00c0-\u00ff]{3,}", line)
    if runs and not _ARABIC_LETTERS.search(line) and _read_as_latin(line):
        return _round_trip_latin(line)
    return None


def _round_trip(line: str, codec: str) -> str | None:
    """UTF-8 that was read as `codec`, read rightly; None where the bytes are no UTF-8."""
    try:
        mended = _bytes(line, codec).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return mended if len(mended) < len(line) and _ARABIC_LETTERS.search(mended) else None


def _bytes(line: str, codec: str) -> bytes:
    """The bytes of a line read as `codec`; characters outside it stand for their own byte."""
    if not _CONTROLS.search(line):
        return line.encode(codec)
    return b"".join(
        char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode(codec) for char in line
    )


def _read_as_latin(line: str) -> bool:
    high = [c for c in line if c > "\x7f"]
    words = re.findall("[^\\W\\d_]+", line)
    accented = [w for w in words if sum(1 for c in w if c > "\x7f") >= max(2, len(w) * 0.7)]
    return len(accented) * 2 > len(words) and len(high) > 3


def _round_trip_latin(line: str) -> str | None:
    for codec in ("cp1252", "latin-1"):
        try:
            mended = _bytes(line, codec).decode("cp1256")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        words = re.findall("[\u0621-\u064a]+", mended)
        if words and sum(1 for w in words if w.startswith(COMMON_WORDS)) * 5 >= len(words):
            return mended
    return None
