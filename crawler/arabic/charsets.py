"""The charset of bytes that are no UTF-8: that by which they look most like writing in Arabic."""

import codecs
import re
from itertools import repeat

import cchardet

from crawler.arabic.high_bytes import around_high_bytes, beyond_ascii

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]+)""", re.I)
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
# The word that a letter stands in, and the words beside it, reach no further than this.
_WORD = 32


def sample_of(body: bytes) -> bytes:
    """Windows spread over a large body: enough to know a charset by; a small one is all of it."""
    if len(body) <= _WINDOWS * _WINDOW:
        return body
    step = len(body) // _WINDOWS
    sample = b" ".join(body[at : at + _WINDOW] for at in range(0, len(body), step))
    return sample if len(sample) - len(sample.translate(None, _HIGH)) > _ENOUGH else body


def charset_of(body: bytes, declared: str | None) -> str:
    """The charset of bytes that are no UTF-8, among what is declared, detected and likely."""
    found = _META.search(body[:4096]) or _XML.match(body[:200])
    sample = sample_of(body)
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


ARABIC_WORD = re.compile("[\u0621-\u0652]+")
# Words that stand on nearly every Arabic page; mojibake and wrong charsets have none of them.
COMMON_WORDS = ("في", "من", "على", "ال", "ان", "هذ", "لا", "ما", "و")


def is_mostly_arabic(text: str) -> bool:
    """Whether most of a text beyond ASCII is Arabic: a wrong reading has signs between letters."""
    letters = sum(map(len, ARABIC_WORD.findall(text)))
    return letters * 2 > sum(map("\x7f".__lt__, text))


def foreign_words(text: str) -> list[str]:
    """The words of a text that have a letter beyond ASCII."""
    return [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]


def common_share(text: str) -> float:
    """Which share of these words begins as common words of Arabic do: from 0 to 1."""
    words = foreign_words(text)
    common = [w for w in words if w.startswith(COMMON_WORDS) and ARABIC_WORD.fullmatch(w)]
    return len(common) / len(words) if words else 0.0
