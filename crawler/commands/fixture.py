"""`scrapy fixture`: makes the folder of a fixture from a page, for a person to read and correct."""

from __future__ import annotations

import json
import sys
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.fixture import records, write_expected

if TYPE_CHECKING:
    import argparse


class Command(ScrapyCommand):
    """Takes a URL or a file; with `--update`, the folder of a fixture that exists."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy reads it from the class

    def syntax(self) -> str:
        return "[options] <url-or-file-or-fixture>"

    def short_desc(self) -> str:
        return "Make a test fixture from a page"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--engine", default="new", help="name of the engine's folder")
        parser.add_argument("--case", default="thread", help="name of the case")
        parser.add_argument("--url", default="", help="where the page of a file comes from")
        parser.add_argument("--update", action="store_true", help="write expected.jsonl again")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            raise UsageError("name one URL, file or fixture folder")
        folder = Path(args[0]) if opts.update else self._make(args[0], opts)
        if not (folder / "meta.json").exists():
            print(f"error: {folder} is no fixture", file=sys.stderr)
            self.exitcode = 2
            return
        write_expected(folder)
        found = records(folder)
        print(f"{folder}: {len(found)} records; read expected.jsonl line by line")

    def _make(self, source: str, opts: argparse.Namespace) -> Path:
        folder = Path("tests/fixtures", str(opts.engine), str(opts.case))
        folder.mkdir(parents=True, exist_ok=True)
        if source.startswith(("http://", "https://")):
            with urllib.request.urlopen(source, timeout=60) as answer:  # noqa: S310 - checked above
                body = answer.read()
        else:
            body = Path(source).read_bytes()
        name = "page.json" if body.lstrip()[:1] in {b"{", b"["} else "page.html"
        (folder / name).write_bytes(body)
        url = opts.url or (source if "://" in source else Path(source).absolute().as_uri())
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        meta = json.dumps({"url": url, "fetched_at": now}, indent=1)
        (folder / "meta.json").write_text(meta + "\n", encoding="utf-8")
        return folder
