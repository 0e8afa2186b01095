"""How much of each platform's pages the generic engine reads, without knowing the platform.

usage: python -m bench.generic [--crawl] [--speed] [--wrong N] [NAME ...]

The truth of a saved page is the reading of the platform's own engine, that of a saved forum the
file beside it. `found` counts posts with the right author and date, `close` those whose body is
equal to 0.95 or more, `beyond` posts that the truth does not have.
"""

from __future__ import annotations

import argparse
import json
import logging
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.clock import QUICK, in_turns
from bench.inputs import SHARED, Source, site_pages
from bench.table import table
from bench.truth import Score, Wanted, compare, site_truth
from crawler.clock import ForumClock
from crawler.engines import detect, engines
from crawler.engines.base import Kind
from crawler.extract import extract
from crawler.pages.page import Page
from crawler.pages.parse import parse_html

if TYPE_CHECKING:
    from crawler.records import Post

GENERIC = next(engine for engine in engines() if engine.last_resort)
_NO_THREADS = (Kind.INDEX, Kind.BOARD, Kind.PROFILE, Kind.LOGIN)
# The saved pages are from before this day; an earlier one would make their last posts impossible.
_FETCHED = datetime(2026, 11, 23, tzinfo=UTC)


def page_of(source: Source) -> Page:
    """A saved page, unread."""
    return Page(source.url, source.body, _FETCHED, declared=source.charset)


def page_score(name: str, source: Source) -> Score | None:
    """The figures of one thread page; None where no other engine says that it is one.

    A page that is no thread has no posts: what is found there is `beyond`.
    """
    page = page_of(source)
    own = detect(page)
    if own is None or own is GENERIC:
        return None
    thread = own.kind(page) is Kind.THREAD
    truth = extract(page, own, ForumClock()).posts if thread else []
    wanted = [Wanted(p.post_id, p.author, (p.posted_at or "")[:16], p.body) for p in truth]
    score = compare(name, wanted, read([source], ForumClock()))
    score.pages = 1
    return score


def read(sources: list[Source], clock: ForumClock) -> list[Post]:
    """The posts that the generic engine finds on pages of one forum, each page once the forum's
    order of day and month is known."""
    pages = [page_of(source) for source in sources]
    found = [extract(page, GENERIC, clock).posts for page in pages]
    if clock.order is not None:
        late = [any(post.posted_at is None for post in posts) for posts in found]
        for place, page in enumerate(pages):
            found[place] = extract(page, GENERIC, clock).posts if late[place] else found[place]
    return [post for posts in found for post in posts]


def site_score(path: Path) -> Score:
    """The figures of a saved forum's pages, read one by one without a crawl."""
    threads, others = [], []
    for source in site_pages(path):
        page = page_of(source)
        own = detect(page)
        kind = own.kind(page) if own is not None and own is not GENERIC else None
        if kind is Kind.THREAD and own is not None and own.address(source.url) is not None:
            # A printed thread shows posts again, without the numbers by which they are told apart.
            if any(post.permalink for post in own.posts(page)):
                threads.append(source)
        elif kind in _NO_THREADS:
            others.append(source)
    score = compare(path.stem, site_truth(path), read(threads, ForumClock()))
    score.pages = len(threads)
    for source in others:
        posts = extract(page_of(source), GENERIC, ForumClock()).posts
        score.beyond += len(posts)
        score.wrong += [(source.url, "no thread", p.author, p.body[:99]) for p in posts[:1]]
    return score


def crawl_score(path: Path) -> dict[str, Any]:
    """What the scorer beside the saved forums says of a crawl from the front page."""
    tools = SHARED / "tools"
    command = [sys.executable, str(tools / "replay.py"), str(path)]
    with (
        tempfile.TemporaryDirectory() as name,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
    ):
        assert server.stdout is not None  # it is a pipe
        url = server.stdout.readline().strip()
        folder = Path(name)
        settings = [f"DATA_DIR={folder}", "DOWNLOAD_DELAY=0", "DEDUP=off", "LOG_LEVEL=WARNING"]
        options = [part for value in settings for part in ("-s", value)]
        arguments = ["-a", f"url={url}", "-a", "engine=generic", *options]
        subprocess.run([sys.executable, "-m", "scrapy", "crawl", "forum", *arguments], check=False)
        server.terminate()
        truth, posts = folder / "truth.jsonl", folder / "all-posts.jsonl"
        with zipfile.ZipFile(path) as archive:
            truth.write_bytes(archive.read("truth.jsonl"))
        posts.write_bytes(b"".join(p.read_bytes() for p in sorted(folder.glob("*/posts/*.jsonl"))))
        scorer = [sys.executable, str(tools / "score.py"), str(truth), str(posts), "--json"]
        scored = subprocess.run(scorer, capture_output=True, text=True, check=True)
        return {"forum": path.stem, **json.loads(scored.stdout)}


def speed(sources: list[Source]) -> dict[str, Any]:
    """CPU time of finding posts on pages, as a multiple of lxml's parse of them."""
    decoded = {source.url: page_of(source)._decoded for source in sources}
    texts = [decoded[source.url].text for source in sources]

    def find() -> None:
        for source in sources:
            page = page_of(source)
            page.__dict__["_decoded"] = decoded[source.url]
            list(GENERIC.posts(page))

    timed = in_turns({"parse": lambda: [parse_html(text) for text in texts], "posts": find}, QUICK)
    return {"pages": len(sources), "of parse": timed.ratio("posts", "parse")}


def saved_pages() -> dict[str, Source]:
    """The real pages of the manifest by name."""
    paths = sorted((SHARED / "pages").glob("*.html"))
    return {p.stem: Source(f"http://forum.example/{p.name}", p.read_bytes()) for p in paths}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.generic", description=__doc__)
    parser.add_argument("names", nargs="*", help="some pages or forums only")
    parser.add_argument("--crawl", action="store_true", help="crawl the saved forums as well")
    parser.add_argument("--speed", action="store_true", help="measure time as well")
    parser.add_argument("--wrong", type=int, default=0, help="how many wrong posts to show")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    pages = {n: s for n, s in saved_pages().items() if not options.names or n in options.names}
    forums = sorted((SHARED / "sites").glob("*.zip"))
    forums = [p for p in forums if not options.names or p.stem in options.names]
    if not pages and not forums:
        parser.error(f"FORUM_SHARED: {SHARED} has no such pages and no such forums")
    scores = [score for n, s in pages.items() if (score := page_score(n, s))]
    if scores:
        total = Score("all pages")
        for each in scores:
            for key in ("pages", "posts", "found", "close", "numbered", "beyond"):
                setattr(total, key, getattr(total, key) + getattr(each, key))
        scores.append(total)
    scores += [site_score(path) for path in forums]
    print(table([score.row() for score in scores]), flush=True)
    for score in scores:
        for wrong in score.wrong[: options.wrong]:
            print(score.name, *(repr(word[:300]) for word in wrong), sep=" | ")
    if options.crawl:
        for path in forums:
            print(json.dumps(crawl_score(path)), flush=True)
    if options.speed:
        rows = [{"page": n, **speed([s])} for n, s in pages.items()]
        print(table([*rows, {"page": "all", **speed(list(pages.values()))}]))


if __name__ == "__main__":
    main()
