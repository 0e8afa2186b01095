"""Given pages that fail, each is asked for again after a longer pause, and as the forum asks."""

import asyncio
import time
from collections.abc import Iterable
from itertools import repeat
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest
from scrapy.http import HtmlResponse, Response

from crawler.engines.base import Kind
from crawler.frontier.visits import Visit
from crawler.middlewares.patience import PatienceMiddleware
from tests.crawlers import crawler_of

URL = "https://forum.example/t/1"
CUT = "<html><body><p>كلام لم يكتمل"
WHOLE = "<html><body><p>كلام</p></body></html>"
CHALLENGE = "<html><title>Just a moment...</title><script>_cf_chl_opt={}</script></html>"


class Waiting:
    """The middleware, which notes its pauses in place of waiting."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **settings: Any) -> None:
        usual = {"RETRY_TIMES": 3, "RETRY_BACKOFF": 1.0, "RETRY_AFTER_MAX": 300.0}
        self.crawler = crawler_of(**usual | settings)
        self.middleware = PatienceMiddleware.from_crawler(self.crawler)
        self.pauses: list[float] = []
        monkeypatch.setattr(self.middleware, "_sleep", self._pause)

    async def _pause(self, seconds: float) -> bool:
        self.pauses.append(round(max(seconds, 0.0)))
        return True

    def answer(self, request: Request, status: int, body: str = WHOLE, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named.setdefault("Content-Type", "text/html")
        page = HtmlResponse(request.url, status, named, body.encode(), request=request)
        return asyncio.run(self.middleware.process_response(request, page))

    def last(self, status: int, bodies: Iterable[str]) -> Response:
        """The answer that is handed on, of those that come one after the other."""
        answer: Any = page()
        for body in bodies:
            if isinstance(answer, Request):
                answer = self.answer(answer, status, body)
        return answer

    def fail(self, request: Request, error: Exception) -> Request | None:
        return asyncio.run(self.middleware.process_exception(request, error))

    def ask(self, request: Request) -> None:
        asyncio.run(self.middleware.process_request(request))


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Waiting:
    return Waiting(monkeypatch)


def page(url: str = URL, kind: Kind = Kind.THREAD) -> Request:
    return Request(url, meta={"visit": Visit(url, kind)})


def test_each_pause_is_twice_the_one_before_and_the_last_answer_is_handed_on(
    waiting: Waiting,
) -> None:
    assert isinstance(waiting.last(503, repeat(WHOLE, 4)), Response)
    assert waiting.pauses == [1, 2, 4]


@pytest.mark.parametrize("status", [200, 403, 404])
def test_other_answers_are_handed_on_at_once(waiting: Waiting, status: int) -> None:
    assert waiting.answer(page(), status).status == status
    assert waiting.pauses == []


def test_a_host_that_asks_for_a_pause_gets_it_for_all_its_pages(waiting: Waiting) -> None:
    assert isinstance(waiting.answer(page(), 429, Retry_After="120"), Request)
    assert waiting.pauses == [0]  # the pause that was asked for stands in place of our own
    waiting.ask(page("https://forum.example/t/2"))
    waiting.ask(page("https://other.example/t/2"))
    assert waiting.pauses[1:] == [120, 0]


def test_a_pause_that_is_shorter_than_ours_is_not_all(waiting: Waiting) -> None:
    waiting.answer(page().replace(meta=page().meta | {"retry_times": 2}), 503, Retry_After="1")
    assert waiting.pauses == [4]


def test_a_pause_of_an_hour_is_not_waited_for(waiting: Waiting) -> None:
    with pytest.raises(IgnoreRequest, match="http 503: it asks to wait 3600 seconds"):
        waiting.answer(page(), 503, Retry_After="3600")
    robots = Request("https://forum.example/robots.txt")
    assert waiting.answer(robots, 503, Retry_After="3600").status == 503
    assert waiting.pauses == []


def test_a_challenge_is_not_asked_for_again(waiting: Waiting) -> None:
    assert waiting.answer(page(), 503, CHALLENGE).status == 503
    assert waiting.pauses == []


def test_a_page_that_was_cut_off_is_asked_for_again(waiting: Waiting) -> None:
    again = waiting.answer(page(), 200, CUT)
    assert isinstance(again, Request)
    assert waiting.answer(again, 200).status == 200


def test_pages_that_never_end_otherwise_end_so(waiting: Waiting) -> None:
    again = waiting.answer(page(), 200, CUT)
    assert waiting.answer(again, 200, CUT).status == 200
    waiting.pauses.clear()
    assert waiting.answer(page("https://forum.example/t/2"), 200, f"{CUT} أيضا").status == 200
    assert waiting.pauses == []
    board = page("https://forum.example/f/1", Kind.BOARD)
    assert isinstance(waiting.answer(board, 200, CUT), Request)


def test_where_pages_of_a_kind_do_end_one_that_does_not_is_lost(waiting: Waiting) -> None:
    waiting.answer(page("https://forum.example/t/2"), 200)
    with pytest.raises(IgnoreRequest, match="cut off"):
        waiting.last(200, repeat(CUT, 4))
    assert waiting.pauses == [1, 2, 4]


def test_an_answer_that_is_cut_off_elsewhere_each_time_is_lost(waiting: Waiting) -> None:
    with pytest.raises(IgnoreRequest, match="cut off"):
        waiting.last(200, [f"{CUT} {end}" for end in "أبتث"])


def test_an_empty_answer_is_lost_however_often_it_comes(waiting: Waiting) -> None:
    with pytest.raises(IgnoreRequest, match="cut off"):
        waiting.last(200, repeat("", 4))


def test_errors_of_the_network_are_tried_again_and_others_are_not(waiting: Waiting) -> None:
    assert isinstance(waiting.fail(page(), DownloadTimeoutError()), Request)
    assert waiting.fail(page(), ValueError()) is None
    assert waiting.fail(page("file:///home/me/saved.html"), OSError()) is None
    assert waiting.pauses == [1]


def test_a_run_that_is_told_to_end_waits_no_longer() -> None:
    crawler = crawler_of(RETRY_BACKOFF=60.0)
    middleware = PatienceMiddleware.from_crawler(crawler)
    middleware.until["forum.example"] = time.monotonic() + 60
    crawler.crawling = False
    with pytest.raises(IgnoreRequest, match="ended"):
        asyncio.run(middleware.process_request(page()))
    assert asyncio.run(middleware.process_exception(page(), DownloadTimeoutError())) is None
