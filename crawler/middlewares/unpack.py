"""Unpacks answers by what they are; what only claims to be compressed is left as it is."""

import zlib

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

# The first bytes of packed data; brotli has none.
_GZIP = b"\x1f\x8b\x08"
_PACKED = {_GZIP: "gzip", b"\x28\xb5\x2f\xfd": "zstd"}


def is_damaged(packed: bytes, plain: bytes) -> bool:
    """Whether gzip's own checksum is not that of what was unpacked, which Scrapy takes as it is.

    The end of such data is the checksum, unless something was sent behind it.
    """
    if not packed.startswith(_GZIP) or zlib.crc32(plain) == int.from_bytes(packed[-8:-4], "little"):
        return False
    whole = zlib.decompressobj(wbits=31)
    try:
        whole.decompress(packed)
    except zlib.error:
        return True
    return not whole.eof


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
            plain: Response = super().process_response(request, response)  # type: ignore[assignment]
            return plain.replace(body=b"") if is_damaged(response.body, plain.body) else plain
        except IgnoreRequest:  # it unpacks to more than any page
            raise
        except Exception:  # noqa: BLE001 - each packing has an error of its own
            del response.headers["Content-Encoding"]
            return response
