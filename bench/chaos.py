"""What is lost where a forum answers wrongly and runs are killed: `python -m bench.chaos 1 20`.

Each seed crawls a sample forum some times, disturbed and then in peace; what does not hold is told.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.child import feeds
from bench.inputs import ROOT
from bench.wrong_server import WrongServer, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

FORUM = ROOT / "crawler" / "sample" / "waha"
_SHARES = (0.0, 0.05, 0.15, 0.4)
_SIGNALS = {"kill": signal.SIGKILL, "term": signal.SIGTERM}
_PACE = {
    "DOWNLOAD_DELAY": "0",
    "AUTOTHROTTLE_ENABLED": "0",
    "RETRY_BACKOFF": "0.01",
    "RETRY_TIMES": "2",
    "CHECKPOINT_POSTS": "5",
    "LOG_LEVEL": "ERROR",
}


def broken(seed: int, forum: Path = FORUM) -> list[str]:
    """What does not hold after the runs of a seed; nothing where all does."""
    chance = random.Random(seed)
    with serving(forum) as server, tempfile.TemporaryDirectory() as name:
        run(server, Path(name) / "truth")
        truth = {post["post_id"] for post in records(Path(name) / "truth", "posts", "duplicates")}
        data, found = Path(name) / "data", []
        for number in range(chance.randint(2, 4)):
            server.seed, server.share = seed * 10 + number, chance.choice(_SHARES)
            how = chance.choice(["left", "left", *_SIGNALS])
            status = run(server, data, how, chance.uniform(0.3, 1.5))
            if how == "left":
                found += told(data, status, truth)
        server.share = 0.0
        for _ in range(2):
            found += told(data, run(server, data), truth)
        server.asked.clear()
        before = {path: path.stat().st_mtime_ns for path in data.glob("*/*/*")}
        status = run(server, data)
        if before != {path: path.stat().st_mtime_ns for path in data.glob("*/*/*")}:
            found.append("a run without anything new wrote something")
        if len(server.asked) > len([path for path in server.pages if "/forums/" in path]) + 2:
            found.append(f"a run without anything new asked for {len(server.asked)} pages")
        return found + list(faults_of(data, status, truth))


def run(server: WrongServer, data: Path, how: str = "left", seconds: float = 0.0) -> int:
    """One run, to its end or until it gets a signal after so many seconds; its exit status."""
    settings = [f"-s{name}={value}" for name, value in {**_PACE, "DATA_DIR": str(data)}.items()]
    command = [sys.executable, "-m", "scrapy", "crawl", "forum", "-a", f"url={server.url}"]
    with subprocess.Popen([*command, *settings], cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        if how in _SIGNALS:
            time.sleep(seconds)
            process.send_signal(_SIGNALS[how])
        return process.wait(120)


def records(data: Path, *kinds: str) -> list[dict[str, Any]]:
    """The records of these kinds in whole files."""
    paths = [path for kind in kinds for path in feeds(data, kind)]
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def told(data: Path, status: int, truth: set[str]) -> Iterator[str]:
    """What a run that ended by itself did not tell: by its exit status, and in `rejected`."""
    missed = truth - {post["post_id"] for post in records(data, "posts", "duplicates")}
    if missed and status == 0:
        yield f"exit status 0, but {len(missed)} posts were missed"
    if status not in {0, 3, 4, 6}:
        yield f"exit status {status}"
    summary = json.loads((data / "last-run.json").read_text(encoding="utf-8"))
    named = list(data.glob(f"*/rejected/{summary['run']}.jsonl"))
    lines = sum(len(path.read_bytes().splitlines()) for path in named)
    if lines < sum(summary["failures"].values()):
        yield f"{summary['failures']}, but {lines} lines in `rejected`"


def faults_of(data: Path, status: int, truth: set[str]) -> Iterator[str]:
    """What is wrong with the files once the last run, in peace, has ended."""
    if status != 0:
        yield f"exit status {status} in peace"
    count = Counter(post["post_id"] for post in records(data, "posts", "duplicates"))
    if missed := truth - set(count):
        yield f"missed {sorted(missed)}"
    if strange := set(count) - truth:
        yield f"posts of no page {sorted(strange)}"
    if twice := [post for post, times in count.items() if times > 1]:
        yield f"more than once {sorted(twice)}"
    if left := [*data.glob("*/*/*.part"), *data.glob("*/*/*.new"), *data.glob("*.new")]:
        yield f"left behind {left}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.chaos", description=__doc__)
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    options = parser.parse_args()
    count = 0
    for seed in range(options.first, options.last + 1):
        if found := broken(seed):
            count += 1
            print(f"seed {seed}: " + "; ".join(found), flush=True)
    print(f"{count} of {options.last - options.first + 1} seeds broke something")
    sys.exit(bool(count))


if __name__ == "__main__":
    main()
