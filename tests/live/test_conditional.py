"""Given a forum that names the state of its pages, a page that is as it was is not sent again."""

import hashlib
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from bench.wrong_server import send
from tests.live import faults
from tests.live.crawl import crawl, post_ids
from tests.live.forum import MemoryForum
from tests.live.server import Fault, serve


def by_etag(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
    """Answers as a cache does: an ETag with each page, 304 to whoever names it."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:12]}"'
    same = handler.headers.get("If-None-Match") == tag
    send(handler, 304 if same else 200, b"" if same else body, ETag=tag)
    return True


def by_date(changed: dict[bytes, str]) -> Fault:
    """Answers with Last-Modified: a date for each body that was seen."""

    def answer(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        date = changed.setdefault(body, formatdate(1_700_000_000 + len(changed), usegmt=True))
        same = handler.headers.get("If-Modified-Since") == date
        send(handler, 304 if same else 200, b"" if same else body, Last_Modified=date)
        return True

    return answer


def check(data: Path, fault: Fault, header: str) -> None:
    forum = MemoryForum(boards=3, threads=12, posts=7)
    with serve(forum.render) as server:
        server.fault = fault
        first = crawl(data, "-a", f"url={server.url}")
        assert not any(header in headers for headers in server.headers)

        server.asked.clear(), server.headers.clear()
        second = crawl(data, "-a", f"url={server.url}")
        asked = dict(zip(server.asked, server.headers, strict=True))
        assert sorted(server.pages()) == ["/", *(f"/forums/qism.{n}/" for n in (1, 2, 3))]
        assert all(header in asked[path] for path in server.pages())

        new = forum.reply(3)
        gone_on = forum.add_thread(2, posts=8)
        third = crawl(data, "-a", f"url={server.url}")

        server.headers.clear()
        full = crawl(data, "-a", f"url={server.url}", "-a", "full=1")
        assert not any(header in headers for headers in server.headers)
    assert [run.status for run in (first, second, third, full)] == [0, 0, 0, 0], second.output
    assert second.summary["posts"] == 0
    assert {str(new.number)} | {str(p.number) for p in gone_on.posts} <= set(post_ids(data))
    assert sorted(post_ids(data)) == sorted(forum.post_ids())


def test_etags_are_sent_back(tmp_path: Path) -> None:
    check(tmp_path / "data", by_etag, "if-none-match")


def test_dates_are_sent_back(tmp_path: Path) -> None:
    check(tmp_path / "data", by_date({}), "if-modified-since")


def test_a_failed_thread_is_read_again_though_its_board_is_as_it_was(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=6, posts=7)
    failing = faults.at("/threads/mawdu.1/", faults.status(500))
    with serve(forum.render) as server:
        server.fault = lambda handler, body: failing(handler, body) or by_etag(handler, body)
        first = crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.fault = by_etag
        second = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (first.status, second.status) == (3, 0)
    assert sorted(post_ids(second.data)) == sorted(forum.post_ids())
