"""Which texts were seen before, over runs and forums; SQLite is the embedded store."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from xxhash import xxh3_64_intdigest

from crawler.dedup.alike import print_of, similarity
from crawler.dedup.run_dates import RunDates
from crawler.dedup.segments import Segments
from crawler.dedup.signature import LEAST_WORDS, signatures
from crawler.dedup.texts import BRIEF, Entry, Match, Rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from sqlite3 import Connection

TABLES = """
CREATE TABLE IF NOT EXISTS texts (n INTEGER PRIMARY KEY, post TEXT, words INTEGER, print BLOB);
"""


@dataclass(frozen=True, slots=True)
class _Text:
    """What is kept of a text: its post, what it is compared by, and in this run its date."""

    post: str
    words: int
    print: bytes
    posted: float = 0.0

    def similarity(self, other: _Text) -> float:
        return similarity(self.print, other.print, self.words, other.words)


class SqliteIndex:
    """A text index on a connection that is given to it: feed and index become durable together."""

    def __init__(self, db: Connection, rules: Rules) -> None:
        self.db = db
        self.rules = rules
        db.executescript(TABLES)
        self.segments = Segments(db)
        self._keys: dict[int, int] = {}
        self._texts: list[_Text] = []
        self._put_later: list[Entry] = []
        self._dates = RunDates()
        self._replaced: dict[int, _Text] = {}

    def match(self, entries: Sequence[Entry]) -> list[Match | None]:
        """See `TextIndex`. Texts of one call and of this run are found as well.

        Reads happen in one state of the store, whatever other processes write meanwhile.
        """
        self._settle()
        keys, texts = self._signed(entries)
        with self._snapshot():
            asked = np.unique(np.fromiter((k for row in keys for k in row), dtype=np.uint64))
            known = self.segments.find(asked)
            stored = self._stored({number for numbers in known.values() for number in numbers})
        matches: list[Match | None] = [None] * len(entries)
        for row, text in enumerate(texts):
            found = self._best(text, self._candidates(keys[row], known, stored))
            if found is None:
                self._remember(keys[row], text)
                continue
            number, other, match = found
            if 0 < text.posted < other.posted:
                self._replace(number, text)
                self._remember(keys[row], text)
                match = replace(match, later=True)
            matches[row] = match
        return matches

    def put(self, entry: Entry) -> None:
        """See `TextIndex`. Texts that are put are signed together, when it is needed."""
        self._put_later.append(entry)

    def flush(self) -> None:
        """See `TextIndex`. Numbers are given here, where no other process writes."""
        self._settle()
        if not self._texts:
            return
        base = self.db.execute("SELECT coalesce(max(n), 0) + 1 FROM texts").fetchone()[0]
        self.db.executemany(
            "INSERT INTO texts VALUES (?, ?, ?, ?)",
            [(base + n, text.post, text.words, text.print) for n, text in enumerate(self._texts)],
        )
        self.db.executemany(
            "UPDATE texts SET post = ?, words = ?, print = ? WHERE n = ?",
            [(t.post, t.words, t.print, number) for number, t in self._replaced.items()],
        )
        self._dates.add(base, [text.posted for text in self._texts])
        for number, text in self._replaced.items():
            self._dates.put(number, text.posted)
        count = len(self._keys)
        keys = np.fromiter(self._keys.keys(), dtype=np.uint64, count=count)
        numbers = np.fromiter(self._keys.values(), dtype=np.uint32, count=count) + np.uint32(base)
        self.segments.add(keys, numbers)

    def forget_pending(self) -> None:
        """See `TextIndex`."""
        self._keys.clear()
        self._texts.clear()
        self._put_later.clear()
        self._replaced.clear()

    def _signed(self, entries: Sequence[Entry]) -> tuple[list[list[int]], list[_Text]]:
        """The keys of each text, that of the whole text first, and what is kept of the text.

        A text that is not compared has no keys.
        """
        signs = signatures([entry.text for entry in entries], self.rules.shingle)
        keys, texts = [], []
        for row, (entry, columns) in enumerate(zip(entries, signs.keys.tolist(), strict=True)):
            words = signs.words(row)
            texts.append(_Text(entry.post_id, len(words), print_of(words), entry.posted_at))
            whole = columns.pop()
            if len(words) >= LEAST_WORDS:
                keys.append([whole, *columns])
            elif not words or self.rules.short == "keep":
                keys.append([])
            elif self.rules.short == "author":
                keys.append([whole ^ xxh3_64_intdigest(entry.author.encode())])
            else:
                keys.append([whole])
        return keys, texts

    @contextlib.contextmanager
    def _snapshot(self) -> Iterator[None]:
        """One state of the store for several reads, whatever other processes write meanwhile."""
        if self.db.in_transaction:
            yield
            return
        self.db.execute("BEGIN")
        try:
            yield
        finally:
            self.db.execute("COMMIT")

    def _stored(self, numbers: set[int]) -> dict[int, _Text]:
        found: dict[int, _Text] = {}
        wanted = sorted(numbers)
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            marks = ",".join("?" * len(some))
            query = f"SELECT n, post, words, print FROM texts WHERE n IN ({marks})"  # noqa: S608 - marks
            for number, *columns in self.db.execute(query, some):
                post, words, printed = columns
                found[number] = _Text(post, words, printed, self._dates.of(number))
        return found | {n: text for n, text in self._replaced.items() if n in found}

    def _candidates(
        self, keys: list[int], known: dict[int, list[int]], stored: dict[int, _Text]
    ) -> Iterator[tuple[int, _Text, bool]]:
        """Texts with a key in common, older ones first, and whether it is the whole text's.

        Numbers of texts that are not written yet are counted down from -1.
        """
        for place, key in enumerate(keys):
            for number in known.get(key, ()):
                yield number, stored[number], place == 0
            if (pending := self._keys.get(key)) is not None:
                yield -1 - pending, self._texts[pending], place == 0

    def _best(
        self, text: _Text, candidates: Iterator[tuple[int, _Text, bool]]
    ) -> tuple[int, _Text, Match] | None:
        rules = self.rules
        least = rules.threshold_brief if text.words < BRIEF else rules.threshold
        best: tuple[int, _Text, Match] | None = None
        seen = {text.post}
        for number, other, whole in candidates:
            if other.post in seen:
                continue
            seen.add(other.post)
            if whole and other.print == text.print:
                return number, other, Match(other.post, 1.0)
            alike = text.similarity(other)
            if alike >= least and (best is None or alike > best[2].similarity):
                best = number, other, Match(other.post, round(min(alike, 0.999), 3))
        return best

    def _replace(self, number: int, text: _Text) -> None:
        """Let a text stand where a later copy of it stood."""
        if number < 0:
            self._texts[-1 - number] = text
        else:
            self._replaced[number] = text

    def _settle(self) -> None:
        """Remember what was put."""
        entries, self._put_later = self._put_later, []
        if entries:
            for keys, text in zip(*self._signed(entries), strict=True):
                self._remember(keys, text)

    def _remember(self, keys: list[int], text: _Text) -> None:
        if keys:
            number = len(self._texts)
            self._texts.append(text)
            for key in keys:
                self._keys.setdefault(key, number)
