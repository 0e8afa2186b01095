"""Follows a page that says in its head where it has moved."""

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.http import Response

from crawler.links import clean_url

# Scrapy looks at the first 4096 characters: of four bytes at most, in any charset.
_HEAD = 4 * 4096


class RefreshMiddleware(MetaRefreshMiddleware):
    """Takes the place of Scrapy's MetaRefreshMiddleware, which decodes all of every page.

    A page that leads to itself is only to be shown anew, as lists of who is online are.
    """

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        head = response.body[:_HEAD].replace(b"\0", b"").lower()  # as ASCII, also in UTF-16
        moved = super().process_response(request, response) if b"refresh" in head else response
        itself = isinstance(moved, Request) and clean_url(moved.url) == clean_url(response.url)
        return response if itself else moved
