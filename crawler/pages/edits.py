"""When a post was edited, as its edited-by note says."""

from crawler.arabic.edit_notes import edit_note
from crawler.raw import Shown


def edit_date(text: str) -> Shown | None:
    """The date in a text that is an edited-by note; None where it is none, or names no date."""
    note = edit_note(text)
    return Shown(note[1]) if note and note[1] else None
