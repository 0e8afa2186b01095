"""The live crawl of a loopback server against a spider that only fetches the same pages."""

import json
import tempfile
from dataclasses import asdict, dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

from bench.child import Ran, crawl, feeds, lines, python
from bench.extraction import extracted
from bench.forum import Forum
from bench.generate_page import POSTS, SIZE
from bench.inputs import Source
from bench.server import serving

_SECONDS, _CPU = attrgetter("seconds"), attrgetter("cpu")

# Both spiders fetch like this; a real crawl is far more polite.
PACE = {
    "DOWNLOAD_DELAY": "0",
    "AUTOTHROTTLE_ENABLED": "0",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "8",
}


@dataclass(frozen=True)
class Pace:
    """What a page costs beyond the start of the program: seconds by the wall and of CPU."""

    seconds: float
    cpu: float
    peak: float


def measure(*, quick: bool = False) -> list[dict[str, Any]]:
    """A row for each spider, in turns; the best of the rounds. `of bare` is a ratio of paces."""
    forum = Forum(160 if quick else 600, POSTS, SIZE)
    with tempfile.TemporaryDirectory() as name, serving(forum) as address:
        folder = Path(name)
        spiders = {
            "bare": lambda part, count: bare(folder, address, forum, part, count),
            "forum": lambda part, count: ours(folder, address, forum, part, count),
        }
        firsts: dict[str, list[Ran]] = {spider: [] for spider in spiders}
        wholes: dict[str, list[Ran]] = {spider: [] for spider in spiders}
        for number in range(2 if quick else 3):
            for spider, run in spiders.items():
                firsts[spider].append(run(f"first{number}", 1))
                wholes[spider].append(run(f"whole{number}", len(forum.paths())))
    paces = {spider: pace(firsts[spider], wholes[spider], len(forum.paths())) for spider in spiders}
    return [_row(spider, paces[spider], paces["bare"], forum) for spider in spiders]


def pace(firsts: list[Ran], wholes: list[Ran], pages: int) -> Pace:
    """The best run over so many pages less the best over the first page alone.

    The best of each on its own: a start that the machine held up would otherwise count as time
    that the other pages saved. Raises RuntimeError if the first page alone took as long.
    """
    seconds, cpu = (
        (min(map(of, wholes)) - min(map(of, firsts))) / (pages - 1) for of in (_SECONDS, _CPU)
    )
    if min(seconds, cpu) <= 0:
        raise RuntimeError(f"one page took as long as {pages}: the machine is too busy to measure")
    return Pace(seconds, cpu, max(run.peak for run in wholes))


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
