"""One line for an author in a run, holding all that the run saw of them."""

import json
from collections.abc import Iterator
from sqlite3 import Connection
from typing import Any

from crawler.authors import author_key, digests, merge_author, read_joined_again, worth_a_line
from crawler.clock import ForumClock
from crawler.lines import json_line
from crawler.records import Author
from crawler.store.state import State

_PENDING = "site = ? AND pending IS NOT NULL"


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

    def due(self, site: str) -> Iterator[Author]:
        """The authors of a site to be written now: new ones and changed ones."""
        waiting = self._waiting(self.state.site(site))
        return (author for _, author, is_due in waiting if is_due)

    def settle(self, db: Connection, site: str) -> None:
        """Remember the authors of a site that were due as written.

        Call in the transaction of the last sync.
        """
        number = self.state.site(site)
        written = [(key, author) for key, author, is_due in self._waiting(number) if is_due]
        for key, author in written:
            self.remember(db, number, key, author)
        db.execute(f"UPDATE authors SET pending = NULL WHERE {_PENDING}", (number,))  # noqa: S608 - ours

    def _waiting(self, site: int) -> Iterator[tuple[str, Author, bool]]:
        """The authors of a site that were seen, by their keys, and whether a line is due to each.

        What no line was written for counts as unseen: a count that moved waits for their next post.
        """
        query = f"SELECT author, said, counts, pending FROM authors WHERE {_PENDING}"  # noqa: S608 - ours
        for key, said, counts, pending in self.state.db.execute(query, (site,)):
            entry = json.loads(pending)
            author = self._concluded(site, entry["author"])
            words, numbers = digests(author)
            yield key, author, words != said or (numbers != counts and entry["posted"])

    def _concluded(self, site: int, seen: dict[str, Any]) -> Author:
        """An author as they were seen, whose day of joining could be either of two then."""
        author, clock = Author(**seen), self._clocks.get(site)
        if clock is not None:
            read_joined_again(author, clock)
        return author

    def remember(self, db: Connection, site: int, key: str, author: Author) -> None:
        """Note an author record that a file holds."""
        said, counts = digests(author)
        db.execute(
            "INSERT OR REPLACE INTO authors VALUES (?, ?, ?, ?, NULL)", (site, key, said, counts)
        )
