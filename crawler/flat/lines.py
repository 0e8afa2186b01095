"""A flattened page as lines, each with what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from crawler.arabic.buttons import is_button
from crawler.arabic.bylines import byline
from crawler.arabic.cut_lines import part_foot
from crawler.arabic.date_lines import shown_date
from crawler.arabic.edit_notes import edit_note
from crawler.arabic.flattened import (
    authored,
    avatar_of,
    is_panel_heading,
    is_rank,
    post_number,
    status_of,
    title_line,
)
from crawler.arabic.notices import is_notice
from crawler.arabic.quotes import quote_author
from crawler.arabic.text import clean_line
from crawler.flat.dumps import is_heading, without_heading, without_marks, words_of
from crawler.flat.run_on import part_run_on


class Is(Enum):
    """What a line of a flattened page is."""

    BLANK = "blank"
    TEXT = "text"
    PAIR = "pair"
    NUMBER = "number"
    DATE = "date"
    AVATAR = "avatar"
    STATUS = "status"
    AUTHORED = "authored"
    BYLINE = "byline"
    RANK = "rank"
    HEADING = "heading"
    TITLE = "title"
    BUTTON = "button"
    NOTICE = "notice"
    EDIT = "edit"
    QUOTE = "quote"


# What may stand between a head and its title, or its first words.
BEFORE_WORDS = frozenset({Is.BLANK, Is.BUTTON, Is.RANK, Is.NOTICE, Is.HEADING})
_BULLET = re.compile(r"^\s*[-•*·▪◦](?:\s+|$)")
_LISTED = re.compile(r"^\s*\d{1,4}\.\s+(\S.{5,60})$")
_LONGEST_NAME = 40
_FEW = 8
_RULE = re.compile(r"[-_=*~.]{3,}$")
# A point ends a sentence after a word, not after a title (`د.`) or inside a name (`samir.dz`).
_SENTENCE_END, _SAID, _PROSE = re.compile(r"[.!?؟…](?=\s|$)"), 60, 200
_SENTENCE = re.compile(r"[!?؟،,:;؛…]|(?<=\w{3})\.(?=\s|$)|\.\.")


@dataclass(slots=True)
class Line:
    """A line: as it stands, without its bullet, and what it is."""

    raw: str
    text: str
    bullet: bool
    kind: Is = Is.TEXT

    @property
    def short(self) -> bool:
        """Whether it could be a name or a rank: few words and no sentence."""
        words = self.text.split()
        return (
            self.kind in {Is.TEXT, Is.RANK}
            and 0 < len(words) <= 5
            and len(self.text) <= _LONGEST_NAME
            and not self.is_rule
            and not _SENTENCE.search(self.text.strip(" ." if len(words) < 3 else " "))
        )

    @property
    def is_rule(self) -> bool:
        """Whether it is drawn, between two parts of a page."""
        return _RULE.match(self.text) is not None

    @property
    def sentence(self) -> bool:
        """Whether it is a sentence of some length, and nothing that a page shows of its own."""
        said = len(self.text) >= _SAID and _SENTENCE_END.search(self.text)
        return bool(said) and self.kind is Is.TEXT

    @property
    def prose(self) -> bool:
        """Whether it is several sentences long: no frame of a page says so much on a line."""
        return len(self.text) >= _PROSE and len(_SENTENCE_END.findall(self.text)) > 2


def lines_of(text: str) -> list[Line]:
    """The lines of a text with their kinds; pairs are found later, over several lines.

    Where a blank line follows every other one, it parts nothing.
    """
    raw = without_marks(text).splitlines()
    if len(raw) > _FEW and not any(map(str.strip, raw[1::2])):
        raw = raw[::2]
    parts = [part for line in raw for run in part_run_on(line) for part in part_foot(run)]
    lines = [line_of(part) for part in parts]
    return _named_by_headings(lines)


def _named_by_headings(lines: list[Line]) -> list[Line]:
    """Lines with the headings of a printed thread as heads of posts.

    They are `## NAME (DATE)`, or `## NAME` where the page's is `# BOARD > TITLE`.
    """
    page = next((line for line in lines if line.kind is not Is.BLANK), None)
    crumbs = page is not None and _CRUMBS.match(page.raw)
    if page is not None and crumbs:
        page.kind = Is.TITLE
    for line in lines:
        dated = _DATED.match(line.text) if is_heading(line.raw) else None
        if dated and shown_date(dated["when"]):
            line.text, line.kind = f"by {dated['who']} » {dated['when']}", Is.AUTHORED
        elif crumbs and is_heading(line.raw) and line.short:
            line.text, line.kind = f"posted by {line.text}", Is.BYLINE
    return lines


_CRUMBS = re.compile(r"# .+ > ")
_DATED = re.compile(r"(?P<who>[^()]{1,40}?)\s*\((?P<when>[^()]{6,40})\)$")


def is_framed(lines: list[Line]) -> bool:
    """Whether a text is a page with its frame, whose first lines are nobody's words."""
    return sum(line.kind in {Is.BUTTON, Is.NOTICE} for line in lines) >= _FRAMED


# A page that shows so many words of its engine's buttons is a forum's page.
_FRAMED = 3


def line_of(raw: str) -> Line:
    """A line of a text with its kind."""
    unquoted = without_heading(words_of(raw))
    listed = _LISTED.match(unquoted)
    # The number of an item in a list; before anything but a date it is the author's.
    bare = listed[1] if listed and shown_date(listed[1]) else _BULLET.sub("", unquoted)
    text = clean_line(bare)
    kind = _kind(text) if len(text) <= _LONGEST_SHOWN else Is.TEXT
    return Line(raw, text, bare != unquoted, kind)


# No line that a page shows of its own is longer.
_LONGEST_SHOWN = 250


@lru_cache(8192)
def _kind(text: str) -> Is:
    """What a line is by its words alone: names, ranks and buttons come again at each post."""
    if not text:
        return Is.BLANK
    if len(text) == 1 and text.isalpha():
        return Is.BUTTON  # it stands for the picture of a member who has none
    for kind, test in _TESTS:
        if test(text):
            return kind
    return Is.TEXT


_TESTS = [
    (Is.NUMBER, post_number),
    (Is.HEADING, is_panel_heading),
    (Is.EDIT, lambda text: edit_note(text) is not None),
    (Is.AUTHORED, lambda text: authored(text) is not None),
    (Is.BYLINE, lambda text: bool(byline(text))),
    (Is.AVATAR, lambda text: avatar_of(text) is not None),
    (Is.STATUS, lambda text: status_of(text) is not None),
    (Is.RANK, is_rank),
    (Is.TITLE, lambda text: title_line(text) is not None),
    (Is.BUTTON, is_button),
    (Is.NOTICE, is_notice),
    (Is.QUOTE, lambda text: text[-1].isdigit() and quote_author(text) is not None),
    (Is.DATE, lambda text: shown_date(text) is not None),
]
