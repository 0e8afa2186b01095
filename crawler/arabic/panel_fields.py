"""A panel's pairs as typed fields."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import lru_cache

from crawler.arabic.dates import parse_date
from crawler.arabic.dates.values import Order
from crawler.arabic.label_lines import split_pairs
from crawler.arabic.label_values import absolute_date
from crawler.arabic.labels import Label, fits_panel, may_be_date
from crawler.arabic.members import is_starter_mark
from crawler.arabic.numbers import parse_count
from crawler.arabic.punctuation import without_colon
from crawler.arabic.text import clean_line

COUNTS = frozenset(
    "messages reaction_score points level ranks trophies age member_number likes_given "
    "likes_received".split()
)
_WORDS = frozenset("location gender occupation".split())
_OWN_FIELD = COUNTS | _WORDS


@dataclass(slots=True)
class PanelFields:
    """A panel read, under the names of the authors record.

    `fields` keeps every pair that has no field of its own, as shown.
    """

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
    location: str | None = None
    gender: str | None = None
    occupation: str | None = None
    fields: dict[str, str] = field(default_factory=dict)


def read_panel(
    pairs: Sequence[tuple[str, str]],
    *,
    now: datetime | None = None,
    tz: tzinfo | None = None,
    order: Order | None = None,
) -> PanelFields:
    """The pairs of a panel as typed fields; nothing is dropped.

    A pair whose label has no field, or whose value does not fit it, stays in `fields` as shown.
    Pairs without a label are read as `label: value` where they are that. What comes back is not to
    be changed: it stands for every panel that says the same.
    """
    known = _read_timeless(tuple(pairs), order)
    return _read(pairs, now, tz, order) if known is None else known


@lru_cache(4096)
def _read_timeless(pairs: tuple[tuple[str, str], ...], order: Order | None) -> PanelFields | None:
    """A panel that says the same on every day; None where one of its dates counts from today."""
    for label, value in _labelled(pairs):
        if may_be_date(label) and not (absolute_date(value, "dmy") and absolute_date(value, order)):
            return None
    return _read(pairs, None, None, order)


def _read(
    pairs: Sequence[tuple[str, str]],
    now: datetime | None,
    tz: tzinfo | None,
    order: Order | None,
) -> PanelFields:
    panel = PanelFields()
    labels: dict[str, str] = {}
    for label, value in _labelled(pairs):
        meaning = fits_panel(label, value)
        key = without_colon(clean_line(label))
        if meaning is not None:
            labels.setdefault(meaning.field, key)
        if meaning is None or not _take(panel, meaning, value, now, tz, order):
            known = panel.fields.get(key)
            shown = clean_line(value)
            panel.fields[key] = f"{known} | {shown}" if known and known != shown else shown
    _tell_thanks(panel, labels)
    return panel


def _tell_thanks(panel: PanelFields, labels: dict[str, str]) -> None:
    """Thanks of which a panel does not say whose they are, where it tells the other kind apart.

    vBulletin's "Post Thank You Hack" says `Thanks: 5` of those that a member gave, and after it
    `Thanked 7 Times in 4 Posts`.
    """
    said = [name for name in ("likes_given", "likes_received") if _of_thanks(labels.get(name, ""))]
    bare, other = labels.get("thanks"), {"likes_given", "likes_received"}.difference(said)
    if bare is None or len(said) != 1 or getattr(panel, name := other.pop()) is not None:
        return
    count = parse_count(panel.fields.get(bare, ""))
    if count is not None:
        setattr(panel, name, count)
        del panel.fields[bare]


def _of_thanks(label: str) -> bool:
    return "شكر" in label or "thank" in label.lower()


def day_joined(
    shown: str, *, now: datetime | None, tz: tzinfo | None, order: Order | None
) -> str | None:
    """The day on which a member joined, from the date as shown."""
    found = absolute_date(shown, order) or parse_date(shown, now=now, tz=tz, order=order)
    return found.iso[:10] if found else None


def _labelled(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for label, value in pairs:
        if label.strip():
            found.append((label, value))
        elif not is_starter_mark(value):  # that is the thread's, not the member's
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
        panel.joined = day_joined(value, now=now, tz=tz, order=order)
        panel.joined_text = clean_line(value)
        return True
    if name not in _OWN_FIELD or getattr(panel, name) is not None:
        return False
    setattr(panel, name, parse_count(value) if name in COUNTS else clean_line(value))
    return True
