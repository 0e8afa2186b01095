"""The page bar of a thread or board."""

from crawler.engines.base import Address, Engine, Kind
from crawler.links import clean_url, start_of
from crawler.pages.dom import find, find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

# A board's list has page bars of its threads as well.
_PAGES = "|".join(
    f"//{tag}[contains(@class,'pagenav') or contains(@class,'pagination')]"
    "[not(contains(@class,'threadlist'))]//a[@href]"
    for tag in ("div", "table", "td", "form")
)

_CHOSEN = (
    "//*[contains(@class,'pagenav')]//strong"
    " | //*[contains(@class,'pagination')]//*[contains(@class,'selected')]"
)


@once_a_page
def page_links(page: Page, engine: Engine) -> list[tuple[int, str]]:
    """The numbers and URLs of the pages that the page bar links to.

    Where a skin has none that is called so, every link to a later page of the same thread or board.
    """
    here = engine.address(page.url)
    found = []
    for link in find_all(page.root, _PAGES):
        address = engine.address(page.absolute(link.get("href")))
        if address is None or address.post_id or address.kind is Kind.PROFILE:
            continue
        if here is None or here.kind is address.kind:
            found.append((address.start or 1, address.url))
    return found or _own_pages(page, engine, here)


def _own_pages(page: Page, engine: Engine, here: Address | None) -> list[tuple[int, str]]:
    if here is None or not here.id:
        return []
    addresses = (engine.address(page.absolute(href)) for href in page.names.links_with(here.id))
    own = (a for a in addresses if a and a.is_of(here))
    return [(address.start, address.url) for address in own if address.start]


def last_page(page: Page, engine: Engine) -> int | None:
    """The number of pages of the thread or board, as its page bar shows it."""
    numbers = [number for number, _ in page_links(page, engine)]
    here = engine.address(page.url)
    return max([*numbers, here.start if here else 0], default=0) or None


def next_page(page: Page, engine: Engine) -> str | None:
    """The link that says so, else the page bar's link to the number after this page's.

    Of a forum that rewrites its addresses in a way of its own only the first kind is known.
    """
    here = engine.address(page.url)
    for link in find_all(page.root, "//a[@rel='next' and @href]"):
        url = page.absolute(link.get("href"))
        address = engine.address(url)
        if address is None:
            if here is None and url and clean_url(url) != clean_url(page.url):
                return clean_url(url)
            continue
        if here is None or (address.kind is here.kind and address.start > here.start):
            return address.url
    chosen = here.start or 1 if here else current(page)
    for number, url in page_links(page, engine):
        if number == chosen + 1:
            return url
    return None


def current(page: Page) -> int:
    """The number of the page that the page bar shows as the chosen one."""
    return start_of(line(find(page.root, _CHOSEN))) or 1
