"""Fixture folders: a page, the circumstances of its fetch, and the records that it must give."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from crawler.clock import ForumClock
from crawler.engines import detect
from crawler.extract import extract
from crawler.pages.page import Page


def page_file(folder: Path) -> Path:
    """The page of a fixture folder: `page.html` or `page.json`."""
    html = folder / "page.html"
    return html if html.exists() else folder / "page.json"


def load(folder: Path) -> tuple[Page, ForumClock, dict[str, Any]]:
    """The page of a fixture with its frozen circumstances (`meta.json`)."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    page = Page(
        url=meta["url"],
        body=page_file(folder).read_bytes(),
        fetched_at=datetime.fromisoformat(meta["fetched_at"]),
        declared=meta.get("encoding"),
    )
    zone = ZoneInfo(meta["timezone"]) if meta.get("timezone") else None
    return page, ForumClock(zone, meta.get("date_order")), meta


def records(folder: Path) -> list[dict[str, Any]]:
    """What the fixture's page gives: a line on the page itself, then its records, in order."""
    page, clock, meta = load(folder)
    engine = detect(page, meta.get("engine"))
    if engine is None:
        return [{"page": {"engine": None}}]
    found = extract(page, engine, clock)
    head = {
        "engine": engine.name,
        "version": engine.version,
        "kind": found.kind.value,
        "next_page": found.next_page,
        "boards": [asdict(board) for board in found.boards],
    }
    return [
        {"page": head},
        *({"thread": asdict(thread)} for thread in found.threads),
        *({"post": asdict(post)} for post in found.posts),
        *({"author": asdict(author)} for author in found.authors),
    ]


def write_expected(folder: Path) -> None:
    """Write what the page gives now as `expected.jsonl`, for a person to read and correct."""
    lines = [json.dumps(record, ensure_ascii=False) for record in records(folder)]
    (folder / "expected.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
