"""Serves a generated forum on loopback: `python -m bench.server THREADS POSTS SIZE`.

Prints its address once every page of the first thousand is made; ends when its input does.
"""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
from typing import TYPE_CHECKING

from bench.forum import Forum

if TYPE_CHECKING:
    from collections.abc import Iterator

_AHEAD = 1000  # pages that are made before the first is asked for: some 190 MB
_MISSING = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n"


class Answering(asyncio.Protocol):
    """A connection: answers each GET at once and stays open."""

    def __init__(self, forum: Forum, made: dict[str, bytes]) -> None:
        self.forum, self.made, self.waiting = forum, made, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        *requests, self.waiting = (self.waiting + data).split(b"\r\n\r\n")
        for request in requests:
            path = request.split(b" ", 2)[1].decode("ascii")
            answer = self.made.get(path) or respond(self.forum, path)
            self.transport.write(answer)  # type: ignore[attr-defined]


def respond(forum: Forum, path: str) -> bytes:
    """A whole HTTP answer."""
    body = forum.render(path)
    if body is None:
        return _MISSING
    head = f"Content-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    return b"HTTP/1.1 200 OK\r\n" + head.encode() + body


async def run(forum: Forum) -> None:
    """Serve until standard input ends."""
    made = {path: respond(forum, path) for path in forum.paths()[:_AHEAD]}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Answering(forum, made), "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


@contextlib.contextmanager
def serving(forum: Forum) -> Iterator[str]:
    """A server in a process of its own, and its address."""
    numbers = [str(value) for value in (forum.threads, forum.posts, forum.size)]
    command = [sys.executable, "-m", "bench.server", *numbers]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.stdin.close()
            process.wait(10)


if __name__ == "__main__":
    asyncio.run(run(Forum(*map(int, sys.argv[1:4]))))
