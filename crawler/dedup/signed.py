"""Texts as an index holds them: keys by which they are found, and what they are compared by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxhash import xxh3_64_intdigest

from crawler.dedup.alike import print_of
from crawler.dedup.kept_texts import Text
from crawler.dedup.signature import CUT, LEAST_WORDS, signatures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.dedup.texts import Entry, Rules


def sign(entries: Sequence[Entry], rules: Rules) -> tuple[list[list[int]], list[Text]]:
    """The keys of each text, that of the whole text first, and what is kept of the text.

    A text that is not compared has no keys.
    """
    signs = signatures([entry.text for entry in entries], rules.shingle)
    keys, texts = [], []
    for row, (entry, columns) in enumerate(zip(entries, signs.keys.tolist(), strict=True)):
        words = signs.words(row)
        texts.append(Text(entry.post_id, len(words), print_of(words), entry.posted_at))
        whole = columns.pop()
        if len(words) >= LEAST_WORDS:
            keys.append([whole, *columns])
        else:
            keys.append(_short_keys(entry, whole, rules) if words else [])
    return keys, texts


def _short_keys(entry: Entry, whole: int, rules: Rules) -> list[int]:
    if rules.short == "all":
        return [whole]
    names = [entry.author] if rules.short == "author" else []
    if rules.own:
        names.append(entry.post_id)
    return [whole ^ xxh3_64_intdigest(name.encode()) >> CUT for name in names]
