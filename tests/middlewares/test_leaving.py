"""Given failures in a row, a forum is left alone once they weigh too much; a page forgives them."""

import asyncio
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import HtmlResponse

from crawler.engines.base import Kind
from crawler.forums import make
from crawler.frontier.visits import Visit
from crawler.middlewares.guard import GuardMiddleware
from tests.crawlers import crawler_of
from tests.live.forum import MemoryForum

URL = "https://forum.example/t/1"
BARE = "<html><body><h1>Forbidden</h1></body></html>"
OWN = MemoryForum().render("/") or ""
CHALLENGE = "<html><title>Just a moment...</title><script>_cf_chl_opt={}</script></html>"


class Forum:
    """A forum behind the guard, which gets answers and errors."""

    def __init__(self) -> None:
        self.crawler = crawler_of()
        self.guard = GuardMiddleware.from_crawler(self.crawler)
        visit, forum = Visit(URL, Kind.THREAD), make("f", {"url": "https://forum.example/"})
        meta = {"forum": forum, "visit": visit, "frontier_hosts": {"forum.example"}}
        self.request = Request(URL, meta=meta)

    def answer(self, status: int, body: str = BARE, times: int = 1) -> None:
        for _ in range(times):
            page = HtmlResponse(URL, status, body=body.encode(), request=self.request)
            assert self.guard.process_response(self.request, page) is page

    def fail(self, error: Exception, times: int) -> None:
        for _ in range(times):
            assert self.guard.process_exception(self.request, error) is None

    @property
    def left(self) -> str:
        """Why the forum is left alone; empty while it is not."""
        try:
            asyncio.run(self.guard.process_request(self.request))
        except IgnoreRequest as reason:
            return str(reason).partition(":")[0]
        return ""

    @property
    def refused(self) -> Any:
        """How many forums the run's summary will know to have refused."""
        return self.crawler.stats.get_value("guard/closed")


@pytest.mark.parametrize("status", [401, 403, 429])
def test_five_refusals_in_a_row_are_enough(status: int) -> None:
    forum = Forum()
    forum.answer(status, times=4)
    assert forum.left == ""
    forum.answer(status)
    assert (forum.left, forum.refused) == ("blocked", 1)


def test_refusals_that_are_the_forum_s_own_pages_weigh_less() -> None:
    forum = Forum()
    forum.answer(403, OWN, times=24)
    assert forum.left == ""
    forum.answer(403, OWN)
    assert (forum.left, forum.refused) == ("blocked", 1)


def test_a_page_between_them_forgives_failures() -> None:
    forum = Forum()
    forum.answer(403, times=4)
    forum.answer(200, OWN)
    forum.answer(403, times=4)
    assert forum.left == ""


def test_what_is_not_there_is_no_failure_of_the_forum() -> None:
    forum = Forum()
    forum.answer(404, times=30)
    assert forum.left == ""


def test_one_challenge_is_enough() -> None:
    forum = Forum()
    with pytest.raises(IgnoreRequest, match="challenge"):
        forum.answer(403, CHALLENGE)
    assert (forum.left, forum.refused) == ("blocked", 1)


def test_errors_of_the_server_close_a_forum_that_did_not_refuse() -> None:
    forum = Forum()
    forum.answer(500, times=24)
    assert forum.left == ""
    forum.answer(503)
    assert (forum.left, forum.refused) == ("down", None)


@pytest.mark.parametrize(
    ("error", "patience"),
    [
        (CannotResolveHostError(), 4),
        (DownloadConnectionRefusedError(), 4),
        (DownloadTimeoutError(), 12),
        (DownloadFailedError(), 12),
    ],
)
def test_a_forum_that_does_not_answer_is_left_alone(error: Exception, patience: int) -> None:
    forum = Forum()
    forum.fail(error, patience)
    assert forum.left == ""
    forum.fail(error, 1)
    assert (forum.left, forum.refused) == ("down", None)


def test_other_errors_and_those_of_a_robots_txt_do_not_weigh() -> None:
    forum = Forum()
    forum.fail(ValueError("no address"), 30)
    robots = Request("https://forum.example/robots.txt")
    for _ in range(30):
        forum.guard.process_exception(robots, DownloadTimeoutError())
        refused = HtmlResponse(robots.url, 403, request=robots)
        assert forum.guard.process_response(robots, refused) is refused
    assert forum.left == ""
