"""Labels of author panels: what they name, and which values fit them."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from crawler.arabic.keys import norm_key
from crawler.arabic.label_table import LABELS
from crawler.arabic.label_values import is_value


@dataclass(frozen=True, slots=True)
class Label:
    """What a label names: a field, and its values' type (date, int, number or text)."""

    field: str
    value_type: str


def _build() -> dict[str, tuple[Label, ...]]:
    # `مشاركة: 12` counts a member's posts, `المشاركة: 12` is the number of this one.
    table: dict[str, tuple[Label, ...]] = {"المشاركه": ()}
    for name, (value_type, keys) in LABELS.items():
        for key in {key for part in keys.split("|") for key in _choices(part)}:
            table[key] = (*table.get(key, ()), Label(name, value_type))
    return table


def _choices(keys: str) -> Iterator[str]:
    """What stands for keys with choices in braces."""
    parts = re.split(r"[{}]", keys)  # every other one stood in braces
    choices = [part.split(",") if place % 2 else [part] for place, part in enumerate(parts)]
    return map("".join, itertools.product(*choices))


_TABLE = _build()
_LONGEST_LABEL = 60
# What a key may have more than the table's: articles, an owner, a word for counting.
_ARTICLE = re.compile(r"(?<!\S)ال(?=\w{2})")
_OWNER = re.compile(r"(?<=\w{3})(?:ها|[يكه])(?!\S)")
_OWNED = re.compile(r"(?<=[^ا])ت(?!\S)")
_COUNTING = re.compile(r"(?:عدد|مجموع|اجمالي|تعداد|total|nombre de) ")
# The most words of a label.
MOST_WORDS = max(key.count(" ") for key in _TABLE) + 1
# Signs round a label that are no letters of its script: stars, hearts, arrows, Thai flowers, `彡`.
_SIGNS = "[\\W_\u0e00-\u0e7f\u3040-\u9fff]+"
_DECORATION = re.compile(f"^{_SIGNS}|{_SIGNS}$")
# Strokes and clouds drawn over letters, and letters drawn out (`المشاركاااات`).
_OVERLAY = re.compile("[\u0300-\u036f\u0483-\u0489\u20d0-\u20f0]+")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_LONG_VOWEL = re.compile(r"([اوي])\1")
# What is drawn behind a word's last letter: `المشاركاتے`.
_FLOURISH = "ے"
# Whose it is, where the table knows a label with the article alone: `مزاجي`, `مزاج العضو`.
_WHOSE = re.compile(r"(?<=\w{2})[يك]$| العضو$")


@lru_cache(maxsize=4096)
def _lookup(text: str) -> tuple[Label, ...]:
    if len(text) > _LONGEST_LABEL or text.count(" ") > 2 * MOST_WORDS:
        return ()
    bare = _DRAWN_OUT.sub(r"\1", _OVERLAY.sub("", _DECORATION.sub("", text)))
    keys = dict.fromkeys((norm_key(text), norm_key(bare), norm_key(bare.removesuffix(_FLOURISH))))
    keys |= dict.fromkeys([_LONG_VOWEL.sub(r"\1", key) for key in keys])
    forms = (form for key in keys for form in _forms(key))
    return next((_TABLE[form] for form in forms if form in _TABLE), ())


def _forms(key: str) -> Iterator[str]:
    """A key, and what it may stand for in the table: `عدد مشاركاتي` for `مشاركات`."""
    yield key
    if counted := _COUNTING.match(key):
        yield from _forms(key[counted.end() :])
    if key.isascii() or key.count(" ") > MOST_WORDS:
        return
    bare = _ARTICLE.sub("", key)
    yield from (bare, bare.removesuffix(" عضو"), _OWNED.sub("ه", _OWNER.sub("", bare)))
    before, space, last = bare.rpartition(" ")
    if space:  # `مستوى تفاعلي`: the first word may end like an owned one
        yield before + space + _OWNER.sub("", last)


def match_label(text: str) -> Label | None:
    """The label that a text is, whatever its spelling and decoration, or None.

    Where a label may name several fields, the first; `fits` tells with the value which it is.
    """
    found = _lookup(text)
    return found[0] if found else None


def may_be_date(label: str) -> bool:
    """Whether what a label names may be a date."""
    return any(meaning.value_type == "date" for meaning in _lookup(label))


def fits(label: str, value: str) -> Label | None:
    """The meaning of a label for which the value is of the right type, or None."""
    return _fitting(_lookup(label), value.strip())


def fits_panel(label: str, value: str) -> Label | None:
    """The same for a pair of a panel, whose label may say whose it is: `مزاجي`, `مزاج العضو`.

    Elsewhere an adjective has that form: `ذهبي 24`.
    """
    return fits(label, value) or _fitting(_owned(label), value.strip())


@lru_cache(maxsize=4096)
def _owned(text: str) -> tuple[Label, ...]:
    key = norm_key(text)
    thing = _WHOSE.sub("", key)
    if thing == key or len(text) > _LONGEST_LABEL:
        return ()
    return _lookup(f"ال{thing}") or _lookup(f"ال{_OWNED.sub('ه', thing)}")


def _fitting(meanings: tuple[Label, ...], value: str) -> Label | None:
    return next((one for one in meanings if is_value(value, one.value_type, one.field)), None)
