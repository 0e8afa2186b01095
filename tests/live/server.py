"""Serves a forum on loopback, keeps a log of what was asked, and answers wrongly on demand."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from bench.wrong_server import send

# Given a handler and the good body: True where it has answered (wrongly) itself.
Fault = Callable[[BaseHTTPRequestHandler, bytes], bool]


@dataclass
class Served:
    """A running server: where it is, what was asked of it and when (seconds), how it is to fail."""

    url: str
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    fault: Fault | None = None

    @property
    def site(self) -> str:
        return self.url.removeprefix("http://").rstrip("/")

    def pages(self) -> list[str]:
        return [path for path in self.asked if path != "/robots.txt"]


@contextmanager
def serve(
    render: Callable[[str], str | bytes | None], robots: str = "", *, six: bool = False
) -> Iterator[Served]:
    """Serve what `render` gives for a path (None is a 404) until the block ends.

    `six`: at an address of IPv6 alone. Raises OSError where the machine has none.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            served.asked.append(self.path)
            served.times.append(time.monotonic())
            served.headers.append({k.lower(): v for k, v in self.headers.items()})
            content = robots if self.path == "/robots.txt" else render(self.path)
            body = content.encode() if isinstance(content, str) else content or b""
            if served.fault is not None and served.fault(self, body):
                return
            send(self, 200 if content is not None else 404, body)

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        address_family = socket.AF_INET6 if six else socket.AF_INET

    server = Server(("::1" if six else "127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served = Served(f"http://{'[::1]' if six else '127.0.0.1'}:{server.server_port}/")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
