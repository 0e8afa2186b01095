"""The places of a page that show a date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from crawler.arabic.dates.date_words import is_sentence
from crawler.blocks.date_reader import DateReader
from crawler.blocks.segment import LABELLED, TIMED, DateMark

if TYPE_CHECKING:
    from datetime import datetime

    from crawler.blocks.outline import Outline


def mark_dates(outline: Outline, now: datetime) -> dict[int, DateMark]:
    """The dates of a page by place: of attributes, then words, then the titles of elements.

    Those of edit notes are none of them; `outline.edits` takes up the notes. Where a page has no
    other dates, those that name no editor (`حرر في`) say when posts were written.
    """
    marks = _mark(outline, DateReader(outline, now))
    if outline.edits and all(mark.rank == LABELLED for mark in marks.values()):
        outline.edits.clear()
        outline.dated_texts.clear()
        marks = _mark(outline, DateReader(outline, now, written=True))
    return marks


def _mark(outline: Outline, reader: DateReader) -> dict[int, DateMark]:
    marks: dict[int, DateMark] = {}
    for place, iso, epoch in outline.said.stated_dates:
        if (mark := reader.stated(place, iso, epoch)) is not None:
            marks[place] = mark
    for piece in outline.pieces:
        if piece.owner not in marks and (mark := reader.piece(piece)) is not None:
            marks[piece.owner] = mark
            outline.dated_texts[piece.owner] = piece.before
    _drop_later(marks, outline)
    _drop_said(marks, outline)
    unread = dict.fromkeys(p.owner for p in outline.pieces if p.owner not in marks)
    known = sorted(marks)
    for place in dict.fromkeys([*unread, *(outline.up[owner] for owner in unread)]):
        if bisect_left(known, place) < bisect_left(known, outline.end[place]):
            continue  # a short post with its date is none as a whole
        if place not in marks and (mark := reader.parted(place)) is not None:
            marks[place] = mark
    for place, title in outline.said.titles:
        if place not in marks and (mark := reader.title(place, title)) is not None:
            marks[place] = mark
    timed = sorted(place for place, mark in marks.items() if mark.rank <= TIMED)
    for place, iso, epoch in outline.said.dated_blocks:
        shown = bisect_left(timed, place) < bisect_left(timed, outline.end[place])
        if not shown and (mark := reader.stated(place, iso, epoch)) is not None:
            marks[place] = mark
    return marks


def _drop_said(marks: dict[int, DateMark], outline: Outline) -> None:
    """Leave out days that sentences say behind the dates of posts, which have a time of day."""
    said = [
        owner
        for owner in outline.dated_texts
        if owner in marks and TIMED < marks[owner].rank < LABELLED
        if is_sentence(marks[owner].shown.text)
    ]
    timed = sorted(place for place, mark in marks.items() if mark.rank <= TIMED) if said else []
    for owner in said if len(said) < len(timed) else ():
        if timed[0] < owner:
            del marks[owner], outline.dated_texts[owner]


def _drop_later(marks: dict[int, DateMark], outline: Outline) -> None:
    """Leave out dates among the loose words of an element that a date stands before in it.

    They are the author's: the post's own date is above its words.
    """
    posted = sorted(place for place, mark in marks.items() if mark.rank < LABELLED)
    for owner, before in list(outline.dated_texts.items()):
        last = -1 if before is None else outline.place.get(before, -1)
        if bisect_right(posted, owner) < bisect_right(posted, last):
            del marks[owner], outline.dated_texts[owner]
