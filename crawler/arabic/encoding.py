"""The charset of Arabic pages, whatever they say of it, and mojibake put right."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import cchardet

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
# Words that stand on nearly every Arabic page; mojibake and wrong charsets have none of them.
_COMMON = ("في", "من", "على", "ال", "ان", "هذ", "لا", "ما", "و")


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
    common = sum(1 for word in words if word.startswith(_COMMON))
    if words and letters > 0.6 * len(high):
        return 1.0 + common / len(words) - 5 * odd / len(high)
    western = sum(1 for c in high if c.isalpha() and c < "\u0250")
    lonely = len(re.findall("[a-zA-Z][\u00c0-\u024f]{1,2}(?![\u00c0-\u024f])", text))
    return min(western, 2 * lonely) / len(high) - 5 * odd / len(high)


# UTF-8 read as windows-1256 or cp1252: a lead byte's letter, then what bytes 80 to BF are there.
# The letters of Arabic itself are above them, so that plain Arabic shows next to no such pair.
_TWICE_READ = re.compile(
    "[طظغعØÙ][\u0080-\u00bf،؛؟پٹچژڈگکڑںھ\u200c-\u203a\u20ac\u0152-\u0192\u02c6\u2122]"
)
# windows-1256 read as latin-1 or cp1252: runs of accented capitals where no Arabic is.
_LATIN_RUN = re.compile("[\u00c0-\u00ff\u0152-\u0192][ \u00a0-\u00ff\u0152-\u0192\u2010-\u203a]*")
_CONTROLS = re.compile("[\x80-\x9f]")
_ROUNDS = 4


def mend_mojibake(text: str) -> tuple[str, int]:
    """A text with mojibake put right, and the number of lines mended.

    Line by line, since a page mixes clean and broken text, and only where a round trip proves it.
    """
    if not _suspicious(text):
        return text, 0
    count = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        mended = _mend_line(line)
        if mended != line:
            lines[number] = mended
            count += 1
    return "\n".join(lines), count


def _suspicious(text: str) -> bool:
    if text.isascii():
        return False
    return len(_TWICE_READ.findall(text)) >= 4 or any(
        len(run) >= 4 for run in re.findall("[\u00c0-\u00ff]{4,}", text)
    )


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
        if words and sum(1 for w in words if w.startswith(_COMMON)) * 5 >= len(words):
            return mended
    return None
