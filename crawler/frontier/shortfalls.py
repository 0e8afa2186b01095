"""Threads and boards of which pages say that they have more than was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.turning_links import pages_told
from crawler.engines.routes import is_empty
from crawler.notices import Shortfall
from crawler.pages.xpaths import xpath

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.engines.base import Engine
    from crawler.frontier.frontier import Frontier
    from crawler.frontier.walks import BoardWalk, ThreadWalk
    from crawler.pages.page import Page

_WORDS = xpath("descendant::text()[not(parent::option)]")
# Figures count what was deleted or is hidden, too.
_TOLERANCE = 2
# A page of a board may lack a line in so many: where threads were moved, or are no threads.
_PART = 4
# So many threads do not leave a board between two runs without a word.
_SEVERAL = 5


def short_of_told(
    frontier: Frontier, walk: ThreadWalk, page: Page, engine: Engine
) -> Iterator[Shortfall]:
    """Word of a thread that ends before the replies that its board counts; `page` is its last."""
    if engine.last_resort and not walk.failed:
        counted = 0 if walk.state else walk.counted or 0
        yield from _short(frontier, page, counted, len(walk.posts), "posts")


def short_board(
    frontier: Frontier, walk: BoardWalk, page: Page, engine: Engine
) -> Iterator[Shortfall]:
    """Word of a board that ends before the threads that the index counts or the pages that it tells
    of, or has pages with fewer lines than the others; `page` is its last."""
    if walk.whole or walk.failed or is_empty(page):
        return
    if engine.last_resort:
        yield from _short(frontier, page, walk.counted or 0, len(walk.threads), "threads")
        return
    own, last = _pages_told(page)
    least = min((lines for lines, _ in walk.lines), default=0)
    most = max((lines for _, lines in walk.lines), default=0)
    lack, told = "", f"page {own} of {last}, and no way to the next"
    if own < last and engine.next_page(page) is None:
        lack = f"{own} of {last}"
    elif most - least > most // _PART:
        lack, told = (
            f"{most - least} lines",
            f"a page lists {least} threads where others list {most}",
        )
    if lack:
        lasting = frontier.state.refusals.met_before(frontier.site, f"lines of {walk.id}", lack)
        walk.failed = not lasting
        yield Shortfall(frontier.site, page.url, told, lasting)
    else:
        frontier.state.refusals.opened(frontier.site, f"lines of {walk.id}")


def emptied_board(
    frontier: Frontier, walk: BoardWalk, page: Page, *, lists: bool
) -> Iterator[Shortfall]:
    """Word, once, of a board whose first page `lists` no thread, where earlier runs read several.

    It may be empty, but to guests alone, or have its list brought by a script now.
    """
    place = f"threads of {walk.id}"
    if lists:
        frontier.state.refusals.opened(frontier.site, place)
        return
    before = frontier.state.threads.of_board(frontier.site, walk.id)
    if len(before) < _SEVERAL:
        return
    lasting = frontier.state.refusals.met_before(frontier.site, place, "none")
    told = (
        f"the board lists no threads, where earlier runs read {len(before)}: what is new in it is"
        " not found; if a browser shows threads there, they may be for members or come by a script"
    )
    yield Shortfall(frontier.site, page.url, told, lasting)


def _short(
    frontier: Frontier, page: Page, counted: int, found: int, parts: str
) -> Iterator[Shortfall]:
    own, last = _pages_told(page)
    if own < last:
        yield Shortfall(frontier.site, page.url, f"page {own} of {last}, and no way to the next")
    elif counted > found + max(_TOLERANCE, found // 4):
        yield Shortfall(frontier.site, page.url, f"{found} of {counted} {parts} found")


def _pages_told(page: Page) -> tuple[int, int]:
    """The number of a page and of all pages; a list to choose from has those of other pages."""
    return pages_told(" ".join(_WORDS(page.root))) or (1, 1)  # type: ignore[arg-type]
