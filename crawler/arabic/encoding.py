"""The charset of Arabic pages, whatever they say of it, and mojibake put right."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import cchardet

from crawler.arabic.mojibake import COMMON_WORDS, mend_mojibake

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
_ARABIC_LETTERS = re.compile("[\u0621-\u064a]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the charset it was read with, and how many runs of mojibake were mended."""

    text: str
    encoding: str
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
    try:
        return _finish(body.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    mixed = _mostly_utf8(body)
    if mixed is not None:
        return mixed
    name = _choose(body, declared)
    return _finish(body.decode(name, "replace"), name)


def _finish(text: str, name: str) -> Decoded:
    mended, count = mend_mojibake(text)
    return Decoded(mended, name, count)


def _mostly_utf8(body: bytes) -> Decoded | None:
    """UTF-8 with broken bytes: cut sequences, or runs in windows-1256 pasted into the page."""
    text = body.decode("utf-8", "surrogateescape")
    broken = sum(1 for c in text if "\udc80" <= c <= "\udcff")
    good = sum(1 for c in text if c > "\x7f") - broken
    if good < broken * 2:
        return None

    def repair(match: re.Match[str]) -> str:
        run = match[0].encode("utf-8", "surrogateescape")
        if len(run) < 3:
            return "\ufffd"
        return run.decode("cp1256", "replace")

    mended = re.sub("[\udc80-\udcff](?:[ -~]?[\udc80-\udcff])*", repair, text)
    return _finish(mended, "utf-8")


def _choose(body: bytes, declared: str | None) -> str:
    """The charset of bytes that are no UTF-8, among what is declared, detected and likely."""
    found = _META.search(body[:4096]) or _XML.match(body[:200])
    names = [declared, found[1].decode("ascii") if found else None]
    names.append(cchardet.detect(body[:200_000]).get("encoding"))
    candidates: list[str] = []
    for name in [*names, "cp1256", "iso-8859-6", "cp1252"]:
        proper = _known(name)
        if proper and proper not in candidates and not proper.startswith("utf"):
            candidates.append(proper)
    sample = re.sub(rb"<[^>]*>", b" ", body[:400_000])
    return max(candidates, key=lambda name: _plausible(sample, name))


def _known(name: str | None) -> str | None:
    try:
        proper = codecs.lookup((name or "").strip().lower()).name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(proper, proper)


def _plausible(sample: bytes, name: str) -> float:
    """How much like writing the bytes look when read so; Arabic words count most."""
    text = sample.decode(name, "replace")
    high = [c for c in text if c > "\x7f"]
    if not high:
        return 0.0
    letters = len(_ARABIC_LETTERS.findall(text))
    odd = sum(1 for c in high if c == "\ufffd" or "\x80" <= c <= "\x9f")
    words = re.findall("[\u0621-\u064a]+", text)
    common = sum(1 for word in words if word.startswith(COMMON_WORDS))
    if words and letters > 0.6 * len(high):
        return 1.0 + common / len(words) - 5 * odd / len(high)
    western = sum(1 for c in high if c.isalpha() and c < "\u0250")
    lonely = len(re.findall("[a-zA-Z][\u00c0-\u024f]{1,2}(?![\u00c0-\u024f])", text))
    return min(western, 2 * lonely) / len(high) - 5 * odd / len(high)
