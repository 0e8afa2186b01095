"""The lines that a run writes at its end: threads and authors as all of its pages showed them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crawler.records import Thread, fetched, read_back
from crawler.store.feed_files import lines, whole_files
from crawler.store.feeds import folder_name
from crawler.store.thread_lines import write_thread
from crawler.store.thread_states import ThreadState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from crawler.store.run import Run

# So many of them wait in memory, some hundred bytes each.
_AT_ONCE = 10_000


def write_last_lines(run: Run, site: str) -> dict[str, int]:
    """Write the lines of a site that hold what all of the run saw; return what grew.

    They are made durable some at a time, so that no more are in memory: recovery finds lines
    that the state does not know.
    """
    parts: dict[str, int] = {}
    for number, thread in enumerate(run.threads.due(site), 1):
        state = run.state.threads.get(site, thread.thread_id) or ThreadState()
        write_thread(run, thread, state)
        run.state.threads.put(site, thread.thread_id, state)
        if number % _AT_ONCE == 0:
            parts |= run.feeds.sync()
    if ids := run.state.threads.gone(site):
        for thread in gone_lines(run.data_dir, site, ids, fetched(datetime.now(UTC))):
            run.write("threads", thread, site)
    for number, author in enumerate(run.authors.due(site), 1):
        run.write("authors", author, site)
        if number % _AT_ONCE == 0:
            parts |= run.feeds.sync()
    return parts


def gone_lines(data_dir: Path, site: str, ids: set[str], fetched_at: str) -> Iterator[Thread]:
    """The last record of each of these threads (by `thread_id`), with `pages` 0: none is left."""
    last: dict[str, Thread] = {}
    for path in whole_files(data_dir, folder_name(site), "threads"):
        for record in lines(path, 0):
            thread_id = str(record.get("thread_id"))
            if thread_id in ids:
                last[thread_id] = read_back(Thread, record)
    for thread in last.values():
        yield replace(thread, pages=0, fetched_at=fetched_at)
