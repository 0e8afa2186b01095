"""What an index of texts is asked and answers: another store can stand in for SQLite."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from crawler.dedup.signature import Signature

# Texts under so many words are brief.
BRIEF = 32


class Entry(NamedTuple):
    """A text to be looked for: the id of its post, its author (or empty), and its words.

    `posted_at` (epoch seconds, 0 where unknown) decides which of a run's equal texts is the first;
    it is None for what an earlier run wrote, which stays where it is.
    `unnamed` is how ids of its thread begin that are none of the engine's own: posts with such ids
    give way. `places` are what a short text is found by in other views of its thread; without them
    it is not looked for there (see `crawler.dedup.views`).
    """

    post_id: str
    author: str
    text: str
    posted_at: float | None = 0.0
    unnamed: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The first post with the same text (similarity 1.0) or nearly the same.

    With `later` that post is of this run, and was posted later or stands in a light view of the
    thread: it is the duplicate, and the one that was looked for stands in its place from now on.
    """

    duplicate_of: str
    similarity: float
    later: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts as a duplicate: the user's settings.

    `threshold` is the least similarity of a near duplicate (the share of words that both texts
    have, in the same order), `threshold_brief` that of texts under `BRIEF` words, where a stock
    phrase is half of the text; `shingle` the words in a shingle; `short` what happens to texts
    under a dozen words: `keep` them all, or drop those that repeat the same `author`'s, or `all`.
    With `own` a post's own text, when it comes again unchanged, is its duplicate: for lists of
    posts of which nobody knows yet which are the same.
    """

    threshold: float = 0.75
    threshold_brief: float = 0.88
    shingle: int = 2
    short: str = "keep"
    own: bool = False


class TextIndex(Protocol):
    """What a store of texts supplies, be it this one or a shared one."""

    def expect(self, texts: Sequence[str], signed: Mapping[str, Signature]) -> None:
        """Announce texts that will be looked for one by one: together they take less time.

        `signed` has those that were signed already.
        """

    def match(self, entries: Sequence[Entry]) -> list[Match | None]:
        """For each text the first post that has it; a text without one is put, to be found."""

    def put(self, entry: Entry) -> None:
        """Remember a text that a file holds, without looking for it."""

    def flush(self) -> None:
        """Write what was put. Call in a transaction of the store's connection."""

    def forget_pending(self) -> None:
        """Drop what was put: its transaction was committed."""
