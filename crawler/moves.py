"""Moves posts that turned out to be copies of an older one, before their file is published."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, BinaryIO

from crawler.durable import rename
from crawler.lines import json_line

if TYPE_CHECKING:
    from pathlib import Path

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
    with (
        posts.open("rb") as lines,
        aside[posts].open("wb") as kept,
        aside[duplicates].open("wb") as doubled,
    ):
        there = _copy(duplicates, doubled, moves) if duplicates.exists() else set()
        for line in lines:
            record = json.loads(line)
            of = record["duplicate_of"]
            if move := moves.get(record["id"]):
                _write(kept if mark else doubled, record, move, moves, set() if mark else there)
            elif of in moves:
                _write(kept, record, (of, record["similarity"]), moves, set())
            else:
                kept.write(line)
        for file in (doubled, kept):
            file.flush()
            os.fsync(file.fileno())
    for path, new in aside.items():
        rename(new, path)
    if not duplicates.stat().st_size:
        duplicates.unlink()


def _copy(source: Path, target: BinaryIO, moves: Moves) -> set[str]:
    """Copy lines, each with the first post of its chain; the ids of them."""
    ids = set()
    with source.open("rb") as lines:
        for line in lines:
            record = json.loads(line)
            ids.add(record["id"])
            _write(target, record, (record["duplicate_of"], record["similarity"]), moves, set())
    return ids


def _write(
    target: BinaryIO,
    record: dict[str, Any],
    move: tuple[str, float],
    moves: Moves,
    there: set[str],
) -> None:
    """Write a copy, where it is not there yet, as one of the first post in its chain.

    A chain ends: each link leads to a post that was posted before it.
    """
    if record["id"] in there:
        return
    of, record["similarity"] = move
    while of in moves:
        of = moves[of][0]
    record["duplicate_of"] = of
    target.write(json_line(record))
