"""Threads that earlier runs know, and that no board is certain to list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.engines.base import Kind
from crawler.frontier.visits import ThreadWalk, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.frontier.frontier import Frontier


def again(frontier: Frontier, threads: dict[str, str]) -> Iterator[Visit]:
    """Visits of threads (id -> URL) after the boards, unless one of those has listed them."""
    engine = frontier.engine
    for thread_id, url in threads.items():
        if thread_id in frontier.threads or engine is None or not frontier.asked.first_time(url):
            continue
        address = engine.address(url)
        walk = ThreadWalk(thread_id, state=frontier.state.threads.get(frontier.site, thread_id))
        walk.position = walk.state.skipped if walk.state else None
        start = address.start if address else 0
        yield Visit(url, Kind.THREAD, thread=walk, start=start, late=True)


def unlisted(frontier: Frontier) -> Iterator[Visit]:
    """After a full visit of all boards: the threads that none of them listed any more."""
    if frontier.full and frontier.max_threads is None and not frontier.looked_back:
        frontier.looked_back = True
        yield from again(frontier, frontier.state.threads.unseen(frontier.site, frontier.since))
