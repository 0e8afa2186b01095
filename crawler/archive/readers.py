"""Files on disk -> documents: saved HTML, WARC, WET, plain text, rows with a text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import iglob
from pathlib import Path
from typing import TYPE_CHECKING, Any

import zstandard

from crawler.archive.documents import LARGEST, Document, open_packed, saved_at
from crawler.archive.warc import warc_documents
from crawler.outcome import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGES = {".html", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".mht"}
_ROWS = {".jsonl", ".ndjson", ".jl"}
_PACKED = {".gz", ".zst"}


@dataclass(frozen=True, slots=True)
class RowNames:
    """The names of the columns or keys that hold text and URL in rows."""

    text: str = "text"
    url: str = "url"


def find_files(path: str) -> list[Path]:
    """The files of a path: itself, all below a folder, or a glob's. Raises ConfigError."""
    plain = Path(path)
    if plain.is_file():
        return [plain]
    if plain.is_dir():
        found = [p for p in plain.rglob("*") if p.is_file() and not p.name.startswith(".")]
    else:
        # Path.glob takes no absolute pattern.
        matches = map(Path, iglob(path, recursive=True))  # noqa: PTH207
        found = [match for match in matches if match.is_file()]
    if not found:
        raise ConfigError(f"path: no file at {path}")
    return sorted(found)


def documents(path: Path, names: RowNames) -> Iterator[Document]:
    """The documents of a file, by its name's ending and its first bytes."""
    kind = Path(path.stem).suffix.lower() if path.suffix.lower() in _PACKED else path.suffix.lower()
    try:
        if kind in {".warc", ".wet"}:
            yield from warc_documents(path)
        elif kind in _ROWS:
            yield from _rows(path, names)
        elif kind == ".parquet":
            yield from _parquet(path, names)
        else:
            yield _single(path, kind)
    except (OSError, EOFError, zstandard.ZstdError, ValueError) as error:
        problem = f"cannot be read: {error}"
        yield Document(str(path), "", b"", datetime.now(UTC), problem=problem)


def _single(path: Path, kind: str) -> Document:
    with open_packed(path) as file:
        body = file.read(LARGEST + 1)
    if len(body) > LARGEST:
        return Document(str(path), "", b"", saved_at(path), problem="is too large")
    url = path.absolute().as_uri()
    head = body.lstrip()[:200].lower()
    markup = kind in _PAGES or head.startswith((b"<!doctype html", b"<html", b"{", b"["))
    return Document(str(path), url if markup else "", body, saved_at(path))


def _rows(path: Path, names: RowNames) -> Iterator[Document]:
    saved = saved_at(path)
    with open_packed(path) as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            source = f"{path}#{number}"
            try:
                row = json.loads(line)
            except ValueError:
                yield Document(source, "", b"", saved, problem="is no JSON")
                continue
            yield _row(source, row, names, saved)


def _row(source: str, row: Any, names: RowNames, saved: datetime) -> Document:
    text = row.get(names.text) if isinstance(row, dict) else None
    if not isinstance(text, str):
        return Document(source, "", b"", saved, problem=f"has no text under {names.text!r}")
    return Document(source, str(row.get(names.url) or ""), text, saved)


def _parquet(path: Path, names: RowNames) -> Iterator[Document]:
    try:
        import pyarrow.parquet as parquet  # large: only those who read Parquet install it
    except ImportError:
        raise ValueError("reading Parquet needs pyarrow: pip install pyarrow") from None
    saved, number = saved_at(path), 0
    with parquet.ParquetFile(path) as file:
        columns = [name for name in (names.text, names.url) if name in file.schema_arrow.names]
        for batch in file.iter_batches(batch_size=256, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield _row(f"{path}#{number}", row, names, saved)
