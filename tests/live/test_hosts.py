"""Given hosts that have no usual address, or set cookies, their forums are read as others are."""

import socket
from pathlib import Path

import pytest
import requests

from tests.live import faults
from tests.live.crawl import assert_whole, crawl
from tests.live.forum import MemoryForum
from tests.live.server import serve


def has_six() -> bool:
    """Whether this machine can be reached by IPv6."""
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_six(), reason="this machine has no IPv6")
def test_a_host_without_an_address_of_ipv4(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=3, posts=2)
    with serve(forum.render, six=True) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(run, forum)


def test_cookies_ask_no_other_host(tmp_path: Path) -> None:
    """Scrapy would fetch a list of public suffixes at the first of them."""

    def tell_of_requests() -> None:
        def told(_: object, method: str, url: str, **__: object) -> None:
            print(f"asked for {method} {url}", flush=True)
            raise requests.ConnectionError

        requests.Session.request = told  # type: ignore[method-assign,assignment]

    forum = MemoryForum(boards=1, threads=1, posts=1)
    with serve(forum.render) as server:
        server.fault = faults.answer(200, Set_Cookie="seen=1; Path=/")
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", before=tell_of_requests)
    assert "asked for" not in run.output
    assert server.headers[-1]["cookie"] == "seen=1"
