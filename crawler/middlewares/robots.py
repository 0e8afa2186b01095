"""Says in one line that a robots.txt cannot be read: then nothing is known to be forbidden."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.failures import describe

if TYPE_CHECKING:
    from scrapy import Request

logger = logging.getLogger(__name__)
_SERVER_ERROR = 500


class RobotsMiddleware:
    """Stands outside of the patience middleware, whose tries are over; Scrapy would log a trace.

    The requests without a visit are Scrapy's own for a robots.txt.
    """

    def process_response(self, request: Request, response: Response) -> Response:
        if "visit" not in request.meta and response.status >= _SERVER_ERROR:
            return self._unread(request, f"the server answered {response.status}")
        return response

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        if "visit" in request.meta or isinstance(exception, IgnoreRequest):
            return None
        return self._unread(request, describe(exception)[1])

    def _unread(self, request: Request, reason: str) -> Response:
        logger.warning("%s: %s; nothing is known to be forbidden", request.url, reason)
        return Response(request.url, status=404, request=request)
