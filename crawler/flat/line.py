"""A line of a flattened page, and what it may be."""

import re
from dataclasses import dataclass, field
from enum import Enum

from crawler.arabic.page_tops import archived_over, printed_over
from crawler.arabic.punctuation import COLONS, PAUSES, STOPS


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

    # Enum's own is written in Python, and each line is asked many times what it is.
    __hash__ = object.__hash__


# What may stand between a head and its title, or its first words.
BEFORE_WORDS = frozenset({Is.BLANK, Is.BUTTON, Is.RANK, Is.NOTICE, Is.HEADING})
_LONGEST_NAME, _MOST_WORDS = 40, 7
_RULE = re.compile(r"[-_=*~.]{3,}$")
# A point ends a sentence after a word, not after a title (`د.`) or inside a name (`samir.dz`).
_SENTENCE_END, _SAID, _PROSE = re.compile(rf"[{STOPS}…](?=\s|$)"), 60, 200
_SENTENCE = re.compile(rf"[!?؟{PAUSES}{COLONS}…]|(?<=\w{{3}})\.(?=\s|$)|\.\.")


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
        if len(self.text) > _LONGEST_NAME or self.kind not in {Is.TEXT, Is.RANK}:
            return False
        words = self.text.split()
        return (
            0 < len(words) <= 5
            and not self.is_rule
            and not _SENTENCE.search(self.text.strip(" ." if len(words) < 3 else " "))
        )

    @property
    def brief(self) -> bool:
        """Whether it could be a name by its place: names have signs in them, and many words."""
        return (
            self.kind is Is.TEXT
            and len(self.text) <= _LONGEST_NAME
            and len(self.text.split()) <= _MOST_WORDS
            and not self.is_rule
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


def is_framed(lines: list[Line]) -> bool:
    """Whether a text is a page with its frame, whose first lines are nobody's words."""
    return sum(line.kind in {Is.BUTTON, Is.NOTICE} for line in lines) >= _FRAMED


def is_printed(lines: list[Line]) -> bool:
    """Whether a text is a thread that vBulletin made ready for printing, or put in its archive."""
    return any(printed_over(line.raw) or archived_over(line.text) for line in lines)


# A page that shows so many words of its engine's buttons is a forum's page.
_FRAMED = 3


@dataclass(slots=True)
class FlatBody:
    """What a post's lines hold; `posted` is a date that stood before the body."""

    text: str = ""
    posted: str = ""
    edited: str | None = None
    signature: str | None = None
    quotes: list[tuple[str | None, str]] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
