"""Real saved pages and forums with truth beside them, where the machine has them."""

import csv
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from bench.inputs import FIXTURES, SHARED
from crawler.engines import detect
from crawler.engines.base import Engine
from crawler.extract import Extraction
from crawler.fixture import load
from crawler.pages.page import Page
from crawler.records import Post
from tests import reading

PAGES = SHARED / "pages"
# Fixtures of pages that no forum made, or that show none of it.
NO_FORUM = {f"generic/{case}" for case in ("article", "blog", "login", "members")}
SAMPLE = Path(__file__).parents[1] / "crawler" / "sample"
SAMPLE_ENGINES = {"waha": "xenforo", "nakheel": "vbulletin"}
_FETCHED = datetime(2026, 11, 23, tzinfo=UTC)

# The engine that a page's version column names, as the records name it.
ENGINES = {
    "vBulletin": "vbulletin",
    "XenForo": "xenforo",
    "phpBB": "phpbb",
    "MyBB": "mybb",
    "SMF": "smf",
    "FluxBB": "fluxbb",
    "Vanilla": "vanilla",
    "Discourse": "discourse",
    "Invision": "invision",
    "Forumotion": "forumotion",
}


@dataclass
class RealPage:
    """One saved page, what it is, and its truth where there is one."""

    file: Path
    engine_version: str
    kind: str
    posts: int | None
    source_url: str

    @property
    def engine(self) -> str:
        """The name of the engine that must read it; `generic` where none of its own does."""
        return ENGINES.get(self.engine_version.split()[0], "generic")

    @cached_property
    def page(self) -> Page:
        url = self.source_url or f"http://forum.example/{self.file.name}"
        return Page(url, self.file.read_bytes(), _FETCHED)

    @property
    def truth(self) -> dict[str, Any] | None:
        path = self.file.with_suffix(".json")
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

    def read(self, engine: str | None = None) -> tuple[Engine | None, Extraction | None]:
        """The engine found (or forced) and everything on the page."""
        found = detect(self.page, engine)
        return found, reading.read_page(self.page, found) if found else None


def real_pages() -> list[RealPage]:
    """The pages of the manifest; empty where there is none."""
    manifest = PAGES / "manifest.tsv"
    if not manifest.exists():
        return []
    with manifest.open(encoding="utf-8", newline="") as file:
        return [
            RealPage(
                PAGES / Path(row["file"]).name,
                row["engine_version"],
                row["page_kind"],
                int(row["posts"]) if row["posts"] else None,
                row["source_url"] or "",
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


class KnownPage(NamedTuple):
    """A page and the engine that made it."""

    label: str
    engine: str
    page: Page


def a_post(number: str, body: str, site: str = "forum.example", **values: Any) -> Post:
    """The record of a post by its id, its words and what else is said; the rest is None."""
    known = {"id": f"{site}/p/{number}", "site": site, "post_id": number, "thread_id": "7"}
    said = {"author": "سعاد", "body": body, **values}
    return Post(**{**dict.fromkeys(Post.__slots__), **known, **said})  # type: ignore[arg-type]


def with_text(page: Page, text: str) -> Page:
    """The page with another text, as if it had been fetched so."""
    return Page(page.url, text.encode(), page.fetched_at)


def with_changes(page: Page, *changes: tuple[str, str]) -> Page:
    """The page with other markup in place of some that stands there."""
    text = page.text
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return with_text(page, text)


def fixture_pages() -> Iterator[KnownPage]:
    """The pages of this project's fixtures; a folder is called after its engine."""
    for meta in sorted(FIXTURES.glob("*/*/meta.json")):
        folder = meta.parent
        yield KnownPage(str(folder.relative_to(FIXTURES)), folder.parent.name, load(folder)[0])


def sample_pages() -> Iterator[KnownPage]:
    """The pages of the sample forums."""
    for name, engine in SAMPLE_ENGINES.items():
        folder = SAMPLE / name
        for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            body = (folder / entry["file"]).read_bytes()
            yield KnownPage(entry["url"], engine, Page(entry["url"], body, _FETCHED))


def site_pages() -> Iterator[KnownPage]:
    """The HTML pages of the saved forums: a zip is called after its engine."""
    for path in sorted((SHARED / "sites").glob("*.zip")):
        engine = path.name.partition("-")[0]
        with zipfile.ZipFile(path) as archive:
            for line in archive.read("index.jsonl").decode().splitlines():
                entry = json.loads(line)
                if entry["content_type"].startswith("text/html"):
                    page = Page(entry["url"], archive.read(f"html/{entry['file']}"), _FETCHED)
                    yield KnownPage(f"{path.name} {entry['file']}", engine, page)
