"""The bytes of a packed file, by what it begins with: names of files do not always tell."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, cast

import zstandard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Raised where a packed file is damaged or ends too early.
DAMAGE = (OSError, EOFError, zlib.error, zstandard.ZstdError, lzma.LZMAError, ValueError)
_ENDINGS = {".gz", ".gzip", ".zst", ".zstd", ".bz2", ".xz"}


def _zstd(path: Path) -> IO[bytes]:
    reader = zstandard.ZstdDecompressor().stream_reader(path.open("rb"), read_across_frames=True)
    return cast("IO[bytes]", io.BufferedReader(cast("io.RawIOBase", reader)))


def _xz(path: Path) -> IO[bytes]:
    return lzma.open(path, "rb")


_OPENERS: dict[bytes, Callable[[Path], IO[bytes]]] = {
    b"\x1f\x8b": lambda path: cast("IO[bytes]", gzip.GzipFile(path)),
    b"\x28\xb5\x2f\xfd": _zstd,
    b"BZh": lambda path: cast("IO[bytes]", bz2.BZ2File(path)),
    b"\xfd7zXZ\0": _xz,
}


def _opener(path: Path) -> tuple[bytes, Callable[[Path], IO[bytes]]] | None:
    with path.open("rb") as file:
        head = file.read(8)
    return next(((mark, opens) for mark, opens in _OPENERS.items() if head.startswith(mark)), None)


def open_packed(path: Path) -> IO[bytes]:
    """A file's bytes, unpacked where they are gzip, zstd, bzip2 or xz."""
    opener = _opener(path)
    return path.open("rb") if opener is None else opener[1](path)


def in_gzip(path: Path) -> bool | None:
    """Whether a file is packed with gzip; None where it is packed in another way."""
    opener = _opener(path)
    return False if opener is None else True if opener[0] == b"\x1f\x8b" else None


def kind_of(path: PurePath) -> str:
    """The ending of a file's name, in lower case, without that of its packing: `.jsonl`."""
    suffix = path.suffix.lower()
    return PurePath(path.stem).suffix.lower() if suffix in _ENDINGS else suffix
