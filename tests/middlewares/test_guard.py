"""Given pages that lead elsewhere, only the forum's own public host is asked."""

import asyncio
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from crawler.engines.base import Kind
from crawler.forums import make
from crawler.frontier.visits import Visit
from crawler.middlewares import guard

HOME = "https://forum.example/"


def ask(
    url: str, monkeypatch: pytest.MonkeyPatch, kind: Kind | None = Kind.THREAD, home: str = HOME
) -> str:
    """What the guard says of a request that a forum's page led to; empty where it passes."""
    addresses = {"forum.example": "93.184.216.34", "www.forum.example": "10.1.2.3"}

    async def resolve(host: str) -> bool:
        return await real(addresses.get(host, host))

    real = guard.is_private
    monkeypatch.setattr(guard, "is_private", resolve)
    hosts = {"forum.example", "127.0.0.1", "10.1.2.3", "169.254.169.254", "[::1]", "2130706433"}
    meta = {"forum": make("f", {"url": home}), "visit": Visit(url, kind), "frontier_hosts": hosts}
    middleware = guard.GuardMiddleware(SimpleNamespace(stats=None))  # type: ignore[arg-type]
    try:
        asyncio.run(middleware.process_request(Request(url, meta=meta)))
    except IgnoreRequest as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize("kind", [None, Kind.THREAD])
@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/",
        "http://www.forum.example/",
    ],
)
def test_a_public_forum_does_not_lead_into_a_private_network(
    url: str, kind: Kind | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask(url, monkeypatch, kind).startswith("private address")


@pytest.mark.parametrize(
    "host",
    [
        "::1",
        "::",
        "0.0.0.0",
        "0177.0.0.1",
        "0x7f.1",
        "127.1",
        "localhost",
        "LOCALHOST",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "2002:7f00:1::",
        "fe80::1%lo",
        "fd00::1",
        "100.64.0.1",
        "169.254.169.254",
        "192.168.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "\uff11\uff12\uff17.0.0.1",
    ],
)
def test_every_writing_of_a_private_address_is_one(host: str) -> None:
    assert asyncio.run(guard.is_private(host))


@pytest.mark.parametrize("host", ["93.184.216.34", "::ffff:93.184.216.34", "2606:4700::1111"])
def test_public_addresses_are_none(host: str) -> None:
    assert not asyncio.run(guard.is_private(host))


def test_a_host_that_is_none_is_left_to_the_download() -> None:
    assert not asyncio.run(guard.is_private("x" * 64 + ".example"))


def test_a_forum_that_the_user_runs_on_a_private_address_is_crawled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert ask("http://10.1.2.3/t/1", monkeypatch, home="http://10.1.2.3/") == ""


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://forum.example/a", "data:,x"])
def test_other_schemes_are_not_followed(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(url, monkeypatch, None).startswith("scheme")


def test_the_forum_s_own_pages_pass_and_another_s_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask("https://forum.example/t/1", monkeypatch) == ""
    assert ask("https://other.example/t/1", monkeypatch).startswith("other host")


def test_robots_txt_does_not_lead_into_a_private_network() -> None:
    middleware = guard.GuardMiddleware(SimpleNamespace(stats=None))  # type: ignore[arg-type]
    meta = {"redirect_urls": ["https://forum.example/robots.txt"]}
    with pytest.raises(IgnoreRequest, match="private address"):
        asyncio.run(middleware.process_request(Request("http://127.0.0.1/", meta=meta)))
    asyncio.run(middleware.process_request(Request("http://127.0.0.1/robots.txt")))
