"""Given answers packed in any way, what they hold is read; what only claims to be is as it is."""

import gzip
import zlib

import pytest
import zstandard
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response

from crawler.middlewares.unpack import UnpackMiddleware, is_damaged
from tests.crawlers import crawler_of

PAGE = "<html><body>أهلا وسهلا بكم في المنتدى</body></html>".encode()
PACKED = gzip.compress(PAGE, mtime=0)
REQUEST = Request("https://forum.example/")


def unpacked(body: bytes, encoding: str | None = None, **settings: int) -> bytes:
    """The body of an answer behind the middleware."""
    headers = {"Content-Type": "text/html"} | ({"Content-Encoding": encoding} if encoding else {})
    middleware = UnpackMiddleware.from_crawler(crawler_of(**settings))
    answer = (Response if encoding else HtmlResponse)(REQUEST.url, headers=headers, body=body)
    found = middleware.process_response(REQUEST, answer)
    assert isinstance(found, Response)
    return found.body


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (PAGE, None),
        (PACKED, "gzip"),
        (PACKED, None),
        (gzip.compress(PACKED, mtime=0), "gzip"),
        (zlib.compress(PAGE), "deflate"),
        (zstandard.compress(PAGE), "zstd"),
        (zstandard.compress(PAGE), None),
    ],
)
def test_a_page_is_read_however_it_is_packed(body: bytes, encoding: str | None) -> None:
    assert unpacked(body, encoding) == PAGE


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd", "deflate"])
def test_a_page_that_only_claims_to_be_packed_is_as_it_is(encoding: str) -> None:
    assert unpacked(PAGE, encoding) == PAGE


@pytest.mark.parametrize("body", [PACKED[:-4], PACKED[:-12], PACKED[:20] + b"\0" + PACKED[21:]])
def test_a_damaged_page_is_none(body: bytes) -> None:
    assert unpacked(body, "gzip") in {b"", body}


def test_a_page_that_unpacks_to_more_than_any_is_refused() -> None:
    with pytest.raises(IgnoreRequest):
        unpacked(gzip.compress(bytes(1 << 20)), "gzip", DOWNLOAD_MAXSIZE=1 << 16)


@pytest.mark.parametrize(
    ("packed", "plain", "damaged"),
    [
        (PACKED, PAGE, False),
        (PACKED + b"\r\n", PAGE, False),
        (PACKED[:-4], PAGE, True),
        (PACKED[:-8], PAGE[:-3], True),
        (PACKED, PAGE[:-3], False),
        (PAGE, PAGE, False),
    ],
)
def test_damage_is_told_by_gzip_s_own_checksum(packed: bytes, plain: bytes, damaged: bool) -> None:
    assert is_damaged(packed, plain) == damaged
