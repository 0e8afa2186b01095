"""Given files in each format that data sets come in, whole or damaged, their documents."""

import base64
import bz2
import gzip
import io
import json
import lzma
import os
import random
import re
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import brotli
import pyarrow
import pytest
import zstandard
from pyarrow import parquet
from warcio.warcwriter import WARCWriter

from crawler.archive.documents import LARGEST, Document
from crawler.archive.files import find_files
from crawler.archive.options import read_options
from crawler.archive.payloads import unpacked
from crawler.archive.pool import Reading, bundles
from crawler.archive.readers import documents
from crawler.archive.rows import RowNames
from crawler.dedup.settings import Dedup
from crawler.outcome import ConfigError
from tests.files import put, put_rows
from tests.live.crawl import crawl, records
from tests.warcs import warc

ADDRESS = "http://f.example/t/{}"
PAGES = [f"<!doctype html><title>صفحة {number}</title>".encode() for number in (1, 2, 3)]
SAVED = [(ADDRESS.format(number), page) for number, page in enumerate(PAGES, 1)]
PACKED = gzip.compress(PAGES[0], mtime=0)
TWICE = gzip.compress(PACKED, mtime=0)
TEXT = "سعاد الهاشمي\nعضو نشيط\nإنضم\n20 نوفمبر 2021\nالمشاركات\n1,204\nهل ينفع الليمون في الظل؟"


def read(path: Path, names: RowNames | None = None) -> list[Document]:
    return list(documents(path, names or RowNames()))


def bodies(found: list[Document]) -> list[bytes | str]:
    return [document.body for document in found if document.problem is None]


def problems(found: list[Document]) -> list[str]:
    return [document.problem for document in found if document.problem]


@pytest.mark.parametrize("packed", [False, True])
def test_a_damaged_record_costs_no_other(tmp_path: Path, packed: bool) -> None:
    first, second, third = warc(SAVED, packed=packed)
    damaged = second[:40] + bytes(60) + second[100:] if packed else b"X" + second[1:]
    path = put(tmp_path / ("a.warc.gz" if packed else "a.warc"), first + damaged + third)
    found = read(path)
    assert bodies(found) == [PAGES[0], PAGES[2]]
    assert problems(found) == ["is damaged"]


def test_a_packed_record_whose_end_looks_like_the_file_s_costs_no_other(tmp_path: Path) -> None:
    """One damage in fifty unpacks without an error; where depends on the record's own number."""
    path = tmp_path / "a.warc.gz"
    for _ in range(200):
        first, second, third = warc(SAVED, packed=True)
        path.write_bytes(first + second[:40] + bytes(60) + second[100:] + third)
        assert bodies(read(path)) == [PAGES[0], PAGES[2]]


@pytest.mark.parametrize("packed", [False, True])
def test_damage_costs_no_other_record_however_long_it_is(
    tmp_path: Path, packed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left of the file is read in pieces: the next record may begin anywhere in one."""
    monkeypatch.setattr("crawler.archive.warc._CHUNK", 1024)
    first, _, third = warc(SAVED, packed=packed)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    for size in range(900, 2200, 7):
        path.write_bytes(first + b"\x07" * size + b"\n" + third)
        assert bodies(read(path)) == [PAGES[0], PAGES[2]], size
    path.write_bytes(first + b"\x07" * (1024 - len(first)))
    assert bodies(read(path)) == PAGES[:1]


def test_damage_that_reads_as_a_record_costs_no_other(tmp_path: Path) -> None:
    """A line of five words is the head of a record of ARC, whatever they are."""
    path = tmp_path / "a.warc.gz"
    first, second, third = warc(SAVED, packed=True)
    damage = gzip.compress(b"] y$ \xf1F 0*# Xi 99999 W!\n\n")
    path.write_bytes(first + damage + third)
    found = read(path)
    assert bodies(found) == [PAGES[0], PAGES[2]]
    assert problems(found) == ["is damaged"]
    path.write_bytes(damage + first + second)
    assert bodies(read(path)) == PAGES[:2]


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_ends_within_a_record(tmp_path: Path, packed: bool) -> None:
    first, second, _ = warc(SAVED, packed=packed)
    found = read(put(tmp_path / ("a.warc.gz" if packed else "a.warc"), first + second[:-30]))
    assert bodies(found)[0] == PAGES[0]
    assert problems(found) == ["is cut short"]


def test_a_warc_packed_as_a_whole(tmp_path: Path) -> None:
    path = put(tmp_path / "a.warc.gz", gzip.compress(b"".join(warc(SAVED, packed=False))))
    found = read(path)
    assert bodies(found) == PAGES
    assert not problems(found)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ([("Content-Encoding", "gzip")], gzip.compress(PAGES[0], mtime=0)),
        ([("Content-Encoding", "gzip")], PAGES[0]),
        ([("X-Crawl-Content-Encoding", "gzip")], PAGES[0]),
        ([("Transfer-Encoding", "chunked")], b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGES[0]), PAGES[0])),
        ([("Transfer-Encoding", "chunked")], PAGES[0]),
        ([("Content-Encoding", "br")], brotli.compress(PAGES[0])),
        ([("Content-Encoding", "br")], PAGES[0]),
        ([("Content-Encoding", "zstd")], zstandard.compress(PAGES[0])),
        ([("Content-Encoding", "x-gzip")], gzip.compress(PAGES[0], mtime=0)),
        ([("Content-Encoding", "deflate")], zlib.compress(PAGES[0])),
        ([("Content-Encoding", "deflate")], zlib.compress(PAGES[0], wbits=-15)),
        ([("Content-Encoding", "deflate")], PAGES[0]),
        ([], gzip.compress(PAGES[0], mtime=0)),
        ([("Content-Encoding", "gzip, gzip")], TWICE),
        ([("Content-Encoding", "gzip")], TWICE),
        ([("Content-Encoding", "gzip, br")], brotli.compress(PACKED)),
        ([("Content-Encoding", "br, gzip")], gzip.compress(brotli.compress(PAGES[0]), mtime=0)),
        (
            [("Content-Encoding", "gzip")],
            gzip.compress(PAGES[0][:9], mtime=0) + gzip.compress(PAGES[0][9:], mtime=0),
        ),
        (
            [("Transfer-Encoding", "gzip, chunked")],
            b"5;a=b\r\n%s\r\n%X\r\n%s\r\n0\r\n\r\n" % (PACKED[:5], len(PACKED) - 5, PACKED[5:]),
        ),
    ],
)
def test_payloads_packed_or_not_whatever_their_headers_say(
    tmp_path: Path, headers: list[tuple[str, str]], body: bytes
) -> None:
    """Common Crawl stores bodies unpacked, under the headers as they came or renamed ones."""
    path = put(
        tmp_path / "a.warc.gz",
        b"".join(warc([(ADDRESS.format(1), body), SAVED[1]], packed=True, headers=headers)),
    )
    assert bodies(read(path)) == PAGES[:2]


@pytest.mark.parametrize("pack", [brotli.compress, gzip.compress, zstandard.compress])
def test_a_payload_that_unpacks_to_more_than_any_page(pack: Callable[[bytes], bytes]) -> None:
    said = "br" if pack is brotli.compress else ""
    body, _ = unpacked(pack(bytes(3 * LARGEST)), said)
    assert len(body) == LARGEST + 1


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ([("Content-Encoding", "gzip")], gzip.compress(PAGES[0] * 9, mtime=0)[:-12]),
        ([("Content-Encoding", "deflate")], zlib.compress(PAGES[0] * 9)[:-12]),
        ([("Transfer-Encoding", "chunked")], b"%x\r\n%s\r\n" % (len(PAGES[0]), PAGES[0])),
    ],
)
def test_an_answer_that_was_cut_off_is_told(
    tmp_path: Path, headers: list[tuple[str, str]], body: bytes
) -> None:
    path = put(
        tmp_path / "a.warc.gz",
        b"".join(warc([(ADDRESS.format(1), body), SAVED[1]], packed=True, headers=headers)),
    )
    found = read(path)
    assert problems(found) == ["is cut short"]
    assert bodies(found)[0].startswith(PAGES[0][:20])
    assert bodies(found)[1] == PAGES[1]


@pytest.mark.parametrize("said", [b"WARC-Truncated: length", b"WARC-Segment-Number: 1"])
def test_a_record_of_a_part_of_a_page_is_told(tmp_path: Path, said: bytes) -> None:
    path = tmp_path / "a.warc"
    first, second, _ = warc(SAVED, packed=False)
    path.write_bytes(first.replace(b"WARC-Type", said + b"\r\nWARC-Type", 1) + second)
    found = read(path)
    assert bodies(found) == PAGES[:2]
    assert problems(found) == ["is cut short"]


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_packed_twice(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "a.warc.gz"
    whole = b"".join(warc(SAVED, packed=packed))
    path.write_bytes(gzip.compress(whole if packed else gzip.compress(whole)))
    assert bodies(read(path)) == PAGES
    path.write_bytes(b"".join(gzip.compress(record) for record in warc(SAVED, packed=True)))
    assert bodies(read(path)) == PAGES
    assert not problems(read(path))


@pytest.mark.parametrize("packs", [bytes, zstandard.compress])
def test_a_warc_packed_with_a_dictionary(tmp_path: Path, packs: Callable[[bytes], bytes]) -> None:
    words = b"WARC/1.0 WARC-Type: response Content-Type: text/html; charset=utf-8" * 8
    known = packs(words)
    packer = zstandard.ZstdCompressor(dict_data=zstandard.ZstdCompressionDict(words))
    path = tmp_path / "a.warc.zst"
    frames = [packer.compress(record) for record in warc(SAVED, packed=False)]
    head = b"\x5d\x2a\x4d\x18" + len(known).to_bytes(4, "little")
    path.write_bytes(head + known + b"".join(frames))
    assert bodies(read(path)) == PAGES
    path.write_bytes(head[:6])
    (problem,) = problems(read(path))
    assert problem.startswith("cannot be read")


def test_a_file_that_begins_with_what_is_no_record_is_told(tmp_path: Path) -> None:
    path = put(tmp_path / "a.warc", b"\r\n\r\n" + b"".join(warc(SAVED, packed=False)))
    assert bodies(read(path)) == PAGES
    assert problems(read(path)) == ["is damaged"]


def test_what_a_crawler_notes_of_itself_is_no_page(tmp_path: Path) -> None:
    """Browsertrix keeps what it saw of a page beside it, wget its own log and settings."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    for address, kind, payload in (
        (f"urn:pageinfo:{ADDRESS.format(1)}", "application/json", b'{"urls": {}}'),
        (f"urn:view:{ADDRESS.format(1)}", "text/html", PAGES[0]),
        ("metadata://gnu.org/software/wget/warc/wget.log", "text/plain", b"wget"),
        (ADDRESS.format(1), "text/html", PAGES[1]),
    ):
        record = writer.create_warc_record(
            address, "resource", payload=io.BytesIO(payload), warc_content_type=kind
        )
        writer.write_record(record)
    assert bodies(read(put(tmp_path / "a.warc", file.getvalue()))) == [PAGES[1]]


@pytest.mark.parametrize(
    "shown", ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00Z"]
)
def test_a_time_that_cannot_be_is_none(tmp_path: Path, shown: str) -> None:
    """A program's own zero; dates of posts would all lie after it."""
    rows, pages = tmp_path / "rows.jsonl", tmp_path / "a.warc"
    rows.write_text(json.dumps({"text": TEXT, "timestamp": shown}), encoding="utf-8")
    (record,) = warc(SAVED[:1], packed=False)
    pages.write_bytes(re.sub(rb"(?<=WARC-Date: )\S+", shown.encode(), record))
    old = put(tmp_path / "old.html", PAGES[0])
    os.utime(old, (0, 0))
    for path in (rows, pages, old):
        (found,) = read(path)
        assert found.fetched_at.year >= 2026


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
    assert problems(found) == ["has no text under 'content': it has nothing"]


def test_parquet_with_pages_and_texts_as_bytes(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    rows = {"content": [PAGES[0], TEXT.encode()], "url": [ADDRESS.format(1), ADDRESS.format(2)]}
    parquet.write_table(pyarrow.table(rows), path)
    found = read(path)
    assert [(document.body, document.markup) for document in found] == [
        (PAGES[0], True),
        (TEXT.encode(), False),
    ]


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
    (problem,) = problems(read(put(tmp_path / "rows.parquet", b"PAR1 and no more")))
    assert problem.startswith("cannot be read: ")


PACKERS = {
    ".gz": gzip.compress,
    ".zst": zstandard.ZstdCompressor().compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}
ROW_FILES = [".jsonl", ".ndjson", *(f".jsonl{packing}" for packing in PACKERS)]


@pytest.mark.parametrize("suffix", ROW_FILES)
def test_json_lines(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"rows{suffix}"
    lines = "\n".join([json.dumps({"text": TEXT}), "", "{broken", "[1]", '{"text": 5}'])
    pack = PACKERS.get(path.suffix, bytes)
    path.write_bytes(pack(lines.encode()))
    found = read(path)
    assert bodies(found) == [TEXT]
    assert problems(found) == [
        "is no JSON",
        "has no text under 'text': it has nothing",
        "has no text under 'text': it has text",
    ]
    assert found[1].body == b"{broken\n"


@pytest.mark.parametrize("packing", [".gz", ".bz2", ".xz"])  # zstd may be without a checksum
def test_a_packed_file_that_is_damaged_costs_no_other(tmp_path: Path, packing: str) -> None:
    chance = random.Random(1)
    lines = "".join(json.dumps({"text": chance.randbytes(16).hex()}) + "\n" for _ in range(9000))
    data = bytearray(PACKERS[packing](lines.encode()))
    middle = len(data) // 2
    data[middle : middle + 40] = b"\xff" * 40
    found = read(put(tmp_path / f"rows.jsonl{packing}", data))
    assert problems(found)[-1].startswith(("cannot be read: ", "is no JSON"))
    kept = [document for document in found if document.problem and document.body]
    assert all(document.problem == "is no JSON" for document in kept)


def test_an_error_of_ours_costs_no_other_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("a fault in an engine")

    monkeypatch.setattr("crawler.archive.work.extract", fail)
    monkeypatch.setattr("crawler.archive.work.detect", lambda *_: object())
    monkeypatch.setattr("crawler.archive.readers.json_list", fail)
    (tmp_path / "1.html").write_bytes(PAGES[0])
    (tmp_path / "2.json").write_text(json.dumps([{"text": TEXT}]), encoding="utf-8")
    (tmp_path / "3.txt").write_text(TEXT, encoding="utf-8")
    reading = Reading(read_options({"path": str(tmp_path)}), Dedup())
    first, second, third = reading
    error = "error: an error of the program; see the log"
    assert (first.rejected, second.rejected) == ([(error, PAGES[0].decode())], [(error, "")])
    assert [post.author for post in third.posts] == ["سعاد الهاشمي"]
    assert [record.message.rpartition("/")[2] for record in caplog.records] == ["2.json", "1.html"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_signature_that_stands_in_flattened_texts_is_told_in_their_order(
    tmp_path: Path, workers: str
) -> None:
    end = "نلتقي كل خميس عند ساعة البرج"
    texts = [f"{TEXT}\nالسطر {number} من كلامي هنا\n{end}" for number in range(20)]
    path = put(tmp_path / "rows.jsonl", "\n".join(json.dumps({"text": text}) for text in texts))
    reading = Reading(read_options({"path": str(path), "workers": workers}), Dedup())
    posts = [post for document in reading for post in document.posts]
    reading.close()
    assert [post.author_line.signature for post in posts] == [None, None] + [end] * 18
    assert [end in post.body for post in posts] == [True, True] + [False] * 18


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


@pytest.mark.parametrize("ending", [".jsonl", ".json", "-list.json", ".csv", ".parquet"])
def test_rows_without_the_text_that_was_asked_for_say_what_they_have(
    tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"rows{ending}"
    rows = [{"n": number, "words": TEXT, "link": ADDRESS.format(number)} for number in (1, 2)]
    if ending == ".parquet":
        parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    elif ending == ".csv":
        path.write_text("n,words,link\n1,x,y\n", encoding="utf-8")
    elif ending == "-list.json":
        path.write_text(json.dumps(rows), encoding="utf-8")
    else:
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    told = "has no text under 'text': it has n, words, link"
    assert set(problems(read(path))) == {told}
    run = crawl(tmp_path / "data", "-a", f"path={path}", spider="archive")
    assert run.status == 6
    assert f"{path}{'' if ending in {'.csv', '.parquet'} else '#1'}: {told}\n" in run.output


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.jsonl", b"", "is empty"),
        ("a.warc.gz", b"", "is empty"),
        ("a.jsonl.gz", gzip.compress(b"", mtime=0), "holds no page and no text"),
        ("a.txt", b"\n\n", "holds no page and no text"),
    ],
)
def test_a_file_with_nothing_in_it_is_told(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    run = crawl(tmp_path / "data", "-a", f"path={tmp_path / name}", spider="archive")
    assert run.status == 6
    assert f"{tmp_path / name}: {told}\n" in run.output


def test_large_documents_go_in_small_bundles(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"a{number:02}.txt").write_text("كلام", encoding="utf-8")
    for number in range(3):
        (tmp_path / f"b{number}.txt").write_text("ك" * 300_000, encoding="utf-8")
    found = list(bundles(read_options({"path": str(tmp_path)})))
    assert [len(bundle) for bundle in found] == [16, 16, 10, 1]
    sources = [document.source for bundle in found for document in bundle]
    assert sources == sorted(map(str, tmp_path.iterdir()))


def test_a_packed_file_whose_name_does_not_say_so(tmp_path: Path) -> None:
    for number, pack in enumerate(PACKERS.values()):
        path = put(tmp_path / f"{number}.jsonl", pack(json.dumps({"text": TEXT}).encode()))
        assert bodies(read(path)) == [TEXT]
    assert bodies(read(put(tmp_path / "plain.txt.gz", TEXT))) == [TEXT.encode()]


@pytest.mark.parametrize(
    "row",
    [
        {"text": TEXT, "url": ADDRESS.format(1), "timestamp": "2019-04-25T12:57:54Z"},
        {"text": TEXT, "source": "mC4", "url": ADDRESS.format(1), "date": "2019-04-25T12:57:54Z"},
        {"raw_content": TEXT, "url": ADDRESS.format(1), "date_download": "2019-04-25T12:57:54Z"},
        {"text": TEXT, "u": ADDRESS.format(1), "ts": "2019-04-25T15:57:54+03:00"},
        {
            "content": TEXT,
            "warc_headers": {
                "warc-target-uri": ADDRESS.format(1),
                "warc-date": "2019-04-25T12:57:54Z",
            },
        },
        {"text": TEXT, "metadata": {"url": ADDRESS.format(1), "date": "2019-04-25T12:57:54"}},
    ],
)
def test_the_rows_of_known_corpora(tmp_path: Path, row: dict[str, object]) -> None:
    (found,) = read(put_rows(tmp_path / "rows.jsonl", row))
    assert (found.body, found.url) == (TEXT, ADDRESS.format(1))
    assert found.fetched_at == datetime(2019, 4, 25, 12, 57, 54, tzinfo=UTC)


def test_a_named_field_may_lie_in_another(tmp_path: Path) -> None:
    path = put_rows(tmp_path / "rows.jsonl", {"page": {"words": TEXT, "at": "f.example/5"}})
    (found,) = read(path, RowNames("page.words", "page.at"))
    assert (found.body, found.url) == (TEXT, "f.example/5")


def test_rows_that_hold_whole_pages(tmp_path: Path) -> None:
    page = "<!-- saved -->\n<html><body>كلام</body></html>"
    path = tmp_path / "rows.jsonl"
    rows = [{"html": page, "url": ADDRESS.format(1)}, {"html": page}, {"html": "<b>كلام</b>"}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = read(path)
    assert bodies(found) == [page.encode(), page.encode(), "<b>كلام</b>"]
    assert [document.url for document in found] == [
        ADDRESS.format(1),
        f"{path.as_uri()}?row=2",
        "",
    ]


@pytest.mark.parametrize("packing", ["", ".gz"])
def test_json_lines_and_lists_under_the_name_of_json(tmp_path: Path, packing: str) -> None:
    rows = [json.dumps({"text": f"{TEXT} {n}", "url": ADDRESS.format(n)}) for n in (1, 2)]
    pretty = json.dumps([json.loads(row) for row in rows], indent=1)
    topic = json.dumps({"post_stream": {"posts": []}, "title": "سؤال"})
    long = json.dumps({"text": "كلمة " * 20_000, "url": ADDRESS.format(1)})
    lists = [f"[{','.join(rows)}]", pretty, f"[{long},\n{rows[1]}]"]
    pages = [topic, json.dumps(json.loads(topic), indent=1)]
    for number, text in enumerate(["\n".join(rows), *lists, *pages]):
        put(tmp_path / f"{number}.json{packing}", PACKERS.get(packing, bytes)(text.encode()))
    found = [read(path) for path in sorted(tmp_path.iterdir())]
    for documents_ in found[:4]:
        assert [document.url for document in documents_] == [ADDRESS.format(1), ADDRESS.format(2)]
    assert [bodies(documents_) for documents_ in found[4:]] == [[page.encode()] for page in pages]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables(tmp_path: Path, delimiter: str, charset: str) -> None:
    path = tmp_path / "rows.csv"
    said = TEXT.replace("الظل؟", 'الظل، أم "لا"؟')
    quoted = said.replace('"', '""')
    lines = [f"url{delimiter}text", f'{ADDRESS.format(1)}{delimiter}"{quoted}"']
    path.write_bytes("\r\n".join(lines).encode(charset))
    (found,) = read(path)
    assert (found.body, found.url) == (said, ADDRESS.format(1))


def test_a_table_whose_fields_are_not_quoted(tmp_path: Path) -> None:
    path = put(tmp_path / "rows.tsv", 'id\ttext\n1\tقال "نعم\n2\tثم سكت\n')
    assert bodies(read(path)) == ['قال "نعم', "ثم سكت"]


def test_a_table_without_a_text(tmp_path: Path) -> None:
    path = put(tmp_path / "rows.csv", "id,words\n1,كلام\n2,كلام\n")
    assert problems(read(path)) == ["has no text under 'text': it has id, words"]
    assert bodies(read(path, RowNames("words"))) == ["كلام", "كلام"]


def test_the_files_of_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "dump.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("صفحات/1.html", PAGES[0])
        container.writestr("__MACOSX/._1.html", b"\0")
        container.writestr("rows.jsonl.gz", gzip.compress(json.dumps({"text": TEXT}).encode()))
        container.writestr("../up.txt", TEXT)
        container.writestr("a.warc.gz", b"".join(warc(SAVED[1:2], packed=True)))
        container.writestr("inner.zip", b"PK")
    found = read(path)
    assert bodies(found) == [PAGES[0], TEXT, TEXT.encode(), PAGES[1]]
    assert problems(found) == ["cannot be read: it is a container within a container"]
    assert found[0].source == f"{path}/صفحات/1.html"
    assert found[0].url.startswith(f"{path.as_uri()}/%D8")
    assert [document.source for document in found[1:4]] == [
        f"{path}/rows.jsonl.gz#1",
        f"{path}/../up.txt",
        f"{path}/a.warc.gz#1",
    ]


def test_a_member_that_cannot_be_read_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "dump.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as container:
        for number, page in enumerate(PAGES):
            container.writestr(f"{number}.html", page)
    path.write_bytes(path.read_bytes().replace(PAGES[1], b"X" + PAGES[1][1:]))
    found = read(path)
    assert bodies(found) == [PAGES[0], PAGES[2]]
    assert problems(found) == ["cannot be read: Bad CRC-32 for file '1.html'"]


def test_an_index_that_cannot_be_read_costs_no_page(tmp_path: Path) -> None:
    path = tmp_path / "dump.zip"
    entry = json.dumps({"url": ADDRESS.format(1), "file": "1.html"}).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as container:
        container.writestr("index.jsonl", entry)
        container.writestr("1.html", PAGES[0])
    path.write_bytes(path.read_bytes().replace(entry, b"X" + entry[1:]))
    found = read(path)
    assert bodies(found) == [PAGES[0]]
    assert problems(found) == ["cannot be read: Bad CRC-32 for file 'index.jsonl'"]


def test_a_member_was_saved_when_its_container_says(tmp_path: Path) -> None:
    packed, taped = tmp_path / "dump.zip", tmp_path / "dump.tar"
    with zipfile.ZipFile(packed, "w") as container:
        container.writestr(zipfile.ZipInfo("showthread.php?t=5", (2011, 3, 4, 5, 6, 8)), PAGES[0])
        container.writestr(zipfile.ZipInfo("x." + "y" * 250), PAGES[1])
    with tarfile.open(taped, "w") as container:
        link = tarfile.TarInfo("last.html")
        link.type, link.linkname = tarfile.SYMTYPE, "1.html"
        container.addfile(link)
        entry = tarfile.TarInfo("1.html")
        entry.size, entry.mtime = len(PAGES[0]), 1_300_000_000
        container.addfile(entry, io.BytesIO(PAGES[0]))
    os.utime(packed, (1_500_000_000, 1_500_000_000))
    assert [(document.body, document.fetched_at) for document in read(packed)] == [
        (PAGES[0], datetime(2011, 3, 4, 5, 6, 8, tzinfo=UTC)),
        (PAGES[1], datetime.fromtimestamp(1_500_000_000, UTC)),
    ]
    (found,) = read(taped)
    assert found.fetched_at == datetime.fromtimestamp(1_300_000_000, UTC)


def test_of_a_wacz_the_web_archives_are_read(tmp_path: Path) -> None:
    path = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("archive/data.warc.gz", b"".join(warc(SAVED[:1], packed=True)))
        listed = {"url": ADDRESS.format(1), "title": "صفحة", "text": TEXT}
        container.writestr("pages/pages.jsonl", json.dumps(listed))
        container.writestr("datapackage.json", "{}")
    (found,) = read(path)
    assert (found.body, found.url) == (PAGES[0], ADDRESS.format(1))


@pytest.mark.parametrize("inner", ["", "html/"])
def test_an_index_beside_pages_or_beside_their_folder(tmp_path: Path, inner: str) -> None:
    """As a folder, and as a zip of it."""
    entry = {
        "url": ADDRESS.format(1),
        "file": "1.html",
        "content_type": "text/html; charset=cp1256",
    }
    files = {"index.jsonl": json.dumps(entry).encode(), f"{inner}1.html": PAGES[0]}
    files[f"{inner}2.html"] = PAGES[1]
    folder = tmp_path / "forum"
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    with zipfile.ZipFile(tmp_path / "forum.zip", "w") as container:
        for name, content in files.items():
            container.writestr(f"forum/{name}", content)
    for path in (folder, tmp_path / "forum.zip"):
        found = [document for file in find_files(str(path)) for document in read(file)]
        assert [(document.body, document.problem) for document in found] == [
            (PAGES[0], None),
            (PAGES[1], None),
        ]
        assert [document.charset for document in found] == ["cp1256", None]
        assert found[0].url == ADDRESS.format(1)
        assert found[1].url.endswith(f"/{inner}2.html")


@pytest.mark.parametrize(
    ("mark", "url", "when"),
    [
        ("saved from url=(0019)http://f.example/t/1", "http://f.example/t/1", None),
        (
            "Mirrored from f.example/vb/t.php?t=1 by HTTrack Website Copier/3.x [XR&CO'2014],"
            " Mon, 01 Jan 2018 10:00:00 GMT",
            "http://f.example/vb/t.php?t=1",
            datetime(2018, 1, 1, 10, tzinfo=UTC),
        ),
        (
            "\n Page saved with SingleFile \n url: https://f.example/t/1 \n"
            " saved date: Mon Jan 01 2018 13:00:00 GMT+0300 (Arabian Standard Time)\n",
            "https://f.example/t/1",
            datetime(2018, 1, 1, 10, tzinfo=UTC),
        ),
    ],
)
def test_a_page_says_where_it_was_saved_from(
    tmp_path: Path, mark: str, url: str, when: datetime | None
) -> None:
    path = put(tmp_path / "page.html", f"<!DOCTYPE html>\n<!-- {mark} -->\n<html></html>")
    os.utime(path, (1_500_000_000, 1_500_000_000))
    (found,) = read(path)
    assert (found.url, found.fetched_at) == (url, when or datetime(2017, 7, 14, 2, 40, tzinfo=UTC))


def test_a_page_without_an_ending_whose_head_has_marks_of_order(tmp_path: Path) -> None:
    path = put(tmp_path / "showthread.php?t=5", b"\xef\xbb\xbf\xef\xbb\xbf\n" + PAGES[0])
    (found,) = read(path)
    assert found.markup


def test_a_web_archive_that_is_still_being_written(tmp_path: Path) -> None:
    path = put(tmp_path / "IAH-2019.warc.gz.open", b"".join(warc(SAVED[:2], packed=True)))
    assert bodies(read(path)) == PAGES[:2]


@pytest.mark.parametrize("suffix", [".tar", ".tar.gz", ".tgz", ".tar.xz"])
def test_the_files_of_a_tar(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"dump{suffix}"
    with tarfile.open(path, f"w:{suffix[-2:] if suffix != '.tar' else ''}") as container:
        entry = tarfile.TarInfo("./pages/1.html")
        entry.size = len(PAGES[0])
        folder = tarfile.TarInfo("./pages")
        folder.type = tarfile.DIRTYPE
        container.addfile(folder)
        container.addfile(entry, io.BytesIO(PAGES[0]))
    assert bodies(read(path)) == [PAGES[0]]
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 9])
    assert problems(read(path))


def test_a_damaged_zip_is_noted(tmp_path: Path) -> None:
    (problem,) = problems(read(put(tmp_path / "dump.zip", b"PK\3\4 and no more")))
    assert problem.startswith("cannot be read: ")


def test_a_page_saved_with_its_pictures(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = ADDRESS.format(7)
    message.add_related(PAGES[0].decode(), subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG", maintype="image", subtype="png")
    path = put(tmp_path / "page.mhtml", message.as_bytes())
    (found,) = read(path)
    assert (found.body, found.url, found.charset) == (PAGES[0] + b"\n", ADDRESS.format(7), "utf-8")
    path.write_bytes(b"MIME-Version: 1.0\n\nnothing")
    assert problems(read(path)) == ["cannot be read: it holds no page"]


def test_an_arc_and_addresses_in_brackets(tmp_path: Path) -> None:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGES[0]
    version = b"1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n"
    head = b"filedesc://a.arc 0.0.0.0 20100101000000 text/plain %d\n" % len(version)
    entry = b"%s 127.0.0.1 20100102030405 text/html %d\n" % (ADDRESS.format(1).encode(), len(page))
    path = put(
        tmp_path / "a.arc.gz",
        gzip.compress(head + version + b"\n") + gzip.compress(entry + page + b"\n"),
    )
    (found,) = read(path)
    assert (found.body, found.url) == (PAGES[0], ADDRESS.format(1))
    assert found.fetched_at == datetime(2010, 1, 2, 3, 4, 5, tzinfo=UTC)
    (record,) = warc(SAVED[:1], packed=False)
    bracketed = tmp_path / "b.warc"
    address = ADDRESS.format(1).encode()
    bracketed.write_bytes(record.replace(address, b"<" + address + b">"))
    assert [document.url for document in read(bracketed)] == [ADDRESS.format(1)]


def test_a_resource_that_is_no_page_is_passed_over(tmp_path: Path) -> None:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    for kind, payload in (("image/png", b"\x89PNG"), ("text/html", PAGES[0])):
        record = writer.create_warc_record(
            ADDRESS.format(1), "resource", payload=io.BytesIO(payload), warc_content_type=kind
        )
        writer.write_record(record)
    assert bodies(read(put(tmp_path / "a.warc", file.getvalue()))) == [PAGES[0]]


def test_a_field_of_a_table_that_is_larger_than_any_document(tmp_path: Path) -> None:
    found = read(put(tmp_path / "rows.csv", f'text\n"كلام"\n"{"a" * (LARGEST + 1)}"\n'))
    assert bodies(found) == ["كلام"]
    assert problems(found) == [f"cannot be read: field larger than field limit ({LARGEST})"]


def test_a_table_or_a_web_archive_of_one_endless_line(tmp_path: Path) -> None:
    endless = {"a.csv": "its first line is too large", "a.warc": "is no web archive"}
    for name, told in endless.items():
        (tmp_path / name).write_bytes(b"a" * LARGEST)
        (problem,) = problems(read(tmp_path / name))
        assert problem.endswith(told)
    (tmp_path / "b.csv").write_bytes(b"a" * LARGEST + b"a,text\n")
    (problem,) = problems(read(tmp_path / "b.csv"))
    assert problem.endswith("its first line is too large")


def test_parquet_without_what_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rows.parquet"
    parquet.write_table(pyarrow.table({"text": [TEXT]}), path)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert problems(read(path)) == [
        "cannot be read: reading Parquet needs pyarrow: pip install pyarrow"
    ]


@pytest.mark.parametrize(
    ("options", "fault"),
    [({}, "path: is missing"), ({"path": ".", "depth": "2"}, "unknown option 'depth'")],
)
def test_options_that_no_archive_has(options: dict[str, str], fault: str) -> None:
    with pytest.raises(ConfigError, match=fault):
        read_options(options)


def test_a_text_under_an_address_of_a_named_engine_has_its_thread(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    row = {"text": TEXT, "url": "http://f.example/showthread.php?t=57"}
    path.write_text(json.dumps(row), encoding="utf-8")
    for options, thread in (({"engine": "vbulletin"}, "57"), ({}, None)):
        (found,) = Reading(read_options({"path": str(path), **options}), Dedup())
        (post,) = found.posts
        assert post.engine == options.get("engine", "text")
        assert (post.thread_id == thread) == (thread is not None)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("<p>أول <b>القول</b></p><script>x()</script>\n<p>آخره</p>", "أول القول\n\nآخره"),
        ("سطر<br />\nسطر بعده", "سطر\nسطر بعده"),
        ('<blockquote>مقتبس</blockquote><a href="/u/7">انظر الصورة</a>', "انظر الصورة"),
        ("اكتب <br> في\nآخر السطر", "اكتب <br> في\nآخر السطر"),  # of a lesson in HTML
    ],
)
def test_rows_that_hold_the_markup_of_posts(tmp_path: Path, text: str, body: str) -> None:
    path = put_rows(tmp_path / "rows.jsonl", {"text": text, "url": "http://f.example/t/5"})
    (found,) = Reading(read_options({"path": str(path)}), Dedup())
    (post,) = found.posts
    assert post.body == body
    if "blockquote" in text:
        assert [quote["text"] for quote in post.quotes] == ["مقتبس"]
        assert post.links == ["http://f.example/u/7"]


@pytest.mark.parametrize("url", ["not a url", "none", "http://[bad"])
def test_what_is_no_address_is_none(tmp_path: Path, url: str) -> None:
    path = put_rows(tmp_path / "rows.jsonl", {"text": TEXT, "url": url})
    (found,) = Reading(read_options({"path": str(path)}), Dedup())
    (post,) = found.posts
    assert (found.site, post.url.split("#")[0]) == ("local", str(path))


def test_a_folder_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.html", "shut/b.html", ".shut/c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PAGES[0])
    scan = os.scandir

    def refused(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    page, shut = [found for file in find_files(str(tmp_path)) for found in read(file)]
    assert (page.body, shut.source) == (PAGES[0], str(tmp_path / "shut"))
    assert problems([shut])[0].startswith("cannot be read: ")


def test_a_data_folder_within_a_folder_is_none_of_its_pages(tmp_path: Path) -> None:
    own = ["state.sqlite3", "state.sqlite3-wal", "last-run.json"]
    own += [f"f.example/{kind}/20260101T000000Z.jsonl" for kind in ("posts", "rejected")]
    others = ["a.html", "posts/20260101T000000Z.jsonl", "f.example/b.html", "g/h/posts/c.jsonl"]
    for name in own + others:
        (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / name).write_text("{}", encoding="utf-8")
    found = find_files(str(tmp_path / "pages"))
    assert sorted(map(str, found)) == sorted(str(tmp_path / "pages" / name) for name in others)
    (tmp_path / "pages/state.sqlite3").unlink()
    assert len(find_files(str(tmp_path / "pages"))) == len(others) + 2


@pytest.mark.parametrize("text", [PAGES[0] * 3, TEXT.encode() * 3])
def test_a_row_may_hold_a_page_in_base64(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "rows.jsonl"
    held = base64.b64encode(text).decode()
    row = {"url": ADDRESS.format(1), "body": held, "timestamp": "2019-04-25T12:57:54Z"}
    path.write_text(json.dumps(row), encoding="utf-8")
    (found,) = read(path)
    assert (found.body, found.markup) == ((text, True) if b"<" in text else (held, False))
    assert found.url == ADDRESS.format(1)


def test_what_stands_beside_pages_is_no_post(tmp_path: Path) -> None:
    """In a mirror, and in a zip of it: feeds, what robots may do, what the copier noted."""
    feed = '<?xml version="1.0"?>\n<rss><item>كلام</item></rss>'
    files = {
        "f.example/thread-1.html": PAGES[0].decode(),
        "f.example/robots.txt": "User-agent: *",
        "f.example/syndication.php.xml": feed,
        "f.example/s.js": "function a(){return 1}",
        "hts-log.txt": "HTTrack3.49",
        "indexes/index.cdx": "example,f)/t/1 20190425125754",
        "wget.log": "2019-04-25 12:57:54 (1 MB/s)",
        "hts-cache/new.lst": "f.example/thread-1.html",
        ".git/config": "[core]",
        "notes.txt": TEXT,
    }
    with zipfile.ZipFile(tmp_path / "mirror.zip", "w") as container:
        for name, content in files.items():
            (tmp_path / "mirror" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "mirror" / name).write_text(content, encoding="utf-8")
            container.writestr(name, content)
    for path in (tmp_path / "mirror", tmp_path / "mirror.zip"):
        found = [document for file in find_files(str(path)) for document in read(file)]
        assert bodies(found) == [PAGES[0], TEXT.encode()]
        assert not problems(found)
    (tmp_path / "external").write_text(f"\ufeff\n{feed}", encoding="utf-8")
    assert problems(read(tmp_path / "external")) == ["is no text"]
