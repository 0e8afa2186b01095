"""What was crawled: SQLite, one file a data folder. Knows no Scrapy."""

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.store.post_states import PostStates
from crawler.store.refusals import Refusals
from crawler.store.table_rows import BoardStates, FileStates, PageStates, TableRows
from crawler.store.tables import SCHEMA_VERSION, connect
from crawler.store.thread_states import ThreadStates

# The facts of a site, by their kinds. What another program, or an older one, left is none.
_FACTS: dict[str, type] = {
    "dates": str,
    "shows_posts": bool,
    "full_at": int,
    "revisit_from": int,
    "folders": dict,
    "software": str,
    "moved_to": str,
    "trail_boards": dict,
}


class State:
    """The state file. Reads see what this run has put and not yet flushed.

    After the feeds are synced, `flush` in one `transaction` makes feed and state durable together;
    `forget_pending` follows it. Several processes may share the file: transactions are short, and
    wait for each other. `whole` says whether it knew all that the feeds hold when it was last
    closed or cut off: a file that has just been made does not, nor one whose rebuilding was cut
    off.
    """

    def __init__(self, path: Path) -> None:
        self.db, self.whole = connect(path)
        self._sites: dict[str, int] = {}
        self.posts = PostStates(self.db, self.site)
        self.threads = ThreadStates(self.db, self.site)
        self.boards = BoardStates(self.db, self.site)
        self.pages = PageStates(self.db, self.site)
        self.refusals = Refusals(self.db, self.site)
        self.files = FileStates(self.db, self.site)
        self._tables: list[TableRows] = [
            self.posts,
            self.threads,
            self.boards,
            self.pages,
            self.refusals,
            self.files,
        ]

    def made_whole(self) -> None:
        """Note that it knows all that the feeds hold."""
        self.db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self.whole = True

    def site(self, name: str) -> int:
        """The number of a site; a new one is given its number at once."""
        number = self._sites.get(name)
        if number is None:
            query = "SELECT id FROM sites WHERE name = ?"
            row = self.db.execute(query, (name,)).fetchone()
            if row is None:
                new = "INSERT OR IGNORE INTO sites (name, facts) VALUES (?, '{}')"
                self.db.execute(new, (name,))
                row = self.db.execute(query, (name,)).fetchone()
            number = self._sites[name] = int(row[0])
        return number

    def known_site(self, *names: str) -> str | None:
        """Which of some names is that of a site it knows: the one that it has known for longest."""
        query = "SELECT name FROM sites WHERE name IN (SELECT value FROM json_each(?)) ORDER BY id"
        row = self.db.execute(query, (json.dumps(names),)).fetchone()
        return row and str(row[0])

    def site_at(self, *hosts: str) -> str | None:
        """The site whose forum led to one of some hosts when it was last read."""
        query = (
            "SELECT name FROM sites WHERE json_extract(facts, '$.moved_to')"
            " IN (SELECT value FROM json_each(?)) ORDER BY id"
        )
        row = self.db.execute(query, (json.dumps(hosts),)).fetchone()
        return row and str(row[0])

    def facts(self, site: str) -> dict[str, Any]:
        """What is remembered of a site as a whole (its order of dates, its last full visit)."""
        row = self.db.execute("SELECT facts FROM sites WHERE id = ?", (self.site(site),)).fetchone()
        facts: dict[str, Any] = json.loads(row[0])
        return {
            key: value for key, value in facts.items() if isinstance(value, _FACTS.get(key, object))
        }

    def set_facts(self, site: str, facts: dict[str, Any]) -> None:
        self.db.execute(
            "UPDATE sites SET facts = ? WHERE id = ?", (json.dumps(facts), self.site(site))
        )

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One write transaction; an exception takes all of it back."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield self.db
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def flush(self, parts: dict[str, int]) -> None:
        """Write all that was put, and each part file's length. Call in a transaction."""
        for rows in self._tables:
            rows.flush()
        self.files.flush_parts(parts)

    def forget_pending(self) -> None:
        """Drop what was put: after the transaction that wrote it has been committed."""
        for rows in self._tables:
            rows.forget_pending()

    def close(self) -> None:
        self.db.close()
