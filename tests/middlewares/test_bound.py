"""Given a bound, so many pages are asked for and no more; one that is tried again counts once."""

from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from crawler.failures import BOUND
from crawler.middlewares.bound import BoundMiddleware
from crawler.running import RunSpider, spider_of
from tests.crawlers import crawler_of


def bounded(most: int | None) -> tuple[BoundMiddleware, RunSpider]:
    crawler = crawler_of()
    spider_of(crawler).max_pages = most
    return BoundMiddleware.from_crawler(crawler), spider_of(crawler)


def page(number: int = 1, *, left_alone: bool = False) -> Request:
    frontier = SimpleNamespace(left_alone=left_alone)
    meta, kwargs = {"visit": number}, {"frontier": frontier}
    return Request(f"https://forum.example/t/{number}", meta=meta, cb_kwargs=kwargs)


def test_the_page_after_the_last_one_is_left_to_the_next_run() -> None:
    middleware, spider = bounded(2)
    for number in (1, 2):
        middleware.process_request(page(number))
    with pytest.raises(IgnoreRequest, match=BOUND):
        middleware.process_request(page(3))
    assert spider.asked == 2


def test_no_page_of_a_forum_that_is_left_alone_is_asked_for() -> None:
    middleware, spider = bounded(None)
    with pytest.raises(IgnoreRequest, match=BOUND):
        middleware.process_request(page(left_alone=True))
    assert spider.asked == 0


def test_a_page_that_is_tried_again_or_leads_to_another_counts_once() -> None:
    middleware, spider = bounded(1)
    first = page()
    middleware.process_request(first)
    middleware.process_request(first.replace(url="https://forum.example/t/1?page=1"))
    assert spider.asked == 1


def test_a_robots_txt_is_no_page() -> None:
    middleware, spider = bounded(1)
    middleware.process_request(Request("https://forum.example/robots.txt"))
    assert spider.asked == 0


def test_without_a_bound_pages_are_only_counted() -> None:
    middleware, spider = bounded(None)
    for number in range(5):
        middleware.process_request(page(number))
    assert spider.asked == 5
