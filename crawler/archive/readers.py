"""Files on disk -> documents: saved HTML, WARC, WET, plain text, rows with a text."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from crawler.answers import charset
from crawler.archive import containers, one_file
from crawler.archive.containers import ZipIndex
from crawler.archive.documents import LARGEST, OWN_ERROR, Document, is_page, is_text, saved_at
from crawler.archive.files import beside_pages
from crawler.archive.mirrored import is_copiers_own, mirrored_from, with_own_links
from crawler.archive.page_folder import with_whole_links
from crawler.archive.row_files import holds_rows, json_lines, json_list, parquet_rows, table_rows
from crawler.archive.saved_from import saved_from
from crawler.archive.warc import warc_documents
from crawler.packed import DAMAGE, kind_of, open_packed
from crawler.saved_pages import entry_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.archive.rows import RowNames
    from crawler.saved_pages import Entry

logger = logging.getLogger(__name__)
_PAGES = {".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".json"}
_WARCS = {".warc", ".wet", ".arc"}
_ROWS = {".jsonl", ".ndjson", ".jl"}
_TABLES = {".csv", ".tsv"}


def documents(path: Path, names: RowNames) -> Iterator[Document]:
    """The documents of a file, by its name's ending and its first bytes."""
    kind = kind_of(path)
    if kind in containers.KINDS:
        return _as_far_as_read(_members(path, kind, names), str(path))
    return _as_far_as_read(_of_kind(path, kind, names, path.absolute(), None), str(path))


def _as_far_as_read(found: Iterator[Document], source: str) -> Iterator[Document]:
    """Documents of a file, and word of what ended them before their time: other files go on."""
    try:
        yield from found
    except DAMAGE as error:
        yield _unread(source, f"cannot be read: {error}")
    except Exception:
        logger.exception("Cannot read %s", source)
        yield _unread(source, OWN_ERROR)


def _of_kind(
    path: Path, kind: str, names: RowNames, place: PurePath, entry: Entry | None
) -> Iterator[Document]:
    """`place` is where the file is, or was before it was packed.

    `entry` is what an index says of the file, where that is known already.
    """
    if kind in _WARCS:
        yield from warc_documents(path)
    elif kind in _ROWS:
        yield from json_lines(path, names)
    elif kind in _TABLES:
        yield from table_rows(path, names)
    elif kind == ".parquet":
        yield from parquet_rows(path, names)
    else:
        lines, listed = holds_rows(path, names) if kind == ".json" else (False, False)
        if lines or listed:
            yield from json_lines(path, names) if lines else json_list(path, names)
        else:
            yield from _single(path, kind, place, entry_of(path) if entry is None else entry)


def _members(path: Path, kind: str, names: RowNames) -> Iterator[Document]:
    """The documents of the files in a container; one in another is not opened."""
    index = ZipIndex(path)
    for name, file in containers.members(path, kind):
        source = f"{path}/{name}"
        if beside_pages(PurePosixPath(name)) or index.belongs_to_page(name):
            continue
        if isinstance(file, str):
            yield _unread(source, file)
        elif (inner := kind_of(file)) in containers.KINDS:
            yield _unread(source, "cannot be read: it is a container within a container")
        elif not index.holds(name):
            own, address = file.as_uri(), f"{path.absolute().as_uri()}/{quote(name)}"
            place = PurePosixPath(f"{path.absolute()}/{name}")
            found = _of_kind(file, inner, names, place, index.entry_of(name))
            for document in _as_far_as_read(found, str(file)):
                yield replace(
                    document,
                    source=document.source.replace(str(file), source, 1),
                    url=document.url.replace(own, address, 1),
                )


def _unread(source: str, problem: str) -> Document:
    return Document(source, "", b"", datetime.now(UTC), problem=problem)


def _single(path: Path, kind: str, place: PurePath, entry: Entry) -> Iterator[Document]:
    with open_packed(path) as file:
        body = file.read(LARGEST + 1)
    if body.startswith(b"WARC/"):  # its name ends in another way while it is written
        yield from warc_documents(path)
        return
    if len(body) > LARGEST:
        yield _unread(str(path), "is too large")
        return
    if is_copiers_own(body):
        return
    found = Document(str(path), entry.get("url", ""), body, saved_at(path))
    if kind in one_file.KINDS:
        found = one_file.unfolded(found)
    elif kind in _PAGES or body.lstrip()[:1] in {b"{", b"["} or is_page(body):
        found.charset, found.markup = charset(str(entry.get("content_type") or "")), True
        _trace(found, body, path, place)
    elif not is_text(body):
        found = _unread(str(path), "is no text")
    if found.markup and not found.url:
        found.url = path.absolute().as_uri()
    yield found


def _trace(page: Document, body: bytes, path: Path, place: PurePath) -> None:
    """Find out where a saved page comes from, and let its links lead there."""
    body = with_whole_links(body, place)
    url, when = saved_from(body)
    if url:
        body = with_own_links(body, path, url)
    elif not page.url:
        url, body = mirrored_from(body, place)
    page.url, page.fetched_at, page.body = page.url or url, when or page.fetched_at, body
