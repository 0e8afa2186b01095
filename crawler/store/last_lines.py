"""The lines that a run writes at its end: threads and authors as all of its pages showed them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crawler.records import fetched
from crawler.store.gone import gone_lines
from crawler.store.thread_states import ThreadState

if TYPE_CHECKING:
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
        run.write_thread(thread, state)
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
