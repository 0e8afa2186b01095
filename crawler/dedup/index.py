"""Which texts were seen before, over runs and forums; SQLite is the embedded store."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from sqlite3 import Connection

from crawler.dedup.kept_texts import KeptTexts, Text
from crawler.dedup.likeness import Found, best, gives_way, likeliest
from crawler.dedup.pending import Pending
from crawler.dedup.segments import Segments
from crawler.dedup.signature import Signature
from crawler.dedup.signed import Signer
from crawler.dedup.texts import Entry, Match, Rules

# Keys are looked up in rounds, that of the whole text first: most copies are found by a few.
_ROUNDS = (slice(0, 1), slice(1, 5), slice(5, None))


class SqliteIndex:
    """A text index on a connection that is given to it: feed and index become durable together.

    Memory: that of the filters (see `Segments`), and 8 bytes for each text of this run. Time a text
    grows with the number of runs of keys, which is that of its logarithm.
    """

    def __init__(self, db: Connection, rules: Rules) -> None:
        self.db = db
        self.rules = rules
        self.signer = Signer(rules)
        self.segments = Segments(db)
        self.kept = KeptTexts(db)
        self._pending = Pending()
        self._put_later: list[Entry] = []
        self._replaced: dict[int, Text] = {}
        # Keys that were looked for ahead, and those of them that may be in the store.
        self._asked: set[int] = set()
        self._maybe: set[int] = set()

    def expect(self, texts: Sequence[str], signed: Mapping[str, Signature]) -> None:
        """See `TextIndex`. They are signed, and their keys looked for, at once."""
        self.signer.expect(texts, signed)
        keys = self.signer.expected_keys(texts)
        self._asked.update(keys)
        self._maybe |= self.segments.among(keys)

    def match(self, entries: Sequence[Entry]) -> list[Match | None]:
        """See `TextIndex`. Texts of one call and of this run are found as well.

        Reads happen in one state of the store, whatever other processes write meanwhile; what they
        have written since a text was announced may not be found.
        """
        self._settle()
        keys, texts = self.signer.sign(entries)
        maybe = self._among({key for row in keys for key in row})
        stored: dict[int, Found] = {}
        if maybe:
            with self._snapshot():
                stored = self._stored(keys, texts, maybe)
        matches: list[Match | None] = [None] * len(entries)
        for row, text in enumerate(texts):
            found = best(text, self._pending.alike(keys[row]), self.rules, stored.get(row))
            if found is None:
                self._pending.add(keys[row], text)
                continue
            number, other, alike = found
            match = Match(other.post, alike)
            if gives_way(other, text):
                self._replace(number, text)
                self._pending.add(keys[row], text)
                match = replace(match, later=True)
            matches[row] = match
        return matches

    def put(self, entry: Entry) -> None:
        """See `TextIndex`. Texts that are put are signed together, when it is needed."""
        self._put_later.append(entry)

    def flush(self) -> None:
        """See `TextIndex`. Numbers are given here, where no other process writes."""
        self._settle()
        if not self._pending.texts:
            return
        base = self.kept.add(self._pending.texts)
        self.kept.replace(self._replaced)
        self.segments.add(*self._pending.keys_from(base))
        self._asked.clear()
        self._maybe.clear()

    def forget_pending(self) -> None:
        """See `TextIndex`."""
        self._pending.clear()
        self._put_later.clear()
        self._replaced.clear()

    def _among(self, keys: set[int]) -> set[int]:
        """The keys that may be in the store."""
        return keys & self._maybe if keys <= self._asked else self.segments.among(keys)

    @contextlib.contextmanager
    def _snapshot(self) -> Iterator[None]:
        """One state of the store for several reads, whatever other processes write meanwhile."""
        self.db.execute("BEGIN")
        try:
            yield
        finally:
            self.db.execute("COMMIT")

    def _stored(
        self, keys: list[list[int]], texts: list[Text], maybe: set[int]
    ) -> dict[int, Found]:
        """For the rows whose text, or nearly the same, is in the store: which one it is.

        `maybe` are the keys that may be in the store.
        """
        found: dict[int, Found] = {}
        left = {row: keys[row] for row in range(len(keys)) if not maybe.isdisjoint(keys[row])}
        for some in _ROUNDS:
            asked = {key for row in left.values() for key in row[some]} & maybe
            if not asked:
                continue
            known = self.segments.find(asked)
            alike = {
                row: likeliest([known.get(key, []) for key in left[row][some]]) for row in left
            }
            kept = self.kept.get({number for numbers in alike.values() for number in numbers})
            kept |= {n: self._replaced[n] for n in kept.keys() & self._replaced.keys()}
            for row, numbers in alike.items():
                candidates = ((n, kept[n], some.start == 0) for n in numbers)
                if numbers and (one := best(texts[row], candidates, self.rules)):
                    found[row] = one
                    del left[row]
        return found

    def _replace(self, number: int, text: Text) -> None:
        """Let a text stand where a later copy of it stood."""
        if number < 0:
            self._pending.replace(number, text)
        else:
            self._replaced[number] = text

    def _settle(self) -> None:
        """Remember what was put."""
        entries, self._put_later = self._put_later, []
        if entries:
            for keys, text in zip(*self.signer.sign(entries), strict=True):
                self._pending.add(keys, text)
