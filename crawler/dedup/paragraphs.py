"""Removes what a body says twice: whole paragraphs, and whole doubled bodies."""

import re
from collections import defaultdict
from itertools import accumulate

from crawler.arabic.fold import skeleton
from crawler.dedup.doubled import end_of_first_copy, is_beginning
from crawler.dedup.said import LEAST, MOST_ALIKE, OwnLines, Said, is_item_or_code
from crawler.dedup.signature import WORD, word_hashes

# Letters by which they are suspected to: eight words in any writing have more.
_LETTERS = 8
_BLANK, _LINE = re.compile(r"(\n{2,})"), re.compile(r"(\n+)")


def drop_repeats(body: str) -> tuple[str, int]:
    """A body without the repeats of its paragraphs, and how many were removed.

    Paragraphs are parted by blank lines; lines count as well. Copies may differ in marks, digits'
    forms and all else that folds away, in how their lines break, and by a cut end. Short ones, list
    items, code, speech and the refrains of poems stay, unless all of the body is there again.
    """
    if not _may_hold_repeats(body):
        return body, 0
    removed = 0
    hashes = _Hashes()
    end = end_of_first_copy(body, hashes[body])
    if end is not None and not all(map(is_item_or_code, _lines(body[:end]))):
        removed = _count(body[end:])
        body = body[:end]
    if not _lines_begin_alike(body, hashes):
        return body, removed
    first, rest = _LINE.split(body, maxsplit=1)[::2]
    if not is_item_or_code(first) and is_beginning(first, hashes[first], rest, hashes[rest]):
        body = rest
        removed += 1
    own = OwnLines(_lines(body))
    for mark, gap in (("\n\n", _BLANK), ("\n", _LINE)):
        if _any_comes_again([hashes[text] for text in body.split(mark)]):
            body, more = _without_repeats(body, gap, hashes, own)
            removed += more
    return body, removed


def _may_hold_repeats(body: str) -> bool:
    """Whether a body begins again, or two lines begin alike: a look before all is read."""
    rough = skeleton(body)
    whole = rough.replace(b"\n", b"")
    if whole.find(whole[:_LETTERS], 1) > 0:
        return True
    beginnings = [line[:_LETTERS] for line in rough.split(b"\n") if line]
    return len(set(beginnings)) < len(beginnings)


class _Hashes(dict[str, bytes]):
    """The hashes of the words of texts: those of several lines are put together from the lines'."""

    def __missing__(self, text: str) -> bytes:
        if "\n" in text:
            value = b"".join(map(self.__getitem__, text.split("\n")))
        else:
            value = self[text] = word_hashes(text)
        return value


def _lines_begin_alike(body: str, hashes: _Hashes) -> bool:
    """Whether at two lines the same words begin: as many as all repeats have in common."""
    lines = [words for words in map(hashes.__getitem__, body.split("\n")) if words]
    whole = b"".join(lines)
    starts = accumulate(map(len, lines), initial=0)
    beginnings = [whole[start : start + LEAST - WORD] for start in starts]
    return len(set(beginnings)) < len(beginnings)


def _any_comes_again(paragraphs: list[bytes]) -> bool:
    """Whether of any paragraph, not a short one, all words but the last were said before."""
    whole = b"".join(paragraphs)
    starts = accumulate(map(len, paragraphs), initial=0)
    begun: dict[bytes, list[int]] = defaultdict(list)
    for start, words in zip(starts, paragraphs, strict=False):
        if not words:
            continue
        alike = begun[whole[start : start + LEAST - WORD]]
        if (
            alike
            and len(words) >= LEAST
            and any(whole.startswith(words[:-WORD], earlier) for earlier in alike)
        ):
            return True
        if len(alike) < MOST_ALIKE:
            alike.append(start)
    return False


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _count(text: str) -> int:
    """How many paragraphs there are in a text."""
    gap = _BLANK if _BLANK.search(text.strip("\n")) else _LINE
    return max(1, sum(bool(part.strip()) for part in gap.split(text)[::2]))


def _without_repeats(
    body: str, gap: re.Pattern[str], hashes: _Hashes, own: OwnLines
) -> tuple[str, int]:
    parts = gap.split(body)
    said = Said()
    kept: list[str] = []
    removed = 0
    for text, after in zip(parts[::2], [*parts[1::2], ""], strict=True):
        words = hashes[text]
        if words and (said.goes_on(words) or (said.holds(text, words) and not own.holds(text))):
            said.follow(words)
            removed += 1
            continue
        said.add(text, words)
        kept += [text, after]
    return "".join(kept).strip("\n") if removed else body, removed
