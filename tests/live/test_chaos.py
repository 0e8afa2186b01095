"""Given seeds of wrong answers and of signals, nothing is lost, said twice or left untold."""

import json
from pathlib import Path

import pytest

from bench.chaos import FORUM, broken, faults_of, records, run, told
from bench.wrong_server import serving


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_breaks(seed: int) -> None:
    assert broken(seed) == []


def test_what_is_lost_is_found(tmp_path: Path) -> None:
    with serving(FORUM) as server:
        status = run(server, tmp_path)
    truth = {post["post_id"] for post in records(tmp_path, "posts", "duplicates")}
    assert status == 0
    assert list(told(tmp_path, status, truth)) == list(faults_of(tmp_path, status, truth)) == []
    (path,) = tmp_path.glob("*/posts/*.jsonl")
    first, second, *others = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join([second, second, *others]), "utf-8")
    path.with_suffix(".jsonl.part").touch()
    lost, twice = (json.loads(line)["post_id"] for line in (first, second))
    assert list(told(tmp_path, status, truth)) == ["exit status 0, but 1 posts were missed"]
    assert list(faults_of(tmp_path, status, truth)) == [
        f"missed [{lost!r}]",
        f"more than once [{twice!r}]",
        f"left behind [{path.with_suffix('.jsonl.part')!r}]",
    ]
    assert list(told(tmp_path, 1, set())) == ["exit status 1"]
