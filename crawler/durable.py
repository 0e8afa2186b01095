"""Files that get their name once they are whole; renames that a power cut does not take back."""

import os
from pathlib import Path

PART = ".part"


def rename(path: Path, target: Path) -> None:
    """Give a synced file another name in its folder."""
    path.rename(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def part_of(final: Path) -> Path:
    """The name of a file while it is written."""
    return final.with_name(final.name + PART)


def publish(part: Path) -> Path:
    """Rename `x.jsonl.part` to `x.jsonl`, durably."""
    final = part.with_name(part.name.removesuffix(PART))
    rename(part, final)
    return final
