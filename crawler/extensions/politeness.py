"""How fast forums are asked, and a user agent that says how to reach whoever crawls."""

from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.settings import BaseSettings

from crawler.forums import Forum
from crawler.sites import bare, plain_host

# A forum that asks for more between two pages asks not to be crawled: half a minute is honoured.
_LONGEST_DELAY = 30.0
# Requests under way: a process may usually have 1,024 files open, and feeds are files too.
_MOST_AT_ONCE = 256


def user_agent(settings: BaseSettings) -> str:
    """USER_AGENT with CONTACT in it."""
    return str(settings["USER_AGENT"]).replace("{contact}", settings["CONTACT"])


def slot_of(url: str) -> str:
    """The downloader's slot for the pages of a forum: its host, with `www.` and without."""
    return bare(plain_host(urlsplit(url).hostname or ""))


def set_pace(settings: BaseSettings, forums: list[Forum], *, bounded: bool = False) -> None:
    """Give each forum its own delay, and let none wait for a page of another: one may be slow.

    Of two forums on one host the larger delay counts. AutoThrottle goes down to DOWNLOAD_DELAY with
    any host, so that becomes the least of all; `Politeness` holds each host to its own. In a run
    of so many pages none waits behind others: a thread's next page comes before another's first.
    """
    usual = settings.getfloat("DOWNLOAD_DELAY")
    slots = settings.getdict("DOWNLOAD_SLOTS")
    delays: dict[str, float] = {}
    for forum in forums:
        slot = slot_of(forum.url)
        given = slots.get(slot, {}).get("delay", usual) if forum.delay is None else forum.delay
        delays[slot] = max(given, delays.get(slot, 0.0))
    for slot, delay in delays.items():
        slots[slot] = slots.get(slot, {}) | {"delay": delay}
    settings.set("DOWNLOAD_SLOTS", slots, "spider")
    settings.set(
        "DOWNLOAD_DELAY",
        min([usual, *delays.values()]),
        settings.getpriority("DOWNLOAD_DELAY") or "spider",
    )
    each = settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
    usual_ahead = 0 if bounded else settings.getint("CONCURRENT_REQUESTS")
    at_once = max(usual_ahead, min(len(forums) * each, _MOST_AT_ONCE))
    settings.set("CONCURRENT_REQUESTS", at_once, "spider")


class Politeness:
    """Holds each host to its own delay and to what its robots.txt asks; AutoThrottle only adds."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        self.agent = settings["ROBOTSTXT_USER_AGENT"]
        slots = settings.getdict("DOWNLOAD_SLOTS").items()
        self.least: dict[str, float] = {
            key: slot["delay"] for key, slot in slots if "delay" in slot
        }
        self.exact: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        settings = crawler.settings
        settings.set("USER_AGENT", user_agent(settings), priority="cmdline")
        self = cls(crawler)
        crawler.signals.connect(self.robots_parsed, signals.robots_parsed)
        crawler.signals.connect(self.keep_delay, signals.response_downloaded)
        return self

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        asked = robotparser.crawl_delay(self.agent)
        if asked:
            slot = request.meta.get("download_slot") or slot_of(request.url)
            least = self.least.get(slot, 0.0)
            self.least[slot] = max(least, min(asked, _LONGEST_DELAY))
            self.exact.add(slot)
            self._raise(slot)

    def keep_delay(self, response: Response, request: Request) -> None:
        self._raise(request.meta.get("download_slot", ""))

    def _raise(self, key: str) -> None:
        slot = self.crawler.engine.downloader.slots.get(key)
        if slot is not None:
            slot.delay = max(slot.delay, self.least.get(key, 0.0))
            if key in self.exact:
                slot.jitter = 0.0  # would go below what was asked for
