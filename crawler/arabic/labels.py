"""Labels of author panels: what they name, and a panel's pairs as typed fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.arabic.dates import Order, parse_date
from crawler.arabic.label_table import LABELS
from crawler.arabic.numbers import ascii_digits, parse_count
from crawler.arabic.text import clean_line, norm_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, tzinfo


@dataclass(frozen=True, slots=True)
class Label:
    """What a label names: a field, its values' type (date, int, number or text).

    `strict`: a common word, a label only where a fitting value and another label stand by it.
    """

    field: str
    value_type: str
    strict: bool


@dataclass(slots=True)
class PanelFields:
    """A panel read. `fields` keeps every pair that has no field of its own, as shown."""

    joined: str | None = None
    joined_text: str | None = None
    messages: int | None = None
    reaction_score: int | None = None
    points: int | None = None
    level: int | None = None
    ranks: int | None = None
    trophies: int | None = None
    age: int | None = None
    member_number: int | None = None
    likes_given: int | None = None
    likes_received: int | None = None
    title: str | None = None
    location: str | None = None
    gender: str | None = None
    occupation: str | None = None
    fields: dict[str, str] = field(default_factory=dict)


_COUNTS = frozenset(
    "messages reaction_score points level ranks trophies age member_number likes_given "
    "likes_received".split()
)
_WORDS = frozenset("location gender occupation".split())


def _build() -> dict[str, tuple[Label, ...]]:
    table: dict[str, tuple[Label, ...]] = {}
    for name, (value_type, keys) in LABELS.items():
        for key in keys.split("|"):
            bare = key.rstrip("!")
            table[bare] = (*table.get(bare, ()), Label(name, value_type, key.endswith("!")))
    return table


_TABLE = _build()
_LONGEST_KEY = max(map(len, _TABLE))
_LONGEST_LABEL = 60
_MOST_WORDS = max(key.count(" ") for key in _TABLE) + 1
# A colon parts label and value; one between digits belongs to a time.
_COLON = re.compile(r"\s*(?<!\d)[:：]\s*|\s*[:：]\s*(?!\d)|\s+[:：]\s+")
_URL = re.compile(r"https?://|www\.|\.(?:com|net|org|info)\b", re.I)


@lru_cache(maxsize=4096)
def _lookup(text: str) -> tuple[Label, ...]:
    if len(text) > _LONGEST_LABEL:
        return ()
    return _TABLE.get(norm_key(text), ())


def match_label(text: str) -> Label | None:
    """The label that a text is, whatever its spelling and decoration, or None.

    Where a label may name several fields, the first; `fits` tells with the value which it is.
    """
    found = _lookup(text)
    return found[0] if found else None


def fits(label: str, value: str, *, now: datetime | None = None) -> Label | None:
    """The meaning of a label for which the value is of the right type, or None."""
    for meaning in _lookup(label):
        if _TYPES[meaning.value_type](value.strip(), now) and _likely(meaning, value):
            return meaning
    return None


def _is_date(value: str, now: datetime | None) -> bool:
    return len(value) < 60 and any(
        parse_date(value, now=now, order=order) is not None for order in ("dmy", "mdy")
    )


def _is_count(value: str, _: datetime | None) -> bool:
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
    if meaning.field == "location":
        return not _URL.search(value)
    if meaning.field in {"level", "ranks", "trophies", "points"}:
        return ascii_digits(value).strip()[:1].isdigit() or value.strip()[:1] in "-+"
    return True


def split_label(line: str) -> tuple[str, str] | None:
    """A line as label and value: parted by a colon, or a known label with its value after it."""
    pairs = split_pairs(line)
    if pairs:
        return pairs[0]
    parts = _COLON.split(line.strip(), maxsplit=1)
    if len(parts) == 2 and 0 < len(parts[0]) <= 40 and parts[1].strip():
        return parts[0].strip(), parts[1].strip()
    return None


def split_pairs(line: str) -> list[tuple[str, str]]:
    """The pairs of known label and value on a line: none, one, or several side by side."""
    line = line.strip()
    parts = _COLON.split(line)
    if len(parts) == 1:
        return _glued(line)
    if not _lookup(parts[0]):
        return []
    pairs = []
    label = parts[0]
    for part in parts[1:-1]:
        words = part.split()
        for start in range(max(0, len(words) - _MOST_WORDS), len(words)):
            following = " ".join(words[start:])
            if _lookup(following):
                pairs.append((label, " ".join(words[:start])))
                label = following
                break
        else:
            return [(parts[0].strip(), line[len(parts[0]) :].lstrip(" :：").strip())]
    pairs.append((label, parts[-1].strip()))
    return [(key.strip(), value) for key, value in pairs]


def _glued(line: str) -> list[tuple[str, str]]:
    """A known label followed by a fitting count or date, with no colon between."""
    words = line.split()
    for size in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        label, value = " ".join(words[:size]), " ".join(words[size:])
        meaning = fits(label, value)
        if meaning is not None and meaning.value_type != "text":
            return [(label, value)]
    return []


def read_panel(
    pairs: Sequence[tuple[str, str]],
    *,
    now: datetime | None = None,
    tz: tzinfo | None = None,
    order: Order | None = None,
) -> PanelFields:
    """The pairs of a panel as typed fields; nothing is dropped.

    A pair whose label has no field, or whose value does not fit it, stays in `fields` as shown.
    Pairs without a label are read as `label: value` where they are that.
    """
    panel = PanelFields()
    for label, value in _labelled(pairs):
        meaning = fits(label, value, now=now)
        if meaning is None or not _take(panel, meaning, value, now, tz, order):
            key = clean_line(label).rstrip(" :：")
            known = panel.fields.get(key)
            shown = clean_line(value)
            panel.fields[key] = f"{known} | {shown}" if known and known != shown else shown
    return panel


def _labelled(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for label, value in pairs:
        if label.strip():
            found.append((label, value))
        else:
            found.extend(split_pairs(value) or [("", value)])
    return [(label, value) for label, value in found if value.strip()]


def _take(
    panel: PanelFields,
    meaning: Label,
    value: str,
    now: datetime | None,
    tz: tzinfo | None,
    order: Order | None,
) -> bool:
    """Set the field that a pair means; False where there is none or it is set."""
    name = meaning.field
    if name == "joined" and panel.joined_text is None:
        shown = parse_date(value, now=now, tz=tz, order=order)
        panel.joined = shown.iso[:10] if shown else None
        panel.joined_text = clean_line(value)
        return True
    if name not in _COUNTS | _WORDS or getattr(panel, name) is not None:
        return False
    setattr(panel, name, parse_count(value) if name in _COUNTS else clean_line(value))
    return True
