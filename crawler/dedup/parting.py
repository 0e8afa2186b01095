"""Parts the rows of JSON Lines files into those to keep, duplicates and what cannot be read."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, TextIO

from crawler.compact import storable
from crawler.dedup.index import SqliteIndex
from crawler.dedup.paragraphs import drop_repeats
from crawler.dedup.texts import Entry
from crawler.durable import part_of, publish
from crawler.packed import DAMAGE, open_packed

# Rows that are matched at once, or fewer where their texts are long.
_BATCH = 5000
_BATCH_CHARACTERS = 8_000_000


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
    reasons: Counter[str] = field(default_factory=Counter)
    _files: dict[str, TextIO] = field(default_factory=dict)
    _batch: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    _characters: int = 0

    def __enter__(self) -> Self:
        for name in ("kept", "duplicates", "rejected"):
            path = part_of(self.folder / f"{name}.jsonl")
            # A half of a surrogate pair, which JSON may hold, is written as JSON escapes it.
            self._files[name] = path.open("w", encoding="utf-8", errors="backslashreplace")
        return self

    def __exit__(self, *error: object) -> None:
        """Give the files their names; what an error or a kill cuts off stays a `.part`."""
        if error[0] is None:
            self._settle()
        for file in self._files.values():
            file.flush()
            os.fsync(file.fileno())
            file.close()
        if error[0] is None:
            for file in self._files.values():
                publish(Path(file.name))

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
        self.reasons[reason] += 1
        self._write("rejected", {"source": source, "reason": reason, "raw": raw})

    def _settle(self) -> None:
        entries = []
        for source, row in self._batch:
            row[self.names.text], repeats = drop_repeats(row[self.names.text])
            self.counts["paragraphs"] += repeats
            author = str(row.get("author_id") or row.get("author") or "")
            number = str(row.get(self.names.id) or source)
            entries.append(Entry(storable(number), author, row[self.names.text]))
        for (_, row), match in zip(self._batch, self.index.match(entries), strict=True):
            if match is None:
                self.counts["kept"] += 1
            else:
                self.counts["exact" if match.similarity == 1.0 else "near"] += 1
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


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    """The values of a file's lines, or the lines where they are no JSON; at last what broke it."""
    try:
        with open_packed(path) as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield f"{path}:{number}", _value(line)
    except DAMAGE as error:
        yield str(path), error


def _value(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return line.decode("utf-8", "replace").rstrip("\n")
