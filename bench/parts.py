"""The parts that every post passes through, in microseconds of CPU time each."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.clock import Effort, in_turns
from bench.extraction import extracted, scraped
from bench.generate_dates import generate_dates
from bench.generate_page import FETCHED, STYLES
from bench.generate_posts import posts
from bench.inputs import pages
from crawler.arabic.dates import parse_date
from crawler.arabic.encoding import decode
from crawler.arabic.kinds import arabic_share
from crawler.arabic.panel_fields import read_panel
from crawler.arabic.text import clean_text
from crawler.bodies.body import read_body
from crawler.compact import digest
from crawler.dedup.index import SqliteIndex
from crawler.dedup.paragraphs import drop_repeats
from crawler.dedup.signature import signatures
from crawler.dedup.texts import Entry, Rules
from crawler.engines import detect, engines, names
from crawler.pipelines.authors import author_record
from crawler.pipelines.normalise import normalise
from crawler.pipelines.separate import separate

if TYPE_CHECKING:
    from crawler.engines.base import Engine
    from crawler.pages.page import Page
    from crawler.scraped import ScrapedPost

_BATCH = 1000
_DATES = 2000


def measure(effort: Effort, *, quick: bool = False) -> list[dict[str, Any]]:
    """A row for each part: of what, how many of them, microseconds each."""
    rows = [*_of_text(effort), *_of_detection(effort), *_of_posts(effort)]
    count = 5_000 if quick else 50_000
    rows.append(_row("deduplication", "post", count, _dedup(count)))
    return rows


def _row(part: str, of: str, count: int, seconds: float) -> dict[str, Any]:
    return {"part": part, "of": of, "count": count, "µs each": seconds / count * 1e6}


def _of_text(effort: Effort) -> list[dict[str, Any]]:
    dates = generate_dates(_DATES)
    texts = [post.body for source in pages("xenforo", 5) for post in extracted(source).posts]
    sources = [source for style in STYLES for source in pages(style, 1)]
    calls = {
        "decoding": ("page", sources, lambda s: decode(s.body, declared=s.charset)),
        "date": ("text", dates, lambda text: parse_date(text, now=FETCHED, order="dmy")),
        "clean text": ("post", texts, clean_text),
        "share of Arabic": ("post", texts, arabic_share),
        "repeated paragraphs": ("post", texts, drop_repeats),
        "fingerprint": ("post", texts, digest),
        "signature": ("post", texts, lambda text: signatures([text])),
    }
    return _timed(calls, effort)


def _of_detection(effort: Effort) -> list[dict[str, Any]]:
    """Of each engine's branches together: how long they take to know a page, or not to."""
    found = [source.page() for style in STYLES for source in pages(style, 1)]
    for page in found:
        detect(page)  # decodes and parses it
    calls = {}
    for name in names():
        branches = [engine for engine in engines() if engine.name == name]
        calls[f"detection, {name}"] = ("page", found, partial(_detection, branches))
    return _timed(calls, effort)


def _detection(branches: list[Engine], page: Page) -> None:
    page.memo.clear()
    for engine in branches:
        engine.detect(page)


def _of_posts(effort: Effort) -> list[dict[str, Any]]:
    """Of each engine's posts: the labels, the walk over the body, the whole record."""
    calls = {}
    for style in STYLES:
        found = [post for source in pages(style, 2) for post in scraped(source)]
        calls[f"labels, {style}"] = ("panel", found, _panel)
        calls[f"author, {style}"] = ("author", found, _author)
        calls[f"body, {style}"] = ("body", found, _body)
        calls[f"record, {style}"] = ("post", found, lambda post: normalise(separate(post)))
    return _timed(calls, effort)


def _timed(calls: dict[str, tuple[str, list[Any], Any]], effort: Effort) -> list[dict[str, Any]]:
    each = {name: _over(given, call) for name, (_, given, call) in calls.items()}
    timed = in_turns(each, effort)
    return [_row(name, of, len(given), timed.best(name)) for name, (of, given, _) in calls.items()]


def _over(given: list[Any], call: Any) -> Any:
    return lambda: [call(one) for one in given]


def _panel(post: ScrapedPost) -> object:
    return read_panel(post.post.author.panel, now=FETCHED)


def _author(post: ScrapedPost) -> object:
    return author_record(post.post.author, post.page, post.engine.name, post.clock)


def _body(post: ScrapedPost) -> object:
    return read_body(post.post.body, post.engine.markup, post.page.absolute)


def _dedup(count: int) -> float:
    """CPU seconds of matching posts one by one and storing them, into a file."""
    with tempfile.TemporaryDirectory() as folder:
        db = sqlite3.connect(Path(folder) / "texts.sqlite3", isolation_level=None)
        index = SqliteIndex(db, Rules())
        entries = [Entry(f"bench/p/{p.number}", "", p.text) for p in posts(count)]
        began = time.process_time()
        for number, entry in enumerate(entries, 1):
            index.match([entry])
            if number % _BATCH == 0 or number == count:
                db.execute("BEGIN IMMEDIATE")
                index.flush()
                db.execute("COMMIT")
                index.forget_pending()
        return time.process_time() - began
