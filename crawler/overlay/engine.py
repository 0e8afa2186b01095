"""An engine with the selectors of one forum before its own ways."""

from collections.abc import Iterator
from functools import cache

import xxhash
from lxml.html import HtmlElement

from crawler.engines.base import Address, Engine, Kind
from crawler.links import clean_url
from crawler.overlay.posts import LINK, around, in_blocks, laid_over, with_marks
from crawler.overlay.selectors import Selector, selectors, text_of
from crawler.pages.dom import find, line
from crawler.pages.page import Page
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread

_SAME = ("name", "version", "numbered", "last_resort", "aside")


def overlay(engine: Engine, given: dict[str, str]) -> Engine:
    """The engine with selectors (`PARTS` to CSS or XPath) over it; itself, where none is given."""
    return _overlay(engine, tuple(sorted(given.items()))) if given else engine


@cache
def _overlay(engine: Engine, given: tuple[tuple[str, str], ...]) -> Engine:
    chosen = selectors(dict(given))
    markup = with_marks(engine.markup, chosen.get("quote_author"))
    same = {name: getattr(engine, name) for name in _SAME} | {"markup": markup}
    made: Engine = type("Overlay", (Overlay,), same)(engine, chosen)
    return made


class Overlay(Engine):
    """Stands before an engine: what has no selector is the engine's own.

    What has one is taken from there alone: a selector that finds nothing on a page says that the
    page has no such thing.
    """

    name = ""

    def __init__(self, engine: Engine, chosen: dict[str, Selector]) -> None:
        self.engine = engine
        self.chosen = chosen

    def detect(self, page: Page) -> int:
        return self.engine.detect(page)

    def address(self, url: str) -> Address | None:
        return self.engine.address(url)

    def author(self, page: Page) -> RawAuthor | None:
        return self.engine.author(page)

    def canonical(self, url: str) -> str:
        return self.engine.canonical(url)

    def any_age(self, page: Page) -> str:
        return self.engine.any_age(page)

    def kind(self, page: Page) -> Kind:
        """What the selectors find shows what the page is, where its theme hides it."""
        if self._found(page, "post"):
            return Kind.THREAD
        kind = self.engine.kind(page)
        if kind is not Kind.THREAD and self._found(page, "thread_link"):
            return Kind.BOARD
        if kind not in {Kind.THREAD, Kind.BOARD} and self._found(page, "board_link"):
            return Kind.INDEX
        return kind

    def posts(self, page: Page) -> Iterator[RawPost]:
        own = list(self.engine.posts(page))
        given = "post" in self.chosen
        found = in_blocks(self._found(page, "post"), own) if given else around(own)
        for block, post in found:
            if block is None:
                yield post
            else:
                yield laid_over(post, block, self.chosen, page, self.engine)

    def thread(self, page: Page) -> RawThread:
        thread = self.engine.thread(page)
        if "title" in self.chosen:
            thread.title = text_of(self.chosen["title"].first(page.root))
        return thread

    def threads(self, page: Page) -> Iterator[RawThread]:
        """The threads that the links name, each with the figures that the engine has for it."""
        own = self.engine.threads(page)
        if "thread_link" not in self.chosen:
            yield from own
            return
        lines = {thread.thread_id: thread for thread in own}
        for link, ident, url in self._links(page, "thread_link", Kind.THREAD):
            yield lines.get(ident) or RawThread(ident, url, line(link))

    def boards(self, page: Page) -> Iterator[RawBoard]:
        if "board_link" not in self.chosen:
            yield from self.engine.boards(page)
            return
        for link, ident, url in self._links(page, "board_link", Kind.BOARD):
            yield RawBoard(ident, url, line(link))

    def is_ascending(self, page: Page) -> bool:
        return "post" in self.chosen or self.engine.is_ascending(page)

    def next_page(self, page: Page) -> str | None:
        if "next_page" not in self.chosen:
            return self.engine.next_page(page)
        found = self.chosen["next_page"].first(page.root)
        if found is None or isinstance(found, str):
            return page.absolute(found) or None
        link = find(found, LINK)
        return None if link is None else page.absolute(link.get("href")) or None

    def _found(self, page: Page, part: str) -> list[HtmlElement]:
        return self.chosen[part].elements(page.root) if part in self.chosen else []

    def _links(self, page: Page, part: str, kind: Kind) -> Iterator[tuple[HtmlElement, str, str]]:
        """The links that a selector finds, each once: element, id and canonical URL.

        An address that the engine does not know stands for its own id, as on the page itself.
        """
        seen = set()
        for element in self._found(page, part):
            link = find(element, LINK)
            url = "" if link is None else page.absolute(link.get("href"))
            if link is None or not url:
                continue
            address = self.engine.address(url)
            ident = address.id if address is not None and address.kind is kind else ""
            ident = ident or xxhash.xxh3_64_hexdigest(clean_url(url).encode())
            if ident not in seen:
                seen.add(ident)
                yield link, ident, self.engine.canonical(url)
