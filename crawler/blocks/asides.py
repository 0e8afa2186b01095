"""Edit notes and the headings of quotes: what stands in them is no date or name of a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.quotes import is_quote_line

if TYPE_CHECKING:
    from crawler.blocks.outline import Outline

# A quote's heading is a row not further above its date than this.
_NEAR = 6


class Asides:
    """The asides of one page.

    `written`: a note without an editor says when a post was written, not when it was edited.
    """

    def __init__(self, outline: Outline, *, written: bool) -> None:
        self.outline, self.written = outline, written

    def holds(self, place: int) -> bool:
        """Whether an element is in an edit note or the heading of a quote.

        The outline keeps what was found.
        """
        outline = self.outline
        above = outline.up[place]
        for near in (outline.up[above], above, place):
            if near in outline.edits:
                return True
            words = outline.brief(near)
            if words and self.is_note(words):
                outline.edits[near] = words
                return True
        row = place
        for _ in range(_NEAR):
            if row > 0 and outline.tags[row] == "tr":
                break
            row = outline.up[row]
        else:
            return False
        if is_quote_line(outline.brief(row)):
            outline.headings.append(row)
            return True
        return False

    def is_note(self, text: str) -> bool:
        """Whether a line tells of an edit."""
        note = edit_note(text)
        return note is not None and not (self.written and note[0] is None)
