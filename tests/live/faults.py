"""The ways in which a server answers wrongly; each is a `Fault` for `tests.live.server`."""

from __future__ import annotations

import gzip
import random
import socket
import struct
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler

from tests.live.server import Fault


def status(code: int, **headers: str) -> Fault:
    """Answers with an error status and a short page."""

    def fault(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        handler.answer(code, b"<html><body>error</body></html>", **headers)  # type: ignore[attr-defined]
        return True

    return fault


def reset(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
    """Closes the connection with a reset, before any answer."""
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.close_connection = True
    handler.connection.close()
    return True


def cut(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
    """Says a length and closes half way."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True
    return True


def half(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
    """Answers half of the page as if it were all."""
    handler.answer(200, body[: len(body) // 2])  # type: ignore[attr-defined]
    return True


def empty(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
    """Answers 200 and nothing."""
    handler.answer(200, b"")  # type: ignore[attr-defined]
    return True


def lying_gzip(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
    """Says gzip and sends the plain page."""
    handler.answer(200, body, Content_Encoding="gzip")  # type: ignore[attr-defined]
    return True


def broken_gzip(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
    """Sends half of a gzip stream."""
    packed = gzip.compress(body)
    handler.answer(200, packed[: len(packed) // 2], Content_Encoding="gzip")  # type: ignore[attr-defined]
    return True


def http_date() -> str:
    """A Retry-After date that is now."""
    return formatdate(usegmt=True)


ALL: list[Fault] = [
    status(500),
    status(503, Retry_After="0"),
    status(429, Retry_After=http_date()),
    status(502),
    reset,
    cut,
    half,
    empty,
    lying_gzip,
    broken_gzip,
]


def some(share: float, seed: int) -> Fault:
    """Any of the faults, at random, for a share of the answers."""
    chance = random.Random(seed)

    def fault(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        return chance.random() < share and chance.choice(ALL)(handler, body)

    return fault
