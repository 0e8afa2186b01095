"""How time a page and memory grow: 1k, 10k, 100k pages of an archive, 1k and 10k of a forum."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from bench.child import Ran, at_once, crawl, feeds, lines, print_of
from bench.forum import Forum
from bench.generate_page import generate_page
from bench.live import PACE
from bench.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

_POSTS, _SIZE = 4, 30_000
_RECORDS = ("posts", "duplicates", "threads", "authors")


def measure(*, quick: bool = False) -> Iterator[dict[str, Any]]:
    """A row for each run; those of two workers say how much faster, and whether equal.

    `machine` is how much faster two processes were just then that share nothing: 2 on two free
    cores, less where others use them.
    """
    with tempfile.TemporaryDirectory() as name:
        for count in (200, 1000) if quick else (1_000, 10_000, 100_000):
            yield from _archive(Path(name), count, pair=count <= 10_000)
        for count in (200,) if quick else (1_000, 10_000):
            yield _live(Path(name), count)


def _archive(folder: Path, count: int, *, pair: bool) -> Iterator[dict[str, Any]]:
    path = folder / f"{count}.warc.gz"
    write_warc(path, count)
    runs, prints = [], []
    for workers in (1, 2) if pair else (1,):
        data = folder / f"archive-{count}-{workers}"
        runs.append(crawl(folder, data, "archive", path=str(path), workers=str(workers)))
        prints.append(print_of(data, _RECORDS))
        row = _row(f"archive, {workers} worker{'s' * (workers > 1)}", count, data, runs[-1])
        two = workers > 1
        row["speed-up"] = runs[0].seconds / runs[1].seconds if two else None
        row["machine"] = at_once() if two else None
        row["same output"] = prints[0] == prints[1] if two else None
        yield row
    path.unlink()


def _live(folder: Path, count: int) -> dict[str, Any]:
    data = folder / f"live-{count}"
    with serving(Forum(count, _POSTS, _SIZE)) as address:
        url = f"{address}/forums/zira.3/"
        ran = crawl(folder, data, "forum", url=url, engine="xenforo", **PACE)
    return _row("live", count, data, ran) | dict.fromkeys(("speed-up", "machine", "same output"))


def _row(what: str, count: int, data: Path, ran: Ran) -> dict[str, Any]:
    written = sum(lines(feeds(data, kind)) for kind in ("posts", "duplicates"))
    if written != count * _POSTS:
        raise RuntimeError(f"{data}: {written} posts where there are {count * _POSTS}")
    return {
        "what": what,
        "pages": count,
        "posts": written,
        "seconds": ran.seconds,
        "ms a page": ran.seconds / count * 1000,
        "CPU ms a page": ran.cpu / count * 1000,
        "peak MB": ran.peak,
    }


def write_warc(path: Path, count: int) -> None:
    """Write so many different thread pages as the answers of a crawl."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for seed in range(1, count + 1):
            page = generate_page("xenforo", seed, posts=_POSTS, size=_SIZE, alone=True)
            fields = [("Content-Type", "text/html; charset=utf-8")]
            record = writer.create_warc_record(
                page.url,
                "response",
                payload=io.BytesIO(page.body),
                http_headers=StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": "2024-01-01T00:00:00Z"},
            )
            writer.write_record(record)
