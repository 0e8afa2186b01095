"""Unpacks answers by what they are; what only claims to be compressed is left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.http import Response

# The first bytes of packed data; brotli has none.
_PACKED = {b"\x1f\x8b\x08": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}


class UnpackMiddleware(HttpCompressionMiddleware):
    """Takes the place of Scrapy's HttpCompressionMiddleware, which fails on a lying header."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        plain = self._unpacked(request, response)
        for start, encoding in _PACKED.items():
            if plain.body.startswith(start):
                plain.headers["Content-Encoding"] = encoding
                return self._unpacked(request, plain)
        return plain

    def _unpacked(self, request: Request, response: Response) -> Response:
        try:
            return super().process_response(request, response)  # type: ignore[return-value]
        except IgnoreRequest:  # it unpacks to more than any page
            raise
        except Exception:  # noqa: BLE001 - each packing has an error of its own
            del response.headers["Content-Encoding"]
            return response
