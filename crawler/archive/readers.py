"""Files on disk -> documents: saved HTML, WARC, WET, plain text, rows with a text."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime
from glob import iglob
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from crawler.archive import containers
from crawler.archive.documents import LARGEST, Document, is_page, is_text, saved_at
from crawler.archive.packed import DAMAGE, kind_of, open_packed
from crawler.archive.row_files import holds_rows, json_lines, json_list, parquet_rows, table_rows
from crawler.archive.warc import warc_documents
from crawler.outcome import ConfigError
from crawler.saved_pages import address_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.archive.rows import RowNames

_PAGES = {".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".json"}
_MAIL = {".mht", ".mhtml"}
_WARCS = {".warc", ".wet", ".arc"}
_ROWS = {".jsonl", ".ndjson", ".jl"}
_TABLES = {".csv", ".tsv"}
# What browsers save beside a page, and whole sites hold beside theirs: none of it says anything.
_BESIDE_PAGES = frozenset(
    ".css .js .mjs .map .download .png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .woff .woff2 .ttf"
    " .otf .eot .mp3 .mp4 .webm .ogg .swf .pdf".split()
)


def find_files(path: str) -> list[Path]:
    """The files of a path: itself, all below a folder, or a glob's. Raises ConfigError."""
    plain = Path(path)
    if plain.is_file():
        return [plain]
    if plain.is_dir():
        found = [p for p in plain.rglob("*") if p.is_file() and not p.name.startswith(".")]
    else:
        # Path.glob takes no absolute pattern.
        matches = map(Path, iglob(path, recursive=True))  # noqa: PTH207
        found = [match for match in matches if match.is_file()]
    found = [file for file in found if file.suffix.lower() not in _BESIDE_PAGES]
    if not found:
        raise ConfigError(f"path: no file at {path}")
    return sorted(found)


def documents(path: Path, names: RowNames) -> Iterator[Document]:
    """The documents of a file, by its name's ending and its first bytes."""
    try:
        kind = kind_of(path)
        if kind in containers.KINDS:
            yield from _members(path, kind, names)
        else:
            yield from _of_kind(path, kind, names)
    except DAMAGE as error:
        yield _unread(str(path), error)


def _of_kind(path: Path, kind: str, names: RowNames) -> Iterator[Document]:
    if kind in _WARCS:
        return warc_documents(path)
    if kind in _ROWS:
        return json_lines(path, names)
    if kind in _TABLES:
        return table_rows(path, names)
    if kind == ".parquet":
        return parquet_rows(path, names)
    if kind == ".json":
        lines, listed = holds_rows(path, names)
        if lines or listed:
            return json_lines(path, names) if lines else json_list(path, names)
    return iter([_single(path, kind)])


def _members(path: Path, kind: str, names: RowNames) -> Iterator[Document]:
    """The documents of the files in a container; one in another is not opened."""
    for name, file in containers.members(path, kind):
        source = f"{path}/{name}"
        if file is None:
            yield Document(source, "", b"", saved_at(path), problem="is too large")
            continue
        inner = kind_of(file)
        if inner in containers.KINDS:
            yield _unread(source, ValueError("it is a container within a container"))
            continue
        own, address = file.as_uri(), f"{path.absolute().as_uri()}/{quote(name)}"
        try:
            for document in _of_kind(file, inner, names):
                yield replace(
                    document,
                    source=document.source.replace(str(file), source, 1),
                    url=document.url.replace(own, address, 1),
                )
        except DAMAGE as error:
            yield _unread(source, error)


def _unread(source: str, error: Exception) -> Document:
    return Document(source, "", b"", datetime.now(UTC), problem=f"cannot be read: {error}")


def _single(path: Path, kind: str) -> Document:
    with open_packed(path) as file:
        body = file.read(LARGEST + 1)
    if len(body) > LARGEST:
        return Document(str(path), "", b"", saved_at(path), problem="is too large")
    url = address_of(path) or path.absolute().as_uri()
    if kind in _MAIL:
        return _mailed(path, url, body)
    markup = kind in _PAGES or body.lstrip()[:1] in {b"{", b"["} or is_page(_head(body))
    if not markup and not is_text(body):
        return Document(str(path), "", b"", saved_at(path), problem="is no text")
    return Document(str(path), url if markup else "", body, saved_at(path))


def _head(body: bytes) -> str:
    wide = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    return body[:8192].decode("utf-16" if wide else "latin-1", "ignore")


def _mailed(path: Path, url: str, body: bytes) -> Document:
    """The page of an MHTML file, as browsers save a page with its pictures: its first HTML part."""
    message = email.message_from_bytes(body, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            page = part.get_payload(decode=True)
            shown = str(message["Snapshot-Content-Location"] or part["Content-Location"] or "")
            address = shown if shown.startswith(("http://", "https://")) else url
            if isinstance(page, bytes):
                return Document(
                    str(path), address, page, saved_at(path), part.get_content_charset()
                )
    return Document(str(path), "", b"", saved_at(path), problem="cannot be read: it holds no page")
