"""One run a forum at a time."""

import fcntl
import os
from pathlib import Path

from crawler.store.feeds import folder_name


class SiteLock:
    """A lock on a site's folder. The kernel drops it with its process: a killed run leaves none."""

    def __init__(self, data_dir: Path, site: str) -> None:
        self.path = data_dir / folder_name(site) / ".lock"
        self._handle: int | None = None

    def acquire(self) -> bool:
        """Take the lock; False where another process holds it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        self._handle = handle
        return True

    def holder(self) -> str:
        """The process number that the lock's file names, or empty."""
        try:
            return self.path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
