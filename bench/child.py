"""Commands in processes of their own: how long they took and the memory of the largest."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.inputs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

_LAUNCH = Path(__file__).with_name("launch.py")


@dataclass(frozen=True)
class Ran:
    """`seconds` by the wall, `cpu` seconds of all its processes, `peak` MB of the largest one."""

    seconds: float
    cpu: float
    peak: float


def python(folder: Path, *arguments: str) -> Ran:
    """Run this Python with the arguments; raises RuntimeError with its last words if it fails."""
    used, log = folder / "used.json", folder / "log.txt"
    command = [sys.executable, str(_LAUNCH), str(used), sys.executable, *arguments]
    with log.open("w", encoding="utf-8") as errors:
        subprocess.run(command, cwd=ROOT, stderr=errors, check=True)
    values = json.loads(used.read_text(encoding="utf-8"))
    if values.pop("status"):
        raise RuntimeError(log.read_text(encoding="utf-8")[-2000:])
    return Ran(**values)


def crawl(folder: Path, data: Path, spider: str, **options: str) -> Ran:
    """`scrapy crawl` into a data folder; keys in capitals are settings, the others options."""
    given = {"DATA_DIR": str(data), "LOG_LEVEL": "WARNING", **options}
    flags = [
        part
        for key, value in given.items()
        for part in ("-s" if key.isupper() else "-a", f"{key}={value}")
    ]
    return python(folder, "-m", "scrapy", "crawl", spider, *flags)


def at_once(work: str = "sum(range(60_000_000))") -> float:
    """How much faster this machine does two equal things at once than one after the other."""
    command = [sys.executable, "-c", work]
    began = time.monotonic()
    for _ in range(2):
        subprocess.run(command, check=True)
    middle = time.monotonic()
    for process in [subprocess.Popen(command) for _ in range(2)]:
        process.wait()
    return (middle - began) / (time.monotonic() - middle)


def lines(files: Iterable[Path]) -> int:
    """How many lines the files have in all."""
    total = 0
    for path in files:
        with path.open("rb") as file:
            total += sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
    return total


def feeds(data: Path, kind: str) -> list[Path]:
    """The published files of a kind of record."""
    return sorted(data.glob(f"*/{kind}/*.jsonl"))


def print_of(data: Path, kinds: Iterable[str]) -> str:
    """A hash over the records of some kinds, byte for byte and in order."""
    found = hashlib.blake2b()
    for kind in kinds:
        for path in feeds(data, kind):
            with path.open("rb") as file:
                for chunk in iter(lambda: file.read(1 << 20), b""):
                    found.update(chunk)
    return found.hexdigest()
