"""Threads that are no longer there: kept in the feeds, with one more line that says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crawler.records import Thread, read_back
from crawler.store.feed_files import lines, whole_files
from crawler.store.feeds import folder_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
