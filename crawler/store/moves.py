"""Moves posts that turned out to be copies of an older one, before their file is published."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from crawler.durable import rename
from crawler.lines import json_line
from crawler.store.feed_files import record_in

# The post that each one repeats, and how alike the two are.
Moves = dict[str, tuple[str, float]]


def settle(posts: Path, duplicates: Path, moves: Moves, *, mark: bool) -> None:
    """Take posts out of a part file into that of the duplicates; with `mark` only mark them.

    Boards show their newest threads first, so a copy is often read before its original. Killed at
    any moment and called again, it ends the same: the duplicates get their lines first, each once.
    """
    if not moves or not posts.exists():
        return
    duplicates.parent.mkdir(exist_ok=True)
    aside = {path: path.with_name(path.name + ".new") for path in (duplicates, posts)}
    try:
        with aside[posts].open("wb") as kept, aside[duplicates].open("wb") as doubled:
            _part(posts, duplicates, kept, doubled, moves, mark=mark)
            for file in (doubled, kept):
                file.flush()
                os.fsync(file.fileno())
    except OSError:
        for new in aside.values():  # on a full disk they are in everybody's way
            new.unlink(missing_ok=True)
        raise
    for path, new in aside.items():
        rename(new, path)
    if not duplicates.stat().st_size:
        duplicates.unlink()


def _part(
    posts: Path,
    duplicates: Path,
    kept: BinaryIO,
    doubled: BinaryIO,
    moves: Moves,
    *,
    mark: bool,
) -> None:
    """Copy both files into two others, each record into the one where it belongs."""
    there = set()
    for line, record in _lines(duplicates):
        there.add(record.get("id"))
        _write(doubled, line, record, moves)
    for line, record in _lines(posts):
        move = moves.get(record.get("id", ""))
        if move is not None:
            record["duplicate_of"], record["similarity"] = move
        if move is None or mark:
            _write(kept, line, record, moves)
        elif record["id"] not in there:
            _write(doubled, line, record, moves)


def _lines(path: Path) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """The lines of a file, if it is there, and their records; a damaged line has an empty one."""
    if path.exists():
        with path.open("rb") as file:
            for line in file:
                yield line, record_in(line) or {}


def _write(target: BinaryIO, line: bytes, record: dict[str, Any], moves: Moves) -> None:
    """Write a record, as a copy of the first post in its chain where it is one; else its line.

    A chain ends, since each link leads to a post that was posted before it; should one not, it is
    followed no further than once round.
    """
    first = of = record.get("duplicate_of")
    passed = {record.get("id")}
    while first in moves and first not in passed:
        passed.add(first)
        first = moves[first][0]
    if of is None:
        target.write(line)
    else:
        target.write(json_line({**record, "duplicate_of": first}))
