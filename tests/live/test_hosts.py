"""Given hosts that have no usual address, their forums are read as others are."""

import socket
from pathlib import Path

import pytest

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
