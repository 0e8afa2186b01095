"""A date as it was shown: a value of its own precision."""

from datetime import date, datetime, tzinfo
from typing import Literal, NamedTuple

Order = Literal["dmy", "mdy", "ymd"]
Day = tuple[int, int | None, int | None]
Clock = tuple[int, int, int | None]


class ShownDate(NamedTuple):
    """A date read: ISO 8601 to the precision shown (`year` to `second`).

    `relative`: the text counts from the moment it was shown (`منذ ساعتين`, `أمس`).
    """

    iso: str
    precision: str
    relative: bool = False


def compose(
    day: Day, clock: Clock | None, tz: tzinfo | None, *, relative: bool = False
) -> ShownDate:
    """A day and a time of day as a value; ValueError where the calendar has no such day."""
    year, month, number = day
    if month is None:
        return ShownDate(f"{year:04}", "year", relative)
    if number is None:
        date(year, month, 1)
        return ShownDate(f"{year:04}-{month:02}", "month", relative)
    if clock is None:
        return ShownDate(date(year, month, number).isoformat(), "day", relative)
    hour, minute, second = clock
    when = datetime(year, month, number, hour, minute, second or 0, tzinfo=tz)
    if second is None:
        return ShownDate(when.isoformat(timespec="minutes"), "minute", relative)
    return ShownDate(when.isoformat(timespec="seconds"), "second", relative)
