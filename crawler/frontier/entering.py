"""Enters the forums of a run: each locked for it, with what earlier runs know of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.cookies import load_cookies
from crawler.frontier.frontier import Frontier
from crawler.frontier.revisits import recall
from crawler.opening import cannot_write
from crawler.outcome import ConfigError, Exit, StartError
from crawler.saved_pages import INDEX

if TYPE_CHECKING:
    from crawler.forums import Forum
    from crawler.options import Options
    from crawler.store.run import Run


def enter(run: Run, options: Options, now: int, revisit: float, edits: float) -> list[Frontier]:
    """A frontier for each forum asked for, but those that another run has.

    `now` is the start of the run in epoch seconds; after `revisit` seconds all is read again. Posts
    may be edited for `edits` seconds.
    Raises StartError where the data folder refuses, or another run has all of the forums.
    """
    try:
        frontiers = [
            _frontier(run, forum, options, now, revisit, edits)
            for forum in options.forums
            if run.enter(forum.site)
        ]
    except (OSError, sqlite3.Error) as error:
        run.abandon()
        raise cannot_write(run.data_dir, error) from error
    if not frontiers:
        run.abandon()
        raise StartError("; ".join(run.locked.values()), Exit.LOCKED)
    return frontiers


def _frontier(
    run: Run, forum: Forum, options: Options, now: int, revisit: float, edits: float
) -> Frontier:
    frontier = Frontier(
        forum, run.state, full=options.full, now=now, max_threads=options.max_threads, edits=edits
    )
    recall(frontier, revisit)
    if forum.saved and not (Path(forum.saved) / INDEX).is_file():
        raise ConfigError(f"saved: no {INDEX} in {forum.saved}")
    if forum.cookies:
        frontier.cookies = load_cookies(forum.cookies, forum.url)
    return frontier
