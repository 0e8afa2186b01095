"""A rough print of a text, by which to find what may be equal without comparing it in full."""

from __future__ import annotations

from functools import cache

from crawler.arabic.text import KEY_CHARACTERS

_WRITTEN = [*map(chr, range(0x80)), *map(chr, range(0x600, 0x700))]


def skeleton(text: str) -> bytes:
    """The letters and digits of a text, roughly; line breaks stay.

    Of each character the low byte is taken, which tells Arabic letters apart. Texts with the same
    `norm_key` in Arabic and ASCII have the same skeleton, whatever their spaces and diacritics;
    others may have it too.
    """
    kept, dropped = _bytes()
    return text.encode("utf-16-le", "surrogatepass")[::2].translate(kept, dropped)


@cache
def _bytes() -> tuple[bytes, bytes]:
    """Which byte stands for each byte, and which are dropped: what is one in a key is one here."""
    group = list(range(0x100))
    dropped = set()
    for char in _WRITTEN:
        key = KEY_CHARACTERS.get(ord(char), char)
        if key is None or (char.isspace() and char != "\n"):
            dropped.add(ord(char) & 0xFF)
            continue
        one, other = group[ord(char) & 0xFF], group[ord(key.lower()) & 0xFF]
        group = [one if name == other else name for name in group]
    gone = {group[byte] for byte in dropped - {0x0A}}
    return bytes(group), bytes(byte for byte in range(0x100) if group[byte] in gone)
