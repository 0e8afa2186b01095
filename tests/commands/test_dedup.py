"""Given JSON Lines on disk, `scrapy dedup` parts them and says how many there are of each."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import zstandard

from tests.files import put
from tests.live.crawl import ROOT

NEWS = " ".join(f"خبر{n}" for n in range(60))
OTHER = " ".join(f"نبأ{n}" for n in range(60))


def line(**row: Any) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def dedup(*arguments: str) -> tuple[int, list[str]]:
    """Run the command; its exit status, and what it printed.

    Not forked as crawls are: threads that compare texts here would be waited for there.
    """
    command = [sys.executable, "-m", "scrapy", "dedup", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, (done.stdout + done.stderr).splitlines()


def rows(path: Path) -> list[Any]:
    return [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]


def test_kept_duplicates_and_rejected(tmp_path: Path) -> None:
    given = tmp_path / "in"
    given.mkdir()
    near = NEWS.replace("خبر7 ", "غيره ")
    (given / "a.jsonl").write_bytes(
        line(id="s/p/1", body=NEWS, more=[1, None])
        + b'{"broken": \n\n[1]\n\xff\xfe\n'
        + line(id="s/p/2", text="no body")
        + line(id="s/p/3", body=5)
    )
    (given / "b.jsonl.gz").write_bytes(
        gzip.compress(line(id="s/p/4", body=NEWS + " !!") + line(id="s/p/5", body="شكرا"))
    )
    (given / "c.jsonl.zst").write_bytes(
        zstandard.compress(line(id="s/p/6", body=near) + line(id="s/p/7", body="شكرا"))
    )
    (given / "notes.txt").write_text("nothing to read here", encoding="utf-8")
    out = given / "out"
    status, said = dedup(str(given), "--output", str(out))
    again = dedup(str(given), "--output", str(out))
    assert (status, said) == again
    assert status == 0
    assert said == [
        "read: 5",
        "kept: 3 (60.0%)",
        "exact: 1 (20.0%)",
        "near: 1 (20.0%)",
        "repeated paragraphs: 0",
        "rejected: 5",
    ]
    assert [row["id"] for row in rows(out / "kept.jsonl")] == ["s/p/1", "s/p/5", "s/p/7"]
    assert {path.name for path in out.iterdir()} == {
        "kept.jsonl",
        "duplicates.jsonl",
        "rejected.jsonl",
    }
    assert rows(out / "kept.jsonl")[0] == {"id": "s/p/1", "body": NEWS, "more": [1, None]}
    exact, nearly = rows(out / "duplicates.jsonl")
    assert (exact["id"], exact["duplicate_of"], exact["similarity"]) == ("s/p/4", "s/p/1", 1.0)
    assert (nearly["id"], nearly["duplicate_of"]) == ("s/p/6", "s/p/1")
    assert 0.9 < nearly["similarity"] < 1.0
    rejected = rows(out / "rejected.jsonl")
    assert [row["source"].rpartition(":")[2] for row in rejected] == ["2", "4", "5", "6", "7"]
    assert rejected[0]["raw"] == '{"broken": '
    assert rejected[3]["raw"] == {"id": "s/p/2", "text": "no body"}


def test_a_post_that_is_there_twice_is_one_and_an_edited_one_two(tmp_path: Path) -> None:
    path = put(
        tmp_path / "a.jsonl",
        line(id="s/p/1", body="شكرا لك")
        + line(id="s/p/1", body="شكرا لك")
        + line(id="s/p/2", body=NEWS)
        + line(id="s/p/2", body=NEWS)
        + line(id="s/p/2", body=NEWS + " تعديل"),
    )
    _, said = dedup(str(path), "--output", str(tmp_path / "out"))
    assert said[:3] == ["read: 5", "kept: 3 (60.0%)", "exact: 2 (40.0%)"]
    assert [row["body"] for row in rows(tmp_path / "out" / "kept.jsonl")] == [
        "شكرا لك",
        NEWS,
        NEWS + " تعديل",
    ]


def test_rows_without_an_id_are_known_by_their_lines(tmp_path: Path) -> None:
    path = put(tmp_path / "a.jsonl", line(content=NEWS) + line(content=OTHER) + line(content=NEWS))
    _, said = dedup(str(path), "--text", "content", "--output", str(tmp_path / "out"))
    assert said[1:3] == ["kept: 2 (66.7%)", "exact: 1 (33.3%)"]
    assert rows(tmp_path / "out" / "duplicates.jsonl")[0]["duplicate_of"] == f"{path}:1"


def test_a_key_that_no_row_has_is_told(tmp_path: Path) -> None:
    path = put(tmp_path / "a.jsonl", line(id="1", body=NEWS) * 3)
    status, said = dedup(str(path), "--text", "bdy", "--output", str(tmp_path / "out"))
    assert status == 6
    assert said[-1] == "error: 3 x no text under 'bdy'"


def test_marking_keeps_all_in_one_file(tmp_path: Path) -> None:
    path = put(tmp_path / "a.jsonl", line(id="1", body=NEWS) + line(id="2", body=NEWS))
    dedup(str(path), "-s", "DEDUP=mark", "--output", str(tmp_path / "out"))
    kept = rows(tmp_path / "out" / "kept.jsonl")
    assert [row.get("duplicate_of") for row in kept] == [None, "1"]
    assert rows(tmp_path / "out" / "duplicates.jsonl") == []


def test_a_file_that_breaks_off_keeps_its_rows(tmp_path: Path) -> None:
    texts = (" ".join(f"خبر{n}-{k}" for k in range(60)) for n in range(400))
    lines = b"".join(line(id=str(n), body=text) for n, text in enumerate(texts))
    broken, whole = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl"
    broken.write_bytes(gzip.compress(lines)[:-2000])
    whole.write_bytes(line(id="last", body=OTHER))
    status, said = dedup(str(broken), str(whole), "--output", str(tmp_path / "out"))
    assert status == 3
    assert said[-1] == "rejected: 1"
    assert int(said[0].split()[1]) > 100
    assert rows(tmp_path / "out" / "kept.jsonl")[-1]["id"] == "last"
    assert "cannot be read" in rows(tmp_path / "out" / "rejected.jsonl")[0]["reason"]


def test_halves_of_surrogate_pairs_pass(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    text = json.dumps(NEWS + " ")[:-1].encode() + b'\\ud83d"'
    path.write_bytes(b'{"id": "\\ud800", "author": "\\udfff", "body": ' + text + b"}\n")
    options = ("-s", "DEDUP_SHORT=author", "--output", str(tmp_path / "out"))
    status, _ = dedup(str(path), *options)
    assert status == 0
    assert rows(tmp_path / "out" / "kept.jsonl") == [json.loads(path.read_bytes())]


@pytest.mark.parametrize("arguments", [["nowhere"], ["a.jsonl", "-s", "DEDUP=often"]])
def test_what_cannot_be_done_is_said_in_a_line(tmp_path: Path, arguments: list[str]) -> None:
    put(tmp_path / "a.jsonl", line(id="1", body=NEWS))
    first = str(tmp_path / arguments[0])
    status, said = dedup(first, *arguments[1:], "--output", str(tmp_path / "out"))
    assert status == 2
    assert len(said) == 1
    assert said[0].startswith("error: ")
