"""What is read from a file: one page or text, and the bytes of a packed file."""

from __future__ import annotations

import gzip
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, cast

import zstandard

if TYPE_CHECKING:
    from pathlib import Path

# A document beyond this is no forum page; it is noted and passed over.
LARGEST = 32 * 1024 * 1024


@dataclass(slots=True)
class Document:
    """One thing to read. `body` is a page's bytes or a text; `source` names file and record.

    `problem` says why it cannot be read; then `body` is empty.
    """

    source: str
    url: str
    body: bytes | str
    fetched_at: datetime
    charset: str | None = None
    problem: str | None = None


def open_packed(path: Path) -> IO[bytes]:
    """A file's bytes, unpacked where its name ends in `.gz` or `.zst`."""
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.open(path, "rb"))
    if path.suffix == ".zst":
        reader = zstandard.ZstdDecompressor().stream_reader(
            path.open("rb"), read_across_frames=True
        )
        return cast("IO[bytes]", io.BufferedReader(cast("io.RawIOBase", reader)))
    return path.open("rb")


def saved_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
