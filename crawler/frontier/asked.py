"""The pages that a run has asked for, each once."""

from __future__ import annotations

import xxhash


class Asked:
    """Canonical URLs, as digests: a forum has millions."""

    def __init__(self) -> None:
        self._digests: set[int] = set()

    def __len__(self) -> int:
        return len(self._digests)

    def first_time(self, url: str) -> bool:
        """Whether the URL is one, and was not asked for in this run; from now on it was."""
        digest = _digest(url)
        if not url or digest in self._digests:
            return False
        self._digests.add(digest)
        return True

    def forget(self, url: str) -> None:
        """Let the URL be asked for once more in this run."""
        self._digests.discard(_digest(url))


def _digest(url: str) -> int:
    return xxhash.xxh3_64_intdigest(url.encode("utf-8", "surrogatepass"))
