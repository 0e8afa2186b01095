"""Broken pages for a while: whatever a page holds, extraction must not raise.

usage: python -m bench.fuzz [--minutes N] [--seed N] FOLDER...   (folders with saved pages)
"""

from __future__ import annotations

import argparse
import random
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path

from crawler.clock import ForumClock
from crawler.engines import detect, engines
from crawler.extract import extract
from crawler.flat import separate_text
from crawler.page import Page

_TAGS = [
    b"<div>",
    b"</td>",
    b"<table>",
    b"<a href='?t=1'>",
    b"&#xD800;",
    b"\xff\xfe",
    b"<time>",
    b"]]>",
]


def mutate(body: bytes, chance: random.Random) -> bytes:
    """A page cut, repeated, shuffled, with bytes and tags where none belong."""
    data = bytearray(body)
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.randint(1, 4000))
        act = chance.randrange(5)
        if act == 0:
            del data[start:end]
        elif act == 1:
            data[start:start] = data[start:end]
        elif act == 2:
            data[start:start] = chance.choice(_TAGS) * chance.randint(1, 50)
        elif act == 3:
            data[start:end] = chance.randbytes(end - start)
        else:
            word = chance.choice([b'id="', b'class="', b'href="', b"datetime=", b"data-"])
            data = bytearray(bytes(data).replace(word, word + b"9" * chance.randint(1, 40), 3))
    return bytes(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folders", nargs="+", type=Path)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    pages = [p for f in options.folders for p in sorted(f.rglob("*.htm*")) if p.is_file()]
    names = sorted({engine.name for engine in engines()})
    end = time.monotonic() + options.minutes * 60
    done = raised = 0
    while time.monotonic() < end:
        path = chance.choice(pages)
        body = mutate(path.read_bytes(), chance)
        page = Page("http://forum.example/showthread.php?t=1", body, datetime.now(UTC))
        try:
            forced = chance.choice([None, None, *names])
            engine = detect(page, forced)
            if engine is not None:
                extract(page, engine, ForumClock())
            if chance.random() < 0.1:
                separate_text(page.text[:20000])
        except Exception:  # noqa: BLE001 - every kind of it is a finding
            raised += 1
            print(f"RAISED on {path.name}, page {done} of seed {options.seed}")
            traceback.print_exc(limit=-3)
        done += 1
    print(f"{done} pages, {raised} raised")


if __name__ == "__main__":
    main()
