"""The data folder as a run finds it: its state file, the names that are taken, who is at work."""

import fcntl
import logging
import os
import re
import sqlite3
import time
from datetime import datetime, timedelta
from pathlib import Path

from crawler.dedup.chunks import NO_CHUNK
from crawler.dedup.index import SqliteIndex
from crawler.dedup.settings import Dedup
from crawler.store.feeds import folder_name, run_name
from crawler.store.state import State

logger = logging.getLogger(__name__)
# Names of runs that began together are a second apart, so the newest may be a little ahead.
_TOGETHER = timedelta(minutes=2)
_RUN = re.compile(r"\d{8}T\d{6}Z")
# Codes by which SQLite says that the disk, the rights or another process are in its way.
_NO_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)


def open_state(data_dir: Path, dedup: Dedup) -> tuple[State, SqliteIndex, bool]:
    """Open the state file; a damaged one is kept aside, an empty one stands in its place.

    The index of texts is in the same file. The third value says that it is to be filled from the
    feeds: it was damaged, or is empty or missing where feeds are, or its filling was cut off.
    """
    path = data_dir / "state.sqlite3"
    try:
        state, texts = _opened(path, dedup)
    except (sqlite3.DatabaseError, *NO_CHUNK) as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_DAMAGE:
            raise
        aside = path.with_name(f"state.sqlite3.damaged-{time.time_ns() // 1_000_000}")
        path.rename(aside)
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        logger.error(
            "The state file cannot be used (%s): kept as %s, rebuilt from the feeds", error, aside
        )
        return *_opened(path, dedup), True
    if not state.whole and any(data_dir.glob("*/*/*.jsonl*")):
        logger.error("The state file was missing or not whole: rebuilt from the feeds")
        return state, texts, True
    return state, texts, False


def _opened(path: Path, dedup: Dedup) -> tuple[State, SqliteIndex]:
    """Raises DatabaseError or what NO_CHUNK names where something of it is damaged."""
    state = State(path)
    texts = SqliteIndex(state.db, dedup.rules)
    if dedup.mode != "off":
        texts.segments.refresh()  # it will be needed, and is seen to be whole
    return state, texts


def claim_name(data_dir: Path, state: State, started: datetime) -> tuple[str, bool, set[str]]:
    """A name for the run that no file and no other run has, and whether the clock went back.

    The third value are the runs whose files are there and that the state does not know: it is older
    than they are (from a backup), or they came from another machine.
    """
    names = {path.name.split(".")[0] for path in data_dir.glob("*/*/*.jsonl*")}
    files = set(filter(_RUN.fullmatch, names))
    with state.transaction():
        claimed = state.files.run_names()
        strange = state.files.unknown_runs(files)
        name, went_back = _free_name(files | claimed, started)
        state.files.claim(name)
    return name, went_back, strange


def _free_name(taken: set[str], started: datetime) -> tuple[str, bool]:
    name = run_name(started)
    went_back = run_name(started + _TOGETHER) < max(taken, default="")
    if went_back:
        logger.error(
            "The clock stands before the start of an earlier run (%s): if it is wrong, so are"
            " the dates of this run. Nothing is overwritten.",
            max(taken),
        )
    while name in taken:
        started += timedelta(seconds=1)
        name = run_name(started)
    return name, went_back


class SiteLock:
    """A lock on a site's folder. The kernel drops it with its process: a killed run leaves none."""

    def __init__(self, data_dir: Path, site: str) -> None:
        self.path = data_dir / folder_name(site) / ".lock"
        self._handle: int | None = None

    def acquire(self) -> bool:
        """Take the lock; False where another process holds it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        self._handle = handle
        return True

    def holder(self) -> str:
        """The process number that the lock's file names, or empty."""
        try:
            return self.path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
