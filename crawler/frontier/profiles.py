"""Members' own pages, where they are asked for: which are read, and who is on them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.engines.base import Engine, Kind
from crawler.failures import LASTING_FOR_GUESTS
from crawler.frontier.visits import PageProblem, Visit
from crawler.pipelines.authors import author_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.frontier.frontier import Frontier
    from crawler.pages.page import Page
    from crawler.records import Author
    from crawler.scraped import ScrapedPost

logger = logging.getLogger(__name__)
# Where so many members' pages are refused before one is shown, members alone may see them.
_ENOUGH = 5


@dataclass
class Profiles:
    """How the members' pages that were asked for were answered in this run."""

    shown: bool = False
    refused: int = 0

    @property
    def closed(self) -> bool:
        """Whether those that are left need not be asked for."""
        return not self.shown and self.refused >= _ENOUGH

    def refuse(self, site: str, kind: str) -> None:
        """Note that a member's page was not shown, and why."""
        self.refused += kind in LASTING_FOR_GUESTS
        if self.closed and self.refused == _ENOUGH:
            logger.warning("%s: the pages of its members are closed; the others are left", site)


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
    frontier.profiles.shown = True
    yield author_record(raw, page, engine.name, frontier.clock)
