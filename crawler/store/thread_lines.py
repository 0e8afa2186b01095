"""The line of a thread, written where it says something new, and what is remembered of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crawler.store.recovery import thread_digest

if TYPE_CHECKING:
    from crawler.notices import ThreadRead
    from crawler.records import Thread
    from crawler.store.run import Run
    from crawler.store.thread_states import ThreadState


def remember_thread(run: Run, read: ThreadRead) -> None:
    """Remember a thread as read, and write its record where it says something new."""
    state = read.state
    # The thread that the user named is read from its first page, whatever is known of it.
    known = state.record is None and run.state.threads.get(read.site, read.thread_id)
    if known:
        state.record = known.record
    if read.thread is not None:
        write_thread(run, read.thread, state)
    if (read.site, read.thread_id) in run.spoilt:
        url = read.thread.url if read.thread is not None else state.url
        state = replace(state, mark=b"", url=url, skipped=0)
    run.state.threads.put(read.site, read.thread_id, state)
    run.tally.counts["threads_read"] += 1


def write_thread(run: Run, thread: Thread, state: ThreadState) -> None:
    """Write the record of a thread where it is not the one that was written last.

    Later pages need not say who began it, or no more than the name: that is remembered, as it was
    written.
    """
    if thread.author_id is None and thread.author in {None, state.author}:
        thread.author, thread.author_id = state.author, state.author_id
    begins = not state.url or state.skipped == 0  # its first page is read again
    state.author, state.author_id = (None, None) if begins else (thread.author, thread.author_id)
    now = thread_digest(thread)
    if now != state.record:
        state.record = now
        run.write("threads", thread, thread.site)
