"""Real saved pages and forums with truth beside them, where the machine has them."""

from __future__ import annotations

import csv
import json
import os
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from crawler.clock import ForumClock
from crawler.engines import detect
from crawler.engines.base import Engine
from crawler.extract import Extraction, extract
from crawler.page import Page

SHARED = Path(os.environ.get("FORUM_SHARED", Path(__file__).parents[1].parent / "shared"))
PAGES = SHARED / "pages"

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
        return Page(url, self.file.read_bytes(), datetime(2026, 11, 23, tzinfo=UTC))

    @property
    def truth(self) -> dict[str, Any] | None:
        path = self.file.with_suffix(".json")
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

    def read(self, engine: str | None = None) -> tuple[Engine | None, Extraction | None]:
        """The engine found (or forced) and everything on the page."""
        found = detect(self.page, engine)
        return found, extract(self.page, found, ForumClock()) if found else None


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


def squash(text: str | None) -> str:
    """Text as one line for comparing: NFC, no list marks, no invisible marks, single spaces."""
    text = unicodedata.normalize("NFC", text or "")
    text = re.sub(r"(?m)^\s*(?:[-•*]|\d+[.)])\s+", "", text)
    return re.sub(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+", " ", text).strip()
