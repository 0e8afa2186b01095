"""When the posts of this run's texts were posted: which of two copies is the first."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from math import isnan, nan


class RunDates:
    """Epoch seconds by the numbers of texts, 8 bytes each; 0 for texts of no known date.

    Texts of other runs have none.
    """

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._dates: list[array[float]] = []

    def add(self, start: int, dates: list[float | None]) -> None:
        """Note the dates of texts numbered from `start` on; calls come in rising order."""
        self._starts.append(start)
        self._dates.append(array("d", [nan if date is None else date for date in dates]))

    def of(self, number: int) -> float | None:
        block, place = self._find(number)
        date = self._dates[block][place] if block >= 0 else nan
        return None if isnan(date) else date

    def put(self, number: int, date: float | None) -> None:
        """Change the date of a text of this run."""
        block, place = self._find(number)
        self._dates[block][place] = nan if date is None else date

    def _find(self, number: int) -> tuple[int, int]:
        block = bisect_right(self._starts, number) - 1
        if block < 0:
            return -1, 0
        place = number - self._starts[block]
        return (block, place) if place < len(self._dates[block]) else (-1, 0)
