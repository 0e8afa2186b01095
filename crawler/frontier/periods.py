"""Boards that list the threads of the last days only, until they are asked for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.dom import find, find_all, links_with
from crawler.engines.base import Kind
from crawler.frontier.visits import Visit
from crawler.links import parameters

if TYPE_CHECKING:
    from crawler.frontier.visits import BoardWalk
    from crawler.page import Page

# How forums call the days that a board looks back (vBulletin and WoltLab, MyBB, Invision, phpBB).
_NAMES = ("daysprune", "daysPrune", "datecut", "prune_day", "topicdays", "st")
# What stands for all of them: no limit, or more days than there were forums. WoltLab's 1500 are
# those since the last visit; Invision counts a hundred as all.
_ALL = ("-1", "9999", "1000", "0")
_CHOICES = "//select[{}]".format(" or ".join(f"@name='{name}'" for name in _NAMES))
_FEWEST = 4
# The links by which a board of XenForo takes away the limit that it has (version 2, version 1).
_LIFTS = ("last_days=-1", "no_date_limit=1")


def wider_view(visit: Visit, walk: BoardWalk, page: Page) -> Visit | None:
    """The same board with all of its threads, where it says that it shows those of some days."""
    saved = page.json is not None or page.url.startswith("file:")
    if visit.start or walk.period is not None or saved:
        return None
    walk.period = _unlimited(page)
    if not walk.period:
        return None
    return Visit(visit.url, Kind.BOARD, walk, linked=with_period(visit.linked or visit.url, walk))


def narrower_view(visit: Visit) -> Visit | None:
    """The board as it shows itself, where it does not answer to being asked for all threads."""
    walk = visit.board
    if walk is None or visit.thread is not None or visit.start or not walk.period:
        return None
    asked, walk.period = walk.period, ""
    own = visit.linked.removesuffix(f"&{asked}").removesuffix(f"?{asked}")
    return Visit(visit.url, Kind.BOARD, walk, linked=own)


def with_period(url: str, walk: BoardWalk) -> str:
    """The URL of a board's page with the days that its walk asks for; as it is without any."""
    query = urlsplit(url).query
    if not walk.period or walk.period.partition("=")[0] in dict(parameters(query)):
        return url
    return f"{url}{'&' if query else '?'}{walk.period}"


def _unlimited(page: Page) -> str:
    """`daysprune=-1` where a board's form says that another number of days is chosen, or what a
    link asks for that takes the limit away; else empty."""
    if lift := next((lift for lift in _LIFTS if links_with(page.root, lift)), ""):
        return lift
    for choice in find_all(page.root, _CHOICES):
        chosen = find(choice, ".//option[@selected]")
        given = [option.get("value") or "" for option in choice.iter("option")]
        known = (*_ALL, "100") if choice.get("name") == "prune_day" else _ALL
        everything = next((value for value in known if value in given), None)
        if len(given) < _FEWEST or chosen is None or everything is None:
            continue
        days = chosen.get("value") or ""
        if days.isdecimal() and days != everything:
            return f"{choice.get('name')}={everything}"
    return ""
