"""One line for an author in a run, holding all that the run saw of them."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from crawler.arabic.panel_fields import day_joined
from crawler.lines import json_line, values_digest
from crawler.records import Author

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

    from crawler.clock import ForumClock
    from crawler.state import State

# What a guest has as well: their name, and the word "guest" for a rank.
_BARE = frozenset({"name", "title", "fetched_at", "source"})
# What moves by itself: a record is not new for these, nor for when and where it was read.
_COUNTS = ("messages", "reaction_score", "points", "likes_given", "likes_received", "age")
_CIRCUMSTANCES = ("fetched_at", "source")
_values = attrgetter(*Author.__slots__)
_counts = attrgetter(*_COUNTS)
_words = attrgetter(
    *(name for name in Author.__slots__ if name not in _COUNTS and name not in _CIRCUMSTANCES)
)


def author_key(author: Author) -> str:
    """What an author is known by: the id, or for guests and texts without ids the name."""
    return author.id or f"{author.site}/n/{author.name}"


def worth_a_line(author: Author) -> bool:
    """Whether the record says anything beyond a bare name and rank without an id."""
    if author.id:
        return True
    empty = Author(author.schema, None, author.site, author.engine, author.name)
    told = (name for name in Author.__slots__ if name not in _BARE)
    return any(getattr(author, name) != getattr(empty, name) for name in told)


def digests(author: Author) -> tuple[bytes, bytes]:
    """What stands for the record: its words, and its counts."""
    return values_digest(_words(author)), values_digest(_counts(author))


class AuthorBook:
    """Authors seen in a run. In memory only since the last checkpoint; the rest is in the state."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._clocks: dict[int, ForumClock] = {}
        self._seen: dict[tuple[int, str], tuple[Author, bool]] = {}

    def see(self, author: Author, *, posted: bool) -> None:
        """Note an author; `posted`: with a post that is new or edited."""
        if not worth_a_line(author):
            return
        key = (self.state.site(author.site), author_key(author))
        known = self._seen.get(key)
        if known is None:
            self._seen[key] = (author, posted)
            return
        merge_author(known[0], author)
        if posted and not known[1]:
            self._seen[key] = (known[0], True)

    def flush(self, db: Connection) -> None:
        """Write what was seen into the state, merged with what it holds. Call in a transaction."""
        for key, (author, posted) in self._seen.items():
            row = db.execute(
                "SELECT pending FROM authors WHERE site = ? AND author = ?", key
            ).fetchone()
            if row and row[0]:
                before = json.loads(row[0])
                known = Author(**before["author"])
                merge_author(known, author)
                author, posted = known, posted or before["posted"]
            pending = json_line({"author": author, "posted": posted}).decode()
            db.execute(
                "INSERT INTO authors (site, author, pending) VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET pending = excluded.pending",
                (*key, pending),
            )

    def forget_pending(self) -> None:
        self._seen.clear()

    def conclude(self, site: str, clock: ForumClock) -> None:
        """Take up what a whole run learnt of a site's dates, for those who were seen before it."""
        self._clocks[self.state.site(site)] = clock

    def due(self, sites: list[str]) -> Iterator[Author]:
        """The authors of these sites to be written now: new ones and changed ones."""
        for site in sites:
            number = self.state.site(site)
            rows = self.state.db.execute(
                "SELECT said, counts, pending FROM authors WHERE site = ? AND pending IS NOT NULL",
                (number,),
            )
            for said, counts, pending in rows:
                entry = json.loads(pending)
                author = self._concluded(number, entry["author"])
                words, numbers = digests(author)
                if words != said or (numbers != counts and entry["posted"]):
                    yield author

    def settle(self, db: Connection, sites: list[str]) -> None:
        """Remember every pending author as written. Call in the transaction of the last sync."""
        for site in sites:
            number = self.state.site(site)
            rows = db.execute(
                "SELECT author, pending FROM authors WHERE site = ? AND pending IS NOT NULL",
                (number,),
            ).fetchall()
            for key, pending in rows:
                author = self._concluded(number, json.loads(pending)["author"])
                self.remember(db, number, key, author)

    def _concluded(self, site: int, seen: dict[str, Any]) -> Author:
        """An author as they were seen, whose day of joining could be either of two then."""
        author, clock = Author(**seen), self._clocks.get(site)
        if clock is not None and author.joined is None and author.joined_text:
            shown = author.joined_text
            author.joined = day_joined(shown, now=None, tz=clock.tz, order=clock.order)
        return author

    def remember(self, db: Connection, site: int, key: str, author: Author) -> None:
        """Note an author record that a file holds."""
        said, counts = digests(author)
        db.execute(
            "INSERT OR REPLACE INTO authors VALUES (?, ?, ?, ?, NULL)", (site, key, said, counts)
        )


def copy_author(author: Author) -> Author:
    """A record of its own with the same values."""
    copied = Author(*_values(author))
    copied.fields = dict(author.fields)
    return copied


def author_from(record: dict[str, Any]) -> Author:
    """An author record read back from a feed; keys of another schema are left out."""
    values: dict[str, Any] = {name: record.get(name) for name in Author.__slots__}
    return Author(**values)


def merge_authors(authors: list[Author]) -> list[Author]:
    """One record an author, holding all that the records say; the first value of a field stays."""
    merged: dict[str, Author] = {}
    for author in authors:
        key = author.id or author.name
        if key in merged:
            merge_author(merged[key], author)
        else:
            merged[key] = author
    return list(merged.values())


def merge_author(known: Author, other: Author) -> None:
    """Complete `known` with what only `other` says, in place."""
    for name, own, its in zip(Author.__slots__, _values(known), _values(other), strict=True):
        if (own is None or own == "") and its is not own:
            setattr(known, name, its)
    for label, value in other.fields.items():
        known.fields.setdefault(label, value)
