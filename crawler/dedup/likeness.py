"""Which of the texts that share keys is the same, or nearly: by the rules of a run."""

from collections.abc import Iterable
from itertools import chain

from crawler.dedup.kept_texts import Text
from crawler.dedup.signature import LEAST_WORDS
from crawler.dedup.telling_words import is_fuller, tells_apart
from crawler.dedup.texts import BRIEF, Rules
from crawler.dedup.views import is_unnamed, may_be_views

# A text that was seen before: its number (from -1 down where it is not written yet), and how alike
# it is.
Found = tuple[int, Text, float]
_MINUTE = 60
# So many texts that are found by some of a text's keys are compared with it: where posts are made
# of one template, each run of keys has another text for each of them.
MOST_COMPARED = 24


def likeliest(found: list[list[int]]) -> list[int]:
    """Of the texts that were found by each key those that are compared, in the order of the keys.

    Where they are too many, those come first that were found by keys which few have: the others
    share no more than a template.
    """
    numbers = list(dict.fromkeys(chain.from_iterable(found)))
    if len(numbers) > MOST_COMPARED:
        numbers = list(dict.fromkeys(chain(*sorted(found, key=len))))
    return numbers[:MOST_COMPARED]


def best(
    text: Text,
    candidates: Iterable[tuple[int, Text, bool]],
    rules: Rules,
    found: Found | None = None,
) -> Found | None:
    """The candidate that is most like a text, the first of equals, if it is alike enough.

    `found` is the best of those that were looked at before. Only one that has the key of the whole
    text in common is the same text.
    """
    least = rules.threshold_brief if text.words < BRIEF else rules.threshold
    seen = set() if rules.own else {text.post}
    by_place = text.words < LEAST_WORDS and rules.short == "keep" and bool(text.unnamed)
    for number, other, whole in candidates:
        if found is not None and found[2] == 1.0:
            break
        if other.post in seen or (by_place and not _in_two_views(text, other)):
            continue
        if (whole or by_place) and other.print == text.print:
            return number, other, 1.0
        seen.add(other.post)
        if other.post == text.post:
            continue
        alike = text.similarity(other)
        if alike >= least and (found is None or alike > found[2]) and not _says_other(text, other):
            found = number, other, round(min(alike, 0.999), 3)
    return found


def _says_other(text: Text, other: Text) -> bool:
    """Whether two posts whose texts are alike are no copies; views of one post show more or less.

    Of a short text and a fuller one the short one alone may be left out.
    """
    if may_be_views(text.post, other.post, text.unnamed):
        return False
    dropped, kept = (other, text) if gives_way(other, text) else (text, other)
    return is_fuller(dropped, kept) or tells_apart(text, other)


def gives_way(other: Text, text: Text) -> bool:
    """Whether the post that was read first gives way to one with the same text."""
    if other.posted is None:
        return False
    if is_unnamed(other.post, text.unnamed):
        return text.named
    # A light view may leave out the seconds.
    margin = 0 if text.named else _MINUTE
    return 0 < (text.posted or 0) < other.posted - margin


def _in_two_views(text: Text, other: Text) -> bool:
    """Whether two short texts of one place may be one post: not where each has an id of its own.

    Of two without ids only the time of day tells that they are not neighbours.
    """
    if is_unnamed(other.post, text.unnamed):
        return text.named or bool(text.posted)
    return not text.named
