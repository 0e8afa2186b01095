"""The body of an archived answer, unpacked by what it is; its headers may lie."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Any, cast

import brotli
from warcio.bufferedreaders import ChunkedDataReader
from zstandard import ZstdDecompressor, ZstdError

from crawler.archive.documents import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
# `decompressobj` for what has the head of zlib or gzip, and for deflated data without any.
_HEADED, _HEADLESS = 47, -15
# As much as any caller wants to know: whether there is more than the largest document.
_MOST = LARGEST + 1
_CHUNK = 1 << 16


def payload(record: Any) -> bytes:
    """The body of a WARC record, a byte more than the largest document at most."""
    answer, stream = record.http_headers, record.raw_stream
    if answer is None:
        return bytes(stream.read(_MOST))
    if (answer.get_header("Transfer-Encoding") or "").lower() == "chunked":
        stream = ChunkedDataReader(stream)
    return unpacked(stream.read(_MOST), answer.get_header("Content-Encoding") or "")


def unpacked(body: bytes, said: str) -> bytes:
    """A body without its packing; `said` is its Content-Encoding, for what no first bytes tell.

    What only claims to be packed, or is damaged, is left as it is.
    """
    said = said.lower()
    try:
        if body.startswith(_GZIP):
            return zlib.decompressobj(_HEADED).decompress(body, _MOST)
        if body.startswith(_ZSTD):
            reader = ZstdDecompressor().stream_reader(body, read_across_frames=True)
            return io.BufferedReader(cast("io.RawIOBase", reader)).read(_MOST)
        if "br" in said:
            return b"".join(_unbrotli(body))[:_MOST]
        if "deflate" in said:
            return _inflated(body)
    except (zlib.error, brotli.error, ZstdError):
        pass
    return body


def _inflated(body: bytes) -> bytes:
    try:
        return zlib.decompressobj(_HEADED).decompress(body, _MOST)
    except zlib.error:  # as some servers of Microsoft's send it
        return zlib.decompressobj(_HEADLESS).decompress(body, _MOST)


def _unbrotli(body: bytes) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    size = 0
    while size < _MOST and (part := decoder.process(body, output_buffer_limit=_CHUNK)):
        size += len(part)
        body = b""
        yield part
