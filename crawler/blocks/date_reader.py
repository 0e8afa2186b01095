"""Reads the dates that elements and texts of a page show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.bylines import byline
from crawler.arabic.dates import parse_date
from crawler.arabic.dates.date_words import is_only_date
from crawler.arabic.dates.fold import fold_date
from crawler.arabic.dates.lines import is_marked_date, without_lead
from crawler.arabic.dates.spans import is_span
from crawler.arabic.edit_notes import speaks_of_editing
from crawler.arabic.labels import may_be_date
from crawler.arabic.punctuation import COLONS, COMMAS
from crawler.blocks.asides import Asides
from crawler.blocks.attribute_kinds import DATED_TAGS
from crawler.blocks.dated_words import CLOCK, is_title, looks_dated
from crawler.blocks.member_links import leads_to_member
from crawler.blocks.segment import LABELLED, LONGEST_DATE, DateMark
from crawler.links import leads_to_entrance
from crawler.pages.dom import line
from crawler.raw import Shown

if TYPE_CHECKING:
    from datetime import datetime

    from crawler.arabic.dates.values import ShownDate
    from crawler.blocks.outline import Outline
    from crawler.blocks.walk import Piece

# The number of a post before its date is no day: `رد #1 - ديسمبر 10, 2018`.
_NUMBERED = re.compile(r"^[^\W\d]{0,8}\s*#\d+\s*[-–—·|:]\s*")
# Icon, weekday, day, month, year.
_MOST_PARTS = 5
# An element of more others is no label.
_FEW = 5
_TIME_OF_DAY = re.compile(r"\d[:h]\d\d|ago\b", re.I)
_BULLETS = " •·|"
_SIGNS = f" -–—·•|{COMMAS}{COLONS}"


class DateReader:
    """Reads the dates of one page; the same words are read once."""

    def __init__(self, outline: Outline, now: datetime, *, written: bool = False) -> None:
        self.outline, self.now = outline, now
        self.asides = Asides(outline, written=written)
        self.known: dict[str, ShownDate | None] = {}
        self.titles = dict(outline.said.titles)

    def read(self, text: str) -> ShownDate | None:
        """A date that is exact to the day at least, or says how many months or years ago."""
        if text not in self.known:
            read = parse_date(text, now=self.now, order="dmy")
            exact = read is not None and (
                read.precision in {"minute", "second", "day"}
                or (read.relative and (is_span(fold_date(text)) or is_marked_date(text)))
            )
            self.known[text] = read if exact and not self._is_clock(text, read) else None
        return self.known[text]

    def _is_clock(self, text: str, read: ShownDate | None) -> bool:
        """Whether a text says what time it is now, as pages do in their heads."""
        if read is None or not read.relative or not CLOCK.search(text):
            return False
        return read.iso.startswith(self.now.strftime("%Y-%m-%dT%H:%M"))

    def stated(self, place: int, iso: str, epoch: str) -> DateMark | None:
        """The date that an attribute states, and the words of its element if they show one."""
        seconds = epoch[:10] if epoch.isdecimal() and len(epoch) in {10, 13} else ""
        if not (iso or seconds) or self.asides.holds(place):
            return None
        words = self.outline.brief(place)
        if not (self.outline.tags[place] in DATED_TAGS or self.read(words)):
            words = ""  # it may be a whole post
        rank = LABELLED if words and self._is_labelled(place) else 0
        return DateMark(
            rank, Shown(words or iso, iso or None, float(seconds) if seconds and not iso else None)
        )

    def _is_labelled(self, place: int) -> bool:
        """Whether the words before an element name a date of its member's: `Joined:`."""
        element = self.outline.order[place]
        before, holder = element.getprevious(), element.getparent()
        if before is not None:
            label = (before.tail or "").strip() or (line(before) if len(before) < _FEW else "")
        else:
            label = (holder.text or "").strip() if holder is not None else ""
        return may_be_date(label)

    def piece(self, piece: Piece) -> DateMark | None:
        """The date that a text is, unless it is an edit note's."""
        text = " ".join(piece.text.split())
        # A name may hold a number itself: `NAME 77 - 13/03/2011`.
        text = text.partition(byline(text) or "\n")[2].strip(_SIGNS) or text
        text = without_lead(_NUMBERED.sub("", text).strip(_BULLETS))
        text = _behind_member(piece, text)
        read = self.read(text) if looks_dated(text) else None
        if read is None:
            # A note of an edit may say when, and by whom, in one text.
            if speaks_of_editing(text) and self.asides.is_note(
                words := self.outline.brief(piece.owner) or text
            ):
                self.outline.edits[piece.owner] = words
            return None
        small = self.outline.is_small(piece.owner)
        label = line(piece.before) if small and piece.before is not None else ""
        if small and piece.before is not None and piece.before.tag == "br":
            label = self.outline.brief(piece.owner).partition(text)[0].strip()
        if self.asides.is_note(text) or (label and self.asides.is_note(f"{label} {text}")):
            self.outline.edits[piece.owner] = self.outline.brief(piece.owner) or text
            return None
        if read.relative and (self._invites(piece.owner, text) or is_title(text)):
            return None
        if self.asides.holds(piece.owner):
            return None
        return self._dated(piece.owner, text, label, read)

    def _invites(self, place: int, text: str) -> bool:
        """Whether a link leads to where one registers, or to what a day brought.

        `سجل الآن` and `مواضيع اليوم` are no moments.
        """
        if not self.outline.said.linked[place]:
            return False
        if not (any(map(str.isdigit, text)) or is_only_date(text)):
            return True
        while self.outline.tags[place] not in {"a", "button"}:
            place = self.outline.up[place]
        return leads_to_entrance(self.outline.order[place].get("href") or "")

    def parted(self, place: int) -> DateMark | None:
        """The date of an element whose words stand partly in its children."""
        element = self.outline.order[place]
        whole = self.outline.brief(place).strip(_SIGNS) if 0 < len(element) <= _MOST_PARTS else ""
        timed = _TIME_OF_DAY.search(whole) is not None
        if len(whole) < 8 or not (timed or is_only_date(whole)) or self.asides.holds(place):
            return None
        if len(whole) > 40:
            return None
        read = self.read(whole)
        if read is None or timed == (read.precision == "day"):
            return None
        return DateMark(1 if timed else 2, Shown(whole))

    def title(self, place: int, title: str) -> DateMark | None:
        """The date of an element's title, where the element shows less."""
        read = self.read(title)
        if read is None or read.precision == "day" or self.asides.holds(place):
            return None
        words = self.outline.brief(place)
        return DateMark(1, Shown(words or title, full=title)) if len(words) < 40 else None

    def _dated(self, place: int, text: str, label: str, read: ShownDate) -> DateMark:
        outline, relative = self.outline, read.relative
        timed = relative and read.precision not in {"month", "year"}
        if not _TIME_OF_DAY.search(text):
            # A day and its time of day may be neighbours: `<nobr>06:18 - <b>2016/01/20</b></nobr>`.
            for near in (place, outline.up[place]):
                words = self.outline.brief(near)
                if text in words and len(words) <= LONGEST_DATE and _TIME_OF_DAY.search(words):
                    text = words
                    break
        element = outline.order[place]
        head, colon, _ = text.partition(":")
        named = label if not colon or head[-1:].isdigit() else head
        before = element.getprevious()
        exact = timed or bool(_TIME_OF_DAY.search(text))
        beside = line(before) if before is not None and len(before) < _FEW else ""
        if may_be_date(named) or may_be_date(beside) or (element.tag == "dd" and not exact):
            return DateMark(LABELLED, Shown(text))
        # A tooltip may say of a whole date how long ago that was.
        whole = bool(CLOCK.search(text)) and not relative
        title = "" if whole else self.titles.get(place) or element.get("title") or ""
        return DateMark(1 if exact else 2, Shown(text, full=title))


def _behind_member(piece: Piece, text: str) -> str:
    """A text; of what a member did so long ago, behind the link to them, when: `قال قبل سنة...`."""
    if piece.before is None or not leads_to_member(piece.before.get("href") or ""):
        return text
    when = text.partition(" ")[2].rstrip(" .…")
    return when if is_span(fold_date(when)) else text
