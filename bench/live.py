"""The live crawl of a loopback server against a spider that only fetches the same pages."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.child import Ran, crawl, feeds, lines, python
from bench.extraction import extracted
from bench.forum import Forum
from bench.generate_page import POSTS, SIZE
from bench.inputs import Source
from bench.server import serving

if TYPE_CHECKING:
    from collections.abc import Callable

# Both spiders fetch like this; a real crawl is far more polite.
PACE = {
    "DOWNLOAD_DELAY": "0",
    "AUTOTHROTTLE_ENABLED": "0",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "8",
}


@dataclass(frozen=True)
class Pace:
    """What a page costs beyond the start of the program."""

    seconds: float
    cpu: float
    peak: float


def measure(*, quick: bool = False) -> list[dict[str, Any]]:
    """A row for each spider, in turns; the best of the rounds. `of bare` is a ratio of paces."""
    forum = Forum(40 if quick else 600, POSTS, SIZE)
    with tempfile.TemporaryDirectory() as name, serving(forum) as address:
        folder = Path(name)
        spiders = {
            "bare": lambda part, count: bare(folder, address, forum, part, count),
            "forum": lambda part, count: ours(folder, address, forum, part, count),
        }
        found: dict[str, list[Pace]] = {spider: [] for spider in spiders}
        for number in range(1 if quick else 3):
            for spider, run in spiders.items():
                found[spider].append(_pace(run, number, forum))
    best = {
        spider: Pace(*(min(getattr(p, key) for p in paces) for key in ("seconds", "cpu", "peak")))
        for spider, paces in found.items()
    }
    return [_row(spider, pace, best["bare"], forum) for spider, pace in best.items()]


def _pace(run: Callable[[str, int], Ran], number: int, forum: Forum) -> Pace:
    """The whole forum less its first page, so that the start of the program does not count."""
    first, whole = run(f"first{number}", 1), run(f"whole{number}", len(forum.paths()))
    count = len(forum.paths()) - 1
    return Pace(
        (whole.seconds - first.seconds) / count, (whole.cpu - first.cpu) / count, whole.peak
    )


def _row(spider: str, pace: Pace, bare: Pace, forum: Forum) -> dict[str, Any]:
    return {
        "spider": spider,
        "pages": len(forum.paths()),
        "posts": forum.threads * forum.posts,
        "pages/s": 1 / pace.seconds,
        "of bare": bare.seconds / pace.seconds,
        "CPU ms a page": pace.cpu * 1000,
        "of bare, CPU": bare.cpu / pace.cpu,
        "peak MB": pace.peak,
    }


def ours(folder: Path, address: str, forum: Forum, part: str, count: int) -> Ran:
    """The crawler over the first `count` pages, with state, feeds and deduplication."""
    data = folder / f"data-{part}"
    ran = crawl(
        folder,
        data,
        "forum",
        url=f"{address}/forums/zira.3/",
        engine="xenforo",
        max_pages=str(count),
        **PACE,
    )
    if count == len(forum.paths()):
        _check(lines(feeds(data, "posts")) + lines(feeds(data, "duplicates")), forum, data)
    return ran


def bare(folder: Path, address: str, forum: Forum, part: str, count: int) -> Ran:
    """The bare spider over the same pages; its items are the records of a page."""
    urls, items, feed = folder / "urls.txt", folder / "items.json", folder / f"bare-{part}.jsonl"
    paths = forum.paths()
    urls.write_text("\n".join(address + path for path in paths[:count]), encoding="utf-8")
    page = Source(address + paths[-1], forum.render(paths[-1]) or b"", "utf-8")
    records = [asdict(post) for post in extracted(page).posts]
    items.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    settings = [f"{key}={value}" for key, value in {**PACE, "LOG_LEVEL": "WARNING"}.items()]
    ran = python(folder, "-m", "bench.bare", str(urls), str(items), str(feed), *settings)
    if count == len(paths):
        _check(lines([feed]), forum, feed)
    return ran


def _check(found: int, forum: Forum, where: Path) -> None:
    wanted = forum.threads * forum.posts
    if found != wanted:
        raise RuntimeError(f"{where}: {found} posts where the forum has {wanted}")
