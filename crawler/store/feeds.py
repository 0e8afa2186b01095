"""JSON Lines that survive a kill; one feed a record kind."""

import os
import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import xxhash

from crawler.durable import part_of, publish
from crawler.lines import json_line
from crawler.store.moves import Moves, settle

KINDS = ("posts", "authors", "threads", "duplicates", "rejected")
# No host is longer, and file systems end a name at 255 bytes, of which a letter takes up to four.
_LONGEST_NAME = 253
_LETTERS = 59


def folder_name(site: str) -> str:
    """A site's folder: its host, `:` as `_`, and nothing that could lead out of the data folder."""
    name = re.sub(r"[^\w.-]", "_", site.lower()).strip(".")
    if len(name.encode()) > _LONGEST_NAME:
        name = f"{name[:_LETTERS]}-{xxhash.xxh3_64_hexdigest(name.encode())}"
    return name or "local"


def run_name(started: datetime) -> str:
    """The name of a run: its start, UTC, as `20261123T180000Z`."""
    return started.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


class Feed:
    """One file of one run: `<run>.jsonl.part` while it is written, `<run>.jsonl` once whole.

    The file is open only while lines are written: a run over an archive has thousands of feeds.
    """

    def __init__(self, final: Path) -> None:
        self.final = final
        self.part = part_of(final)
        self.part.parent.mkdir(parents=True, exist_ok=True)
        self.part.open("xb").close()
        self.buffer = BytesIO()
        self.size = 0

    def write(self, record: Any) -> None:
        self.buffer.write(json_line(record))

    def sync(self) -> int:
        """Bring every line to the disk; return the file's length in bytes.

        A write that the disk refuses raises OSError and leaves the lines in the buffer; what part
        of them reached the file is cut off, so that it ends with a whole line.
        """
        data = self.buffer.getvalue()
        if data:
            with self.part.open("r+b", buffering=0) as file:
                file.seek(self.size)
                try:
                    written = 0
                    while written < len(data):
                        written += file.write(data[written:]) or 0
                    os.fsync(file.fileno())
                except OSError:
                    file.truncate(self.size)
                    raise
            self.size += len(data)
            self.buffer.seek(0)
            self.buffer.truncate()
        return self.size

    def close(self) -> Path | None:
        """Give the synced file its final name; an empty one is removed."""
        if not self.part.exists() or self.part.stat().st_size == 0:
            self.part.unlink(missing_ok=True)
            return None
        return publish(self.part)


class Feeds:
    """All files of one run, opened when their first record comes."""

    def __init__(self, data_dir: Path, run: str) -> None:
        self.data_dir = data_dir
        self.run = run
        self.open: dict[tuple[str, str], Feed] = {}

    def path(self, site: str, kind: str) -> Path:
        return self.data_dir / folder_name(site) / kind / f"{self.run}.jsonl"

    def write(self, site: str, kind: str, record: Any) -> None:
        """Add a record to the run's feed of its kind; it is durable after the next `sync`."""
        feed = self.open.get((site, kind))
        if feed is None:
            feed = self.open[site, kind] = Feed(self.path(site, kind))
        feed.write(record)

    def sync(self) -> dict[str, int]:
        """Make all records durable.

        Returns the part files (paths in the data folder) that grew, and their sizes.
        """
        grown = [feed for feed in self.open.values() if feed.buffer.tell()]
        return {str(feed.part.relative_to(self.data_dir)): feed.sync() for feed in grown}

    def has(self, site: str, kind: str) -> bool:
        """Whether a site got records of a kind in this run."""
        return (site, kind) in self.open

    def settle(self, site: str, moves: Moves, *, mark: bool) -> None:
        """Move a site's posts among its duplicates, in synced files that get no more lines."""
        if (site, "duplicates") not in self.open:
            self.open[site, "duplicates"] = Feed(self.path(site, "duplicates"))
        duplicates = self.path(site, "duplicates")
        posts = self.path(site, "posts")
        settle(part_of(posts), part_of(duplicates), moves, mark=mark)

    def close(self) -> list[Path]:
        """Publish the synced files; return those that hold something."""
        paths = [feed.close() for feed in self.open.values()]
        self.open.clear()
        return sorted(path for path in paths if path)
