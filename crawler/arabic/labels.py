"""Labels of author panels: what they name, and which values fit them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.arabic.dates import parse_date
from crawler.arabic.label_table import LABELS
from crawler.arabic.numbers import ascii_digits, parse_count
from crawler.arabic.text import norm_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from crawler.arabic.date_values import Order, ShownDate


@dataclass(frozen=True, slots=True)
class Label:
    """What a label names: a field, its values' type (date, int, number or text).

    `strict`: a common word, a label only where a fitting value and another label stand by it.
    """

    field: str
    value_type: str
    strict: bool


def _build() -> dict[str, tuple[Label, ...]]:
    table: dict[str, tuple[Label, ...]] = {}
    for name, (value_type, keys) in LABELS.items():
        for key in keys.split("|"):
            bare = key.rstrip("!")
            table[bare] = (*table.get(bare, ()), Label(name, value_type, key.endswith("!")))
    return table


_TABLE = _build()
_LONGEST_LABEL = 60
# The most words of a label.
MOST_WORDS = max(key.count(" ") for key in _TABLE) + 1
# What may follow a count: `12 (0.5 لكل يوم)`, `2,310 [+]`, `40 مرة في 21 مشاركة`.
_ASIDE = re.compile(
    r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|(?<=\s)(?:في|in|dans)\s+[\d,.٬]+\s+\w+)\s*$", re.I
)
_URL = re.compile(r"https?://|www\.|\.(?:com|net|org|info)\b", re.I)


# Signs round a label that are no letters of its script: stars, hearts, arrows, Thai flowers.
_DECORATION = re.compile("^[\\W_\u0e00-\u0e7f]+|[\\W_\u0e00-\u0e7f]+$")
# Strokes and clouds drawn over letters, and letters drawn out (`المشاركاااات`).
_OVERLAY = re.compile("[\u0300-\u036f\u0483-\u0489\u20d0-\u20f0]+")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


@lru_cache(maxsize=4096)
def _lookup(text: str) -> tuple[Label, ...]:
    if len(text) > _LONGEST_LABEL:
        return ()
    found = _TABLE.get(norm_key(text))
    if found is None:
        bare = _DRAWN_OUT.sub(r"\1", _OVERLAY.sub("", _DECORATION.sub("", text)))
        found = _TABLE.get(norm_key(bare), ())
    return found


def match_label(text: str) -> Label | None:
    """The label that a text is, whatever its spelling and decoration, or None.

    Where a label may name several fields, the first; `fits` tells with the value which it is.
    """
    found = _lookup(text)
    return found[0] if found else None


def may_be_date(label: str) -> bool:
    """Whether what a label names may be a date."""
    return any(meaning.value_type == "date" for meaning in _lookup(label))


def fits(label: str, value: str, *, now: datetime | None = None) -> Label | None:
    """The meaning of a label for which the value is of the right type, or None."""
    for meaning in _lookup(label):
        if _TYPES[meaning.value_type](value.strip(), now) and _likely(meaning, value):
            return meaning
    return None


@lru_cache(maxsize=8192)
def absolute_date(value: str, order: Order | None) -> ShownDate | None:
    """A date that does not count from today: a member's first day stands by each of their posts."""
    return parse_date(value, order=order)


# Whether a value is a date does not depend on the day.
_ANY_DAY = datetime(2020, 1, 1, tzinfo=UTC)


def _is_date(value: str, now: datetime | None) -> bool:
    return len(value) < 60 and (
        absolute_date(value, "dmy") is not None
        or parse_date(value, now=now or _ANY_DAY, order="dmy") is not None
    )


def _is_count(value: str, _: datetime | None) -> bool:
    value = _ASIDE.sub("", value)
    count = parse_count(value)
    # A unit or a plus may follow a count; a sentence does not.
    return count is not None and len(value) < 24 and len(value.split()) <= 3 and ":" not in value


def _is_number(value: str, _: datetime | None) -> bool:
    return bool(re.match(r"[+-]?[\d.,٫٬]+", ascii_digits(value))) and len(value) < 40


def _is_words(value: str, _: datetime | None) -> bool:
    return 0 < len(value) <= 80


_TYPES: dict[str, Callable[[str, datetime | None], bool]] = {
    "date": _is_date,
    "int": _is_count,
    "number": _is_number,
    "text": _is_words,
}


def _likely(meaning: Label, value: str) -> bool:
    """Whether a value that has the type can be what the field means."""
    if meaning.field == "age":
        return 3 < (parse_count(value) or 0) < 120
    if meaning.field == "gender" and len(value.split()) > 2:
        return False
    if meaning.field in {"location", "gender", "occupation"}:
        linked = meaning.field == "location" and _URL.search(value)
        return not linked and any(map(str.isalpha, value))
    if meaning.field in {"level", "ranks", "trophies", "points"}:
        return ascii_digits(value).strip()[:1].isdigit() or value.strip()[:1] in "-+"
    return True
