"""The page that the user named: a whole forum, a board, a thread, or one page of a thread."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from crawler.arabic.error_pages import is_outage
from crawler.engines.base import Engine, Kind
from crawler.failures import OTHER_FORUM
from crawler.frontier.index_pages import is_front
from crawler.frontier.mixed_up import is_part, title_of
from crawler.frontier.trail_boards import hides_boards
from crawler.frontier.visits import PageProblem, Visit
from crawler.frontier.walks import ThreadWalk
from crawler.links import is_front_of_folder
from crawler.sites import bare, site_of

if TYPE_CHECKING:
    from crawler.frontier.frontier import Frontier
    from crawler.pages.page import Page

logger = logging.getLogger(__name__)
_LONGEST_TITLE = 80


def root_visit(frontier: Frontier, visit: Visit, page: Page, engine: Engine, kind: Kind) -> Visit:
    """Its visit as what it shows itself to be. Raises PageProblem where that is none of these.

    A page that another before it led to has to be a forum's index: no single thread was asked for.
    """
    address = engine.address(page.url)
    asked_for = visit.url == frontier.forum.url
    leads = kind is Kind.INDEX or (kind is Kind.OTHER and is_front(frontier, page, engine))
    if not leads and not (asked_for and kind in {Kind.THREAD, Kind.BOARD}):
        raise no_forum(frontier, page, f"{engine.name}, but no index, board or thread")
    if is_part(page, engine, kind):
        raise PageProblem("other page", f"the front page is a {kind}'s")
    frontier.asked.first_time(frontier.canonical(page, page.url))
    remember_host(frontier, page)
    if kind is Kind.THREAD:
        remember_software(frontier, engine)
        thread_id = engine.thread(page).thread_id
        single = page.url.startswith("file:")
        single = single or (address is not None and bool(address.start or address.post_id))
        frontier.threads.add(thread_id)
        walk = ThreadWalk(thread_id, single=single)
        return Visit(page.url, Kind.THREAD, thread=walk, start=address.start if address else 0)
    if kind is Kind.BOARD:
        remember_software(frontier, engine)
        frontier.front.follows_trails = frontier.whole_forum = hides_boards(
            page, visit.url, engine, address
        )
        board = frontier.board(address.id if address else page.url)
        return Visit(page.url, Kind.BOARD, board, start=address.start if address else 0)
    remember_folder(frontier, page, engine)
    frontier.whole_forum = True
    frontier.front.title = title_of(page)
    return Visit(page.url, Kind.INDEX)


def no_forum(frontier: Frontier, page: Page, told: str) -> PageProblem:
    """That a first page is none of a forum; what it leads to may be, and is tried in its place."""
    frontier.engine = None
    frontier.hosts.intersection_update(frontier.home)
    frontier.doors.note(page)
    if says_closed(page):
        return PageProblem("closed")
    titled = title_of(page)[:_LONGEST_TITLE]
    return PageProblem("no forum", f"{told}; it is titled {titled!r}" if titled else told)


def says_closed(page: Page) -> bool:
    """Whether a page says that all of the forum is closed or broken for now."""
    return any(map(is_outage, page.root.itertext()))


def remember_folder(frontier: Frontier, page: Page, engine: Engine) -> None:
    """Note where a forum's front page is. Raises PageProblem where the site had another forum.

    Where other software runs a forum than before, or another version that numbers its posts in its
    own way, they may have new numbers. A forum may answer in several folders, one in the other (`/`
    and `/forums/`): such are two only where other software runs them. The folder that was asked for
    counts as well as the one where it led: so a forum that has moved, and says so, is the one it
    was.
    """
    fronts = filter(is_front_of_folder, (frontier.forum.url, page.url))
    mine = {urlsplit(url).path.rpartition("/")[0] + "/" for url in fronts}
    software = _software(engine)
    facts = frontier.state.facts(frontier.site)
    known: dict[str, str] = facts.get("folders", {})
    if mine and known and not frontier.trusted and not mine & known.keys():
        strange = [f for f, name in known.items() if _apart(mine, software, f, name)]
        if len(strange) == len(known):
            raise PageProblem(
                OTHER_FORUM,
                f"{frontier.site} has a forum in {strange[0]} too, whose posts have the same "
                "numbers: give this one a site of its own (site=NAME); if that one has moved "
                "here, read it once with full=1",
            )
    before = {known[folder] for folder in mine & known.keys()}
    _check_software(frontier, engine, before if known else _before(facts))
    names = dict.fromkeys(mine, software)
    facts["folders"] = names | known if engine.last_resort else known | names
    if not engine.last_resort:
        facts["software"] = software
    frontier.state.set_facts(frontier.site, facts)


def remember_software(frontier: Frontier, engine: Engine) -> None:
    """Note what runs the forum of which the user named a board or a thread.

    Raises PageProblem where the site had another forum: saved pages are of any.
    """
    if engine.last_resort or frontier.forum.url.startswith("file:"):
        return
    facts = frontier.state.facts(frontier.site)
    _check_software(frontier, engine, _before(facts))
    facts["software"] = _software(engine)
    frontier.state.set_facts(frontier.site, facts)


def remember_host(frontier: Frontier, page: Page) -> None:
    """Note, and tell once, to which other host the page of the user's led.

    Once the user names that one, the forum is known to be the same.
    """
    there = bare(site_of(page.url))
    facts = frontier.state.facts(frontier.site)
    if there and there not in frontier.home and facts.get("moved_to") != there:
        logger.warning("%s: the forum is at %s; its site stays as it is", frontier.site, there)
        facts["moved_to"] = there
        frontier.state.set_facts(frontier.site, facts)


def _before(facts: dict[str, Any]) -> set[str]:
    """What ran the forum of a site in earlier runs, if one has noted it."""
    return {facts["software"]} if "software" in facts else set()


def _software(engine: Engine) -> str:
    """What runs a forum, and how it numbers posts where its versions differ in that."""
    return f"{engine.name} ({engine.numbered})" if engine.numbered else engine.name


def _check_software(frontier: Frontier, engine: Engine, before: set[str]) -> None:
    """Raises PageProblem where other software runs a forum than before, as it was called then."""
    read_as = before - {_software(engine)}
    if read_as and not (frontier.trusted or frontier.forum.engine or engine.last_resort):
        raise PageProblem(
            OTHER_FORUM,
            f"{frontier.site} was {read_as.pop()} in earlier runs and is {_software(engine)} now: "
            "if its posts have the numbers that they had, read it once with full=1; else give it a "
            "site of its own (site=NAME)",
        )


def _apart(mine: set[str], engine: str, other: str, its_engine: str) -> bool:
    """Whether a forum in these folders is another than the one in the `other` folder."""
    related = any(own.startswith(other) or other.startswith(own) for own in mine)
    return engine != its_engine or not related
