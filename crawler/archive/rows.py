"""A row of a data set -> a document: where its text, address and time stand."""

import base64
import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from crawler.archive.documents import Document, is_page, moment

_TEXT, _URL = "text", "url"
# What the world's corpora call them: mC4, CulturaX and FineWeb, OSCAR, RedPajama, HPLT, datatrove.
_TEXTS = (_TEXT, "content", "raw_content", "document", "page_content", "body", "html", "raw_html")
_URLS = (
    _URL, "uri", "link", "source_url", "u", "metadata.url", "meta.url",
    "warc_headers.warc-target-uri", "source",
)  # fmt: skip
TIMES = (
    "timestamp", "date", "ts", "fetch_time", "fetched_at", "crawl_date", "date_download",
    "metadata.timestamp", "metadata.date", "warc_headers.warc-date",
)  # fmt: skip
_ARMOURED = re.compile(r"[A-Za-z0-9+/]{64}")
# So many names of a row are told, and so much of each.
_NAMES, _SHOWN = 20, 40


@dataclass(frozen=True, slots=True)
class RowNames:
    """The names of the columns or keys that hold text and URL in rows.

    A point leads into a key's own keys: `metadata.url`. With the names that stand here the usual
    others are tried too.
    """

    text: str = _TEXT
    url: str = _URL

    @property
    def texts(self) -> tuple[str, ...]:
        return _TEXTS if self.text == _TEXT else (self.text,)

    @property
    def urls(self) -> tuple[str, ...]:
        return _URLS if self.url == _URL else (self.url,)


def row_document(path: Path, number: int, row: Any, names: RowNames, saved: datetime) -> Document:
    source = f"{path}#{number}"
    text = text_of(row, names) if isinstance(row, dict) else None
    if text is None:
        there = (
            [key for key, value in row.items() if value not in (None, "")]
            if isinstance(row, dict)
            else ()
        )
        return without_text(source, names, saved, there)
    url = _url(row, names)
    times = map(_fetched, _values(row, TIMES))
    when = next((time for time in times if time is not None), saved)
    text = _unarmoured(text)
    if not is_page(text):
        return Document(source, url, text, when)
    url = url or f"{path.absolute().as_uri()}?row={number}"
    if isinstance(text, bytes):
        return Document(source, url, text, when, markup=True)
    return Document(source, url, text.encode("utf-8", "replace"), when, "utf-8", markup=True)


def _unarmoured(text: str | bytes) -> str | bytes:
    """A page that a row holds in base64, as JSON keeps bytes; any other text as it is."""
    if isinstance(text, str) and _ARMOURED.match(text):
        with contextlib.suppress(ValueError):
            page = base64.b64decode(text, validate=True)
            return page if is_page(page) else text
    return text


def without_text(source: str, names: RowNames, saved: datetime, there: Iterable[str]) -> Document:
    """Word of a row, or of a whole table, that has no text; `there` are the names that it has."""
    told = ", ".join(name[:_SHOWN] for name in islice(there, _NAMES)) or "nothing"
    problem = f"has no text under {names.text!r}: it has {told}"
    return Document(source, "", b"", saved, problem=problem)


def text_of(row: Mapping[str, Any], names: RowNames) -> str | bytes | None:
    texts = _values(row, names.texts)
    return next((text for text in texts if isinstance(text, str | bytes)), None)


def _values(row: Mapping[str, Any], names: Iterable[str]) -> Iterator[Any]:
    """What stands under names in a row; a point leads into a key's own keys."""
    for name in names:
        value: Any = row
        for part in [name] if name in row else name.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if value is not None and value != "":
            yield value


def _url(row: Mapping[str, Any], names: RowNames) -> str:
    """The address of a row; the column that was asked for holds it in any form."""
    asked = next((value for value in _values(row, [names.url]) if isinstance(value, str)), "")
    others = (value for value in _values(row, names.urls) if isinstance(value, str))
    return asked or next((value for value in others if "://" in value), "")


def _fetched(shown: Any) -> datetime | None:
    """When a row says that its page was fetched; a day alone says no hour, and is not used."""
    if isinstance(shown, datetime) or (isinstance(shown, str) and "T" in shown):
        return moment(shown)
    return None
