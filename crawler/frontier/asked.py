"""The pages that a run has asked for, each once."""

from crawler.sites import bare
from crawler.string_set import StringSet


class Asked:
    """Canonical URLs.

    A page is the same under http and https, with `www.` and without: links mix them.
    """

    def __init__(self) -> None:
        self._pages = StringSet()

    def __len__(self) -> int:
        return len(self._pages)

    def first_time(self, url: str) -> bool:
        """Whether the URL is one, and was not asked for in this run; from now on it was."""
        return bool(url) and self._pages.add(_plain(url))

    def forget(self, url: str) -> None:
        """Let the URL be asked for once more in this run."""
        self._pages.discard(_plain(url))


def _plain(url: str) -> str:
    return bare(url.removeprefix("https://").removeprefix("http://"))
