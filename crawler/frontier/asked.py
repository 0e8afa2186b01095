"""The pages that a run has asked for, each once."""

from __future__ import annotations

import xxhash

from crawler.sites import bare


class Asked:
    """Canonical URLs, as digests: a forum has millions.

    A page is the same under http and https, with `www.` and without: links mix them.
    """

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
    plain = bare(url.removeprefix("https://").removeprefix("http://"))
    return xxhash.xxh3_64_intdigest(plain.encode("utf-8", "surrogatepass"))
