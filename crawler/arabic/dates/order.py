"""A forum's order of day and month, learnt from its own dates."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Self

from crawler.arabic.dates import parse_date
from crawler.arabic.dates.fold import LONGEST, fold_date
from crawler.arabic.dates.numeric import Numbers, find_numbers, in_any_order
from crawler.arabic.dates.values import Order, ShownDate


@lru_cache(1024)
def _numbers(text: str) -> tuple[Numbers, ...]:
    """The dates in numbers of a text."""
    return tuple(find_numbers(fold_date(text))) if len(text) <= LONGEST else ()


def date_evidence(text: str) -> Order | None:
    """The order of day and month that a single shown date proves by itself, or None."""
    shown = _numbers(text)
    if not shown or shown[0].hijri:
        return None
    first, second, third, _ = shown[0]
    if len(first) == 4:
        return "ymd" if 1900 < int(first) < 2200 else None
    if len(third) < 2:
        return None
    a, b = int(first), int(second)
    if 12 < a <= 31 and b <= 12:
        return "dmy"
    return "mdy" if 12 < b <= 31 and a <= 12 else None


EITHER: tuple[Order, Order] = ("dmy", "mdy")
# So much more evidence one order needs than the other: a few dates may be members' own.
_MARGIN = 10


class OrderLearner:
    """Learns a forum's order of day and month from its own dates; never from a single doubt.

    `votes` are of dates that prove it by themselves. `hints` are of dates that must follow each
    other: they count where there is no vote, as posts are moved between threads, and members of
    another forum brought along.
    """

    _PLENTY = 500

    def __init__(self) -> None:
        self.votes: dict[str, int] = {"dmy": 0, "mdy": 0, "ymd": 0}
        self.hints: dict[str, int] = {"dmy": 0, "mdy": 0}

    def observe(self, text: str) -> None:
        """Take a shown date into account."""
        proof = date_evidence(text)
        if proof:
            self.votes[proof] += 1

    def observe_sequence(self, texts: Sequence[str]) -> None:
        """Take the dates of posts in thread order: one order may make them ascend alone.

        Where the other may make them descend, the forum may show the newest posts first.
        """
        if all(map(_says_the_same, texts)):
            return
        ascending = {order: _ascends(texts, order) for order in EITHER}
        if ascending["dmy"] == ascending["mdy"]:
            return
        found, other = EITHER if ascending["dmy"] else EITHER[::-1]
        told = any(date_evidence(text) == found for text in texts)
        if told or not _ascends(texts[::-1], other):
            self.hints[found] += 1

    def observe_before(self, earlier: str, later: str) -> None:
        """Take two dates of which the first cannot be after the second (joined, posted)."""
        if _says_the_same(earlier) and _says_the_same(later):
            return
        day_first, month_first = (_compare(earlier, later, order) for order in EITHER)
        if None not in {day_first, month_first} and day_first != month_first:
            self.hints["dmy" if day_first else "mdy"] += 1

    def add(self, other: Self) -> None:
        """Take over what others have learnt of dates of the same forum."""
        for own, its in ((self.votes, other.votes), (self.hints, other.hints)):
            for order, count in its.items():
                own[order] += count

    @property
    def knows(self) -> bool:
        """Whether anything was learnt."""
        return any(self.votes.values()) or any(self.hints.values())

    @property
    def sure(self) -> bool:
        """Whether dates prove the order by themselves, without hints."""
        hinted = any(self.hints.values()) and not (self.votes["dmy"] or self.votes["mdy"])
        return self.order is not None and not hinted

    @property
    def settled(self) -> bool:
        """Whether so many dates have proved the order that no more need be looked at."""
        return self.order is not None and sum(self.votes.values()) >= self._PLENTY

    @property
    def order(self) -> Order | None:
        """The order that is proved, or None while it is open or the proofs contradict."""
        if self.votes["dmy"] or self.votes["mdy"]:
            return _leader(self.votes)
        if any(self.hints.values()):
            return _leader(self.hints)
        return "ymd" if self.votes["ymd"] else None

    def to_json(self) -> str:
        return json.dumps({**self.votes, "hints": self.hints})

    @classmethod
    def from_json(cls, text: str) -> Self:
        """A learner that goes on from what `to_json` gave; anything else starts anew."""
        learner = cls()
        try:
            read = json.loads(text)
        except ValueError:
            return learner
        hints = read.get("hints") if isinstance(read, dict) else None
        for own, counts in ((learner.votes, read), (learner.hints, hints)):
            if isinstance(counts, dict):
                own.update({k: v for k, v in counts.items() if isinstance(v, int) and k in own})
        return learner


def _leader(counts: dict[str, int]) -> Order | None:
    """The one of both orders that has much more evidence than the other."""
    for order, other in (EITHER, EITHER[::-1]):
        if counts[order] > counts[other] * _MARGIN:
            return order
    return None


@lru_cache(1024)
def _read(text: str, order: Order) -> ShownDate | None:
    """A date, which is compared with several others."""
    return parse_date(text, order=order)


def _compare(earlier: str, later: str, order: Order) -> bool | None:
    first, second = _read(earlier, order), _read(later, order)
    if first is None or second is None:
        return None
    length = min(len(first.iso), len(second.iso), 16)
    return first.iso[:length] <= second.iso[:length]


def _says_the_same(text: str) -> bool:
    """Whether a date reads alike with the day first and with the month first."""
    return all(in_any_order(numbers) for numbers in _numbers(text))


def _ascends(texts: Sequence[str], order: Order) -> bool:
    """Whether three dates or more are in order, as far as they can be read."""
    latest, count = "", 0
    for text in texts:
        shown = _read(text, order)
        if shown is None or shown.precision == "month":
            continue
        if shown.iso[:16] < latest:
            return False
        latest, count = shown.iso[:16], count + 1
    return count > 2
