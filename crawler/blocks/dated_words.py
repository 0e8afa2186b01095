"""Whether a text may be a date by its words alone: it is asked before the text is read as one."""

import re

from crawler.arabic.dates.date_words import is_only_date
from crawler.arabic.dates.fold import fold_date
from crawler.arabic.dates.lines import begins_date
from crawler.arabic.dates.spans import span_ago
from crawler.blocks.segment import YEAR

# What a text must show to be worth reading as a date: a time of day, a year, a day of a month.
_DATE_LIKE = re.compile(rf"\d[:.h]\d\d|{YEAR}|\d+\s*\D{{2,12}}\s*\d|\d \w+ ago\b", re.I)
_ARABIC = re.compile("[\u0621-\u064a]")
_LONGEST_RELATIVE = 25
# A member may be called after a day: `@NAME-الأمس`.
_MENTION = re.compile(r"@[^\W\d]")
_WORDS = re.compile(r"\w+")
CLOCK = re.compile(r"\d[:h]\d\d")


def looks_dated(text: str) -> bool:
    """Whether a text is worth reading as a date."""
    if len(text) <= _LONGEST_RELATIVE and _ARABIC.search(text):
        return not _MENTION.search(text) and not _names(text)
    return len(text) >= 3 and bool(_DATE_LIKE.search(text))


def _names(text: str) -> bool:
    """Whether a word and a day are what a member is called: `حنين الأمس`."""
    words = _WORDS.findall(text)
    return len(words) == 2 and ":" not in text and not (is_only_date(text) or begins_date(words[0]))


def is_title(text: str) -> bool:
    """Whether a text names a day behind another word, and then a number that is no time of day."""
    numbered = any(map(str.isdecimal, text)) and not CLOCK.search(text)
    return numbered and not is_only_date(text) and span_ago(fold_date(text)) is None
