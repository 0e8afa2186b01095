"""Boards that list the threads of the last days only, until they are asked for all of them."""

from urllib.parse import urlsplit

from crawler.engines.base import Engine, Kind
from crawler.frontier.visits import Visit
from crawler.frontier.walks import BoardWalk
from crawler.links import parameters, with_parameters
from crawler.pages.page import Page


def wider_view(visit: Visit, walk: BoardWalk, page: Page, engine: Engine) -> Visit | None:
    """The same page with all threads of its board, where it shows those of some days only."""
    saved = page.json is not None or page.url.startswith("file:")
    if walk.period is not None or saved:
        return None
    walk.period = engine.any_age(page) or None
    if walk.period is None:
        return None
    linked = with_period(visit.linked or visit.url, walk)
    return Visit(visit.url, Kind.BOARD, walk, start=visit.start, linked=linked, wider=True)


def narrower_view(visit: Visit) -> Visit | None:
    """The page as it shows itself, where its board does not answer to being asked for all."""
    walk = visit.board
    if walk is None or not visit.wider or not walk.period:
        return None
    asked, walk.period = walk.period, ""
    own = visit.linked.removesuffix(f"&{asked}").removesuffix(f"?{asked}")
    return Visit(visit.url, Kind.BOARD, walk, start=visit.start, linked=own)


def with_period(url: str, walk: BoardWalk) -> str:
    """The URL of a board's page with the days that its walk asks for; as it is without any."""
    query = urlsplit(url).query
    if not walk.period or walk.period.partition("=")[0] in dict(parameters(query)):
        return url
    return with_parameters(url, walk.period)
