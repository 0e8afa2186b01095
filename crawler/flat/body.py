"""The lines between two heads -> a body, and apart from it quotes, edit note and signature."""

import itertools

from crawler.arabic.buttons import is_certain_button, is_member_menu
from crawler.arabic.cut_lines import opens_reason
from crawler.arabic.dates import recognised
from crawler.arabic.dates.lines import shown_date
from crawler.arabic.edit_notes import edit_note
from crawler.arabic.members import status_of
from crawler.arabic.notices import is_file
from crawler.arabic.quotes import is_unfolding
from crawler.arabic.signature_lines import is_signature_rule
from crawler.flat.line import BEFORE_WORDS, FlatBody, Is, Line
from crawler.flat.quotes import Said, opens_quote, take_quote
from crawler.flat.tails import cut_reactions, cut_signature, strip_tail


def read_region(
    lines: list[Line], said: Said, *, ranked: bool = False, posted: str = ""
) -> FlatBody:
    """Read the lines after a head up to the next.

    `ranked`: the head shows its member's rank; `posted` is the date that it alone shows.
    A quote goes on while it repeats what earlier posts `said`. This post's own lines are added.
    """
    body = FlatBody()
    lines = cut_signature(
        cut_reactions(_strip_head(lines, body, posted, ranked=ranked)), body, said.members
    )
    lines = strip_tail(lines)
    kept: list[str] = []
    worded = any(line.kind is Is.TEXT for line in lines)  # else `تم التعديل` is all that is said
    index = 0
    while index < len(lines):
        line = lines[index]
        following = lines[index + 1] if index + 1 < len(lines) else None
        if line.kind is Is.EDIT and (note := edit_note(line.text)) and (any(note) or worded):
            body.edited = note[1] or body.edited
        elif (
            line.kind is Is.NOTICE
            or is_unfolding(line.text)
            or (is_certain_button(line.text) and not _is_lone_entry(lines, index))
            or (following is not None and _is_file_over(line, following))
            or (index and lines[index - 1].kind is Is.EDIT and opens_reason(line.text))
            or (line.kind is Is.STATUS and status_of(line.text) in said.members - {""})
        ):
            pass
        elif opens_quote(lines, index, said):
            index = take_quote(lines, index, body, said)
            continue
        else:
            kept.append(line.raw)
        index += 1
    said.lines.update(line.text for line in lines if line.kind is not Is.BLANK)
    body.text = "\n".join(kept).strip("\n")
    return body


def _is_file_over(line: Line, following: Line) -> bool:
    """Whether a line is the name of an attachment, over its size or over itself."""
    noted = following.kind is Is.NOTICE or following.text == line.text
    return noted and is_file(line.text)


def mark_menu_name(lines: list[Line]) -> None:
    """Mark the member's name over the menu that engines put under it; a post has other words."""
    if sum(line.kind is Is.TEXT for line in lines) < 2:
        return
    for above, line in itertools.pairwise(lines):
        if line.kind is Is.BUTTON and above.short and is_member_menu(line.text):
            above.kind = Is.NOTICE


def _strip_head(lines: list[Line], body: FlatBody, posted: str, *, ranked: bool) -> list[Line]:
    """Leave out title, date and buttons before the first words, and a rank the head has not.

    Behind a head with a date of its own another day is the author's.
    vBulletin draws a rule under the title, as it does over a signature.
    """
    frame = (BEFORE_WORDS | {Is.TITLE}) - ({Is.RANK} if ranked else set())
    index = 0
    titled = False
    while index < len(lines):
        line = lines[index]
        if line.kind is Is.DATE and posted and _another_day(line.text, posted):
            break
        if line.kind is Is.DATE and not body.posted:
            body.posted = shown_date(line.text) or ""
        elif titled and is_signature_rule(line.text):
            titled = False
        elif line.kind not in frame:
            break
        titled = titled or line.kind is Is.TITLE
        index += 1
    return lines[index:]


def _another_day(line: str, posted: str) -> bool:
    """Whether a line's date is of another day than a head's, or one alone counts from now."""
    one, other = recognised(line), recognised(posted)
    return one is not None and other is not None and one.iso[:10] != other.iso[:10]


def _is_lone_entry(lines: list[Line], at: int) -> bool:
    """Whether a line would be an entry of a member's menu, but stands among an author's words."""
    if not is_member_menu(lines[at].text):
        return False
    beside = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    return all(line.kind is Is.TEXT and not line.short for line in beside)
