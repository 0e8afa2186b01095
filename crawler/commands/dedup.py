"""`scrapy dedup`: the deduplication of the crawl, over JSON Lines that exist already."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.archive.documents import open_packed
from crawler.archive.readers import find_files
from crawler.dedup.index import SqliteIndex
from crawler.dedup.paragraphs import drop_repeats
from crawler.dedup.settings import read_settings
from crawler.dedup.texts import Entry
from crawler.forums import ConfigError
from crawler.outcome import Exit

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from crawler.dedup.texts import Match

_BATCH = 5000


class Command(ScrapyCommand):
    """Writes `kept`, `duplicates` and `rejected` files into a folder, and reports the shares."""

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
        try:
            rules = read_settings(self.settings).rules
            files = [file for path in args for file in find_files(path)]
            folder = Path(opts.output)
            folder.mkdir(parents=True, exist_ok=True)
            index = folder / "texts.sqlite3"
            index.unlink(missing_ok=True)
            db = sqlite3.connect(index, isolation_level=None)
        except (ConfigError, OSError, sqlite3.Error) as error:
            print(f"error: {error}", file=sys.stderr)
            self.exitcode = int(Exit.CONFIG)
            return
        db.execute("PRAGMA synchronous = OFF")  # a file of this command alone, made anew each time
        counts = deduplicate(files, folder, SqliteIndex(db, rules), opts.text, opts.id)
        db.close()
        for line in report(counts):
            print(line)
        if not counts["read"]:
            self.exitcode = int(Exit.UNREACHABLE)


def deduplicate(
    files: list[Path], folder: Path, index: SqliteIndex, text: str, key: str
) -> Counter[str]:
    """Part the rows of files into kept ones, duplicates and lines that cannot be read."""
    counts: Counter[str] = Counter()
    kept = (folder / "kept.jsonl").open("w", encoding="utf-8")
    doubled = (folder / "duplicates.jsonl").open("w", encoding="utf-8")
    rejected = (folder / "rejected.jsonl").open("w", encoding="utf-8")
    with kept, doubled, rejected:
        batch: list[dict[str, Any]] = []

        def settle() -> None:
            entries = []
            for row in batch:
                row[text], repeats = drop_repeats(row[text])
                counts["paragraphs"] += repeats
                author = str(row.get("author_id") or row.get("author") or "")
                entries.append(Entry(str(row.get(key, counts["read"])), author, row[text]))
            for row, match in zip(batch, index.match(entries), strict=True):
                _note(counts, match)
                if match is not None:
                    row["duplicate_of"], row["similarity"] = match.duplicate_of, match.similarity
                print(json.dumps(row, ensure_ascii=False), file=kept if match is None else doubled)
            index.db.execute("BEGIN")
            index.flush()
            index.db.execute("COMMIT")
            index.forget_pending()
            batch.clear()

        for source, row in _rows(files):
            if not isinstance(row, dict) or not isinstance(row.get(text), str):
                counts["rejected"] += 1
                reason = f"no text under {text!r}" if isinstance(row, dict) else "no JSON object"
                print(json.dumps({"source": source, "reason": reason, "raw": row}), file=rejected)
                continue
            counts["read"] += 1
            batch.append(row)
            if len(batch) >= _BATCH:
                settle()
        settle()
    return counts


def _note(counts: Counter[str], match: Match | None) -> None:
    if match is None:
        counts["kept"] += 1
    else:
        counts["exact" if match.similarity == 1.0 else "near"] += 1


def _rows(files: list[Path]) -> Iterator[tuple[str, Any]]:
    for path in files:
        with open_packed(path) as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    try:
                        yield f"{path}:{number}", json.loads(line)
                    except ValueError:
                        yield f"{path}:{number}", line.decode("utf-8", "replace").rstrip("\n")


def report(counts: Counter[str]) -> list[str]:
    """The shares, one line each."""
    total = max(1, counts["read"])
    shares = [f"{name}: {counts[name]} ({counts[name] / total:.1%})" for name in _SHARES]
    lines = [f"read: {counts['read']}", *shares]
    return [
        *lines,
        f"repeated paragraphs: {counts['paragraphs']}",
        f"rejected: {counts['rejected']}",
    ]


_SHARES = ("kept", "exact", "near")
