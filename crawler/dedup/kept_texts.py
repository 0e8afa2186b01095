"""What is kept of each text: the post that had it first, and a print to compare it by."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from math import isnan, nan
from typing import TYPE_CHECKING, NamedTuple

from crawler.compact import short_id, storable
from crawler.dedup.alike import similarity
from crawler.dedup.views import is_unnamed

if TYPE_CHECKING:
    from collections.abc import Sequence, Set
    from sqlite3 import Connection

TABLES = """
CREATE TABLE IF NOT EXISTS text_sites (id INTEGER PRIMARY KEY, name TEXT UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS texts (
    n INTEGER PRIMARY KEY, site INTEGER, post ANY, words INTEGER, print BLOB) STRICT;
"""
# Texts that one query asks for.
_ASKED = 500
# Texts that are kept as they were read, some 400 bytes each.
_MOST_READ = 1 << 12


class Text(NamedTuple):
    """The post of a text, how many words it has, and what it is compared by.

    In this run its date as well (None for what an earlier run wrote), and how ids of its thread
    begin that are none of its own. `said` is the text itself, while it is looked for, where its
    print holds every word.
    """

    post: str
    words: int
    print: bytes
    posted: float | None
    unnamed: str = ""
    said: str = ""

    @property
    def named(self) -> bool:
        """Whether its post has an id of the engine's own."""
        return not is_unnamed(self.post, self.unnamed)

    def similarity(self, other: Text) -> float:
        return similarity(self.print, other.print)


class KeptTexts:
    """Texts by their numbers. A post's id `<site>/p/<number>` is kept as two numbers."""

    def __init__(self, db: Connection) -> None:
        self.db = db
        db.executescript(TABLES)
        self._dates = RunDates()
        self._names: dict[int, str] = {}
        # What was read since this or another process wrote.
        self._read: dict[int, Text] = {}
        self._version: int | None = None

    def get(self, numbers: Set[int]) -> dict[int, Text]:
        version = self.db.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version or len(self._read) > _MOST_READ:
            self._read.clear()
            self._version = version
        if new := numbers - self._read.keys():
            self._read |= self._get(new)
        return {number: self._read[number] for number in numbers}

    def _get(self, numbers: Set[int]) -> dict[int, Text]:
        found: dict[int, Text] = {}
        wanted = sorted(numbers)
        for start in range(0, len(wanted), _ASKED):
            some = wanted[start : start + _ASKED]
            marks = ",".join("?" * len(some))
            query = f"SELECT n, site, post, words, print FROM texts WHERE n IN ({marks})"  # noqa: S608 - marks
            for number, site, post, words, printed in self.db.execute(query, some):
                whole = f"{self._name(site)}/p/{post}" if site else str(post)
                count = len(printed) if words is None else words
                found[number] = Text(whole, count, printed, self._dates.of(number))
        return found

    def add(self, texts: Sequence[Text]) -> int:
        """Write texts under numbers that follow each other; the first of them."""
        base = self.db.execute("SELECT coalesce(max(n), 0) + 1 FROM texts").fetchone()[0]
        sites: dict[str, int] = {}
        rows = [(number, *self._row(text, sites)) for number, text in enumerate(texts, base)]
        self.db.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", rows)
        self._dates.add(base, [text.posted for text in texts])
        return int(base)

    def replace(self, texts: dict[int, Text]) -> None:
        """Let other texts stand under numbers of this run."""
        sites: dict[str, int] = {}
        query = "UPDATE texts SET site = ?, post = ?, words = ?, print = ? WHERE n = ?"
        self.db.executemany(query, [(*self._row(t, sites), n) for n, t in texts.items()])
        for number, text in texts.items():
            self._dates.put(number, text.posted)
        self._version = None

    def _row(self, text: Text, sites: dict[str, int]) -> tuple[int, int | str, int | None, bytes]:
        words = None if text.words == len(text.print) else text.words
        name, mark, post = text.post.partition("/p/")
        if not mark:
            return 0, storable(text.post), words, text.print
        if name not in sites:
            self.db.execute("INSERT OR IGNORE INTO text_sites (name) VALUES (?)", (name,))
            query = "SELECT id FROM text_sites WHERE name = ?"
            sites[name] = self.db.execute(query, (name,)).fetchone()[0]
        return sites[name], short_id(post), words, text.print

    def _name(self, site: int) -> str:
        if site not in self._names:
            query = "SELECT name FROM text_sites WHERE id = ?"
            self._names[site] = self.db.execute(query, (site,)).fetchone()[0]
        return self._names[site]


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
