"""The site of a page that only its file names: as it says itself, or as its links do."""

from collections import Counter

from crawler.engines.routes import named_urls
from crawler.pages.page import Page
from crawler.sites import site_of

_WEB = ("http://", "https://")


def settle(page: Page) -> str:
    """The site of a page, or empty; links that are relative count from where it says it was.

    That is `<base href>`, or what its head names as its address. Else more than half of its links
    tell, which browsers save as whole addresses.
    """
    home = next((url for url in (page.base, *named_urls(page)) if url.startswith(_WEB)), "")
    if home:
        page.move_to(home)
        return page.site
    links = [page.absolute(link.get("href")) for link in page.root.iter("a") if link.get("href")]
    sites = Counter(site_of(url) for url in links if url.startswith(_WEB))
    site, most = max(sites.items(), key=lambda found: found[1], default=("", 0))
    return site if 2 * most > len(links) else ""
