"""Reads the files that runs wrote back: whole, torn, or compressed since."""

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from crawler.packed import DAMAGE, open_packed

logger = logging.getLogger(__name__)
# As runs write them, and as whoever saves room compresses them.
_ENDS = ("", ".gz", ".zst", ".bz2", ".xz")


def whole_files(data_dir: Path, folder: str, kind: str) -> list[Path]:
    """The finished files of a kind, in the order of their runs; some may be compressed since."""
    found = [path for end in _ENDS for path in data_dir.glob(f"{folder}/{kind}/*.jsonl{end}")]
    return sorted(found, key=lambda path: (path.name, path))


def cut_torn_end(path: Path) -> int:
    """Cut the file after its last whole record; return its length in bytes.

    A kill leaves half a line at its end, a power cut stretches of zeros as well.
    """
    with path.open("r+b") as file:
        end = keep = file.seek(0, os.SEEK_END)
        while keep > 0:
            start = _start_of_line(file, keep)
            file.seek(start)
            line = file.read(keep - start)
            if line.endswith(b"\n") and record_in(line) is not None:
                break
            keep = start
        if keep < end:
            file.truncate(keep)
            os.fsync(file.fileno())
    return keep


def _start_of_line(file: IO[bytes], end: int) -> int:
    """Where the line begins whose last byte stands before `end`."""
    position = end - 1
    while position > 0:
        step = min(1 << 16, position)
        position -= step
        file.seek(position)
        found = file.read(step).rfind(b"\n")
        if found >= 0:
            return position + found + 1
    return 0


def record_in(line: bytes) -> dict[str, Any] | None:
    """The object of a line; None where it holds none."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def lines(path: Path, start: int) -> Iterator[dict[str, Any]]:
    """The records of a file from a byte offset on; lines that are none are skipped."""
    try:
        with open_packed(path) as file:
            if start:
                file.seek(start)
            for line in file:
                record = record_in(line)
                if record is None:
                    logger.error("A line of %s is no record and was skipped", path)
                else:
                    yield record
    except DAMAGE as error:
        if getattr(error, "errno", None) is not None:  # the disk's, not the file's
            raise
        logger.error("%s is damaged (%s): what comes after that is skipped", path, error)
