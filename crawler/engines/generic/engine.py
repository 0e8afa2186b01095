"""The engine for what no other engine claims."""

from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import urlsplit

from crawler.arabic.error_pages import is_error_page
from crawler.arabic.list_lines import COUNTED
from crawler.arabic.walls import is_login_wall
from crawler.blocks.thread_lines import all_figures_of, figures_of, row_of, thread_lines
from crawler.bodies.markup import Markup
from crawler.engines.base import Address, Engine, Kind
from crawler.engines.generic.counted import first_page
from crawler.engines.generic.forum_signs import calls_itself_forum
from crawler.engines.generic.found import bare_list_of, links_of, lists_of, outline_of
from crawler.engines.generic.learnt import Listing
from crawler.engines.generic.markup import MARKUP
from crawler.engines.generic.paging import following
from crawler.engines.generic.posts import finds_posts, is_ascending, read_posts, thread_of
from crawler.engines.generic.routes import own_address, read_address
from crawler.engines.generic.steps import id_of
from crawler.engines.generic.thread_heads import boards_above, title_of
from crawler.links import clean_url, parameters
from crawler.pages.dom import line
from crawler.pages.page import Page
from crawler.raw import CountedBoard, RawBoard, RawPost, RawThread

# A page's message stands near its top; so much of its text is looked at.
_MESSAGE = 1500
_FEW = 4


def _id(kind: Kind, url: str) -> str:
    """The id of a thread or board; categories with pages are numbered apart from their boards."""
    number = id_of(url)
    own = kind is Kind.BOARD and ("c", number) in parameters(urlsplit(url).query)
    return f"category {number}" if own else number


class Generic(Engine):
    """The last resort. It needs a page with dates, names of members and texts that repeat."""

    name: ClassVar[str] = "generic"
    version: ClassVar[str] = ""
    markup: ClassVar[Markup] = MARKUP
    last_resort: ClassVar[bool] = True
    unlimited: ClassVar[tuple[str, ...]] = ("daysprune=1000", "daysprune=-1")
    aside: ClassVar[frozenset[str]] = frozenset(
        "action amp do goto imode mobile mode print view wap wap2".split()
    )

    def detect(self, page: Page) -> int:
        if finds_posts(page):
            return 2
        if page.of_anything and not calls_itself_forum(page):
            return int(self._counted(page) > 1)
        boards, threads = self._counts(page)
        if threads > 2 or boards + threads > _FEW:
            return 1
        told = (found for found in lists_of(page) if found.told and found.kind is Kind.BOARD)
        return int(any(len(found.titles) > 1 for found in told) or self._counted(page) > 1)

    def _counted(self, page: Page) -> int:
        """How many links to boards and threads stand in lines with a forum's figures."""
        outline = outline_of(page)
        places = sorted(place for *_, place in links_of(page))
        rows = (row_of(place, places, outline) for place in places)
        lines = (outline.order[row] for row in rows if row is not None)
        return sum(not COUNTED.isdisjoint(all_figures_of(row)) for row in lines)

    def kind(self, page: Page) -> Kind:
        if finds_posts(page):
            return Kind.THREAD
        own = own_address(page)
        boards, threads = self._counts(page)
        if Kind.BOARD in {page.sought, own and own.kind} and boards + threads:
            return Kind.BOARD
        if threads > max(2, boards):
            return Kind.BOARD
        if boards > 1 or threads > 2:
            return Kind.INDEX
        words = line(page.root)[:_MESSAGE]
        if is_login_wall(words):
            return Kind.LOGIN
        return Kind.ERROR if is_error_page(words) else Kind.OTHER

    def _counts(self, page: Page) -> tuple[int, int]:
        kinds = [address.kind for address, *_ in links_of(page)]
        lists = (*self._lists(page, Kind.BOARD), *self._lists(page, Kind.THREAD))
        own = own_address(page)
        led = page.sought or (own is not None and own.kind is Kind.BOARD)
        kinds += [f.kind for f in lists if f.told or led for _ in f.titles]
        bare = bare_list_of(page) if page.sought else []
        kinds += [found.kind for found in bare for _ in found.titles]
        return kinds.count(Kind.BOARD), kinds.count(Kind.THREAD)

    def _lists(self, page: Page, kind: Kind) -> list[Listing]:
        """The lists of a kind, unless addresses tell of as many, or of any threads.

        Where they tell of threads, a list that nothing else tells of may be anything.
        """
        kinds = [address.kind for address, *_ in links_of(page)]
        known, threads = kinds.count(kind), Kind.THREAD in kinds
        if threads and kind is Kind.THREAD:
            return []
        lists = (f for f in lists_of(page) if f.kind is kind and len(f.titles) > known)
        return [found for found in lists if found.told or not threads]

    def _learnt(self, page: Page, kind: Kind) -> list[tuple[Address, str, int]]:
        """The titles of a kind that a page lists by addresses that no word explains."""
        return [
            (Address(kind, _id(kind, title.url), title.url), title.title, title.place)
            for found in (*self._lists(page, kind), *bare_list_of(page))
            if found.kind is kind
            for title in found.titles
        ]

    def address(self, url: str) -> Address | None:
        return read_address(url)

    def boards(self, page: Page) -> Iterator[RawBoard]:
        outline = outline_of(page)
        found = [link for link in links_of(page) if link[0].kind is Kind.BOARD]
        found += self._learnt(page, Kind.BOARD)
        places = sorted(place for *_, place in found)
        for address, title, place in found:
            row = row_of(place, places, outline)
            board = CountedBoard(address.id, address.url, title)
            board.topics = "" if row is None else figures_of(outline.order[row]).get("topics", "")
            yield board

    def threads(self, page: Page) -> Iterator[RawThread]:
        known = [link for link in links_of(page) if link[0].kind is Kind.THREAD]
        yield from thread_lines(known or self._learnt(page, Kind.THREAD), outline_of(page))

    def thread(self, page: Page) -> RawThread:
        first = "" if own_address(page) else first_page(page)
        thread_id = thread_of(page)
        url = first or clean_url(page.url)
        title = title_of(page)
        boards = [name for name in boards_above(page) if name != title]
        return RawThread(thread_id, url, title, boards=boards)

    def posts(self, page: Page) -> Iterator[RawPost]:
        yield from read_posts(page)

    def is_ascending(self, page: Page) -> bool:
        return is_ascending(page)

    def next_page(self, page: Page) -> str | None:
        return following(page, own_address(page))
