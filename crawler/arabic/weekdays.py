"""The names of days in a folded text."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from crawler.arabic import months
from crawler.arabic.date_fold import fold_date

if TYPE_CHECKING:
    from crawler.arabic.date_values import Day

# Monday is 0.
WEEKDAYS = {
    fold_date(word): number
    for number, line in enumerate(months.WEEKDAYS.strip().splitlines())
    for word in line.split()
}
_WORD = re.compile(r"[^\W\d_]+")


def agrees(day: Day | None, words: str) -> bool:
    """Whether a day is of the name that the folded words beside it give it, if they give one."""
    if day is None or None in day:
        return True
    named = next((WEEKDAYS[word] for word in _WORD.findall(words) if word in WEEKDAYS), None)
    return named is None or date(*day).weekday() == named  # type: ignore[arg-type]
