"""The charset of Arabic pages, whatever they say of it, and mojibake put right."""

from __future__ import annotations

import codecs
import contextlib
import re
from dataclasses import dataclass
from itertools import repeat

import cchardet

from crawler.arabic.high_bytes import (
    around_high_bytes,
    begins_as_utf8,
    beyond_ascii,
    is_mostly_broken,
)
from crawler.arabic.mojibake import COMMON_WORDS, mend_mojibake
from crawler.arabic.suspected_mojibake import may_be_mojibake

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]+)""", re.I)
_BOMS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
# What the web means by these names (WHATWG Encoding Standard).
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_LIKELY = ("cp1256", "iso-8859-6", "cp1252")
_ARABIC_WORDS = re.compile("[\u0621-\u064a]+")
_ODD = re.compile("[\ufffd\x80-\x9f]+")
_HIGH = bytes(range(0x80, 0x100))
_WINDOWS, _WINDOW = 8, 1024
# So many bytes beyond ASCII in a sample tell its charset.
_ENOUGH = 500
_KEPT = 1 << 16
# A character that was written as the two surrogates of UTF-16, each in UTF-8, and half of one.
_SURROGATES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
# The word that a letter stands in, and the words beside it, reach no further than this.
_WORD = 32


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the charset it was read with, and how many runs of mojibake were mended.

    `data` is the text in UTF-8.
    """

    text: str
    encoding: str
    data: bytes
    mended: int = 0


def decode(body: bytes, *, declared: str | None = None, force: str | None = None) -> Decoded:
    """Bytes of a page as text. Never raises.

    Strict UTF-8 comes before every declaration: no other Arabic text is valid UTF-8 by chance.
    `force` (a user's setting) comes before all.
    """
    if force:
        return _finish(body.decode(force, "replace"), force)
    for bom, name in _BOMS:
        if body.startswith(bom):
            return _finish(body[len(bom) :].decode(name, "replace"), name)
    if begins_as_utf8(body):
        with contextlib.suppress(UnicodeDecodeError):
            return _finish(body.decode("utf-8"), "utf-8")
    if b"\xed\xa0" in body:
        body = _SURROGATES.sub(_character, body)
    mixed = _mostly_utf8(body)
    if mixed is not None:
        return mixed
    name = _choose(body, declared)
    return _finish(body.decode(name, "replace"), name)


def beginning(body: bytes | str) -> str:
    """The first 64 KB of what cannot be read, as text."""
    return body[:_KEPT] if isinstance(body, str) else decode(body[:_KEPT]).text


def _finish(text: str, name: str) -> Decoded:
    data = text.encode("utf-8", "replace")
    if not may_be_mojibake(data):
        return Decoded(text, name, data)
    mended, count = mend_mojibake(text)
    return Decoded(mended, name, mended.encode("utf-8", "replace"), count)


def _character(pair: re.Match[bytes]) -> bytes:
    units = pair[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass")
    return units.decode("utf-16").encode()


def _mostly_utf8(body: bytes) -> Decoded | None:
    """UTF-8 with broken bytes: cut sequences, or runs in windows-1256 pasted into the page."""
    if is_mostly_broken(_sample(body)):
        return None
    text = body.decode("utf-8", "surrogateescape")
    if is_mostly_broken(body):
        return None

    def repair(match: re.Match[str]) -> str:
        run = match[0].encode("utf-8", "surrogateescape")
        if len(run) < 3 or _SURROGATE.fullmatch(run):
            return "\ufffd"
        return run.decode("cp1256", "replace")

    mended = re.sub("[\udc80-\udcff](?:[ -~]?[\udc80-\udcff])*", repair, text)
    return _finish(mended, "utf-8")


def _sample(body: bytes) -> bytes:
    """Windows spread over a large body: enough to know a charset by; a small one is all of it."""
    if len(body) <= _WINDOWS * _WINDOW:
        return body
    step = len(body) // _WINDOWS
    sample = b" ".join(body[at : at + _WINDOW] for at in range(0, len(body), step))
    return sample if len(sample) - len(sample.translate(None, _HIGH)) > _ENOUGH else body


def _choose(body: bytes, declared: str | None) -> str:
    """The charset of bytes that are no UTF-8, among what is declared, detected and likely."""
    found = _META.search(body[:4096]) or _XML.match(body[:200])
    sample = _sample(body)
    text = around_high_bytes(sample, tags=False)
    named = [declared, found[1].decode("ascii") if found else None]
    score, best = _best(text, [*named, "cp1256", "iso-8859-6"])
    if score <= 1:  # what reads as Arabic has more
        words = around_high_bytes(sample, _WORD)
        _, best = _best(text, [*named, cchardet.detect(words).get("encoding"), *_LIKELY])
    return best


def _best(text: bytes, names: list[str | None]) -> tuple[float, str]:
    """The charset that makes most of a text, after how much; the first of those that make it."""
    known = [proper for name in names if (proper := _known(name)) and not proper.startswith("utf")]
    scores = [(_plausible(text, name), name) for name in dict.fromkeys(known)]
    return max(scores, key=lambda pair: pair[0])


def _known(name: str | None) -> str | None:
    """The charset that a name means; None where Python reads no text by it (`hex`, `punycode`)."""
    try:
        proper = codecs.lookup((name or "").strip().lower()).name
        b"\xff".decode(proper, "replace")
    except (LookupError, ValueError):
        return None
    return _MEANT.get(proper, proper)


def _plausible(sample: bytes, name: str) -> float:
    """How much like writing the bytes look when read so; Arabic words count most."""
    text = sample.decode(name, "replace")
    high = beyond_ascii(text)
    if not high:
        return 0.0
    words = _ARABIC_WORDS.findall(text)
    odd = len("".join(_ODD.findall(text)))
    if words and len("".join(words)) > 0.6 * high:
        common = sum(map(str.startswith, words, repeat(COMMON_WORDS)))
        return 1.0 + common / len(words) - 5 * odd / high
    western = sum(1 for c in text if "\x7f" < c < "\u0250" and c.isalpha())
    lonely = len(re.findall("[a-zA-Z][\u00c0-\u024f]{1,2}(?![\u00c0-\u024f])", text))
    return min(western, 2 * lonely) / high - 5 * odd / high
