"""Reads the files that runs wrote back: whole, torn, or compressed since."""

from __future__ import annotations

import gzip
import json
import logging
import os
import zlib
from lzma import LZMAError
from typing import TYPE_CHECKING, Any

from zstandard import ZstdError

from crawler.archive.packed import open_packed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

logger = logging.getLogger(__name__)
# As runs write them, and as whoever saves room compresses them.
_ENDS = ("", ".gz", ".zst", ".bz2", ".xz")


def whole_files(data_dir: Path, folder: str, kind: str) -> list[Path]:
    """The finished files of a kind, in the order of their runs; some may be compressed since."""
    found = [path for end in _ENDS for path in data_dir.glob(f"{folder}/{kind}/*.jsonl{end}")]
    return sorted(found, key=lambda path: (path.name, path))


def cut_torn_line(path: Path) -> int:
    """Cut the file after its last whole line; return its length in bytes."""
    with path.open("r+b") as file:
        end = file.seek(0, os.SEEK_END)
        position = end
        tail = b""
        while position > 0 and b"\n" not in tail:
            step = min(1 << 16, position)
            position -= step
            file.seek(position)
            tail = file.read(step) + tail
        keep = position + tail.rfind(b"\n") + 1 if b"\n" in tail else 0
        if keep < end:
            file.truncate(keep)
            os.fsync(file.fileno())
    return keep


def lines(path: Path, start: int) -> Iterator[dict[str, Any]]:
    """The records of a file from a byte offset on; lines that are no JSON object are skipped."""
    try:
        with open_packed(path) as file:
            if start:
                file.seek(start)
            for line in file:
                try:
                    record = json.loads(line)
                except ValueError:
                    logger.error("A line of %s is no JSON and was skipped", path)
                    continue
                if isinstance(record, dict):
                    yield record
    except (EOFError, gzip.BadGzipFile, zlib.error, LZMAError, ZstdError) as error:
        logger.error("%s is damaged (%s): what comes after that is skipped", path, error)
