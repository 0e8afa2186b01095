"""Files of rows -> documents: JSON Lines, JSON lists, CSV and Parquet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from crawler.arabic.encoding import decode
from crawler.archive.documents import LARGEST, Document, lines_of, saved_at
from crawler.archive.rows import TIMES, RowNames, row_document, text_of, without_text
from crawler.packed import open_packed
from crawler.saved_pages import is_entry

_DELIMITERS = "\t,;|"
_SAMPLE = 1 << 16


def json_lines(path: Path, names: RowNames) -> Iterator[Document]:
    """The rows of a file with one object a line; a line that is none is noted."""
    saved = saved_at(path)
    with open_packed(path) as file:
        for number, line in enumerate(lines_of(file), 1):
            source = f"{path}#{number}"
            if line is None:
                yield Document(source, "", b"", saved, problem="is too large")
                continue
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                yield Document(source, "", line, saved, problem="is no JSON")
                continue
            if not is_entry(path, row):
                yield row_document(path, number, row, names, saved)


def json_list(path: Path, names: RowNames) -> Iterator[Document]:
    """The rows of a file that is one list of objects."""
    with open_packed(path) as file:
        rows = json.load(file)
    return (row_document(path, n, row, names, saved_at(path)) for n, row in enumerate(rows, 1))


def holds_rows(path: Path, names: RowNames) -> tuple[bool, bool]:
    """Whether a JSON file holds rows, one a line or in a list; else it is a page."""
    with open_packed(path) as file:
        first, second = file.readline(LARGEST).strip(), file.readline(LARGEST).strip()
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        row = None
    if isinstance(row, dict):
        return bool(second) or text_of(row, names) is not None, False
    if not first.startswith(b"["):
        return False, False
    with open_packed(path) as file:
        try:
            rows = json.load(file)
        except (ValueError, RecursionError):
            return False, False
    return False, bool(rows) and isinstance(rows[0], dict)


def table_rows(path: Path, names: RowNames) -> Iterator[Document]:
    """The rows of a CSV or its like: with a header, parted by what parts the header most often."""
    with open_packed(path) as file:
        sample = file.read(_SAMPLE)
    charset = decode(sample).encoding
    with open_packed(path) as file:
        text = io.TextIOWrapper(file, _with_mark(charset, sample), "replace", newline="")
        header = text.readline(LARGEST)
        if len(header) == LARGEST:
            raise ValueError("its first line is too large")
        delimiter = max(_DELIMITERS, key=header.count)
        shown = decode(sample).text
        quoted = shown.startswith('"') or f'{delimiter}"' in shown or '\n"' in shown
        csv.field_size_limit(LARGEST)
        rows = csv.DictReader(
            chain([header], text),
            delimiter=delimiter,
            quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        )
        try:
            if not set(names.texts) & set(rows.fieldnames or ()):
                if header.strip():
                    yield without_text(str(path), names, saved_at(path), rows.fieldnames or ())
                return
            for number, row in enumerate(rows, 1):
                yield row_document(path, number, row, names, saved_at(path))
        except csv.Error as error:
            raise ValueError(str(error)) from None


def _with_mark(charset: str, sample: bytes) -> str:
    """A charset by the name with which Python leaves out the mark at the head of a file."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return "utf-8-sig" if charset == "utf-8" else charset


def parquet_rows(path: Path, names: RowNames) -> Iterator[Document]:
    """The rows of a Parquet file; only the columns that are needed are read."""
    try:
        import pyarrow.parquet as parquet  # large: only those who read Parquet install it
    except ImportError:
        raise ValueError("reading Parquet needs pyarrow: pip install pyarrow") from None
    saved, number = saved_at(path), 0
    with parquet.ParquetFile(path) as file:
        there = set(file.schema_arrow.names)
        texts = [name for name in _tops(names.texts) if name in there][:1]
        if not texts:
            yield without_text(str(path), names, saved, file.schema_arrow.names)
            return
        others = [name for name in _tops((*names.urls, *TIMES)) if name in there]
        for batch in file.iter_batches(batch_size=256, columns=list(dict.fromkeys(texts + others))):
            for row in batch.to_pylist():
                number += 1
                yield row_document(path, number, row, names, saved)


def _tops(names: Iterable[str]) -> list[str]:
    """The columns in which names stand: a name as it is, and what stands before its first point."""
    return [top for name in names for top in dict.fromkeys((name, name.partition(".")[0]))]
