"""The page bar of a thread or board: numbers that link to its pages, and the one that it marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from operator import eq

from lxml.html import HtmlElement

from crawler.engines.base import Address, Engine, Kind
from crawler.pages.dom import line, links_with, text_in
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.xpaths import xpath

# A link that leads nowhere may be the one that is marked.
_WORDS = xpath(
    "descendant::text()[not(parent::option or parent::script or ancestor::a[@href"
    " and @href!='#' and not(starts-with(@href,'javascript:'))])]"
)
_NUMBER = re.compile(r"[^\w#]*(\d{1,6})\W*$")  # `#1` is a post's
_NUMBERS = re.compile(r"\d+")
_CHOSEN = re.compile(r"current|selected|(?<!in)active")
# How many elements around a link of a bar belong to it: a list, an item, a frame.
_DEPTH = 3


@dataclass(slots=True)
class PageBar:
    """`starts` maps the numbers that link to pages of the thread or board `id` to where those begin
    (`Address.start`); `own` is the number of the page itself, 0 where no single one is marked.
    """

    id: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    own: int = 0

    @property
    def start(self) -> int | None:
        """Where the page itself begins; the second of two only tells that it is not the first.

        Where pages are counted from 0, addresses do not tell the second from the first.
        """
        if self.own == 0:
            return None
        if self.own == 1 or self.own in self.starts:
            return self.starts.get(self.own, 0)
        later = {number: start for number, start in self.starts.items() if number > 1}
        if all(number == start for number, start in later.items()):
            return self.own if later else 1
        sizes = {start / (number - 1) for number, start in later.items()}
        size = sizes.pop() if len(sizes) == 1 else 1
        # The second page begins at 11 where posts are counted from 1.
        return None if size % 5 == 1 else round((self.own - 1) * size)


@once_a_page
def page_bar(page: Page, engine: Engine, kind: Kind) -> PageBar:
    """The bar of a thread's or board's page; an empty one where it has none that marks a number.

    Titles of other threads may have bars beside them, which mark none.
    """
    bars: dict[str, PageBar] = {}
    places: dict[str, HtmlElement] = {}
    chosen: dict[str, set[int]] = {}
    for link, number, address in _numbered(page, engine, kind):
        bar = bars.setdefault(address.id, PageBar(address.id))
        bar.starts.setdefault(number, address.start)
        places.setdefault(address.id, link)
        if _is_chosen(link):
            chosen.setdefault(address.id, set()).add(number)
    for key, bar in bars.items():
        own = chosen.get(key) or _unlinked(places[key], bar, page, engine)
        bar.own = own.pop() if len(own) == 1 else 0
    marked = [bar for bar in bars.values() if bar.own]
    if not bars:
        return _chooser(page, engine)
    return marked[0] if len(marked) == 1 else PageBar()


def _chooser(page: Page, engine: Engine) -> PageBar:
    """A bar that is a list to choose from, `2 of 5`: not it gives addresses, but the next page."""
    for select in page.root.iter("select"):
        options = list(enumerate(select.iter("option"), 1))
        chosen = [number for number, option in options if option.get("selected") is not None]
        counted = ([str(number), str(len(options))] for number, _ in options)
        said = (_NUMBERS.findall(line(option)) for _, option in options)
        if len(chosen) == 1 and all(map(eq, said, counted)):
            following = engine.address(engine.next_page(page) or "")
            later = {chosen[0] + 1: following.start} if following else {}
            return PageBar("", {1: 0, **later}, chosen[0])
    return PageBar()


def _numbered(page: Page, engine: Engine, kind: Kind) -> Iterator[tuple[HtmlElement, int, Address]]:
    """The links to pages of threads or boards that say no more than a number."""
    for link in page.root.iter("a"):
        number = _NUMBER.match(text_in(link) if len(link) else link.text or "")
        href = link.get("href") if number else None
        if number is None or not href or "#" in href:  # posts are numbered as well
            continue
        address = engine.address(page.absolute(href))
        if address is not None and address.kind is kind and not address.post_id:
            yield link, int(number[1]), address


def _is_chosen(link: HtmlElement) -> bool:
    """Whether a link, or what holds it alone, is marked as that of the page itself."""
    holder = link.getparent()
    around = [link] if holder is None or len(holder) > 1 else [link, holder]
    return any(e.get("aria-current") or _CHOSEN.search(e.get("class") or "") for e in around)


def _unlinked(link: HtmlElement, bar: PageBar, page: Page, engine: Engine) -> set[int]:
    """The numbers around a link of a bar that do not link, and stand next to one that does."""
    for around in islice(link.iterancestors(), _DEPTH):
        addresses = (engine.address(page.absolute(href)) for href in links_with(around, ""))
        if any(address and address.id not in {"", bar.id} for address in addresses):
            break  # it is more than the bar
        words: list[str] = _WORDS(around)  # type: ignore[assignment]
        numbers = {int(found[1]) for found in map(_NUMBER.match, words) if found}
        near = {n for n in numbers if n - 1 in bar.starts or n + 1 in bar.starts}
        if own := near - bar.starts.keys() - {0}:
            return own
    return set()
