"""A folder of saved pages, whose `index.jsonl` says where each of them comes from."""

from __future__ import annotations

import json
import logging
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from crawler.links import clean_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    # A line of an index: url, file, content_type.
    Entry = dict[str, Any]

INDEX = "index.jsonl"
_P = TypeVar("_P", bound=PurePath)
logger = logging.getLogger(__name__)


def load_index(folder: Path) -> dict[str, Entry]:
    """The saved pages of a folder: URL -> line of its `index.jsonl`."""
    return {clean_url(entry["url"]): entry for entry in _index_of(folder)}


def _index_of(folder: Path) -> list[Entry]:
    return read_entries((folder / INDEX).read_bytes(), str(folder / INDEX))


def read_entries(index: bytes, source: str) -> list[Entry]:
    """The lines of an index that name a URL and a file."""
    entries = []
    for number, line in enumerate(index.splitlines(), 1):
        try:
            entry = json.loads(line)
            entries.append({**entry, "url": str(entry["url"]), "file": str(entry["file"])})
        except (ValueError, TypeError, KeyError):
            logger.warning("%s:%d names no url and file", source, number)
    return entries


def saved_file(folder: Path, name: str) -> Path:
    """The file that an index names: beside it, or in a folder that stands beside it (`html/`)."""
    beside = folder / name
    if beside.is_file():
        return beside
    below = (inner / name for inner in sorted(folder.iterdir()) if inner.is_dir())
    return next((file for file in below if file.is_file()), beside)


def is_entry(path: Path, row: Any) -> bool:
    """Whether a row of a file is the line of an index, for a page that is saved beside it."""
    if path.name != INDEX or not isinstance(row, dict) or "url" not in row:
        return False
    return isinstance(row.get("file"), str) and saved_file(path.parent, row["file"]).is_file()


def entry_of(path: Path) -> Entry:
    """What the index beside a saved page, or beside its folder, says of it; empty where none is."""
    return find_entry(path, _entries, lambda other: other.is_file())


def find_entry(
    path: _P, entries: Callable[[_P], Mapping[str, Entry]], there: Callable[[_P], bool]
) -> Entry:
    """The entry of a page.

    `entries` gives those of a folder's index by their files, `there` tells which files there are.
    """
    for folder in (path.parent, path.parent.parent):
        known = entries(folder)
        entry = known.get(path.relative_to(folder).as_posix())
        if entry is None and path.name in known and not there(folder / path.name):
            entry = known[path.name]
        if entry is not None:
            return entry
    return {}


@lru_cache(16)
def _entries(folder: Path) -> dict[str, Entry]:
    if not (folder / INDEX).is_file():
        return {}
    return {entry["file"]: entry for entry in _index_of(folder)}
