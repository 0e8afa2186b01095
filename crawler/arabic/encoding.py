"""The bytes of Arabic pages as text, whatever they say of their charset."""

import codecs
import contextlib
import html
import re
from dataclasses import dataclass

from crawler.arabic.charsets import charset_of, sample_of
from crawler.arabic.high_bytes import begins_as_utf8, is_mostly_broken, may_be_mojibake
from crawler.arabic.mojibake import mend_mojibake

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


_NUMBER = r"#(?:1[56]\d\d|x0?6[0-9a-f]{2});"
# Stands in a page with such letters.
ESCAPED_AGAIN = b"&amp;#1"
_AGAIN = re.compile(rf"&amp;(?={_NUMBER})", re.I)
_ANY_AGAIN = re.compile(r"&amp;(?=#x?[0-9a-f]{2,5};)", re.I)
_LETTER = re.compile(rf"&(?:amp;)?{_NUMBER}", re.I)
# Beside a letter a reference is no example of one.
_BESIDE = re.compile(r"[ء-ي]&(?:quot|#0?3[49]|laquo|raquo);|&(?:quot|#0?3[49]|laquo|raquo);[ء-ي]")
# Who writes of references gives a few of them as examples.
_FEW = 12


def without_second_escapes(page: str) -> str:
    """A page that shows references in place of Arabic letters, with those letters in it.

    Forums whose charset has no Arabic keep `&#1575;` in their tables; some skins escape that.
    """
    return _ANY_AGAIN.sub("&", page) if len(_AGAIN.findall(page)) > _FEW else page


def unescaped(text: str) -> str:
    """A text without markup, with the characters for which references were left in it."""
    if "&" not in text:
        return text
    if len(_LETTER.findall(text)) > _FEW:
        return html.unescape(_ANY_AGAIN.sub("&", text))
    return html.unescape(text) if _BESIDE.search(text) else text
