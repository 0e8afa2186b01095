"""The tables of the state file; a file that is damaged, or of another version, is refused."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SCHEMA_VERSION = 10

# STRICT has `quick_check` look at the kind of each value as well. Ids are of any, so that those in
# digits are kept as numbers.
_TABLES = """
CREATE TABLE IF NOT EXISTS sites (id INTEGER PRIMARY KEY, name TEXT UNIQUE, facts TEXT) STRICT;
CREATE TABLE IF NOT EXISTS posts (
    site INTEGER, post ANY, mark BLOB, PRIMARY KEY (site, post)) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS threads (
    site INTEGER, thread ANY, board ANY, mark BLOB, last_post INTEGER, url TEXT, skipped INTEGER,
    head ANY, record BLOB, pages INTEGER, created TEXT, author TEXT, author_id TEXT,
    gone INTEGER, seen INTEGER,
    PRIMARY KEY (site, thread)) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS thread_lines (
    site INTEGER, thread ANY, own TEXT, listed TEXT, due INTEGER,
    PRIMARY KEY (site, thread)) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS boards (
    site INTEGER, board ANY, whole INTEGER, PRIMARY KEY (site, board)) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS authors (
    site INTEGER, author TEXT, said BLOB, counts BLOB, pending TEXT,
    PRIMARY KEY (site, author)) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS pages (
    url BLOB PRIMARY KEY, etag TEXT, modified TEXT, links TEXT) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS refusals (
    site INTEGER, page BLOB, kind TEXT, PRIMARY KEY (site, page)) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS parts (path TEXT PRIMARY KEY, size INTEGER) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS runs (name TEXT PRIMARY KEY) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS moves (
    site INTEGER, post TEXT, duplicate_of TEXT, similarity REAL,
    PRIMARY KEY (site, post)) WITHOUT ROWID, STRICT;
"""

# What no check of the file itself finds: texts that were JSON of their kind once.
_BAD_JSON = """
SELECT 1 FROM sites WHERE NOT json_valid(ifnull(facts, '')) OR json_type(facts) <> 'object'
UNION ALL SELECT 1 FROM authors WHERE pending IS NOT NULL
    AND (NOT json_valid(pending) OR json_type(pending, '$.author') IS NOT 'object')
UNION ALL SELECT 1 FROM thread_lines
    WHERE (own IS NOT NULL AND NOT json_valid(own))
    OR (listed IS NOT NULL AND NOT json_valid(listed))
UNION ALL SELECT 1 FROM pages
    WHERE NOT json_valid(ifnull(links, '')) OR json_type(links) <> 'array'
LIMIT 1;
"""


def connect(path: Path) -> tuple[sqlite3.Connection, bool]:
    """The file, opened, and whether it is `whole` (see `State`).

    Raises DatabaseError where it is damaged.
    """
    db = sqlite3.connect(path, timeout=60, isolation_level=None)
    # A bit of it may have flipped: no error then, a wrong address at worst.
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    db.execute("PRAGMA journal_mode = WAL")
    # Feeds are published right after a transaction: it has to be on the disk, not on its way.
    db.execute("PRAGMA synchronous = FULL")
    if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError("the file is damaged")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version not in {0, SCHEMA_VERSION}:
        raise sqlite3.DatabaseError(
            f"it is of version {version}, and this program writes {SCHEMA_VERSION}"
        )
    # In one transaction: each by itself would write, and wait for the disk.
    db.executescript(f"BEGIN IMMEDIATE; {_TABLES} COMMIT;")
    if db.execute(_BAD_JSON).fetchone():
        raise sqlite3.DatabaseError("its values are damaged")
    return db, version == SCHEMA_VERSION


def replace(db: sqlite3.Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write whole rows, each in place of the one with its key."""
    if rows:
        places = ", ".join("?" * len(rows[0]))
        db.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({places})", rows)  # noqa: S608 - ours
