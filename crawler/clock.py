"""How one forum writes its dates: its timezone and its order of day and month."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo

from crawler.arabic.dates import from_epoch, parse_date
from crawler.arabic.dates.order import EITHER, OrderLearner
from crawler.arabic.dates.values import Order, ShownDate
from crawler.raw import Shown

# A moment as machines write it, with seconds and an offset; other calendars have other years.
_WHOLE = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$", re.A
)
# Only a date whose month is a number can tell, or be told, which of its numbers that is.
_NUMERIC = re.compile(r"\d(\s*[-/.]\s*)\d")
_DAY_FIRST = frozenset("fr de es it pt nl ru uk pl cs tr el ro".split())


def as_order(name: str | None) -> Order | None:
    """A configured order as a value; None for any other text."""
    return name if name in ("dmy", "mdy", "ymd") else None  # type: ignore[return-value]


class ForumClock:
    """Reads a forum's dates. `order` is the configured one, else what its own dates have proved."""

    def __init__(self, tz: tzinfo | None = None, order: Order | None = None) -> None:
        self.tz = tz
        self.configured = order
        self.learner = OrderLearner()
        self.language = ""

    @property
    def is_sure(self) -> bool:
        """Whether nothing that the forum has yet to show can change the order to read by."""
        return self.configured is not None or self.learner.sure

    @property
    def order(self) -> Order | None:
        """The order to read by, or None while it is open.

        Where its dates prove nothing, a page in a language that always puts the day first does.
        Arabic is none of these: half of its boards kept the order of their English engine.
        """
        known = self.configured or self.learner.order
        return known or ("dmy" if self.language in _DAY_FIRST else None)

    def recall(self, remembered: str | None) -> None:
        """Take up what an earlier run learnt of the forum's order."""
        if remembered:
            self.learner = OrderLearner.from_json(remembered)

    def to_recall(self) -> str:
        """What was learnt of the forum's order, for the next run."""
        return self.learner.to_json()

    def iso(self, shown: Shown | None, now: datetime) -> str | None:
        """The ISO value of a shown date, or None where it stays undecided.

        An attribute's value comes before the words; `now` (aware) is when the page was fetched.
        """
        return self._read(shown, now, self.order)

    def _read(self, shown: Shown | None, now: datetime, order: Order | None) -> str | None:
        if shown is None:
            return None
        if shown.epoch is not None:
            found = from_epoch(shown.epoch, self.tz or UTC)
            return found.iso if found else None
        if shown.iso:
            if _WHOLE.match(shown.iso):
                try:
                    return datetime.fromisoformat(shown.iso).isoformat(timespec="seconds")
                except ValueError:  # no such day: its words may have one
                    pass
            exact = parse_date(shown.iso, now=now, tz=self.tz, order="ymd")
            if exact is not None:
                return exact.iso
        read = self._words(shown, now, order)
        return read.iso if read else None

    def again(self, value: str | None, shown: Shown, now: datetime) -> str | None:
        """The value of a date that was read as `value` when less was known of the order."""
        unread = value is None or self._is_either(shown, now, value)
        return self.iso(shown, now) if unread else value

    def exact(self, shown: Shown | None, now: datetime) -> str | None:
        """The ISO value of a shown date, None also where it counts back in months or years.

        Such a span is rounded: month and year that it leads to may be those before or after.
        """
        value = self.iso(shown, now)
        if shown is None or value is None or len(value) >= len("2026-11-23"):
            return value
        read = self._words(shown, now, self.order)
        return None if read is not None and read.relative else value

    def _words(self, shown: Shown, now: datetime, order: Order | None) -> ShownDate | None:
        """A date read from its words, the fuller ones first."""
        full = parse_date(shown.full, now=now, tz=self.tz, order=order) if shown.full else None
        return full or parse_date(shown.text, now=now, tz=self.tz, order=order)

    def stamp(self, shown: Shown | None, now: datetime) -> str:
        """A text that changes only when the date does: a relative date counts by its day."""
        if shown is None:
            return ""
        if shown.epoch is not None or shown.iso:
            return str(shown.iso or shown.epoch)
        read = self._words(shown, now, self.order or "dmy")
        if read is None:
            return shown.text
        return read.iso[:10] if read.relative else shown.full or shown.text

    def undecided(self, shown: Shown | None, now: datetime, value: str | None = None) -> bool:
        """Whether the order of day and month, which is not sure yet, decides what a date is.

        Not where it was read as a `value` that no order gives: from an attribute.
        """
        if shown is None or self.is_sure or not _NUMERIC.search(f"{shown.full} {shown.text}"):
            return False
        return self._is_either(shown, now, value)

    def _is_either(self, shown: Shown, now: datetime, value: str | None) -> bool:
        """Whether a date is another one in each order, and `value`, if any, one of both."""
        readings = {self._read(shown, now, order) for order in EITHER}
        return len(readings) > 1 and (value is None or value in readings)

    def observe(self, dates: list[str], *, ascending: bool) -> None:
        """Learn from the dates of one page, as shown; `ascending`: they are posts of a thread."""
        numeric = [text for text in dates if _NUMERIC.search(text)]
        if not numeric or self.configured is not None or self.learner.settled:
            return
        for text in numeric:
            self.learner.observe(text)
        if ascending:
            self.learner.observe_sequence(numeric)

    def observe_members(self, dates: Iterable[tuple[str, str]], now: datetime) -> None:
        """Learn from pairs of when a member joined and posted, as shown; "" where it is not.

        Nobody posts before they join, or after `now`. A joining date speaks for itself where the
        moments of posts are exact, name their months, or have the same marks between their numbers.
        """
        if self.is_sure:
            return
        tomorrow = (now + timedelta(days=1)).date().isoformat()
        for joined, posted in dates:
            mark, joined_mark = _NUMERIC.search(posted), _NUMERIC.search(joined)
            if mark:
                self.learner.observe_before(joined, posted)
                self.learner.observe_before(posted, tomorrow)
            if joined_mark and (mark[1] == joined_mark[1] if mark else self._named(posted, now)):
                self.learner.observe(joined)
                self.learner.observe_before(joined, tomorrow)

    def _named(self, posted: str, now: datetime) -> bool:
        """Whether a shown moment leaves no order open: it is exact, or names its month."""
        read = parse_date(posted, now=now, tz=self.tz) if posted else None
        return not posted or (read is not None and not read.relative)
