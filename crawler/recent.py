"""What was worked out ahead for pages that are read in turns: the latest is kept."""

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")


class Recent(dict[_K, _V]):
    """A dict that forgets its oldest entries beyond `most` when others are added."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def add(self, entries: Iterable[tuple[_K, _V]]) -> None:
        """Take in entries; those that are known already keep their age."""
        self.update(entries)
        for key in list(islice(self, max(0, len(self) - self.most))):
            del self[key]
