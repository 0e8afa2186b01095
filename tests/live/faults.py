"""The ways in which a server answers wrongly; each is a `Fault` for `tests.live.server`."""

import gzip
import random
from collections.abc import Callable
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler

from bench import wrong_server
from tests.live.server import Fault


def at(path: str, fault: Fault) -> Fault:
    """The fault, at every request for a path."""
    return lambda handler, body: handler.path == path and fault(handler, body)


def leading(places: dict[str, str], code: int = 301) -> Fault:
    """Redirects from each path to another place."""

    def fault(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        place = places.get(handler.path)
        return place is not None and answer(code, lambda _: b"", Location=place)(handler, body)

    return fault


def once(path: str, fault: Fault) -> Fault:
    """The fault, at the first request for a path only."""
    done: list[str] = []

    def first(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        if handler.path != path or done:
            return False
        done.append(path)
        return fault(handler, body)

    return first


def answer(code: int, change: Callable[[bytes], bytes] = bytes, **headers: str) -> Fault:
    """Answers with a body made from the good one."""

    def fault(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        wrong_server.send(handler, code, change(body), **headers)
        return True

    return fault


def status(code: int, **headers: str) -> Fault:
    """Answers with an error status and a short page."""
    return answer(code, lambda _: b"<html><body>error</body></html>", **headers)


def reset(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
    """Closes the connection with a reset, before any answer."""
    wrong_server.reset(handler)
    return True


def cut(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
    """Says a length and closes half way."""
    wrong_server.send(handler, 200, _half(body), length=len(body))
    handler.close_connection = True
    return True


def _half(body: bytes) -> bytes:
    return body[: len(body) // 2]


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
    answer(200, _half),  # as if it were all
    answer(200, lambda _: b""),
    answer(200, Content_Encoding="gzip"),
    answer(200, lambda body: _half(gzip.compress(body)), Content_Encoding="gzip"),
]


def some(share: float, seed: int) -> Fault:
    """Any of the faults, at random, for a share of the answers."""
    chance = random.Random(seed)

    def fault(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        return chance.random() < share and chance.choice(ALL)(handler, body)

    return fault
