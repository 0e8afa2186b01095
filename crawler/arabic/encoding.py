"""The bytes of Arabic pages as text, whatever they say of their charset."""

from __future__ import annotations

import codecs
import contextlib
import re
from dataclasses import dataclass

from crawler.arabic.charsets import charset_of, sample_of
from crawler.arabic.escaped import ESCAPED_AGAIN, without_second_escapes
from crawler.arabic.high_bytes import begins_as_utf8, is_mostly_broken
from crawler.arabic.mojibake import mend_mojibake
from crawler.arabic.suspected_mojibake import may_be_mojibake

_BOMS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
_KEPT = 1 << 16
# A character that was written as the two surrogates of UTF-16, each in UTF-8, and half of one.
_SURROGATES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the charset it was read with, and the text in UTF-8."""

    text: str
    encoding: str
    data: bytes


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
    name = charset_of(body, declared)
    return _finish(body.decode(name, "replace"), name)


def beginning(body: bytes | str) -> str:
    """The first 64 KB of what cannot be read, as text."""
    return body[:_KEPT] if isinstance(body, str) else decode(body[:_KEPT]).text


def _finish(text: str, name: str) -> Decoded:
    data = text.encode("utf-8", "replace")
    if ESCAPED_AGAIN in data:
        text = without_second_escapes(text)
        data = text.encode("utf-8", "replace")
    if not may_be_mojibake(data):
        return Decoded(text, name, data)
    mended = mend_mojibake(text)
    return Decoded(mended, name, mended.encode("utf-8", "replace"))


def _character(pair: re.Match[bytes]) -> bytes:
    units = pair[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass")
    return units.decode("utf-16").encode()


def _mostly_utf8(body: bytes) -> Decoded | None:
    """UTF-8 with broken bytes: cut sequences, or runs in windows-1256 pasted into the page."""
    if is_mostly_broken(sample_of(body)):
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
