"""Refuses what a page could lead a crawler into: other hosts, private addresses, a closed door."""

import asyncio
import ipaddress
import logging
from datetime import UTC, datetime
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import Response

from crawler.engines import detect
from crawler.engines.base import Kind
from crawler.failures import BOUND, REFUSALS, ROBOTS, SERVER_ERROR, is_challenge
from crawler.pages.page import Page
from crawler.running import Part
from crawler.sites import bare, site_of

logger = logging.getLogger(__name__)
# A forum is left alone once its failures in a row, without a page between them, weigh so much: five
# refusals, or hosts that are not there; more where they are the forum's own pages or errors of its
# server. A board for members only lists a page of threads that others may not read; a broken board
# may list one that cannot be shown. That nobody answers takes minutes with all of its tries.
_PATIENCE = 25
_HEAVY, _MIDDLE, _LIGHT = 5, 2, 1
_BLOCKED = "blocked: the forum refuses, and is left alone"
_DOWN = "down: the forum answers no more, and is left alone"


async def is_private(host: str) -> bool:
    """Whether a host name or address leads into a private network or to this machine."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return False  # no such host: the download says so better
    return any(_is_inside(str(entry[4][0]).partition("%")[0]) for entry in found)


def _is_inside(text: str) -> bool:
    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address.sixtofour or address
    return address.is_multicast or not address.is_global


def is_own(response: Response) -> bool:
    """Whether a refusal is a page of the forum itself: of its board, not of all of it."""
    engine = detect(Page(response.url, response.body, datetime.now(UTC)))
    return engine is not None and not engine.last_resort


class GuardMiddleware(Part):
    """Lets a request pass only to its forum's own host, and stops where the forum refuses."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.private: dict[str, bool] = {}
        self.weights: dict[str, int] = {}
        self.closed: dict[str, str] = {}

    async def process_request(self, request: Request) -> None:
        forum = request.meta.get("forum")
        if forum is None:
            await self._check_redirect(request)
            return
        if forum.saved is not None:
            return
        if forum.site in self.closed:
            raise IgnoreRequest(self.closed[forum.site])
        profile = request.meta["visit"].kind is Kind.PROFILE
        if profile and request.cb_kwargs["frontier"].profiles.closed:
            raise IgnoreRequest(BOUND)
        here, home = urlsplit(request.url), urlsplit(forum.url)
        if here.scheme == home.scheme == "file":
            return
        if here.scheme not in {"http", "https"}:
            raise IgnoreRequest(f"scheme: {here.scheme} is not followed")
        root = request.meta["visit"].kind is None
        if not root and bare(site_of(request.url)) not in request.meta["frontier_hosts"]:
            raise IgnoreRequest("other host: the page leads away from the forum")
        if here.hostname != home.hostname and await self._private(here.hostname or ""):
            raise IgnoreRequest("private address: the page leads into a private network")

    async def _check_redirect(self, request: Request) -> None:
        """A robots.txt may move, but not into a private network."""
        came_from = request.meta.get("redirect_urls")
        host = urlsplit(request.url).hostname or ""
        if came_from and host != urlsplit(came_from[0]).hostname and await self._private(host):
            raise IgnoreRequest("private address: robots.txt leads into a private network")

    async def _private(self, host: str) -> bool:
        if host not in self.private:
            self.private[host] = await is_private(host)
        return self.private[host]

    def process_response(self, request: Request, response: Response) -> Response:
        if request.meta.get("visit") is None:
            return response
        challenge = is_challenge(response)
        if challenge or f"http {response.status}" in REFUSALS - {ROBOTS}:
            light = not challenge and is_own(response)
            self._weigh(request, _PATIENCE if challenge else _LIGHT if light else _HEAVY, _BLOCKED)
            if challenge:
                raise IgnoreRequest("challenge: the forum asks for proof of a person")
        elif response.status >= SERVER_ERROR:
            self._weigh(request, _LIGHT, _DOWN)
        elif response.status < 400:
            self.weights[request.meta["forum"].site] = 0
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Only the last try of a page ends here: those before it go back to the scheduler."""
        if request.meta.get("visit") is None:
            return
        if isinstance(exception, (CannotResolveHostError, DownloadConnectionRefusedError)):
            self._weigh(request, _HEAVY, _DOWN)
        elif isinstance(exception, (DownloadFailedError, DownloadTimeoutError)):
            self._weigh(request, _MIDDLE, _DOWN)

    def _weigh(self, request: Request, weight: int, reason: str) -> None:
        """Count a failure of a forum; the one that is too many closes it."""
        site = request.meta["forum"].site
        self.weights[site] = self.weights.get(site, 0) + weight
        if self.weights[site] >= _PATIENCE and site not in self.closed:
            self.closed[site] = reason
            logger.warning("%s: %s", site, reason)
            if reason is _BLOCKED:
                self.crawler.stats.inc_value("guard/closed")
