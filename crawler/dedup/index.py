"""Which texts were seen before, over runs and forums; SQLite is the embedded store."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from xxhash import xxh3_64_intdigest

from crawler.dedup.alike import print_of, similarity
from crawler.dedup.segments import Segments
from crawler.dedup.signature import LEAST_WORDS, signatures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from sqlite3 import Connection

# Texts under so many words are brief.
BRIEF = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """A text to be looked for: the id of its post, its author (or empty), and its words.

    `posted_at` (ISO, or empty) decides which of equal texts looked for together is the first.
    """

    post_id: str
    author: str
    text: str
    posted_at: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The first post with the same text (similarity 1.0) or nearly the same."""

    duplicate_of: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts as a duplicate: the user's settings.

    `threshold` is the least similarity of a near duplicate (the share of words that both texts
    have, in the same order), `threshold_brief` that of texts under `BRIEF` words, where a stock
    phrase is half of the text; `shingle` the words in a shingle; `short` what happens to texts
    under a dozen words: `keep` them all, or drop those that repeat the same `author`'s, or `all`.
    """

    threshold: float = 0.75
    threshold_brief: float = 0.85
    shingle: int = 2
    short: str = "keep"


class TextIndex(Protocol):
    """What a store of texts supplies, be it this one or a shared one."""

    def match(self, entries: Sequence[Entry]) -> list[Match | None]:
        """For each text the first post that has it; a text without one is put, to be found."""

    def put(self, entry: Entry) -> None:
        """Remember a text that a file holds, without looking for it."""

    def flush(self) -> None:
        """Write what was put. Call in a transaction of the store's connection."""

    def forget_pending(self) -> None:
        """Drop what was put: its transaction was committed."""


TABLES = """
CREATE TABLE IF NOT EXISTS texts (n INTEGER PRIMARY KEY, post TEXT, words INTEGER, print BLOB);
"""


@dataclass(frozen=True, slots=True)
class _Text:
    """What is kept of a text: its post, and what it is compared by."""

    post: str
    words: int
    print: bytes

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

    def match(self, entries: Sequence[Entry]) -> list[Match | None]:
        """See `TextIndex`. Texts of one call and of this run are found as well."""
        self._settle()
        keys, texts = self._signed(entries)
        with self._snapshot():
            asked = np.unique(np.fromiter((k for row in keys for k in row), dtype=np.uint64))
            known = self.segments.find(asked)
            stored = self._stored({number for numbers in known.values() for number in numbers})
        matches: list[Match | None] = [None] * len(entries)
        for row in sorted(range(len(entries)), key=lambda row: entries[row].posted_at or "~"):
            candidates = self._candidates(keys[row], known, stored)
            matches[row] = self._best(texts[row], candidates)
            if matches[row] is None:
                self._remember(keys[row], texts[row])
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
        count = len(self._keys)
        keys = np.fromiter(self._keys.keys(), dtype=np.uint64, count=count)
        numbers = np.fromiter(self._keys.values(), dtype=np.uint32, count=count) + np.uint32(base)
        self.segments.add(keys, numbers)

    def forget_pending(self) -> None:
        """See `TextIndex`."""
        self._keys.clear()
        self._texts.clear()
        self._put_later.clear()

    def _signed(self, entries: Sequence[Entry]) -> tuple[list[list[int]], list[_Text]]:
        """The keys of each text, that of the whole text first, and what is kept of the text.

        A text that is not compared has no keys.
        """
        signs = signatures([entry.text for entry in entries], self.rules.shingle)
        keys, texts = [], []
        for row, (entry, columns) in enumerate(zip(entries, signs.keys.tolist(), strict=True)):
            words = signs.words(row)
            texts.append(_Text(entry.post_id, len(words), print_of(words)))
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
                found[number] = _Text(*columns)
        return found

    def _candidates(
        self, keys: list[int], known: dict[int, list[int]], stored: dict[int, _Text]
    ) -> Iterator[tuple[_Text, bool]]:
        """Texts that have a key in common, older ones first, and whether it is the whole text's."""
        for place, key in enumerate(keys):
            for number in known.get(key, ()):
                yield stored[number], place == 0
            if (pending := self._keys.get(key)) is not None:
                yield self._texts[pending], place == 0

    def _best(self, text: _Text, candidates: Iterator[tuple[_Text, bool]]) -> Match | None:
        rules = self.rules
        least = rules.threshold_brief if text.words < BRIEF else rules.threshold
        best: Match | None = None
        seen = {text.post}
        for other, whole in candidates:
            if other.post in seen:
                continue
            seen.add(other.post)
            if whole and other.print == text.print:
                return Match(other.post, 1.0)
            alike = text.similarity(other)
            if alike >= least and (best is None or alike > best.similarity):
                best = Match(other.post, round(min(alike, 0.999), 3))
        return best

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
