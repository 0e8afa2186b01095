"""The words with which posts begin."""

from __future__ import annotations

from crawler.arabic.keys import norm_key

_GREETINGS = (
    "السلام عليكم",
    "سلام عليكم",
    "بسم الله الرحمن الرحيم",
    "صباح الخير",
    "مساء الخير",
    "مرحبا",
    "تحية طيبة",
)
_KEYS = tuple(map(norm_key, _GREETINGS))


def is_greeting(line: str) -> bool:
    """Whether a line greets its readers: no panel does."""
    return norm_key(line).startswith(_KEYS)
