"""Labels with their values in a row of words, told where no line ends."""

import re
from typing import NamedTuple

from crawler.arabic.labels import fits, match_label
from crawler.arabic.punctuation import without_colon
from crawler.flat.word_heads import with_time

# A panel on one line has so many pairs at least, one of them a member's first day or posts; fewer
# are one where panels of the same labels come again and again.
LEAST, _FEWEST = 3, 2
TELLING = frozenset({"joined", "messages"})
_MOST_LABEL, _MOST_VALUE = 4, 6
_NUMBER = re.compile(r"\d")


class WordPair(NamedTuple):
    """A label and its value, and the word after them; `bare` for words without a colon before."""

    label: str
    value: str
    field: str
    end: int
    bare: bool


def panel_at(words: list[str], start: int) -> list[WordPair]:
    """The pairs of the panel that begins at a word; none where there is no panel.

    It does not begin with a label that words follow without a colon: buttons are called so too.
    """
    pairs: list[WordPair] = []
    while (pair := _pair_at(words, pairs[-1].end if pairs else start)) is not None:
        if not pairs and pair.bare:
            return []
        pairs.append(pair)
    told = {pair.field for pair in pairs} & TELLING
    return pairs if len(pairs) >= _FEWEST and told else []


def _pair_at(words: list[str], start: int) -> WordPair | None:
    """The pair that begins at a word: its value goes on to the next label, or as long as it fits.

    A name or a town that no label follows is one word long: where it ends cannot be told.
    """
    size = _label_size(words, start)
    if not size:
        return None
    label = without_colon(" ".join(words[start : start + size]))
    begin = start + size + (words[start + size : start + size + 1] == [":"])
    sizes = [
        count
        for count in range(1, min(_MOST_VALUE, len(words) - begin) + 1)
        if fits(label, " ".join(words[begin : begin + count]))
    ]
    if not sizes:
        return None
    meaning = fits(label, " ".join(words[begin : begin + sizes[0]]))
    assert meaning is not None
    size = sizes[0]
    if meaning.value_type == "text":
        ends = (n for n in sizes if _label_size(words, begin + n))
        size = next((n for n in ends if not _NUMBER.search(" ".join(words[begin : begin + n]))), 1)
    elif meaning.value_type == "date":
        size = with_time(words[begin:], size)
    bare = meaning.value_type == "text" and ":" not in words[begin - 1]
    value = " ".join(words[begin : begin + size])
    return WordPair(label, value, meaning.field, begin + size, bare)


def _label_size(words: list[str], start: int) -> int:
    """How many words from here on are a label; 0 where they are none."""
    for size in range(min(_MOST_LABEL, len(words) - start), 0, -1):
        if match_label(without_colon(" ".join(words[start : start + size]))):
            return size
    return 0
