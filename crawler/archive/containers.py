"""Zip and tar files -> the files in them, one at a time."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING

from crawler.archive.packed import open_packed

if TYPE_CHECKING:
    from collections.abc import Iterator

_ZIP, _TAR = {".zip"}, {".tar", ".tgz", ".tbz2", ".txz"}
KINDS = _ZIP | _TAR
# A file in a container that unpacks to more is no dump of a forum.
_LARGEST = 16 << 30
_CHUNK = 1 << 20


def members(path: Path, kind: str) -> Iterator[tuple[str, Path | None]]:
    """Name and unpacked file of each member, in their order; None for one that is too large.

    A file is there until the next one is asked for. Raises OSError or ValueError where the
    container is damaged or locked with a password.
    """
    try:
        opened = _zipped(path) if kind in _ZIP else _tarred(path)
        with TemporaryDirectory(prefix="archive-") as folder:
            for number, (name, file) in enumerate(opened):
                # The member's own name may lead anywhere; its endings say what it is.
                unpacked = Path(folder, f"{number}{''.join(PurePosixPath(name).suffixes[-2:])}")
                with file:
                    whole = _copy(file, unpacked)
                yield name, unpacked if whole else None
                unpacked.unlink()
    except (zipfile.BadZipFile, tarfile.TarError, RuntimeError, NotImplementedError) as error:
        raise ValueError(str(error)) from None


def _zipped(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    with zipfile.ZipFile(path) as container:
        for entry in container.infolist():
            if _is_ours(entry.filename) and not entry.is_dir():
                yield entry.filename, container.open(entry)


def _tarred(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    with open_packed(path) as packed, tarfile.open(fileobj=packed, mode="r|") as container:
        for entry in container:
            file = container.extractfile(entry) if _is_ours(entry.name) else None
            if file is not None:
                yield entry.name, file


def _is_ours(name: str) -> bool:
    """Whether a member is no hidden file, as Macs put them beside each other one."""
    parts = set(PurePosixPath(name).parts) - {".", ".."}
    return not any(part.startswith((".", "__MACOSX")) for part in parts)


def _copy(file: IO[bytes], target: Path) -> bool:
    """Write a member to a file; False where it goes on beyond all measure."""
    size = 0
    with target.open("wb") as copy:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > _LARGEST:
                return False
            copy.write(chunk)
    return True
