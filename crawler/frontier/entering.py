"""Enters the forums of a run: each locked for it, with what earlier runs know of it."""

from __future__ import annotations

import logging
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
    from crawler.run import Run

logger = logging.getLogger(__name__)


def enter(
    run: Run, options: Options, now: int, revisit: float, edits: float
) -> tuple[list[Frontier], list[str]]:
    """A frontier for each forum asked for, and word of those that another run has.

    `now` is the start of the run in epoch seconds; after `revisit` seconds all is read again. Posts
    may be edited for `edits` seconds.
    Raises StartError where the data folder refuses, or another run has all of the forums.
    """
    frontiers, locked = [], []
    try:
        for forum in options.forums:
            if run.enter(forum.site):
                frontiers.append(_frontier(run, forum, options, now, revisit, edits))
                continue
            holder = run.holder(forum.site)
            locked.append(f"{forum.site} is being crawled by another run (process {holder})")
            logger.warning(locked[-1])
    except (OSError, sqlite3.Error) as error:
        run.abandon()
        raise cannot_write(run.data_dir, error) from error
    if not frontiers:
        run.abandon()
        raise StartError("; ".join(locked), Exit.LOCKED)
    return frontiers, locked


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
