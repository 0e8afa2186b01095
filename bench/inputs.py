"""The thread pages that are measured: generated ones, saved forums, real pages, fixtures."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.generate_page import FETCHED, STYLES, generate_page
from crawler.engines import detect
from crawler.engines.base import Kind
from crawler.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("FORUM_SHARED", ROOT.parent / "shared"))
FIXTURES = ROOT / "tests" / "fixtures"


@dataclass(frozen=True)
class Source:
    """A saved page: what a fetch gave."""

    url: str
    body: bytes
    charset: str | None = None

    def page(self) -> Page:
        """The page unread: nothing is decoded or parsed."""
        return Page(self.url, self.body, FETCHED, declared=self.charset)


@dataclass(frozen=True)
class Input:
    """Pages that are measured together."""

    name: str
    sources: list[Source]

    @property
    def size(self) -> float:
        """Bytes a page."""
        return sum(len(source.body) for source in self.sources) / len(self.sources)


def inputs(*, quick: bool = False) -> list[Input]:
    """All inputs that are there; each one has at least one thread page."""
    count = 2 if quick else 8
    found = [*generated(count)]
    if SHARED.is_dir():
        for path in sorted((SHARED / "sites").glob("*.zip")):
            found.append(Input(path.stem, list(_threads(site_pages(path), count * 5))))
        found += _by_engine("real", _files(sorted((SHARED / "pages").glob("*.html"))), count)
    else:
        found += _by_engine("fixture", _fixtures(), count)
    return [each for each in found if each.sources]


def generated(count: int) -> list[Input]:
    """An input of `count` different pages for each style of markup."""
    return [Input(f"{style}, generated", pages(style, count)) for style in STYLES]


def pages(style: str, count: int) -> list[Source]:
    """`count` different generated pages of one style."""
    made = (generate_page(style, seed) for seed in range(1, count + 1))
    return [Source(page.url, page.body, page.charset) for page in made]


def site_pages(path: Path) -> Iterator[Source]:
    """The HTML pages of a saved forum."""
    with zipfile.ZipFile(path) as archive:
        for line in archive.read("index.jsonl").decode().splitlines():
            entry = json.loads(line)
            if entry["status"] == 200 and entry["content_type"].startswith("text/html"):
                body = archive.read(f"html/{entry['file']}")
                _, _, charset = entry["content_type"].lower().partition("charset=")
                yield Source(entry["url"], body, charset.strip("\" '") or None)


def _files(paths: list[Path]) -> Iterator[Source]:
    for path in paths:
        yield Source(f"https://saved.example/{path.name}", path.read_bytes())


def _fixtures() -> Iterator[Source]:
    for path in sorted(FIXTURES.glob("*/*/page.html")):
        meta = json.loads(path.with_name("meta.json").read_text(encoding="utf-8"))
        yield Source(meta["url"], path.read_bytes(), meta.get("encoding"))


def _threads(sources: Iterable[Source], most: int) -> Iterator[Source]:
    """The first thread pages, `most` of them."""
    for source in sources:
        if most and _is_thread(source):
            most -= 1
            yield source


def _is_thread(source: Source) -> bool:
    page = source.page()
    engine = detect(page)
    return engine is not None and engine.kind(page) is Kind.THREAD


def _by_engine(name: str, sources: Iterable[Source], most: int) -> list[Input]:
    """Thread pages gathered by their engine, `most` of each."""
    groups: dict[str, list[Source]] = {}
    for source in sources:
        page = source.page()
        engine = detect(page)
        if engine is not None and engine.kind(page) is Kind.THREAD:
            groups.setdefault(f"{engine.name} {engine.version}".strip(), []).append(source)
    return [Input(f"{engine}, {name}", found[:most]) for engine, found in sorted(groups.items())]
