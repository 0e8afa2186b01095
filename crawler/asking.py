"""The request of a visit, with what those on its way are to know of it."""

from collections.abc import Callable
from typing import Any

from scrapy import Request

from crawler.extensions.politeness import slot_of
from crawler.frontier.conditional import conditions
from crawler.frontier.frontier import Frontier
from crawler.frontier.visits import Visit
from crawler.sites import bare, site_of


def ask_for(
    frontier: Frontier, visit: Visit, callback: Callable[..., Any], errback: Callable[..., Any]
) -> Request:
    """The request of a visit. The frontier asks for a page once, so nothing else filters.

    The callback gets `frontier` and `visit`. In `meta` the middlewares find `forum`, `visit` and
    `frontier_hosts`, the hosts that are the forum's own.
    """
    first = visit.kind is None  # its cookies are for the host of the forum's first page
    home = first and bare(site_of(visit.url)) == bare(site_of(frontier.forum.url))
    return Request(
        visit.linked or visit.url,
        callback=callback,
        errback=errback,
        cb_kwargs={"frontier": frontier, "visit": visit},
        meta={
            "forum": frontier.forum,
            "visit": visit,
            "frontier_hosts": frontier.hosts,
            "cookiejar": frontier.site,
            "download_slot": slot_of(frontier.forum.url),
        },
        priority=visit.priority,
        headers=conditions(frontier, visit),
        cookies=frontier.cookies if home else [],
        dont_filter=True,
    )
