"""The documents of a WARC or WET, also of one that is damaged or cut short."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.answers import charset
from crawler.archive.documents import LARGEST, Document, is_page, moment, saved_at
from crawler.archive.payloads import payload
from crawler.packed import DAMAGE, in_gzip, open_packed

_DAMAGE = (ArchiveLoadFailed, *DAMAGE)
# Where a record may begin: a member of a gzip file, or a line with the format's name.
_START = re.compile(rb"\x1f\x8b\x08|(?<=\n)WARC/1\.[01]\r?\n")
_CHUNK = 1 << 20
_LONGEST_LINE = 1 << 16
_URI = re.compile(r"\W?[a-z][a-z0-9+.-]*:", re.I)
# Crawlers keep what they note of themselves as well: `urn:pageinfo:`, `metadata://`, `dns:`.
_PAGES_OF = ("http://", "https://", "file:")
# What may be a page, and in a record that was converted a text.
_PAGE = re.compile("html|json", re.I)
_TEXT = re.compile("text/|html", re.I)


def warc_documents(path: Path) -> Iterator[Document]:
    """Response and resource records of a WARC, conversion records of a WET, in order.

    Behind a damaged record it goes on with the next one; what is lost is noted.
    """
    packed = in_gzip(path)
    if packed is False and _is_endless(path):
        yield _lost(str(path), path, "is no web archive")
        return
    streamed = packed is None
    with open_packed(path) if streamed else path.open("rb") as file:
        yield from _read(path, file, 0, streamed=streamed)


def _is_endless(path: Path) -> bool:
    """Whether no line ends where the first should: to look for its end takes minutes."""
    with path.open("rb") as file:
        head = file.read(_LONGEST_LINE)
    return len(head) == _LONGEST_LINE and b"\n" not in head


def _read(path: Path, file: IO[bytes], number: int, *, streamed: bool) -> Iterator[Document]:
    """`streamed` where going back in the file would mean to unpack it again."""
    start: int | None = 0
    noted = False
    while start is not None:
        if start:
            file.seek(start)
        iterator: Any = ArchiveIterator(file, arc2warc=True)
        try:
            for record in iterator:
                _check(record)
                number, start, noted = number + 1, iterator.offset, False
                yield from _documents(record, f"{path}#{number}", path)
            # What is left of a packed record may end as a whole one does, and the file with it.
            start = None if streamed else _next_start(file, start or 0, packed=number > 0)
            if start is None:
                return
        except _DAMAGE as error:
            if "non-chunked gzip" in str(error):  # the whole file is one member
                with open_packed(path) as unpacked:
                    yield from _after(number, _read(path, unpacked, 0, streamed=False), path)
                return
            start = None if streamed else _next_start(file, start or 0)
        if not noted:
            yield _lost(f"{path}#{number + 1}", path, "is damaged")
            noted = True


def _check(record: Any) -> None:
    """Raise ArchiveLoadFailed where damage looks like a record: a line of ARC may hold anything."""
    if record.rec_type is None:
        raise ArchiveLoadFailed("no type")
    uri = record.rec_headers.get_header("WARC-Target-URI")
    if uri is not None and not _URI.match(uri):
        raise ArchiveLoadFailed("no URI")


def _after(number: int, found: Iterator[Document], path: Path) -> Iterator[Document]:
    """The documents of later records than the first so many."""
    before = {f"{path}#{one}" for one in range(1, number + 1)}
    return (document for document in found if document.source not in before)


def _lost(source: str, path: Path, problem: str) -> Document:
    return Document(source, "", b"", saved_at(path), problem=problem)


def _next_start(file: IO[bytes], after: int, *, packed: bool = False) -> int | None:
    """The offset behind `after` of the next record (of a packed one only), or None."""
    at = after + 1
    while True:
        file.seek(at - 1)
        chunk = file.read(_CHUNK)
        for found in _START.finditer(chunk, 1):
            if found[0][:1] == b"W":
                begins = not packed
            else:
                begins = _begins_record(chunk[found.start() : found.start() + 512])
            if begins:
                return at - 1 + found.start()
        if len(chunk) < _CHUNK:
            return None
        at += _CHUNK - 512


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(packed, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def _documents(record: Any, source: str, path: Path) -> Iterator[Document]:
    """The document of a record, and word of it where it is cut short."""
    if record.rec_type not in {"response", "resource", "conversion"}:
        return
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if not url.lower().startswith(_PAGES_OF):
        return
    answer, kind = record.http_headers, record.rec_headers.get_header("Content-Type") or ""
    if answer is not None:
        kind = answer.get_header("Content-Type") or ""
        if not answer.get_statuscode().startswith("2"):
            return
    converted = record.rec_type == "conversion"
    if kind and not (_TEXT if converted else _PAGE).search(kind):
        return
    body, whole = payload(record)
    problem = "is too large" if len(body) > LARGEST else None
    when = moment(record.rec_headers.get_header("WARC-Date") or "") or saved_at(path)
    markup = not converted or is_page(body)
    body = b"" if problem else body
    yield Document(
        source, url, body, when, charset(kind), problem, markup=markup, of_anything=not markup
    )
    if _cut_short(record) or not whole:
        yield _lost(source, path, "is cut short")


def _cut_short(record: Any) -> bool:
    """Whether a record holds less than it says, since the file ends in it, or than the page had."""
    headers = record.rec_headers
    if headers.get_header("WARC-Truncated") or headers.get_header("WARC-Segment-Number"):
        return True
    while record.raw_stream.read(_CHUNK):
        pass
    return bool(getattr(record.raw_stream, "limit", 0) > 0)
