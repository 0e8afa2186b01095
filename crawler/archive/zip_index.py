"""What the `index.jsonl` files in a zip say of the pages in it."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from crawler.archive.containers import UNREADABLE
from crawler.archive.page_folder import belongs_to_page
from crawler.saved_pages import INDEX, find_entry, read_entries

if TYPE_CHECKING:
    from crawler.saved_pages import Entry


class ZipIndex:
    """The indexes of a container; one that is no zip, which cannot be read twice, has none."""

    def __init__(self, path: Path) -> None:
        self._names: frozenset[str] = frozenset()
        self._entries: dict[PurePosixPath, dict[str, Entry]] = {}
        # What of it cannot be read is told where its members are.
        with suppress(*UNREADABLE), zipfile.ZipFile(path) as container:
            self._names = frozenset(container.namelist())
            for name in filter(self.holds, self._names):
                found = read_entries(_content(container, name), f"{path}/{name}")
                entries = {entry["file"]: entry for entry in found}
                self._entries[PurePosixPath(name).parent] = entries

    def holds(self, name: str) -> bool:
        """Whether a member is an index of pages in the same zip."""
        return name in self._names and PurePosixPath(name).name == INDEX

    def belongs_to_page(self, name: str) -> bool:
        """Whether a member stands in the folder that a browser made for a page in the same zip."""
        return belongs_to_page(PurePosixPath(name), lambda other: str(other) in self._names)

    def entry_of(self, name: str) -> Entry:
        """What an index says of a member; empty where none does."""
        return find_entry(
            PurePosixPath(name),
            lambda folder: self._entries.get(folder, {}),
            lambda other: str(other) in self._names,
        )


def _content(container: zipfile.ZipFile, name: str) -> bytes:
    try:
        return container.read(name)
    except UNREADABLE:
        return b""
