"""Given many forums, each is asked at its own pace; given one that is down, a line says so."""

from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler.extensions.politeness import set_pace
from crawler.forums import Forum
from tests.live.crawl import crawl
from tests.live.server import serve


@pytest.mark.parametrize(("forums", "expected"), [(1, 16), (50, 50), (5000, 256)])
def test_no_forum_waits_for_another(forums: int, expected: int) -> None:
    settings = Settings({"CONCURRENT_REQUESTS_PER_DOMAIN": 1}, priority="project")
    set_pace(settings, [forum(number) for number in range(forums)])
    assert settings.getint("CONCURRENT_REQUESTS") == expected


def test_what_the_user_sets_stays() -> None:
    settings = Settings({"CONCURRENT_REQUESTS_PER_DOMAIN": 1}, priority="project")
    settings.set("CONCURRENT_REQUESTS", 2, "cmdline")
    set_pace(settings, [forum(number) for number in range(50)])
    assert settings.getint("CONCURRENT_REQUESTS") == 2


def test_a_forum_with_a_delay_of_its_own_gets_it() -> None:
    settings = Settings({"DOWNLOAD_SLOTS": {"a.example": {"concurrency": 2}}}, priority="project")
    set_pace(settings, [forum(1, delay=2.5), forum(2)])
    assert settings.getdict("DOWNLOAD_SLOTS") == {
        "a.example": {"concurrency": 2},
        "1.example": {"delay": 2.5},
    }


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
