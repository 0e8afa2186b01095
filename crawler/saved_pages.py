"""A folder of saved pages, whose `index.jsonl` says where each of them comes from."""

from __future__ import annotations

import json
import logging
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crawler.links import clean_url

if TYPE_CHECKING:
    from pathlib import Path

INDEX = "index.jsonl"
logger = logging.getLogger(__name__)


def load_index(folder: Path) -> dict[str, dict[str, Any]]:
    """The saved pages of a folder: URL -> line of its `index.jsonl` (url, file, content_type)."""
    index = {}
    for number, line in enumerate((folder / INDEX).read_bytes().splitlines(), 1):
        try:
            entry = json.loads(line)
            index[clean_url(entry["url"])] = {**entry, "file": str(entry["file"])}
        except (ValueError, TypeError, KeyError):
            logger.warning("%s:%d names no url and file", folder / INDEX, number)
    return index


def is_entry(path: Path, row: Any) -> bool:
    """Whether a row of a file is the line of an index, for a page that is saved beside it."""
    if path.name != INDEX or not isinstance(row, dict) or "url" not in row:
        return False
    return isinstance(row.get("file"), str) and (path.parent / row["file"]).is_file()


def address_of(path: Path) -> str:
    """The URL that a saved page was read from, as the index beside it says; empty where none is."""
    return _addresses(path.parent).get(path.name, "")


@lru_cache(16)
def _addresses(folder: Path) -> dict[str, str]:
    if not (folder / INDEX).is_file():
        return {}
    return {entry["file"]: str(entry["url"]) for entry in load_index(folder).values()}
