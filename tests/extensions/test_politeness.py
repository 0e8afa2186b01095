"""Given many forums, each is asked at its own pace; given one that is down, a line says so."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.settings import Settings

from crawler.extensions.politeness import Politeness, set_pace
from crawler.forums import Forum
from tests.live.crawl import crawl
from tests.live.forum import MemoryForum
from tests.live.server import serve


@pytest.mark.parametrize(("forums", "expected"), [(1, 16), (50, 50), (5000, 256)])
def test_no_forum_waits_for_another(forums: int, expected: int) -> None:
    settings = Settings({"CONCURRENT_REQUESTS_PER_DOMAIN": 1}, priority="project")
    set_pace(settings, [forum(number) for number in range(forums)])
    assert settings.getint("CONCURRENT_REQUESTS") == expected


@pytest.mark.parametrize("forums", [1, 3])
def test_in_a_bounded_run_no_page_waits_behind_another(forums: int) -> None:
    settings = Settings({"CONCURRENT_REQUESTS_PER_DOMAIN": 1}, priority="project")
    set_pace(settings, [forum(number) for number in range(forums)], bounded=True)
    assert settings.getint("CONCURRENT_REQUESTS") == forums


def test_what_the_user_sets_stays() -> None:
    settings = Settings({"CONCURRENT_REQUESTS_PER_DOMAIN": 1}, priority="project")
    settings.set("CONCURRENT_REQUESTS", 2, "cmdline")
    set_pace(settings, [forum(number) for number in range(50)])
    assert settings.getint("CONCURRENT_REQUESTS") == 2


def test_a_forum_with_a_delay_of_its_own_gets_it() -> None:
    given = {"a.example": {"concurrency": 2}, "2.example": {"concurrency": 3}}
    settings = Settings({"DOWNLOAD_SLOTS": given, "DOWNLOAD_DELAY": 1.0}, priority="project")
    set_pace(settings, [forum(1, delay=2.5), forum(2), forum(3, delay=0.0)])
    assert settings.getdict("DOWNLOAD_SLOTS") == {
        "a.example": {"concurrency": 2},
        "1.example": {"delay": 2.5},
        "2.example": {"concurrency": 3, "delay": 1.0},
        "3.example": {"delay": 0.0},
    }
    assert settings.getfloat("DOWNLOAD_DELAY") == 0.0


def test_two_forums_on_one_host_are_asked_at_the_slower_pace() -> None:
    settings = Settings({"DOWNLOAD_DELAY": 1.0}, priority="project")
    urls = {"https://www.a.example/vb/": 3.0, "http://A.example:8080/xf/": 2.0}
    forums = [Forum(name=u, url=u, site=f"site {u}", delay=d) for u, d in urls.items()]
    set_pace(settings, forums)
    assert settings.getdict("DOWNLOAD_SLOTS") == {"a.example": {"delay": 3.0}}


@pytest.mark.parametrize("name", ["", "-a site=other.example"])
def test_a_longer_delay_is_kept_though_answers_are_quick(tmp_path: Path, name: str) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=1)
    with serve(forum.render) as server:
        run = crawl(tmp_path, "-a", f"url={server.url}", "-a", "delay=0.4", *name.split())
    assert run.status == 0, run.output
    waits = len(server.pages()) - 1
    assert server.times[-1] - server.times[1] > 0.19 * waits  # Scrapy takes half of it at least


def test_a_shorter_delay_is_kept(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=8, posts=1)
    with serve(forum.render) as server:
        options = ["-s", "DOWNLOAD_DELAY=2", "-a", "delay=0"]
        run = crawl(tmp_path, "-a", f"url={server.url}", *options)
    assert run.status == 0, run.output
    assert server.times[-1] - server.times[0] < 5


@pytest.mark.parametrize(("asked", "kept"), [(4, 4.0), (3600, 30.0)])
def test_what_a_robots_file_asks_for_is_no_average(asked: int, kept: float) -> None:
    slot = Slot(concurrency=1, delay=1.0, jitter=0.5)
    downloader = SimpleNamespace(slots={"a.example": slot})
    settings = Settings({"ROBOTSTXT_USER_AGENT": "Crawler"}, priority="project")
    crawler: Any = SimpleNamespace(settings=settings, engine=SimpleNamespace(downloader=downloader))
    robots = ProtegoRobotParser(f"User-agent: *\nCrawl-delay: {asked}\n".encode(), None)
    politeness = Politeness(crawler)
    politeness.robots_parsed(robots, Request("https://www.a.example/"))
    assert slot.download_delay() == kept
    slot.delay = 2.0  # as AutoThrottle would have it
    politeness.keep_delay(
        Response("https://a.example/"),
        Request("https://a.example/", meta={"download_slot": "a.example"}),
    )
    assert slot.download_delay() == kept


def test_a_forum_that_is_down_is_told_in_lines(tmp_path: Path) -> None:
    with serve(lambda _: None) as server:
        pass  # its port is closed from here on
    run = crawl(tmp_path, "-a", f"url={server.url}", "-s", "RETRY_TIMES=0")
    assert run.status == 6
    assert "the connection was refused" in run.output
    assert "Traceback" not in run.output


def forum(number: int, delay: float | None = None) -> Forum:
    site = f"{number}.example"
    return Forum(name=site, url=f"https://{site}/", site=site, delay=delay)
