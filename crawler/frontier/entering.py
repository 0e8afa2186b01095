"""Enters the forums of a run: each locked for it, with what earlier runs know of it."""

import logging
import sqlite3
from pathlib import Path

from crawler.cookies import load_cookies
from crawler.forums import Forum
from crawler.frontier.frontier import Frontier
from crawler.opening import cannot_write
from crawler.options import Options
from crawler.outcome import ConfigError, Exit, StartError
from crawler.saved_pages import INDEX
from crawler.sites import bare, site_of
from crawler.store.run import Run

logger = logging.getLogger(__name__)


def enter(run: Run, options: Options, now: int, revisit: float, edits: float) -> list[Frontier]:
    """A frontier for each forum asked for, but those that another run has.

    `now` is the start of the run in epoch seconds; after `revisit` seconds all is read again. Posts
    may be edited for `edits` seconds.
    Raises StartError where the data folder refuses, or another run has all of the forums.
    """
    try:
        for forum in options.forums:
            forum.site = _site(run, forum)
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


def _site(run: Run, forum: Forum) -> str:
    """The site of a forum, as earlier runs called it: its host may have got or lost its `www.`,
    or have moved and led on to the host that is given now.
    """
    if forum.site != site_of(forum.url) or run.state.known_site(forum.site):
        return forum.site  # the user's name for it, or what it was all the time
    plain = bare(forum.site)
    hosts = (plain, f"www.{plain}")
    known = run.state.known_site(*hosts) or run.state.site_at(*hosts)
    if known is not None:
        logger.warning("%s: the site stays %s, as in earlier runs", forum.url, known)
    return known or forum.site


def _frontier(
    run: Run, forum: Forum, options: Options, now: int, revisit: float, edits: float
) -> Frontier:
    frontier = Frontier(
        forum, run.state, full=options.full, now=now, max_threads=options.max_threads, edits=edits
    )
    recall(frontier, revisit)
    try:
        if forum.saved and not (Path(forum.saved) / INDEX).is_file():
            raise ConfigError(f"saved: no {INDEX} in {forum.saved}")
        if forum.cookies:
            frontier.cookies = load_cookies(forum.cookies, forum.url)
    except ConfigError as error:
        if forum.name == forum.url:  # given on the command line
            raise
        raise ConfigError(f"[{forum.name}] {error}") from None
    return frontier


_DAY = 86400
# One page in so many may fail in a visit of the whole forum.
_FEW = 10


def recall(frontier: Frontier, revisit: float) -> None:
    """Take up what earlier runs learnt; after `revisit` seconds read everything again."""
    facts = frontier.state.facts(frontier.site)
    frontier.clock.recall(facts.get("dates"))
    frontier.harvest.posts = facts.get("shows_posts", False)
    last = facts.get("full_at")
    # A visit in the future was noted by a clock that has gone back since.
    due = last is not None and not -_DAY < frontier.now - last <= revisit
    if due and not frontier.full:
        frontier.full = True
        begun = facts.get("revisit_from", frontier.since)
        frontier.since = facts["revisit_from"] = min(begun, frontier.since)
        frontier.state.set_facts(frontier.site, facts)


def conclude(frontier: Frontier, *, finished: bool) -> None:
    """Put what this run learnt; `finished`: it ended by itself, and nothing bounded it.

    Some pages may have failed: the next run reads them. Where many did, all was not visited.
    """
    facts = frontier.state.facts(frontier.site)
    facts["dates"] = frontier.clock.to_recall()
    facts["shows_posts"] = frontier.harvest.posts
    visited = frontier.whole_forum and frontier.max_threads is None
    if finished and visited and frontier.failed * _FEW <= len(frontier.asked):
        if "full_at" not in facts or frontier.full:
            facts["full_at"] = frontier.since - 1
        facts.pop("revisit_from", None)
    frontier.state.set_facts(frontier.site, facts)
