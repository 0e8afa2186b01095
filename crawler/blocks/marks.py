"""Marks of a page: the places that show a date, and those that name a member."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from crawler.raw import Shown

# A year of either calendar, in any digits.
YEAR = r"(?:19|20|13|14|١٩|٢٠|١٣|١٤|۱۹|۲۰|۱۳|۱۴)\d\d"
# No date is written in more characters.
LONGEST_DATE = 70
# The rank of a date with its time of day.
TIMED = 1
# The rank of a date that is the value of a label: a member's first day.
LABELLED = 3
# The rank of a name that links to a member's page.
LINKED = 1
# The rank of a name that is no more than bold words.
BOLD = 3


class DateMark(NamedTuple):
    """A place that shows a date. `rank`: 0 an attribute, 1 with a time of day, 2 a day, 3 a
    label's value."""

    rank: int
    shown: Shown


class NameMark(NamedTuple):
    """A place that names a member. `rank`: 0 an attribute, 1 a link to a member, 2 a class, 3 no
    more than bold words."""

    rank: int
    name: str
    href: str | None
