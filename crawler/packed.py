"""The bytes of a packed file, by what it begins with: names of files do not always tell."""

import bz2
import gzip
import io
import lzma
import struct
import zlib
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import IO, cast

import zstandard

# Raised where a packed file is damaged or ends too early.
DAMAGE = (
    OSError,
    EOFError,
    ValueError,
    zlib.error,
    struct.error,
    lzma.LZMAError,
    zstandard.ZstdError,
)
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
# What makes one is given some hundred KB.
_LARGEST_DICTIONARY = 16 << 20
_ENDINGS = {".gz", ".gzip", ".zst", ".zstd", ".bz2", ".xz"}


def _zstd_with_dictionary(path: Path) -> IO[bytes]:
    """As IIPC's draft for web archives packs them: before all else a frame with a dictionary.

    https://iipc.github.io/warc-specifications/specifications/warc-zstd/
    """
    file = path.open("rb")
    _, size = struct.unpack("<4sI", file.read(8))
    words = file.read(min(size, _LARGEST_DICTIONARY))
    if words.startswith(_ZSTD):
        words = zstandard.ZstdDecompressor().stream_reader(words).read(_LARGEST_DICTIONARY)
    known = zstandard.ZstdCompressionDict(words)
    return _unzstd(file, zstandard.ZstdDecompressor(dict_data=known))


def _unzstd(file: IO[bytes], decompressor: zstandard.ZstdDecompressor) -> IO[bytes]:
    reader = decompressor.stream_reader(file, read_across_frames=True)
    return cast("IO[bytes]", io.BufferedReader(cast("io.RawIOBase", reader)))


def _xz(path: Path) -> IO[bytes]:
    return lzma.open(path, "rb")


_OPENERS: dict[bytes, Callable[[Path], IO[bytes]]] = {
    _GZIP: lambda path: cast("IO[bytes]", gzip.GzipFile(path)),
    _ZSTD: lambda path: _unzstd(path.open("rb"), zstandard.ZstdDecompressor()),
    b"\x5d\x2a\x4d\x18": _zstd_with_dictionary,
    b"BZh": lambda path: cast("IO[bytes]", bz2.BZ2File(path)),
    b"\xfd7zXZ\0": _xz,
}


def _opener(path: Path) -> tuple[bytes, Callable[[Path], IO[bytes]]] | None:
    with path.open("rb") as file:
        head = file.read(8)
    return next(((mark, opens) for mark, opens in _OPENERS.items() if head.startswith(mark)), None)


def open_packed(path: Path) -> IO[bytes]:
    """A file's bytes, unpacked where they are gzip, zstd, bzip2 or xz, or gzip in one of these."""
    opener = _opener(path)
    if opener is None:
        return path.open("rb")
    file = opener[1](path)
    if not _holds_gzip(file):
        return file
    inner = gzip.GzipFile(fileobj=file, mode="rb")
    inner.myfileobj = file  # type: ignore[assignment] # to be closed with it
    return cast("IO[bytes]", inner)


def in_gzip(path: Path) -> bool | None:
    """Whether a file is packed with gzip; None where it is packed in another way, or twice."""
    opener = _opener(path)
    if opener is None or opener[0] != _GZIP:
        return None if opener else False
    with opener[1](path) as file:
        return None if _holds_gzip(file) else True


def _holds_gzip(file: IO[bytes]) -> bool:
    """Whether what a file unpacks to is packed once more."""
    try:
        head: bytes = file.peek(len(_GZIP))  # type: ignore[attr-defined]
    except DAMAGE:
        return False
    return head.startswith(_GZIP)


def kind_of(path: PurePath) -> str:
    """The ending of a file's name, in lower case, without that of its packing: `.jsonl`."""
    suffix = path.suffix.lower()
    return PurePath(path.stem).suffix.lower() if suffix in _ENDINGS else suffix
