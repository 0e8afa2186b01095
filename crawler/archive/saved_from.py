"""Where a saved page comes from, and when it was saved: as programs that save pages note in it, as
it says itself, or as its links do."""

import contextlib
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from crawler.archive.documents import moment
from crawler.engines.base import Engine, Kind
from crawler.engines.routes import named_urls
from crawler.pages.page import Page
from crawler.sites import site_of

_HEAD = 8192
_FORMS = ("%d %b %Y %H:%M:%S GMT", "%b %d %Y %H:%M:%S GMT%z")
# Browsers since Internet Explorer 4; the number is that of the address's letters.
_BROWSER = re.compile(rb"<!--\s*saved from url=\(\d+\)(?P<url>https?://[^\s>]+)(?P<when>)\s*-->")
_HTTRACK = re.compile(
    rb"<!--\s*Mirrored from (?P<url>[^\s>]+) by HTTrack Website Copier[^>]*?"
    rb"(?:, (?P<when>\w{3}, \d+ \w{3} \d{4} [\d:]+ GMT))?\s*-->"
)
_SINGLEFILE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url: (?P<url>https?://\S+)"
    rb"(?:\s+saved date: (?P<when>\w{3} \w{3} \d+ \d{4} [\d:]+ GMT[+-]\d{4}))?"
)
# In a page that the Wayback Machine replays.
_WAYBACK = re.compile(rb'__wm\.wombat\("(?P<url>https?://[^"\s]+)","(?P<when>\d{14})"')
# Over a page from Google's cache.
_GOOGLE = re.compile(
    rb'<base href="(?P<url>https?://[^"\s]+)">[^\0]{0,900}?'
    rb"(?:google-cache-hdr|<div style=.margin:-1px -1px 0)(?P<when>)"
)


def saved_from(page: bytes) -> tuple[str, datetime | None]:
    """Address and time of saving; empty and None where the page does not say."""
    head = page[:_HEAD]
    for mark in (_BROWSER, _HTTRACK, _SINGLEFILE, _GOOGLE):
        if found := mark.search(head):
            url = found["url"].decode("utf-8", "replace")
            if "://" not in url:  # HTTrack leaves out the scheme
                secure = f"https://{url.partition('/')[0]}/".encode() in page
                url = f"http{'s' * secure}://{url}"
            return url, _time(found["when"])
    if found := _WAYBACK.search(head):
        when, url = found["when"].decode(), found["url"].decode("utf-8", "replace")
        return f"https://web.archive.org/web/{when}/{url}", None
    return "", None


def _time(shown: bytes | None) -> datetime | None:
    """A moment as these marks write it.

    `Mon, 01 Jan 2018 10:00:00 GMT` or `Mon Jan 01 2018 13:00:00 GMT+0300`.
    """
    if not shown:
        return None
    _, _, rest = shown.decode().partition(" ")
    for form in _FORMS:
        with contextlib.suppress(ValueError):
            return moment(datetime.strptime(rest, form))
    return None


_WEB = ("http://", "https://")
_FEEDS = {"application/rss+xml", "application/atom+xml"}
# The folder of a forum, before the script of its feeds or the path `feed`.
_FEED = re.compile(r"(https?://[^?#]+?/)(?:[^/?#]+\.php|feed)\b")


def settle(page: Page) -> str:
    """The site of a page, or empty; links that are relative count from where it says it was.

    That is `<base href>`, what its head names as its address, or the folder of its feeds. Else more
    than half of its links tell, which browsers save as whole addresses.
    """
    named = (page.base, *named_urls(page), *_folders_of_feeds(page))
    home = next((url for url in named if url.startswith(_WEB)), "")
    if home:
        page.move_to(home)
        return page.site
    links = [page.absolute(link.get("href")) for link in page.root.iter("a") if link.get("href")]
    sites = Counter(site_of(url) for url in links if url.startswith(_WEB))
    site, most = max(sites.items(), key=lambda found: found[1], default=("", 0))
    return site if 2 * most > len(links) else ""


def settle_by_thread(page: Page, engine: Engine) -> str:
    """The site of a thread whose address its page shows, as printed views do; empty for others."""
    if engine.kind(page) is Kind.THREAD and (url := engine.thread(page).url).startswith(_WEB):
        page.move_to(url)
        return page.site
    return ""


def _folders_of_feeds(page: Page) -> Iterator[str]:
    """Where the forum is to which the feeds belong that a page's head names by whole addresses."""
    for link in page.root.iter("link"):
        named = link.get("rel") == "alternate" and link.get("type") in _FEEDS
        if named and (feed := _FEED.match(link.get("href", ""))):
            yield feed[1]
