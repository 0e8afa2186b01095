"""Given a robots.txt that the server fails to send, its host is left alone, and it is told why."""

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest
from scrapy.http import HtmlResponse, Response

from crawler.failures import describe
from crawler.middlewares.robots import RobotsMiddleware

ROBOTS = Request("https://forum.example/robots.txt")
PAGE = Request("https://forum.example/t/1", meta={"visit": 1})
FORBIDDEN = IgnoreRequest("Forbidden by robots.txt")
CHALLENGE = b"<html><title>Just a moment...</title></html>"


def answer(request: Request, status: int, body: bytes = b"") -> Response:
    return HtmlResponse(request.url, status, body=body, request=request)


def forbids_all(response: Response | None) -> bool:
    return response is not None and b"Disallow: /\n" in response.body and response.status == 200


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_robots_txt_that_is_not_sent_forbids_everything(status: int) -> None:
    middleware = RobotsMiddleware()
    assert forbids_all(middleware.process_response(ROBOTS, answer(ROBOTS, status)))
    with pytest.raises(IgnoreRequest, match=f"the server answered {status}") as told:
        middleware.process_exception(PAGE, FORBIDDEN)
    assert describe(told.value)[0] == "robots.txt unread"


@pytest.mark.parametrize("status", [200, 403, 404, 410])
def test_any_other_answer_says_what_is_allowed(status: int) -> None:
    sent = answer(ROBOTS, status)
    assert RobotsMiddleware().process_response(ROBOTS, sent) is sent


def test_a_page_that_fails_forbids_nothing() -> None:
    middleware = RobotsMiddleware()
    failed = answer(PAGE, 503)
    assert middleware.process_response(PAGE, failed) is failed
    assert middleware.process_exception(PAGE, DownloadTimeoutError()) is None


def test_a_challenge_in_its_place_is_met_again_at_the_page() -> None:
    sent = answer(ROBOTS, 503, CHALLENGE)
    assert RobotsMiddleware().process_response(ROBOTS, sent) is sent


def test_a_page_fails_as_its_robots_txt_did() -> None:
    middleware, error = RobotsMiddleware(), DownloadTimeoutError("after a minute")
    assert forbids_all(middleware.process_exception(ROBOTS, error))
    with pytest.raises(DownloadTimeoutError):
        middleware.process_exception(PAGE, FORBIDDEN)


def test_the_host_that_was_asked_counts_and_not_where_it_led() -> None:
    middleware = RobotsMiddleware()
    led = Request("https://cdn.example/robots.txt", meta={"redirect_urls": [ROBOTS.url]})
    assert forbids_all(middleware.process_response(led, answer(led, 500)))
    with pytest.raises(IgnoreRequest, match="answered 500"):
        middleware.process_exception(PAGE, FORBIDDEN)


def test_what_a_robots_txt_forbids_stays_forbidden() -> None:
    with pytest.raises(IgnoreRequest) as told:
        RobotsMiddleware().process_exception(PAGE, FORBIDDEN)
    assert told.value is FORBIDDEN


def test_one_that_leads_into_a_private_network_is_none() -> None:
    refused = IgnoreRequest("private address: robots.txt leads into a private network")
    assert RobotsMiddleware().process_exception(ROBOTS, refused) is None
