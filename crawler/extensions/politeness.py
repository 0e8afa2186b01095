"""How fast forums are asked, and a user agent that says how to reach whoever crawls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy import signals

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser
    from scrapy.settings import BaseSettings

    from crawler.forums import Forum

# A forum that asks for more between two pages asks not to be crawled: half a minute is honoured.
_LONGEST_DELAY = 30.0
# Requests under way: a process may usually have 1,024 files open, and feeds are files too.
_MOST_AT_ONCE = 256


def user_agent(settings: BaseSettings) -> str:
    """USER_AGENT with CONTACT in it."""
    return str(settings["USER_AGENT"]).replace("{contact}", settings["CONTACT"])


def set_pace(settings: BaseSettings, forums: list[Forum]) -> None:
    """Give each forum its own delay, and let none wait for a page of another: one may be slow."""
    delays = {forum.site: {"delay": forum.delay} for forum in forums if forum.delay is not None}
    settings.set("DOWNLOAD_SLOTS", settings.getdict("DOWNLOAD_SLOTS") | delays, "spider")
    each = settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
    wanted = max(settings.getint("CONCURRENT_REQUESTS"), min(len(forums) * each, _MOST_AT_ONCE))
    settings.set("CONCURRENT_REQUESTS", wanted, "spider")


class Politeness:
    """Keeps a host's delay at or above what its robots.txt asks; AutoThrottle only adds."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.agent = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self.least: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Politeness:
        settings = crawler.settings
        settings.set("USER_AGENT", user_agent(settings), priority="cmdline")
        self = cls(crawler)
        crawler.signals.connect(self.robots_parsed, signals.robots_parsed)
        crawler.signals.connect(self.keep_delay, signals.response_downloaded)
        return self

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        delay = robotparser.crawl_delay(self.agent)
        if delay:
            slot = self.crawler.engine.downloader.get_slot_key(request)
            self.least[slot] = min(delay, _LONGEST_DELAY)
            self._raise(slot)

    def keep_delay(self, response: Response, request: Request) -> None:
        self._raise(request.meta.get("download_slot", ""))

    def _raise(self, key: str) -> None:
        slot = self.crawler.engine.downloader.slots.get(key)
        least = self.least.get(key)
        if slot is not None and least is not None:
            slot.delay = max(slot.delay, least)
