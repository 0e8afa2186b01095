"""Given a page that says where it has moved, the crawl goes there; no other page is decoded."""

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response
from scrapy.utils.test import get_crawler

from crawler.middlewares.refresh import RefreshMiddleware

URL = "https://forum.example/"
MOVED = '<html><head><META HTTP-EQUIV="Refresh" CONTENT="0; url=/vb/"></head><body>انتقلنا</body>'


def after(page: str, charset: str) -> Request | Response:
    """What the middleware makes of an answer."""
    crawler = get_crawler(settings_dict={"TELNETCONSOLE_ENABLED": False})
    response = HtmlResponse(URL, body=page.encode(charset), encoding=charset)
    return RefreshMiddleware.from_crawler(crawler).process_response(Request(URL), response)


@pytest.mark.parametrize("charset", ["utf-8", "cp1256", "utf-16"])
def test_a_page_that_moved_is_followed(charset: str) -> None:
    moved = after(MOVED, charset)
    assert isinstance(moved, Request)
    assert moved.url.startswith("https://forum.example/vb/")


@pytest.mark.parametrize("url", ["/", URL, "/?sid=0123456789abcdef0123456789abcdef#top"])
def test_a_page_that_shows_itself_anew_is_the_page(url: str) -> None:
    assert isinstance(after(MOVED.replace("0; url=/vb/", f"60; url={url}"), "utf-8"), HtmlResponse)


def test_words_of_a_page_move_nobody() -> None:
    page = "<html><head><title>refresh</title></head><body>أهلا</body>"
    assert isinstance(after(page, "utf-8"), HtmlResponse)
    late = "<html><head></head><body>" + "كلام " * 4000 + MOVED
    assert isinstance(after(late, "utf-8"), HtmlResponse)


def test_a_page_without_a_refresh_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HtmlResponse, "text", property(lambda _: pytest.fail("it is decoded")))
    assert isinstance(after("<html><body>أهلا</body>", "utf-8"), HtmlResponse)
