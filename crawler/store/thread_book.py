"""One line for a thread in a run over an archive, whose pages come in any order and form."""

import json
from collections.abc import Iterator
from operator import attrgetter
from sqlite3 import Connection

from crawler.compact import short_id
from crawler.lines import json_line
from crawler.records import Thread, keys_of
from crawler.store.state import State
from crawler.store.tables import replace

_values = attrgetter(*keys_of(Thread))
_PENDING = "SELECT own, listed, due FROM thread_lines WHERE site = ? AND thread = ?"


class ThreadBook:
    """All that pages say of threads, over runs. In memory only since the last checkpoint.

    What a thread's own pages say comes before what the lines of boards do, and what was fetched
    later before what was fetched earlier; the others fill in what that leaves open. So a printed
    view, or a board that was saved years before, takes nothing from a record.
    """

    def __init__(self, state: State) -> None:
        self.state = state
        self._seen: dict[tuple[int, int | str], dict[bool, Thread]] = {}

    def see(self, thread: Thread, *, own: bool) -> None:
        """Note a thread as a page of its own shows it, or the line of a board."""
        sides = self._seen.setdefault(
            (self.state.site(thread.site), short_id(thread.thread_id)), {}
        )
        sides[own] = _merged(sides.get(own), thread)

    def flush(self, db: Connection) -> int:
        """Write what was seen into the state, merged with what it holds. Call in a transaction.

        Returns how many of the threads no earlier call of this run had.
        """
        rows, new = [], 0
        for key, sides in self._seen.items():
            own, listed, due = db.execute(_PENDING, key).fetchone() or (None, None, 0)
            for side, known in ((True, own), (False, listed)):
                if known is not None:
                    sides[side] = _merged(_read(known), sides.get(side))
            rows.append((*key, _shown(sides.get(True)), _shown(sides.get(False)), 1))
            new += not due
        replace(db, "thread_lines", rows)
        return new

    def forget_pending(self) -> None:
        """Drop what was seen: after the transaction that wrote it has been committed."""
        self._seen.clear()

    def due(self, site: str) -> Iterator[Thread]:
        """The records, as they are by now, of the threads of a site that this run saw."""
        query = "SELECT own, listed FROM thread_lines WHERE site = ? AND due"
        for own, listed in self.state.db.execute(query, (self.state.site(site),)):
            sides = [_read(side) for side in (own, listed) if side is not None]
            yield _completed(sides[0], sides[-1])

    def settle(self, db: Connection, site: str) -> None:
        """Remember the threads of a site as written. Call in the transaction of the last sync."""
        query = "UPDATE thread_lines SET due = 0 WHERE site = ? AND due"
        db.execute(query, (self.state.site(site),))


def _merged(known: Thread | None, seen: Thread | None) -> Thread:
    """Two records of a thread as one: the later is completed by the earlier.

    Each page may link to the next few alone, and of an unknown forum its address be a later one's.
    """
    threads = sorted(filter(None, (known, seen)), key=lambda t: (t.fetched_at, -len(t.url)))
    merged = _completed(threads[-1], threads[0])
    if merged.pages:
        merged.pages = max(merged.pages, threads[0].pages or 0)
    if merged.url.startswith(threads[0].url):
        merged.url = threads[0].url
    return merged


def _completed(thread: Thread, other: Thread) -> Thread:
    """What a record says, and where it says nothing what another does."""
    pairs = zip(_values(thread), _values(other), strict=True)
    return Thread(*(its if value in (None, "", []) else value for value, its in pairs))


def _shown(thread: Thread | None) -> str | None:
    return None if thread is None else json_line(thread).decode()


def _read(shown: str) -> Thread:
    return Thread(**json.loads(shown))
