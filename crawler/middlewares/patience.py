"""Retries with back-off, Retry-After, and answers that are not what they say."""

from __future__ import annotations

import asyncio
import re
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.misc import load_object

from crawler.failures import is_challenge
from crawler.running import Part
from crawler.sites import site_of

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.engines.base import Kind

# What pages end with; where it is missing, the answer was probably cut off on the way.
_END = b"</html"
_TAIL = 4096
# Some append the data of their scripts behind it, as NodeBB did before 1.5.
_BEHIND = (b"</script>", b"-->")
# Pages that say the same have other tokens in them each time, and other figures at their end.
_LAST = 256
_FIGURES = re.compile(rb"[\d.]+")
# Half a page comes as 206 too, though nobody asked for a part.
_BROUGHT = range(200, 300)
# A run that is told to end does so after a second, whatever a forum asked it to wait.
_SLICE = 1.0


def retry_after(value: bytes | None, now: float) -> float | None:
    """Seconds that a Retry-After header asks to wait: a number of them, or a date."""
    text = (value or b"").decode("latin-1").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None


def cut_off(response: Response) -> bool:
    """Whether a page's answer is empty or ends before the page does."""
    if response.status not in _BROUGHT:
        return False
    body = response.body
    if not body.strip():
        return True
    markup = b"html" in (response.headers.get("Content-Type") or b"").lower()
    if not markup or body.lstrip()[:1] != b"<" or _END in body[-_TAIL:].lower():
        return False
    return not (body.rstrip().endswith(_BEHIND) and _END in body.lower())


def last_of(response: Response) -> bytes:
    """The last words of an answer, without their figures."""
    return _FIGURES.sub(b"", response.body[-_LAST:])


class PatienceMiddleware(Part):
    """Takes the place of Scrapy's RetryMiddleware: waits longer each time, and as it is asked to.

    A host that asks for a pause gets it for all its requests; one longer than `RETRY_AFTER_MAX`
    seconds is not waited for: the page fails, and the next run tries it again.
    """

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        super().__init__(crawler)
        self.codes = {int(code) for code in settings.getlist("RETRY_HTTP_CODES")}
        self.errors = tuple(
            load_object(name) if isinstance(name, str) else name
            for name in settings.getlist("RETRY_EXCEPTIONS")
        )
        self.backoff = settings.getfloat("RETRY_BACKOFF")
        self.longest = settings.getfloat("RETRY_AFTER_MAX")
        self.until: dict[str, float] = {}
        self.ends: set[tuple[str, Kind | None]] = set()
        self.endless: set[tuple[str, Kind | None]] = set()

    async def process_request(self, request: Request) -> None:
        if not await self._sleep(self.until.get(site_of(request.url), 0.0) - time.monotonic()):
            raise IgnoreRequest("ended: the run ended in a pause that the forum asked for")

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        if is_challenge(response):
            return response
        visit = request.meta.get("visit")  # a robots.txt has none
        if response.status in self.codes:
            asked = retry_after(response.headers.get("Retry-After"), time.time())
            if asked is not None and asked > self.longest:
                if visit is None:
                    return response
                raise IgnoreRequest(f"http {response.status}: it asks to wait {asked:.0f} seconds")
            if asked:
                self.until[site_of(request.url)] = time.monotonic() + asked
            return await self._again(request, f"status {response.status}", asked) or response
        if visit is None:
            return response
        place = (site_of(request.url), visit.kind)
        if not cut_off(response):
            if response.status in _BROUGHT:
                self.ends.add(place)
            return response
        if response.body and place in self.endless:
            return response
        last = last_of(response)
        if response.body and request.meta.get("cut_off") == last and place not in self.ends:
            # Twice the same, and none of these pages ended otherwise: they end so here.
            self.endless.add(place)
            return response
        again = await self._again(request, "cut off", None)
        if again is None:
            raise IgnoreRequest("cut off: the answer ends before the page does")
        again.meta["cut_off"] = last
        return again

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        if not isinstance(exception, self.errors):
            return None
        if request.url.startswith("file:"):  # it will not be there in a second either
            return None
        return await self._again(request, type(exception).__name__, None)

    async def _again(self, request: Request, reason: str, asked: float | None) -> Request | None:
        spider = self.crawler.spider
        assert spider is not None  # there is one while requests are made
        again = get_retry_request(request, spider=spider, reason=reason)
        if again is None:
            return None
        pause = self.backoff * 2 ** (again.meta["retry_times"] - 1)
        return again if await self._sleep(pause if (asked or 0.0) < pause else 0.0) else None

    async def _sleep(self, seconds: float) -> bool:
        """Wait, but no longer than the run goes on; False where it ends before."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not self.crawler.crawling:
                return False
            await asyncio.sleep(min(left, _SLICE))
        return True
