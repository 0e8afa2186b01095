"""Members' own pages, where they are asked for: which are read, and who is on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.engines.base import Engine, Kind
from crawler.frontier.visits import PageProblem, Visit
from crawler.pipelines.authors import author_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.frontier.frontier import Frontier
    from crawler.pages.page import Page
    from crawler.records import Author
    from crawler.scraped import ScrapedPost


def profile_visits(frontier: Frontier, posts: list[ScrapedPost], page: Page) -> Iterator[Visit]:
    """Visits of the authors of a page's posts, each once a run."""
    for scraped in posts:
        url = frontier.canonical(page, scraped.post.author.url)
        if frontier.asked.first_time(url):
            yield Visit(url, Kind.PROFILE, late=True)


def read_profile(frontier: Frontier, page: Page, engine: Engine) -> Iterator[Author]:
    """The member of a profile page."""
    raw = engine.author(page)
    if raw is None:
        raise PageProblem("no profile", f"{engine.name}: no member was found on the page")
    yield author_record(raw, page, engine.name, frontier.clock)
