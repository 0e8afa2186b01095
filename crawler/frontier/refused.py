"""Pages that a forum refuses in every run: which of them are news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.failures import LASTING, LASTING_FOR_GUESTS

if TYPE_CHECKING:
    from crawler.frontier.frontier import Frontier
    from crawler.frontier.visits import Visit


def refused_before(frontier: Frontier, visit: Visit, kind: str) -> bool:
    """Whether a page is refused as it was in an earlier run: that is no news, and will last.

    With cookies a refusal always is news: the login that gave them may have run out.
    """
    lasting = kind in LASTING or (kind in LASTING_FOR_GUESTS and not frontier.forum.cookies)
    if visit.kind is None or not lasting:
        return False
    return frontier.state.refusals.met_before(frontier.site, visit.url, kind)


def shows_nothing(frontier: Frontier) -> bool:
    """Whether a whole forum shows its first page and refuses all others."""
    whole = frontier.whole_forum or frontier.unmoved
    failed = frontier.refused + frontier.failed
    return whole and frontier.refused > 0 and failed >= frontier.asked - 1
