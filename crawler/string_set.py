"""A set of strings that keeps a digest of each."""

from array import array
from collections.abc import Iterable

import xxhash

_EMPTY, _GONE = 0, 1
_SMALLEST = 64


class StringSet:
    """Takes 12 to 24 bytes a string, where a `set` takes some 120: a forum has millions of pages.

    Open addressing, at most two thirds full. Two strings pass for one with a chance of 1 to 10^7
    among two million.
    """

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * _SMALLEST))
        self._taken = self._count = 0  # slots that are not empty, and those with a string

    def __len__(self) -> int:
        return self._count

    def __contains__(self, text: str) -> bool:
        return self._slots[self._find(_digest(text))] != _EMPTY

    def is_within(self, others: Iterable["StringSet"]) -> bool:
        """Whether each string is in one of some other sets."""
        left = {digest for digest in self._slots if digest > _GONE}
        for other in others:
            left = {digest for digest in left if other._slots[other._find(digest)] == _EMPTY}
        return not left

    def add(self, text: str) -> bool:
        """Put a string; whether it was not there."""
        digest = _digest(text)
        at = self._find(digest)
        if self._slots[at] == digest:
            return False
        self._slots[at] = digest
        self._taken += 1
        self._count += 1
        if self._taken * 3 > len(self._slots) * 2:
            self._make_room()
        return True

    def update(self, texts: Iterable[str]) -> None:
        """Put all of them."""
        for text in texts:
            self.add(text)

    def discard(self, text: str) -> None:
        """Take a string out, if it is there."""
        at = self._find(_digest(text))
        if self._slots[at] != _EMPTY:
            self._slots[at] = _GONE
            self._count -= 1

    def _find(self, digest: int) -> int:
        """The slot that has a digest, or the empty one where it would stand."""
        slots, last = self._slots, len(self._slots) - 1
        at = digest & last
        while slots[at] not in (digest, _EMPTY):
            at = (at + 1) & last
        return at

    def _make_room(self) -> None:
        """Twice the slots, unless most are those of strings that are gone."""
        digests = array("Q", (digest for digest in self._slots if digest > _GONE))
        size = len(self._slots) * (2 if len(digests) * 3 > len(self._slots) else 1)
        self._slots = array("Q", bytes(8 * size))
        self._taken = self._count = len(digests)
        for digest in digests:
            self._slots[self._find(digest)] = digest


def _digest(text: str) -> int:
    digest = xxhash.xxh3_64_intdigest(text.encode("utf-8", "surrogatepass"))
    return digest if digest > _GONE else digest + 2
