"""Texts of this run that are not written yet, by their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.dedup.chunks import Keys, Numbers
    from crawler.dedup.kept_texts import Text


class Pending:
    """Their numbers go from -1 down; of texts with the same key the first is found."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self._keys: dict[int, int] = {}

    def add(self, keys: list[int], text: Text) -> None:
        """Remember a text; one without keys is not compared."""
        if keys:
            place = len(self.texts)
            self.texts.append(text)
            for key in keys:
                self._keys.setdefault(key, place)

    def alike(self, keys: list[int]) -> Iterator[tuple[int, Text, bool]]:
        """Texts with a key in common, by their numbers, and whether it is that of the whole."""
        for number, key in enumerate(keys):
            if (place := self._keys.get(key)) is not None:
                yield -1 - place, self.texts[place], number == 0

    def replace(self, number: int, text: Text) -> None:
        """Let a text stand where another stood."""
        self.texts[-1 - number] = text

    def keys_from(self, base: int) -> tuple[Keys, Numbers]:
        """All keys with the numbers of their texts, which are written from `base` on."""
        count = len(self._keys)
        keys = np.fromiter(self._keys.keys(), dtype=np.uint64, count=count)
        places = np.fromiter(self._keys.values(), dtype=np.uint32, count=count)
        return keys, places + np.uint32(base)

    def clear(self) -> None:
        """Forget them: they were written."""
        self._keys.clear()
        self.texts.clear()
