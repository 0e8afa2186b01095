"""Broken pages for a while: whatever a page holds, its records are made, in time, and are valid.

usage: python -m bench.fuzz [--minutes N] [--seed N] [FOLDER...]

Pages are those of the project's fixtures, and of folders with saved ones. Each is broken, read by
the engine that knows it or by any other, as a page alone and as a crawl meets it; JSON is broken as
text and in its values; the words of pages go through the reader of flattened text.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import traceback
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.mutate import mutate, mutate_json, mutate_text, mutate_url, with_strays
from crawler.archive.work import records_from_text
from crawler.clock import ForumClock
from crawler.engines import detect, engines, names
from crawler.engines.base import Engine, Kind
from crawler.extract import extract
from crawler.forums import make
from crawler.frontier.conditional import remember
from crawler.frontier.frontier import Frontier
from crawler.frontier.profiles import read_profile
from crawler.frontier.visits import PageProblem, Visit
from crawler.frontier.walks import ThreadWalk
from crawler.lines import json_line
from crawler.pages.page import Page
from crawler.pipelines.pseudonyms import Pseudonyms
from crawler.sites import site_of
from crawler.store.state import State

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures"
_NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
# A page of some hundred kilobytes takes a tenth of this, also on a machine that does other things.
_SLOW = 10.0


def _write(record: Any) -> None:
    """Write a record as its feed does, and see to it that the line is UTF-8 and JSON."""
    json.loads(json_line(record).decode("utf-8", "strict"))


@dataclass
class Fuzzer:
    """Breaks pages and counts what raises; the same seed breaks them the same."""

    pages: list[tuple[Path, str, bytes]]
    chance: random.Random
    done: int = 0
    raised: int = 0
    slowest: float = 0.0
    urls: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.urls = [url for _, url, _ in self.pages]

    def once(self) -> None:
        """Break one page and read it."""
        chance = self.chance
        path, url, body = chance.choice(self.pages)
        broken = mutate(body, chance)
        if body[:1] in b"{[" and chance.random() < 0.8:
            broken = mutate_json(body, chance)
        if chance.random() < 0.3:
            url = mutate_url(chance.choice(self.urls), chance)
        page = Page(url, broken, _NOW, declared=chance.choice([None, None, "windows-1256", "x"]))
        forced = chance.choice([None, None, None, *names()])
        began = time.process_time()
        try:
            self.read(page, forced)
            if chance.random() < 0.2 and posts_of(url, with_strays(body, chance)) != posts_of(
                url, body
            ):
                self.tell(path, "reads otherwise with end tags and comments that say nothing")
        except Exception:  # noqa: BLE001 - every kind of it is a finding
            self.tell(path, traceback.format_exc(limit=-4))
        took = time.process_time() - began
        self.slowest = max(self.slowest, took)
        if took > _SLOW:
            self.tell(path, f"took {took:.1f} seconds for {len(broken)} bytes")
        self.done += 1

    def tell(self, path: Path, what: str) -> None:
        self.raised += 1
        print(f"FOUND on {path.parent.name}/{path.name}, page {self.done}: {what}", flush=True)

    def read(self, page: Page, forced: str | None) -> None:
        """Every way in which a page is read."""
        engine = detect(page, forced)
        if engine is not None:
            found = extract(page, engine, ForumClock())
            for record in [*found.posts, *found.threads, *found.authors]:
                _write(record)
            for post in found.posts:
                assert 0 <= post.arabic_share <= 1
                _hide(post)
            engine.author(page)
            engine.address(mutate_url(page.url, self.chance))
            list(crawl(page, engine))
        if self.chance.random() < 0.2:
            text = mutate_text(page.root.text_content()[:20000], self.chance)
            for records in records_from_text(text).values():
                for record in records:
                    json.dumps(record, ensure_ascii=False).encode("utf-8", "strict")


def posts_of(url: str, body: bytes) -> list[tuple[str, str, str, list[str]]]:
    """The posts of a page: ids, authors, dates and words."""
    page = Page(url, body, _NOW)
    engine = detect(page)
    posts = extract(page, engine, ForumClock()).posts if engine else []
    return [(p.post_id, p.author, p.posted_at_text, p.body.split()) for p in posts]


def _hide(post: Any) -> None:
    pseudonyms = Pseudonyms(b"a key of sixteen")
    pseudonyms.post(post)
    _write(post)
    json.dumps(asdict(post.author_line))


def crawl(page: Page, engine: Engine) -> Iterator[Any]:
    """What a crawl finds on the page: as its first page, as a board's, a thread's, a profile's."""
    state = State(Path(":memory:"))
    for kind in (None, Kind.BOARD, Kind.THREAD, Kind.PROFILE):
        table = {
            "url": "https://fuzz.example/",
            "site": site_of(page.url),
        }  # a page's URL may be none
        forum = make("fuzz", {**table, "engine": engine.name, "profiles": "1"})
        frontier = Frontier(forum, state, full=False, now=int(_NOW.timestamp()))
        visit = Visit(page.url, kind)
        if kind is Kind.BOARD:
            visit.board = frontier.board("1")
        elif kind is Kind.THREAD:
            visit.thread = ThreadWalk("1")
        try:
            if kind is Kind.PROFILE:
                frontier.engine = engine
                yield from read_profile(frontier, page, engine)
            finds = list(frontier.read(visit, page))
            yield from frontier.holding.pass_on(finds)
            remember(frontier, visit, finds, "tag", "")
        except PageProblem:
            continue
        with state.transaction():
            state.flush({})
    state.close()


def load(folders: list[Path]) -> list[tuple[Path, str, bytes]]:
    """The pages of folders: path, address, bytes. Those without `meta.json` share one."""
    pages = []
    for path in sorted(p for f in folders for p in f.rglob("*") if p.suffix in _ENDINGS):
        meta = path.with_name("meta.json")
        if path.suffix == ".json" and (path == meta or not meta.exists()):
            continue
        usual = "http://forum.example/showthread.php?t=1"
        url = json.loads(meta.read_bytes())["url"] if meta.exists() else usual
        pages.append((path, url, path.read_bytes()))
    return pages


_ENDINGS = {".html", ".htm", ".json"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folders", nargs="*", type=Path)
    options = parser.parse_args()
    pages = load([_FIXTURES, *options.folders])
    fuzzer = Fuzzer(pages, random.Random(options.seed))
    print(f"{len(pages)} pages, {len(engines())} engines, seed {options.seed}", flush=True)
    end = time.monotonic() + options.minutes * 60
    while time.monotonic() < end:
        fuzzer.once()
    print(f"{fuzzer.done} broken pages, {fuzzer.raised} findings, slowest {fuzzer.slowest:.1f} s")


if __name__ == "__main__":
    main()
