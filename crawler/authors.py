"""Author records: what they are known by, what stands for them, several made one."""

from operator import attrgetter

from crawler.arabic.dates.order import EITHER
from crawler.arabic.panel_fields import day_joined
from crawler.clock import ForumClock
from crawler.compact import storable
from crawler.lines import values_digest
from crawler.records import Author

# What a guest has as well: their name, and the word "guest" for a rank.
_BARE = frozenset({"name", "title", "fetched_at", "source"})
# What moves by itself: a record is not new for these, nor for when and where it was read.
_COUNTS = ("messages", "reaction_score", "points", "likes_given", "likes_received", "age")
_CIRCUMSTANCES = ("fetched_at", "source")
_values = attrgetter(*Author.__slots__)
_counts = attrgetter(*_COUNTS)
_words = attrgetter(
    *(name for name in Author.__slots__ if name not in _COUNTS and name not in _CIRCUMSTANCES)
)


def author_key(author: Author) -> str:
    """What an author is known by: the id, or for guests and texts without ids the name."""
    return storable(author.id or f"{author.site}/n/{author.name}")


def worth_a_line(author: Author) -> bool:
    """Whether the record says anything beyond a bare name and rank without an id."""
    if author.id:
        return True
    empty = Author(author.schema, None, author.site, author.engine, author.name)
    told = (name for name in Author.__slots__ if name not in _BARE)
    return any(getattr(author, name) != getattr(empty, name) for name in told)


def digests(author: Author) -> tuple[bytes, bytes]:
    """What stands for the record: its words, and its counts."""
    return values_digest(_words(author)), values_digest(_counts(author))


def copy_author(author: Author) -> Author:
    """A record of its own with the same values."""
    copied = Author(*_values(author))
    copied.fields = dict(author.fields)
    return copied


def merge_authors(authors: list[Author]) -> list[Author]:
    """One record an author, holding all that the records say; the first value of a field stays."""
    merged: dict[str, Author] = {}
    for author in authors:
        key = author_key(author)
        if key in merged:
            merge_author(merged[key], author)
        else:
            merged[key] = author
    return list(merged.values())


def merge_author(known: Author, other: Author) -> None:
    """Complete `known` with what only `other` says, in place."""
    for name, own, its in zip(Author.__slots__, _values(known), _values(other), strict=True):
        if (own is None or own == "") and its is not own:
            setattr(known, name, its)
    for label, value in other.fields.items():
        known.fields.setdefault(label, value)


def read_joined_again(author: Author, clock: ForumClock) -> None:
    """Read the day of joining by what is known of a forum's order of day and month by now."""
    shown = author.joined_text
    if not shown:
        return
    known, *either = (
        day_joined(shown, now=None, tz=clock.tz, order=order) for order in (clock.order, *EITHER)
    )
    if author.joined is None or (either[0] != either[1] and author.joined in either):
        author.joined = known or author.joined
