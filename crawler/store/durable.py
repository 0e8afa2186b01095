"""Renames that a power cut does not take back, nor bring before what came before them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def rename(path: Path, target: Path) -> None:
    """Give a synced file another name in its folder."""
    path.rename(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
