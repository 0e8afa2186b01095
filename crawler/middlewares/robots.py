"""Leaves a host alone whose robots.txt cannot be read: nothing is known to be allowed there."""

from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.failures import ROBOTS, SERVER_ERROR, UNREAD, describe, is_challenge

_TOO_MANY = 429


class RobotsMiddleware:
    """Takes a robots.txt that the server fails to send for one that forbids everything (RFC 9309).

    A 4xx says that there is none, 429 apart. It stands outside of the patience middleware, whose
    tries are over. The requests without a visit are Scrapy's own for a robots.txt. A page that is
    not asked for fails as its robots.txt did.
    """

    def __init__(self) -> None:
        self.unread: dict[str, Exception] = {}

    def process_response(self, request: Request, response: Response) -> Response:
        fails = response.status >= SERVER_ERROR or response.status == _TOO_MANY
        if "visit" in request.meta or not fails or is_challenge(response):
            return response  # a guard at the door is met again at the page, and told as one
        told = f"the server answered {response.status}, so nothing is known to be allowed"
        return self._forbid(request, IgnoreRequest(f"{UNREAD}: {told}"))

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        if "visit" in request.meta:
            if isinstance(exception, IgnoreRequest) and describe(exception)[0] == ROBOTS:
                raise self.unread.get(urlsplit(request.url).netloc, exception)
            return None
        # One that leads into a private network is none.
        return None if isinstance(exception, IgnoreRequest) else self._forbid(request, exception)

    def _forbid(self, request: Request, reason: Exception) -> Response:
        asked = request.meta.get("redirect_urls", [request.url])[0]
        self.unread[urlsplit(asked).netloc] = reason
        return Response(request.url, body=b"User-agent: *\nDisallow: /\n", request=request)
