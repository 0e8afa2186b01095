"""Pages that a forum of no known engine lists as threads, and that show lists in place of posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.notices import Missing, Shortfall

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.frontier.frontier import Frontier


def barren_pages(frontier: Frontier) -> Iterator[tuple[Missing, Shortfall]]:
    """Word, once each, of such pages whose lists hold nothing that other pages do not list.

    One that leads on is a list indeed. Another may be a thread whose posts come by a script, or
    are for members, below the forum's menu or beside the threads that are like it.
    """
    barren, engine = frontier.harvest.barren, frontier.engine
    if not barren or engine is None:
        return
    own = {id(walk) for walk in barren.values()}
    others = [walk.threads for walk in frontier.boards.values() if id(walk) not in own]
    for url, walk in barren.items():
        if walk.leads or not walk.threads.is_within(others):
            continue
        lasting = frontier.state.refusals.met_before(frontier.site, f"posts of {url}", "none")
        told = (
            "listed as a thread, but the page shows no posts, only what other pages list: if a"
            " browser shows posts there, they come by a script or are for members"
        )
        missing = Missing(engine.name, engine.version, "posts", url)
        yield missing, Shortfall(frontier.site, url, told, lasting)
