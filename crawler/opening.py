"""Opens the run of a spider, or says in one line why it cannot."""

import sqlite3
from datetime import datetime
from pathlib import Path

from crawler.dedup.settings import Dedup
from crawler.outcome import Exit, StartError
from crawler.store.run import Run


def open_run(data_dir: Path, started: datetime, dedup: Dedup) -> Run:
    """A run in the data folder. Raises StartError where nothing can be written there."""
    try:
        return Run(data_dir, started, dedup)
    except (OSError, sqlite3.Error) as error:
        raise cannot_write(data_dir, error) from error


def cannot_write(data_dir: Path, error: Exception) -> StartError:
    """Why a run cannot start where its data folder refuses."""
    reason = getattr(error, "strerror", None) or str(error)
    return StartError(f"cannot write to {data_dir}: {reason}", Exit.CONFIG)
