"""`scrapy dedup`: the deduplication of the crawl, over JSON Lines that exist already."""

from __future__ import annotations

import json
import sqlite3
import sys
import zlib
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from zstandard import ZstdError

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

# Rows that are matched at once, or fewer where their texts are long.
_BATCH = 5000
_BATCH_CHARACTERS = 8_000_000
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
        try:
            dedup = read_settings(self.settings)
            folder = Path(opts.output)
            files = [file for path in args for file in _files(path, folder)]
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / "texts.sqlite3"
            path.unlink(missing_ok=True)
            db = sqlite3.connect(path, isolation_level=None)
            db.execute("PRAGMA synchronous = OFF")  # a file of this command alone, made anew
            index = SqliteIndex(db, replace(dedup.rules, own=True))
            names = Names(opts.text, opts.id)
            with Parting(folder, index, names, mark=dedup.mode == "mark") as parting:
                for file in files:
                    parting.read(file)
            db.close()
        except (ConfigError, OSError, sqlite3.Error) as error:
            print(f"error: {error}", file=sys.stderr)
            self.exitcode = int(Exit.CONFIG)
            return
        for line in report(parting.counts):
            print(line)
        if not parting.counts["read"]:
            self.exitcode = int(Exit.UNREACHABLE)
        elif parting.counts["broken files"]:
            self.exitcode = int(Exit.PARTIAL)


@dataclass(frozen=True, slots=True)
class Names:
    """The keys of a row's text and id."""

    text: str = "body"
    id: str = "id"


@dataclass(slots=True)
class Parting:
    """Parts the rows of files into kept ones, duplicates and lines that cannot be read."""

    folder: Path
    index: SqliteIndex
    names: Names
    mark: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    _files: dict[str, TextIO] = field(default_factory=dict)
    _batch: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    _characters: int = 0

    def __enter__(self) -> Parting:
        for name in ("kept", "duplicates", "rejected"):
            path = self.folder / f"{name}.jsonl"
            # A half of a surrogate pair, which JSON may hold, is written as JSON escapes it.
            self._files[name] = path.open("w", encoding="utf-8", errors="backslashreplace")
        return self

    def __exit__(self, *error: object) -> None:
        if error[0] is None:
            self._settle()
        for file in self._files.values():
            file.close()

    def read(self, path: Path) -> None:
        """Take the rows of a file. One that breaks off is noted, and its rows before that kept."""
        for source, row in _rows(path):
            if isinstance(row, Exception):
                self.counts["broken files"] += 1
                self._reject(source, f"cannot be read: {row}", None)
            else:
                self._take(source, row)

    def _take(self, source: str, row: Any) -> None:
        if not isinstance(row, dict):
            self._reject(source, "no JSON object", row)
        elif not isinstance(text := row.get(self.names.text), str):
            self._reject(source, f"no text under {self.names.text!r}", row)
        else:
            self.counts["read"] += 1
            self._batch.append((source, row))
            self._characters += len(text)
            if len(self._batch) >= _BATCH or self._characters >= _BATCH_CHARACTERS:
                self._settle()

    def _reject(self, source: str, reason: str, raw: Any) -> None:
        self.counts["rejected"] += 1
        self._write("rejected", {"source": source, "reason": reason, "raw": raw})

    def _settle(self) -> None:
        entries = []
        for source, row in self._batch:
            row[self.names.text], repeats = drop_repeats(row[self.names.text])
            self.counts["paragraphs"] += repeats
            author = str(row.get("author_id") or row.get("author") or "")
            number = str(row.get(self.names.id) or source)
            entries.append(Entry(_plain(number), _plain(author), row[self.names.text]))
        for (_, row), match in zip(self._batch, self.index.match(entries), strict=True):
            _note(self.counts, match)
            if match is not None:
                row["duplicate_of"], row["similarity"] = match.duplicate_of, match.similarity
            self._write("kept" if match is None or self.mark else "duplicates", row)
        self.index.db.execute("BEGIN")
        self.index.flush()
        self.index.db.execute("COMMIT")
        self.index.forget_pending()
        self._batch.clear()
        self._characters = 0

    def _write(self, name: str, row: dict[str, Any]) -> None:
        print(json.dumps(row, ensure_ascii=False), file=self._files[name])


def _files(path: str, output: Path) -> list[Path]:
    """The files of a path: of a folder those of rows, and never what is written meanwhile."""
    files = [file for file in find_files(path) if output.resolve() not in file.resolve().parents]
    if Path(path).is_dir():
        files = [file for file in files if _ROWS & set(file.suffixes)]
    return files


def _plain(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def _note(counts: Counter[str], match: Match | None) -> None:
    if match is None:
        counts["kept"] += 1
    else:
        counts["exact" if match.similarity == 1.0 else "near"] += 1


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    """The values of a file's lines, or the lines where they are no JSON; at last what broke it."""
    try:
        with open_packed(path) as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield f"{path}:{number}", _value(line)
    except (OSError, EOFError, ZstdError, zlib.error) as error:
        yield str(path), error


def _value(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return line.decode("utf-8", "replace").rstrip("\n")


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
