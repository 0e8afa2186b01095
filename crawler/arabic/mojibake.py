"""Mojibake put right: Arabic in one charset that was read as another, once or several times."""

import re
from collections import Counter

from crawler.arabic.charsets import (
    ARABIC_WORD,
    common_share,
    foreign_words,
    is_mostly_arabic,
)
from crawler.arabic.high_bytes import ARTICLE_AS_MAC, may_be_mojibake

_ARABIC_LETTERS = re.compile("[\u0621-\u064a]")
# UTF-8 read as windows-1256, cp1252 or Mac Roman: a lead byte's letter, then what bytes 80 to BF
# are there. The letters of Arabic itself are above them, so that plain Arabic shows next to no such
# pair. The last lead bytes are those of signs that were read so before.
_PAIR = re.compile(
    "[طظغعØÙ][\u0080-\u00bf،؛؟پٹچژڈگکڑںھ\u200c-\u203a\u20ac\u0152-\u0192\u02c6\u2122]"
    "|[ÿŸ](?:[^\x00-\x7fa-zA-Z\u0600-\u06ff])"
    "|[آأâ][\u0080-\u00bf\u2018-\u203a\u20ac\u2122]"
)
# The letters that begin such a pair, read as UTF-8 a second time.
_PAIR_AGAIN = re.compile("[ÃÂÅ][^\x00-\x7f\u0600-\u06ff]")
_LATIN_TEXT = re.compile("[\u00c0-\u00ff]{4}")
_CONTROLS = re.compile("[\x80-\x9f]")
_ROUNDS = 4
_ENOUGH = 4
# Mojibake and plain text stand beside each other, but seldom between two tags.
_PIECES = re.compile(r"([<>\n])")
_READINGS = [
    (read_as, written_in)
    for read_as in ("cp1252", "latin-1", "mac_roman")
    for written_in in ("cp1256", "iso8859-6")
]
# Of the words of Arabic that is read rightly so many begin as common ones do.
_COMMON = 0.2


def mend_mojibake(text: str) -> str:
    """A text with mojibake put right.

    Between tags and line by line, since a page mixes clean and broken text, and only where a round
    trip proves it. How one piece was misread is proof for those that are too short to have any.
    """
    if text.isascii() or not may_be_mojibake(text.encode("utf-8", "replace")):
        return text
    if len(_PAIR.findall(text)) < _ENOUGH and not (
        _LATIN_TEXT.search(text) or _PAIR_AGAIN.search(text) or ARTICLE_AS_MAC in text
    ):
        return text
    proved: Counter[tuple[str, str]] = Counter()
    pieces = [_mend(piece, proved) for piece in _PIECES.split(text)]
    if proved:
        pieces = [_mend_short(piece, proved) for piece in pieces]
    return "".join(pieces)


def _mend(piece: str, proved: Counter[tuple[str, str]]) -> str:
    for _ in range(_ROUNDS):
        better = _once(piece, proved)
        if better is None:
            return piece
        piece = better
    return piece


def _mend_short(piece: str, proved: Counter[tuple[str, str]]) -> str:
    """A piece read again in the way that others proved, where that gives Arabic words alone."""
    if piece.isascii() or not _is_accented(piece):
        return piece
    for reading, _ in proved.most_common():
        words = foreign_words(_round_trip(piece, *reading) or "")
        if words and all(map(ARABIC_WORD.fullmatch, words)):
            return _round_trip(piece, *reading) or piece
    return piece


def _once(piece: str, proved: Counter[tuple[str, str]]) -> str | None:
    """A piece of text with one wrong reading undone; None where none is proved.

    The readings that its words prove are counted in `proved`.
    """
    if piece.isascii():
        return None
    if _is_paired(piece, _PAIR):
        found = _as_utf8(piece) or _by_words(piece)
        if found is not None:
            return found
    if _is_paired(piece, _PAIR_AGAIN):
        # What comes out is mojibake again, which alone proves that the piece was.
        mended = _round_trip(piece, "cp1252", "utf-8")
        if mended is not None and _once(mended, Counter()) is not None:
            return mended
    latin = re.search("[\u00c0-\u00ff]{3}", piece) is not None and _is_accented(piece)
    if (latin or ARTICLE_AS_MAC in piece) and not _ARABIC_LETTERS.search(piece):
        return _most_common(piece, proved)
    return None


def _is_paired(text: str, pair: re.Pattern[str]) -> bool:
    """Whether two of five characters beyond ASCII are a pair."""
    return len(pair.findall(text)) * 5 >= sum(map("\x7f".__lt__, text))


def _as_utf8(text: str) -> str | None:
    """Arabic in UTF-8 that was read as one of the charsets; None where it was not."""
    for codec in ("cp1256", "cp1252", "mac_roman"):
        mended = _round_trip(text, codec, "utf-8")
        if mended is not None and _ARABIC_LETTERS.search(mended):
            return mended
    return None


def _by_words(piece: str) -> str | None:
    """The same word by word, where signs that came later stand among them; all of them or none."""
    words = piece.split(" ")
    for number, word in enumerate(words):
        if not word.isascii() and _is_paired(word, _PAIR):
            mended = _as_utf8(word)
            if mended is None:
                return None
            words[number] = mended
    return " ".join(words)


def _round_trip(piece: str, read_as: str, written_in: str) -> str | None:
    """Text that was written in one charset and read as another, read rightly; None: it was not."""
    try:
        mended = _bytes(piece, read_as).decode(written_in)
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return None if len(mended) == len(piece) and written_in == "utf-8" else mended


def _bytes(piece: str, codec: str) -> bytes:
    """The bytes of a piece read as `codec`; characters outside it stand for their own byte."""
    if codec == "mac_roman" or not _CONTROLS.search(piece):
        return piece.encode(codec)
    return b"".join(
        char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode(codec) for char in piece
    )


def _is_accented(piece: str) -> bool:
    """Whether most words have hardly a letter without an accent: no language writes so."""
    words = re.findall("[^\\W\\d_]+", piece)
    accented = [w for w in words if sum(1 for c in w if c > "\x7f") >= max(2, len(w) * 0.7)]
    return len(accented) * 2 > len(words)


def _most_common(piece: str, proved: Counter[tuple[str, str]]) -> str | None:
    """The reading with most of the common words, if it has enough of them."""
    readings = {reading: _round_trip(piece, *reading) for reading in _READINGS}
    shares = {
        r: common_share(text) for r, text in readings.items() if text and is_mostly_arabic(text)
    }
    best = max(shares, key=shares.__getitem__, default=None)
    if best is None or shares[best] < _COMMON:
        return None
    proved[best] += 1
    return readings[best]
