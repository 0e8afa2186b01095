"""Extraction alone against lxml's parse of the same bytes, in CPU time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree, html

from bench.clock import Effort, in_turns
from crawler.clock import ForumClock
from crawler.engines import detect
from crawler.extract import extract, scrape

if TYPE_CHECKING:
    from bench.inputs import Input, Source
    from crawler.engines.base import Engine
    from crawler.extract import Extraction
    from crawler.pages.page import Page
    from crawler.scraped import ScrapedPost


def parse(sources: list[Source], parsers: dict[str | None, html.HTMLParser]) -> None:
    """lxml alone: bytes to a tree, and the tree thrown away."""
    for source in sources:
        try:
            html.document_fromstring(source.body, parser=parsers[source.charset])
        except etree.ParserError:  # an empty page
            continue


def parsers(sources: list[Source]) -> dict[str | None, html.HTMLParser]:
    """A parser for each charset, made once."""
    return {s.charset: html.HTMLParser(encoding=s.charset) for s in sources}


def read(source: Source) -> tuple[Page, Engine]:
    """Decoded, parsed, and its engine found."""
    page = source.page()
    engine = detect(page)
    if engine is None:
        raise ValueError(f"{source.url} is of no known engine")
    return page, engine


def scraped(source: Source) -> list[ScrapedPost]:
    """The posts as the engine sees them: their bodies are not read yet."""
    return list(scrape(*read(source), ForumClock()))


def extracted(source: Source) -> Extraction:
    """The finished records."""
    return extract(*read(source), ForumClock())


def measure(given: Input, effort: Effort) -> dict[str, Any]:
    """One row: milliseconds of the parse, the others as multiples of it, pages and posts a second.

    `tree` decodes and parses, `detect` finds the engine too, `scrape` goes as far as posts with
    unread bodies, `extract` to finished records.
    """
    sources, known = given.sources, parsers(given.sources)
    timed = in_turns(
        {
            "parse": lambda: parse(sources, known),
            "tree": lambda: [source.page().root for source in sources],
            "detect": lambda: [read(source) for source in sources],
            "scrape": lambda: [scraped(source) for source in sources],
            "extract": lambda: [extracted(source) for source in sources],
        },
        effort,
    )
    count = len(sources)
    posts = sum(len(extracted(source).posts) for source in sources)
    return {
        "input": given.name,
        "pages": count,
        "KB a page": given.size / 1000,
        "posts a page": posts / count,
        "parse ms": timed.best("parse") / count * 1000,
        **{f"{name} x": timed.ratio(name, "parse") for name in ("tree", "detect", "scrape")},
        "extract x": timed.ratio("extract", "parse"),
        "pages/s": count / timed.best("extract"),
        "posts/s": posts / timed.best("extract"),
    }
