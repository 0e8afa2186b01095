"""Zip and tar files -> the files in them, one at a time, and what an `index.jsonl` says of each."""

from __future__ import annotations

import os
import re
import tarfile
import zipfile
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, cast

from crawler.archive.documents import moment
from crawler.archive.page_folder import belongs_to_page
from crawler.packed import DAMAGE, open_packed
from crawler.saved_pages import INDEX, find_entry, read_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crawler.saved_pages import Entry

    # Name, time (epoch seconds, 0 where it says none), and what opens it.
    _Member = tuple[str, float, Callable[[], IO[bytes]]]

# In a WACZ the pages stand in web archives; beside them are lists of what these hold.
_WACZ, _WEB_ARCHIVES = ".wacz", "archive/"
_ZIP, _TAR = {".zip", _WACZ}, {".tar", ".tgz", ".tbz2", ".txz"}
KINDS = _ZIP | _TAR
# Raised where a container or a member is damaged; RuntimeError where a password is asked for.
UNREADABLE = (*DAMAGE, zipfile.BadZipFile, tarfile.TarError, RuntimeError)
# A file in a container that unpacks to more is no dump of a forum.
_LARGEST = 16 << 30
_CHUNK = 1 << 20
# What says of which kind a file is; a name may go on in any way behind a point.
_ENDINGS = re.compile(r"(?:\.\w{1,8}){1,2}$", re.ASCII)


def members(path: Path, kind: str) -> Iterator[tuple[str, Path | str]]:
    """Name of each member and its unpacked file, in their order, or why it cannot be read.

    A file is there until the next one is asked for; it was saved when its member was. Raises
    ValueError where the container is damaged.
    """
    saved = path.stat().st_mtime
    try:
        opened = _zipped(path, kind) if kind in _ZIP else _tarred(path)
        with TemporaryDirectory(prefix="archive-") as folder:
            for number, (name, when, opens) in enumerate(opened):
                # The member's own name may lead anywhere.
                ending = _ENDINGS.search(PurePosixPath(name).name)
                unpacked = Path(folder, f"{number}{ending[0] if ending else ''}")
                problem = _copy(opens, unpacked)
                if problem:
                    yield name, problem
                else:
                    os.utime(unpacked, (when or saved, when or saved))
                    yield name, unpacked
                unpacked.unlink(missing_ok=True)
    except UNREADABLE as error:
        raise ValueError(str(error)) from None


def _zipped(path: Path, kind: str) -> Iterator[_Member]:
    with zipfile.ZipFile(path) as container:
        for entry in container.infolist():
            if not _is_ours(entry.filename) or entry.is_dir():
                continue
            if kind != _WACZ or entry.filename.startswith(_WEB_ARCHIVES):
                yield entry.filename, _time_of(entry), partial(container.open, entry)


def _time_of(entry: zipfile.ZipInfo) -> float:
    """When a member was saved; its time names no zone and is taken for UTC."""
    try:
        when = moment(datetime(*entry.date_time))
    except ValueError:
        return 0
    return when.timestamp() if when else 0


def _tarred(path: Path) -> Iterator[_Member]:
    with open_packed(path) as packed, tarfile.open(fileobj=packed, mode="r|") as container:
        for entry in container:
            if entry.isfile() and _is_ours(entry.name):
                opens = partial(container.extractfile, entry)
                yield entry.name, float(entry.mtime), cast("Callable[[], IO[bytes]]", opens)


def _is_ours(name: str) -> bool:
    """Whether a member is no hidden file, as Macs put them beside each other one."""
    parts = set(PurePosixPath(name).parts) - {".", ".."}
    return not any(part.startswith((".", "__MACOSX")) for part in parts)


def _copy(opens: Callable[[], IO[bytes]], target: Path) -> str:
    """Write a member to a file; why that cannot be done, or empty."""
    size = 0
    try:
        with opens() as file, target.open("wb") as copy:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > _LARGEST:
                    return "is too large"
                copy.write(chunk)
    except UNREADABLE as error:
        return f"cannot be read: {error}"
    return ""


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
