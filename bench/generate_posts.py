"""Invented posts for the deduplication bench: a seeded stream, a quarter of it copies."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.dedup.telling_words import FORM
from crawler.dedup.texts import BRIEF

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_WORDS = 50_000
_LEVELS = (0, 5, 10, 20)
# Copies are made of posts among the first so many: the stream itself need not be kept.
_SOURCES = 20_000


@dataclass(frozen=True)
class Generated:
    """A post; `level` is the share of its words (in percent) changed, None for an original.

    A brief text with another word in it is an original as well, and so is one that is a little
    longer and differs in one place alone.
    """

    number: int
    text: str
    level: int | None


def _stretches(source: list[str], text: list[str]) -> int:
    """In how many places two texts of the same length differ: words that are neighbours are one."""
    differing = [one != other for one, other in zip(source, text, strict=True)]
    return sum(here and not before for before, here in itertools.pairwise([False, *differing]))


def posts(count: int, seed: int = 1) -> Iterator[Generated]:
    """`count` posts of 10 to 200 words over a Zipf vocabulary, the same for the same seed."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(2, 8))) for _ in range(_WORDS)]
    weights = list(itertools.accumulate(1 / rank for rank in range(1, _WORDS + 1)))
    sources: list[list[str]] = []
    for number in range(count):
        if sources and chance.random() < 0.25:
            text = list(chance.choice(sources))
            level = chance.choice(_LEVELS)
            source = list(text)
            changed = round(len(text) * level / 100)
            for place in chance.sample(range(len(text)), changed):
                text[place] = chance.choices(words, cum_weights=weights)[0]
            is_copy = (
                not changed
                or len(text) >= FORM
                or (len(text) >= BRIEF and _stretches(source, text) != 1)
            )
            yield Generated(number, " ".join(text), level if is_copy else None)
            continue
        text = chance.choices(words, cum_weights=weights, k=chance.randint(10, 200))
        if len(sources) < _SOURCES:
            sources.append(text)
        yield Generated(number, " ".join(text), None)
