"""The names of months in a folded text."""

import re
from typing import NamedTuple

from crawler.arabic.dates.fold import either, fold_date
from crawler.arabic.dates.words import GREGORIAN, HIJRI, PERSIAN

# A month's number, and what is added to it in the calendars that are not Gregorian.
LUNAR, SOLAR = 100, 200
# A name before a day of another month is one of the week: `Mar 11 Sep`, `سبت 12 نوفمبر`.
_DAY_BETWEEN = re.compile(r"[.,]?\s+\d{1,2}(?:er)?\s+")
_JOINING = frozenset(("", "/", "(", "-", "–", ","))
_WORD = re.compile(r"[^\W\d_]+")


class Month(NamedTuple):
    """A month named in a text, from `start` to `end`: 1 to 12, plus `LUNAR` or `SOLAR`."""

    start: int
    end: int
    number: int


class _Name(NamedTuple):
    """What a word names, alone (0: nothing) or with the words that `rest` matches after it."""

    number: int
    rest: re.Pattern[str] | None
    numbers: dict[str, int]


def _names() -> dict[str, int]:
    found: dict[str, int] = {}
    for added, lines in (
        (0, GREGORIAN),
        (LUNAR, HIJRI),
        (SOLAR, PERSIAN),
    ):
        for number, line in enumerate(lines.strip().splitlines(), 1):
            for name in line.split("|"):
                found.setdefault(fold_date(name.strip()), number + added)
    return found


def _by_first_word() -> dict[str, _Name]:
    alone: dict[str, int] = {}
    longer: dict[str, dict[str, int]] = {}
    for name, number in _names().items():
        first = _WORD.match(name)
        assert first is not None  # every name begins with a letter
        rest = name[first.end() :].strip()
        if rest:
            longer.setdefault(first[0], {})[rest] = number
        else:
            alone[first[0]] = number
    found = {}
    for word in alone | longer:
        rests = longer.get(word, {})
        pattern = re.compile(rf"[\s-]*({either(rests)})(?!\w)") if rests else None
        found[word] = _Name(alone.get(word, 0), pattern, rests)
    return found


_FIRST = _by_first_word()


def find_months(text: str) -> list[Month]:
    """The months that a folded text names, in order.

    Two names of one month (`آب/أغسطس`, `آب (أغسطس)`, `آب - أغسطس`) are one.
    """
    found: list[Month] = []
    for match in _WORD.finditer(text):
        name = _FIRST.get(match[0])
        if name is None or (found and match.start() < found[-1].end):
            continue
        number, end = name.number, match.end()
        if name.rest is not None and (longer := name.rest.match(text, end)):
            number, end = name.numbers[longer[1]], longer.end()
        if not number:
            continue
        start = match.start()
        if found and _DAY_BETWEEN.fullmatch(text, found[-1].end, start):
            found.pop()
        if found and found[-1].number == number:
            between = text[found[-1].end : start].strip()
            if between in _JOINING:
                start = found.pop().start
                end += between == "(" and text[end : end + 1] == ")"
        found.append(Month(start, end, number))
    return found
