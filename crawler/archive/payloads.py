"""The body of an archived answer, unpacked by what it is; its headers may lie."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any, cast

import brotli
from zstandard import ZstdDecompressor, ZstdError

from crawler.archive.documents import LARGEST

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
# `decompressobj` for what has the head of zlib or gzip, and for deflated data without any.
_HEADED, _HEADLESS = 47, -15
# As much as any caller wants to know: whether there is more than the largest document.
_MOST = LARGEST + 1
_CHUNK = 1 << 16
# A server that packs what is packed does it twice; what goes on is made to.
_LAYERS = 4
# RFC 9112, 7.1: the size of a chunk in hexadecimal digits, behind the line end of the one before.
_SIZE = re.compile(rb"(?:\r\n)?([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")


def payload(record: Any) -> tuple[bytes, bool]:
    """The body of a WARC record, a byte more than the largest document at most, and whether it is
    whole."""
    answer, body = record.http_headers, bytes(record.raw_stream.read(_MOST))
    if answer is None:
        return body, True
    whole = True
    if "chunked" in (answer.get_header("Transfer-Encoding") or "").lower():
        body, whole = _put_together(body)
    body, unpacks = unpacked(body, answer.get_header("Content-Encoding") or "")
    return body, whole and unpacks


def _put_together(body: bytes) -> tuple[bytes, bool]:
    """The chunks of a body as one, and whether the last one is there.

    One that is in no chunks any more is left as it is.
    """
    parts: list[bytes] = []
    at = 0
    while head := _SIZE.match(body, at):
        size = int(head[1], 16)
        at = head.end() + size
        if not size:
            return b"".join(parts), True
        parts.append(body[head.end() : at])
    return b"".join(parts) + body[at:], not parts or at < len(body.rstrip())


def unpacked(body: bytes, said: str) -> tuple[bytes, bool]:
    """A body without its packings, and whether it is whole.

    `said` is its Content-Encoding, for what no first bytes tell. What only claims to be packed, or
    is damaged, is left as it is.
    """
    told = {name.strip() for name in said.lower().split(",")}
    whole = True
    for _ in range(_LAYERS):
        try:
            found = _unpacked_once(body, told)
        except (zlib.error, brotli.error, ZstdError):
            break
        if found is None:
            break
        body, ended = found
        whole = whole and (ended or len(body) == _MOST)
    return body, whole


def _unpacked_once(body: bytes, told: set[str]) -> tuple[bytes, bool] | None:
    """A body without its outermost packing, and whether that is whole; None where it has none."""
    if body.startswith(_GZIP):
        return _gunzipped(body)
    if body.startswith(_ZSTD):
        reader = ZstdDecompressor().stream_reader(body, read_across_frames=True)
        return io.BufferedReader(cast("io.RawIOBase", reader)).read(_MOST), True
    if "br" in told:
        told.remove("br")
        return b"".join(_unbrotli(body))[:_MOST], True
    if "deflate" in told:
        told.remove("deflate")
        return _inflated(body)
    return None


def _gunzipped(body: bytes) -> tuple[bytes, bool]:
    """All members of gzip data; what follows them is none of it."""
    plain = b""
    while body.startswith(_GZIP):
        member = zlib.decompressobj(_HEADED)
        plain += member.decompress(body, _MOST - len(plain))
        if not member.eof or len(plain) == _MOST:
            return plain, False
        body = member.unused_data
    return plain, True


def _inflated(body: bytes) -> tuple[bytes, bool]:
    try:
        reader = zlib.decompressobj(_HEADED)
        plain = reader.decompress(body, _MOST)
    except zlib.error:  # as some servers of Microsoft's send it
        reader = zlib.decompressobj(_HEADLESS)
        plain = reader.decompress(body, _MOST)
    return plain, reader.eof


def _unbrotli(body: bytes) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    size = 0
    while size < _MOST and (part := decoder.process(body, output_buffer_limit=_CHUNK)):
        size += len(part)
        body = b""
        yield part
