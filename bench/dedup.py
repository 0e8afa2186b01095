"""The deduplication over generated posts: recall, precision, speed, memory, size.

usage: python -m bench.dedup [--posts N] [--json FILE]
"""

import argparse
import itertools
import json
import resource
import sqlite3
import tempfile
import time
from pathlib import Path

from bench.generate_posts import posts
from crawler.dedup.index import SqliteIndex
from crawler.dedup.texts import Entry, Rules

_BATCH = 5000


def run(count: int, rules: Rules, folder: Path) -> dict[str, float]:
    """Match `count` posts in batches; the figures of the table."""
    path = folder / "texts.sqlite3"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    index = SqliteIndex(db, rules)
    found: dict[int | None, int] = dict.fromkeys([None, 0, 5, 10, 20], 0)
    seen = dict(found)
    halves = [0.0, 0.0]
    stream = posts(count)
    done = 0
    while batch := list(itertools.islice(stream, _BATCH)):
        entries = [Entry(f"bench/p/{post.number}", "", post.text) for post in batch]
        began = time.process_time()
        matches = index.match(entries)
        db.execute("BEGIN IMMEDIATE")
        index.flush()
        db.execute("COMMIT")
        index.forget_pending()
        halves[done * 2 >= count] += time.process_time() - began
        done += len(batch)
        for post, match in zip(batch, matches, strict=True):
            seen[post.level] += 1
            found[post.level] += match is not None
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    flagged = sum(found.values())
    figures = {
        f"recall at {level} percent": found[level] / max(1, seen[level]) for level in (0, 5, 10, 20)
    }
    return figures | {
        "precision": 1 - found[None] / max(1, flagged),
        "posts a second (CPU)": count / sum(halves),
        "second half to first": halves[1] / halves[0],
        "bytes a post": path.stat().st_size / count,
        "peak memory MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = run(options.posts, Rules(short="all"), Path(folder))
    for name, value in figures.items():
        print(f"{name:24} {value:12.4f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
