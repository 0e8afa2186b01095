"""Which texts were seen before, over runs and forums; SQLite is the embedded store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from crawler.dedup.segments import Segments
from crawler.dedup.signature import LEAST_WORDS, signatures, similarity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from sqlite3 import Connection

    from numpy.typing import NDArray


BRIEF = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """A text to be looked for: the id of its post, its author (or empty), and its words."""

    post_id: str
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """The first post with the same text (similarity 1.0) or nearly the same."""

    duplicate_of: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts as a duplicate: the user's settings.

    `threshold` is the least similarity of a near duplicate, `threshold_brief` that of texts under
    `BRIEF` words, where a stock phrase is half of the text; `shingle` the words in a shingle;
    `short` what happens to texts under a dozen words: `keep` them all, or drop those that repeat
    the same `author`'s, or `all`.
    """

    threshold: float = 0.55
    threshold_brief: float = 0.9
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


TABLES = "CREATE TABLE IF NOT EXISTS texts (n INTEGER PRIMARY KEY, post TEXT, print BLOB);"


class SqliteIndex:
    """A text index on a connection that is given to it: feed and index become durable together."""

    def __init__(self, db: Connection, rules: Rules) -> None:
        self.db = db
        self.rules = rules
        self.segments = Segments(db)
        db.executescript(TABLES)
        self._keys: dict[int, int] = {}
        self._docs: list[tuple[str, NDArray[np.uint8]]] = []

    def match(self, entries: Sequence[Entry]) -> list[Match | None]:
        """See `TextIndex`. Texts of one call and of this run are found as well."""
        signs = signatures([self._compared(entry) for entry in entries], self.rules.shingle)
        used = ~signs.short if self.rules.short == "keep" else np.ones(len(entries), dtype=np.bool_)
        used &= np.array([bool(entry.text.strip()) for entry in entries], dtype=np.bool_)
        asked = np.unique(signs.keys[used])
        known = self.segments.find(asked[asked != 0])
        stored = self._stored({doc for docs in known.values() for doc in docs})
        matches: list[Match | None] = []
        for row, entry in enumerate(entries):
            if not used[row]:
                matches.append(None)
                continue
            keys = [key for key in signs.keys[row].tolist() if key]
            brief = signs.words[row] < BRIEF
            least = self.rules.threshold_brief if brief else self.rules.threshold
            best = self._best(entry, keys, signs.prints[row], least, known, stored)
            matches.append(best)
            if best is None:
                self._put(entry, keys, signs.prints[row])
        return matches

    def _compared(self, entry: Entry) -> str:
        """The text as it is compared: a short one with its author, where only theirs count."""
        if self.rules.short == "author" and len(entry.text.split()) < LEAST_WORDS:
            return f"{entry.author} {entry.text}"
        return entry.text

    def _stored(self, docs: set[int]) -> dict[int, tuple[str, NDArray[np.uint8]]]:
        found: dict[int, tuple[str, NDArray[np.uint8]]] = {}
        numbers = sorted(docs)
        for start in range(0, len(numbers), 500):
            some = numbers[start : start + 500]
            marks = ",".join("?" * len(some))
            query = f"SELECT n, post, print FROM texts WHERE n IN ({marks})"  # noqa: S608 - marks
            rows = self.db.execute(query, some)
            for number, post, printed in rows:
                found[number] = (post, np.frombuffer(printed, dtype=np.uint8))
        return found

    def _best(
        self,
        entry: Entry,
        keys: list[int],
        printed: NDArray[np.uint8],
        least: float,
        known: dict[int, list[int]],
        stored: dict[int, tuple[str, NDArray[np.uint8]]],
    ) -> Match | None:
        best: Match | None = None
        whole = keys[-1]
        seen = set()
        for key in reversed(keys):
            candidates = [stored[doc] for doc in known.get(key, ())]
            if key in self._keys:
                candidates.append(self._docs[self._keys[key]])
            for post, other in candidates:
                if post in seen or post == entry.post_id:
                    continue
                seen.add(post)
                if key == whole:
                    return Match(post, 1.0)
                alike = similarity(printed, other)
                if alike >= least and (best is None or alike > best.similarity):
                    best = Match(post, round(min(alike, 0.999), 3))
        return best

    def put(self, entry: Entry) -> None:
        """See `TextIndex`."""
        signs = signatures([self._compared(entry)], self.rules.shingle)
        if not (signs.short[0] and self.rules.short == "keep") and entry.text.strip():
            self._put(entry, [k for k in signs.keys[0].tolist() if k], signs.prints[0])

    def _put(self, entry: Entry, keys: list[int], printed: NDArray[np.uint8]) -> None:
        number = len(self._docs)
        self._docs.append((entry.post_id, printed))
        for key in keys:
            self._keys.setdefault(key, number)

    def flush(self) -> None:
        """See `TextIndex`. Numbers are given here, where no other process writes."""
        if not self._docs:
            return
        base = self.db.execute("SELECT coalesce(max(n), 0) + 1 FROM texts").fetchone()[0]
        self.db.executemany(
            "INSERT INTO texts VALUES (?, ?, ?)",
            [(base + n, post, p.tobytes()) for n, (post, p) in enumerate(self._docs)],
        )
        count = len(self._keys)
        keys = np.fromiter(self._keys.keys(), dtype=np.uint64, count=count)
        docs = np.fromiter(self._keys.values(), dtype=np.uint32, count=count) + np.uint32(base)
        self.segments.add(keys, docs)

    def forget_pending(self) -> None:
        self._keys.clear()
        self._docs.clear()
