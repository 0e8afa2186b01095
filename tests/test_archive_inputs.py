"""Given files in each format that data sets come in, whole or damaged, their documents."""

import gzip
import io
import json
from pathlib import Path

import pyarrow
import pytest
import zstandard
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.documents import Document
from crawler.archive.options import read_options
from crawler.archive.pool import bundles
from crawler.archive.readers import RowNames, documents
from tests.live.crawl import crawl, records

PAGES = [f"<!doctype html><title>صفحة {number}</title>".encode() for number in (1, 2, 3)]
ADDRESS = "http://f.example/t/{}"
TEXT = "سعاد الهاشمي\nعضو نشيط\nإنضم\n20 نوفمبر 2021\nالمشاركات\n1,204\nهل ينفع الليمون في الظل؟"


def warc(*pages: bytes, packed: bool, headers: list[tuple[str, str]] | None = None) -> list[bytes]:
    """The records of a WARC, each by itself."""
    found = []
    for number, page in enumerate(pages, 1):
        file = io.BytesIO()
        writer = WARCWriter(file, gzip=packed)
        shown = [("Content-Type", "text/html; charset=utf-8"), *(headers or [])]
        record = writer.create_warc_record(
            ADDRESS.format(number),
            "response",
            payload=io.BytesIO(page),
            http_headers=StatusAndHeaders("200 OK", shown, protocol="HTTP/1.1"),
        )
        writer.write_record(record)
        found.append(file.getvalue())
    return found


def read(path: Path, names: RowNames | None = None) -> list[Document]:
    return list(documents(path, names or RowNames()))


def bodies(found: list[Document]) -> list[bytes | str]:
    return [document.body for document in found if document.problem is None]


def problems(found: list[Document]) -> list[str]:
    return [document.problem for document in found if document.problem]


@pytest.mark.parametrize("packed", [False, True])
def test_a_damaged_record_costs_no_other(tmp_path: Path, packed: bool) -> None:
    first, second, third = warc(*PAGES, packed=packed)
    damaged = second[:40] + bytes(60) + second[100:] if packed else b"X" + second[1:]
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(first + damaged + third)
    found = read(path)
    assert bodies(found) == [PAGES[0], PAGES[2]]
    assert problems(found) == ["is damaged"]


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_ends_within_a_record(tmp_path: Path, packed: bool) -> None:
    first, second, _ = warc(*PAGES, packed=packed)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(first + second[:-30])
    found = read(path)
    assert bodies(found)[0] == PAGES[0]
    assert problems(found) == ["is cut short"]


def test_a_warc_packed_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"".join(warc(*PAGES, packed=False))))
    found = read(path)
    assert bodies(found) == PAGES
    assert not problems(found)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ([("Content-Encoding", "gzip")], gzip.compress(PAGES[0])),
        ([("Content-Encoding", "gzip")], PAGES[0]),
        ([("X-Crawl-Content-Encoding", "gzip")], PAGES[0]),
        ([("Transfer-Encoding", "chunked")], b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGES[0]), PAGES[0])),
        ([("Transfer-Encoding", "chunked")], PAGES[0]),
    ],
)
def test_payloads_packed_or_not_whatever_their_headers_say(
    tmp_path: Path, headers: list[tuple[str, str]], body: bytes
) -> None:
    """Common Crawl stores bodies unpacked, under the headers as they came or renamed ones."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(warc(body, PAGES[1], packed=True, headers=headers)))
    assert bodies(read(path)) == PAGES[:2]


@pytest.mark.parametrize("compression", ["snappy", "zstd"])
def test_parquet_rows(tmp_path: Path, compression: str) -> None:
    path = tmp_path / "rows.parquet"
    rows = {"content": [TEXT, None], "link": [ADDRESS.format(1), None], "score": [1, 2]}
    parquet.write_table(pyarrow.table(rows), path, compression=compression)
    found = read(path, RowNames("content", "link"))
    assert [(document.body, document.url) for document in found] == [
        (TEXT, ADDRESS.format(1)),
        (b"", ""),
    ]
    assert problems(found) == ["has no text under 'content'"]


def test_parquet_through_the_crawl(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    parquet.write_table(pyarrow.table({"text": [TEXT], "url": [ADDRESS.format(5)]}), path)
    run = crawl(tmp_path / "data", "-a", f"path={path}", spider="archive")
    assert run.status == 0, run.output
    (post,) = records(run.data, "posts")
    assert (post["site"], post["body"]) == ("f.example", "هل ينفع الليمون في الظل؟")
    (author,) = records(run.data, "authors")
    assert (author["joined"], author["messages"]) == ("2021-11-20", 1204)


def test_what_is_no_parquet_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    path.write_bytes(b"PAR1 and no more")
    (problem,) = problems(read(path))
    assert problem.startswith("cannot be read: ")


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson"])
def test_json_lines(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"rows{suffix}"
    lines = "\n".join([json.dumps({"text": TEXT}), "", "{broken", "[1]", '{"text": 5}'])
    packers = {".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}
    pack = packers.get(path.suffix, bytes)
    path.write_bytes(pack(lines.encode()))
    found = read(path)
    assert bodies(found) == [TEXT]
    assert problems(found) == ["is no JSON", *["has no text under 'text'"] * 2]


def test_a_folder_and_a_glob_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "texts" / "deep"
    folder.mkdir(parents=True)
    for number in (2, 1):
        (folder / f"{number}.txt").write_text(f"نص رقم {number}", encoding="utf-8")
    for path in (folder.parent, f"{tmp_path}/**/*.txt"):
        data = tmp_path / f"data{len(str(path))}"
        run = crawl(data, "-a", f"path={path}", spider="archive")
        assert run.status == 0, run.output
        assert [post["body"] for post in records(data, "posts")] == ["نص رقم 1", "نص رقم 2"]


def test_an_empty_file_is_no_error(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.warc.gz", "a.txt"):
        (tmp_path / name).write_bytes(b"")
        assert not problems(read(tmp_path / name))


def test_large_documents_go_in_small_bundles(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"a{number:02}.txt").write_text("كلام", encoding="utf-8")
    for number in range(3):
        (tmp_path / f"b{number}.txt").write_text("ك" * 300_000, encoding="utf-8")
    found = list(bundles(read_options({"path": str(tmp_path)})))
    assert [len(bundle) for bundle in found] == [16, 16, 10, 1]
    sources = [document.source for bundle in found for document in bundle]
    assert sources == sorted(map(str, tmp_path.iterdir()))
