"""Given pages that mean harm, the run goes on, stays small, and writes valid JSON Lines."""

import gzip
import json
import zlib
from pathlib import Path
from typing import Any

import brotli
import pytest
import zstandard

from tests.live.crawl import assert_whole, crawl, post_ids, records
from tests.live.faults import answer, at, leading
from tests.live.forum import MemoryForum
from tests.live.server import serve

MEGABYTE = 1024 * 1024
MOST_MEMORY = 600


def others(forum: MemoryForum, thread: int) -> list[str]:
    """The ids of all posts but one thread's."""
    mine = {str(post.number) for post in forum.threads[thread].posts}
    return sorted(forum.post_ids() - mine)


def packed(pack: Any, size: int = 300 * MEGABYTE) -> bytes:
    """So many bytes of a page, packed piece by piece by a compressor object."""
    piece = b"a" * MEGABYTE
    parts = [pack(b"<html>")] + [pack(piece) for _ in range(size // MEGABYTE)]
    return b"".join([*parts, pack(None)])


def streamed(compressor: Any) -> Any:
    return lambda piece: compressor.flush() if piece is None else compressor.compress(piece)


def brotli_bomb() -> bytes:
    compressor = brotli.Compressor(quality=4)
    return packed(lambda piece: compressor.finish() if piece is None else compressor.process(piece))


BOMBS = {
    "br": brotli_bomb,
    "zstd": lambda: packed(streamed(zstandard.ZstdCompressor().compressobj())),
    "deflate": lambda: packed(streamed(zlib.compressobj())),
    "gzip, gzip": lambda: gzip.compress(packed(streamed(zlib.compressobj(wbits=31)))),
    "gzip, zstd": lambda: zstandard.compress(packed(streamed(zlib.compressobj(wbits=31)))),
}


@pytest.mark.parametrize("packing", BOMBS)
def test_bombs_of_every_packing(tmp_path: Path, packing: str) -> None:
    forum = MemoryForum(boards=1, threads=4, posts=4)
    bomb = BOMBS[packing]()
    with serve(forum.render) as server:
        server.fault = at(
            "/threads/mawdu.2/", answer(200, lambda _: bomb, Content_Encoding=packing)
        )
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 3, run.output
    assert run.summary["failures"] == {"too large": 1}
    assert sorted(post_ids(run.data)) == others(forum, 2)
    assert run.peak < MOST_MEMORY


@pytest.mark.parametrize("tag", ["<p>x", "<i a>", "<br>", "<"])
def test_ten_megabytes_of_tags(tmp_path: Path, tag: str) -> None:
    forum = MemoryForum(boards=1, threads=4, posts=4)
    good = forum.render("/threads/mawdu.2/")
    assert good is not None
    page = good.replace("نص المشاركة", tag * (9 * MEGABYTE // len(tag)) + "نص المشاركة", 1)
    with serve(forum.render) as server:
        server.fault = at("/threads/mawdu.2/", answer(200, lambda _: page.encode()))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 3, run.output
    assert run.summary["failures"] == {"too large": 1}
    assert sorted(post_ids(run.data)) == others(forum, 2)
    assert run.peak < MOST_MEMORY


@pytest.mark.parametrize("text", [" ", "1", "@", "ـ", "كلمة ", "&amp;"])
def test_ten_megabytes_of_one_text(tmp_path: Path, text: str) -> None:
    forum = MemoryForum(boards=1, threads=2, posts=4)
    good = forum.render("/threads/mawdu.2/")
    assert good is not None
    page = good.replace("نص المشاركة", text * (9 * MEGABYTE // len(text.encode())), 1)
    with serve(forum.render) as server:
        server.fault = at("/threads/mawdu.2/", answer(200, lambda _: page.encode()))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", timeout=60)
    assert_whole(run, forum)
    assert run.peak < MOST_MEMORY


def test_gzip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=4, posts=4)
    bomb = gzip.compress(b"<html>" + b"a" * (300 * MEGABYTE))
    with serve(forum.render) as server:
        server.fault = at("/threads/mawdu.2/", answer(200, lambda _: bomb, Content_Encoding="gzip"))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 3, run.output
    assert sorted(post_ids(run.data)) == others(forum, 2)
    assert run.peak < MOST_MEMORY


def test_page_of_a_hundred_megabytes_is_cut_short(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=4, posts=4)
    with serve(forum.render) as server:
        server.fault = at("/threads/mawdu.2/", answer(200, lambda _: b"<p>" * (33 * MEGABYTE)))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 3
    assert sorted(post_ids(run.data)) == others(forum, 2)
    assert run.peak < MOST_MEMORY


@pytest.mark.parametrize(("tag", "status"), [("<div>", 0), ('<div class="x">', 3)])
def test_hundred_thousand_nested_tags(tmp_path: Path, tag: str, status: int) -> None:
    """The posts behind them are read as well, or the page is not taken for read."""
    forum = MemoryForum(boards=1, threads=3, posts=4)
    good = forum.render("/threads/mawdu.2/")
    assert good is not None
    deep = tag * 100_000 + "عميق" + "</div>" * 100_000
    page = good.replace("نص المشاركة", deep + "نص المشاركة", 1).encode()
    with serve(forum.render) as server:
        server.fault = at("/threads/mawdu.2/", answer(200, lambda _: page))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == status, run.output
    wanted = others(forum, 2) if status else forum.post_ids()
    assert sorted(post_ids(run.data)) == sorted(wanted)
    assert run.peak < MOST_MEMORY


def test_pagination_that_never_ends(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=1, posts=1)

    def render(path: str) -> str | None:
        if not path.startswith("/threads/"):
            return forum.render(path)
        number = int(path.rpartition("page-")[2]) if "page-" in path else 1
        page = forum.render("/threads/mawdu.1/")
        assert page is not None
        following = (
            f'<nav class="pageNavWrapper"><div class="pageNav"><a class="pageNav-jump '
            f'pageNav-jump--next" href="/threads/mawdu.1/page-{number + 1}">التالي</a></div></nav>'
        )
        return page.replace('<div class="block-body', following + '<div class="block-body', 1)

    with serve(render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0, run.output
    assert post_ids(run.data) == ["1"]
    assert len([path for path in server.asked if path.startswith("/threads/")]) == 2


def test_redirect_loops_and_other_hosts_are_left(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=4, posts=4)
    targets = {
        "/threads/mawdu.1/": "/threads/mawdu.1/",
        "/threads/mawdu.2/": "http://localhost:1/",
        "/threads/mawdu.3/": "file:///etc/passwd",
    }
    with serve(forum.render) as server:
        server.fault = leading(targets, 302)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 3
    assert sorted(post_ids(run.data)) == sorted(str(p.number) for p in forum.threads[4].posts)
    assert "root:" not in (tmp_path / "data.log").read_text()


def test_names_with_controls_and_surrogates_stay_valid_json(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=1, posts=1)
    page = forum.render("/threads/mawdu.1/")
    assert page is not None
    odd = "عضو \x00\x08\u202e&#xD800;&#0;&#x1F600; 2"
    bad = page.replace("عضو 2", odd).encode("utf-8") + b"\xff\xfe</html>"
    with serve(forum.render) as server:
        server.fault = at("/threads/mawdu.1/", answer(200, lambda _: bad))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    for path in run.data.glob("*/*/*.jsonl"):
        for line in path.read_bytes().splitlines():
            json.loads(line.decode("utf-8", "strict"))
    assert "\x00" not in records(run.data, "posts")[0]["author"]


def test_site_names_stay_inside_the_data_folder(tmp_path: Path) -> None:
    saved = tmp_path / "page.html"
    page = MemoryForum(boards=1, threads=1, posts=1).render("/threads/mawdu.1/")
    assert page is not None
    saved.write_text(page, encoding="utf-8")
    data = tmp_path / "deep" / "data"
    data.parent.mkdir()
    crawl(data, "-a", f"url=file://{saved}", "-a", "site=../../../escaped")
    assert post_ids(data)
    assert {p.name for p in tmp_path.iterdir()} == {"page.html", "deep"}
