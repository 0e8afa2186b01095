"""`scrapy fixture`: makes the folder of a fixture from a page, for a person to read and correct."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from w3lib.url import safe_url_string

from crawler.extensions.politeness import user_agent
from crawler.fixture import records, write_expected
from crawler.outcome import Exit
from crawler.records import fetched


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
        try:
            folder = Path(args[0]) if opts.update else self._make(args[0], opts)
            if not (folder / "meta.json").exists():
                raise ValueError(f"{folder} is no fixture")
        except (OSError, ValueError) as error:
            print(f"error: {error}", file=sys.stderr)
            self.exitcode = Exit.CONFIG
            return
        write_expected(folder)
        found = records(folder)
        print(f"{folder}: {len(found)} records; read expected.jsonl line by line")

    def _make(self, source: str, opts: argparse.Namespace) -> Path:
        """The folder of a page. Raises OSError or ValueError: it cannot be read, or is there."""
        folder = Path("tests/fixtures", str(opts.engine), str(opts.case))
        if (folder / "meta.json").exists():
            raise ValueError(f"{folder} is there; --update writes its expected.jsonl again")
        assert self.settings is not None  # Scrapy sets it before it runs a command
        url, body, encoding = read_source(source, user_agent(self.settings))
        folder.mkdir(parents=True, exist_ok=True)
        name = "page.json" if body.lstrip()[:1] in {b"{", b"["} else "page.html"
        (folder / name).write_bytes(body)
        meta = {"url": opts.url or url, "fetched_at": fetched(datetime.now(UTC))}
        if encoding:
            meta["encoding"] = encoding
        (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
        return folder


def read_source(source: str, agent: str) -> tuple[str, bytes, str | None]:
    """The final URL of an address or file, its bytes, and the charset that a server declares."""
    if not source.startswith(("http://", "https://")):
        path = Path(unquote(urlsplit(source).path) if source.startswith("file:") else source)
        return path.absolute().as_uri(), path.read_bytes(), None
    request = Request(safe_url_string(source), headers={"User-Agent": agent})  # noqa: S310
    with urlopen(request, timeout=60) as answer:  # noqa: S310 - an http URL, see above
        return answer.url, answer.read(), answer.headers.get_content_charset()
