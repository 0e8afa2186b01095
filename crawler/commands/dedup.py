"""`scrapy dedup`: the deduplication of the crawl, over JSON Lines that exist already."""

import argparse
import sqlite3
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.archive.files import find_files
from crawler.dedup.index import SqliteIndex
from crawler.dedup.parting import Names, Parting
from crawler.dedup.settings import read_settings
from crawler.outcome import ConfigError, Exit

_SHARES = ("kept", "exact", "near")
_MOST_REASONS = 5
_ROWS = {".jsonl", ".ndjson", ".jl", ".json"}


class Command(ScrapyCommand):
    """Writes `kept`, `duplicates` and `rejected` files into a folder, and reports the shares.

    Of equal texts the first that is read is kept: name the older files first.
    """

    requires_project = True
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy reads it from the class

    def syntax(self) -> str:
        return "[options] <path> [<path> ...]"

    def short_desc(self) -> str:
        return "Find duplicates in JSON Lines files"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--output", default="deduplicated", help="folder to write into")
        parser.add_argument("--text", default="body", help="key of the text")
        parser.add_argument("--id", default="id", help="key of the id")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if not args:
            raise UsageError("name a file, a folder or a glob")
        assert self.settings is not None  # Scrapy sets them before it runs a command
        folder = Path(opts.output)
        try:
            dedup = read_settings(self.settings)
            files = [file for path in args for file in _files(path, folder)]
            folder.mkdir(parents=True, exist_ok=True)
            index = SqliteIndex(_new_store(folder), replace(dedup.rules, own=True))
        except (ConfigError, OSError, sqlite3.Error) as error:
            print(f"error: {error}", file=sys.stderr)
            self.exitcode = int(Exit.CONFIG)
            return
        names = Names(opts.text, opts.id)
        try:
            with Parting(folder, index, names, mark=dedup.mode == "mark") as parting:
                for file in files:
                    parting.read(file)
        except (OSError, sqlite3.Error) as error:
            print(f"error: {error}", file=sys.stderr)
            self.exitcode = int(Exit.ERROR)
            return
        index.db.close()
        _store(folder).unlink(missing_ok=True)
        for line in report(parting.counts):
            print(line)
        if not parting.counts["read"]:
            for reason, count in parting.reasons.most_common(_MOST_REASONS):
                print(f"error: {count} x {reason}", file=sys.stderr)
            self.exitcode = int(Exit.UNREACHABLE)
        elif parting.counts["broken files"]:
            self.exitcode = int(Exit.PARTIAL)


def _new_store(folder: Path) -> sqlite3.Connection:
    path = _store(folder)
    path.unlink(missing_ok=True)  # of a call that was cut off
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")  # a file of this call alone
    return db


def _store(folder: Path) -> Path:
    return folder / "texts.sqlite3"


def _files(path: str, output: Path) -> list[Path]:
    """The files of a path: of a folder those of rows, and never what is written meanwhile."""
    files = [file for file in find_files(path) if output.resolve() not in file.resolve().parents]
    if Path(path).is_dir():
        files = [file for file in files if _ROWS & set(file.suffixes)]
    return files


def report(counts: Counter[str]) -> list[str]:
    """The shares, one line each."""
    total = max(1, counts["read"])
    shares = [f"{name}: {counts[name]} ({counts[name] / total:.1%})" for name in _SHARES]
    return [
        f"read: {counts['read']}",
        *shares,
        f"repeated paragraphs: {counts['paragraphs']}",
        f"rejected: {counts['rejected']}",
    ]
