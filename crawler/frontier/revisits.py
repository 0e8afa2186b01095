"""What the run of a forum takes up from earlier runs, and what it leaves to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.frontier.frontier import Frontier

_DAY = 86400
# One page in so many may fail in a visit of the whole forum.
_FEW = 10


def recall(frontier: Frontier, revisit: float) -> None:
    """Take up what earlier runs learnt; after `revisit` seconds read everything again."""
    facts = frontier.state.facts(frontier.site)
    frontier.clock.recall(facts.get("dates"))
    frontier.shows_posts = facts.get("shows_posts", False)
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
    facts["shows_posts"] = frontier.shows_posts
    visited = frontier.whole_forum and frontier.max_threads is None
    if finished and visited and frontier.failed * _FEW <= len(frontier.asked):
        if "full_at" not in facts or frontier.full:
            facts["full_at"] = frontier.since - 1
        facts.pop("revisit_from", None)
    frontier.state.set_facts(frontier.site, facts)
