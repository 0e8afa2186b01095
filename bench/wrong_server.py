"""Serves saved pages on loopback, and answers wrongly as often as it is told to, by a seed."""

from __future__ import annotations

import gzip
import random
import socket
import struct
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from crawler.saved_pages import INDEX, read_entries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HTML = "text/html; charset=utf-8"
_NOTICE = b"<html><body><h1>%s</h1></body></html>"
FAULTS = (
    "500 503 429 403 404 reset cut half empty maintenance login gzip front loop 304 other".split()
)


@dataclass
class WrongServer:
    """A forum's pages by their paths, and how it is served: `share` of answers are `faults`."""

    pages: dict[str, bytes]
    url: str = ""
    seed: int = 0
    share: float = 0.0
    faults: list[str] = field(default_factory=lambda: list(FAULTS))
    asked: list[str] = field(default_factory=list)

    def chosen(self, path: str) -> str:
        """The fault with which a path is answered now, or empty; equal for equal seeds."""
        chance = random.Random(f"{self.seed} {path} {self.asked.count(path)}")
        return chance.choice(self.faults) if chance.random() < self.share else ""

    def other(self, path: str) -> bytes:
        """Another page than the one at a path: of the same thread, another one, a list."""
        others = [page for page in sorted(self.pages) if page != path]
        return self.pages[random.Random(f"{self.seed} {path}").choice(others)]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer a request, as the forum would or wrongly."""
        path = handler.path
        self.asked.append(path)
        body = self.pages.get(path)
        fault = self.chosen(path)
        if body is None:
            send(handler, 404, _NOTICE % b"404")
        elif not fault:
            send(handler, 200, body)
        elif fault.isdecimal():
            send(handler, int(fault), b"" if fault == "304" else _NOTICE % fault.encode())
        elif fault == "reset":
            reset(handler)
        elif fault == "cut":
            send(handler, 200, body[: len(body) // 2], length=len(body))
            handler.close_connection = True
        elif fault in {"front", "loop"}:
            send(handler, 302, b"", Location="/" if fault == "front" else path)
        elif fault == "gzip":
            packed = gzip.compress(body)
            send(handler, 200, packed[: len(packed) // 2], Content_Encoding="gzip")
        else:
            wrong = {
                "half": body[: len(body) // 2],
                "empty": b"",
                "maintenance": _NOTICE % "المنتدى مغلق للصيانة".encode(),
                "login": b'<html><body><form><input type="password"></form></body></html>',
                "other": self.other(path),
            }
            send(handler, 200, wrong[fault])


def send(
    handler: BaseHTTPRequestHandler,
    status: int,
    body: bytes,
    *,
    length: int | None = None,
    **headers: str,
) -> None:
    """Send an answer; `length` is what its header says where that is not true."""
    handler.send_response(status)
    handler.send_header("Content-Type", _HTML)
    handler.send_header("Content-Length", str(len(body) if length is None else length))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def reset(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection with a reset, before any answer."""
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.close_connection = True
    handler.connection.close()


@contextmanager
def serving(folder: Path) -> Iterator[WrongServer]:
    """Serve a folder of saved pages with their `index.jsonl` until the block ends."""
    entries = read_entries((folder / INDEX).read_bytes(), INDEX)
    home = entries[0]["url"]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            served.answer(self)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign] - of clients that went
    address = f"http://127.0.0.1:{server.server_port}"
    own = f"https://{urlsplit(home).netloc}".encode()
    served = WrongServer(
        {
            entry["url"].removeprefix(own.decode()): (folder / entry["file"])
            .read_bytes()
            .replace(own, address.encode())
            for entry in entries
        },
        address + urlsplit(home).path,
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
