"""The lines between two heads -> a body, and apart from it quotes, edit note and signature."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from crawler.arabic.buttons import is_certain_button, is_member_menu
from crawler.arabic.cut_lines import opens_reason
from crawler.arabic.dates.lines import shown_date
from crawler.arabic.edit_notes import edit_note
from crawler.arabic.headings import is_reactions_heading
from crawler.arabic.notices import is_file
from crawler.arabic.quotes import is_quote_head, is_unfolding
from crawler.arabic.signature_lines import is_logged, is_signature_rule, signed_by
from crawler.flat.line import BEFORE_WORDS, Is, Line
from crawler.flat.quotes import Said, opens_quote, take_quote

# Further up than so many lines of a post's end, the word of a button may be an author's line.
_TAIL = 4
# Under the heading of reactions stand so many lines at most, and so short ones.
_NAMES, _NAMED = 12, 60
_NAMED_BELOW = 8
_NO_WORDS = frozenset({Is.BUTTON, Is.NOTICE, Is.EDIT, Is.NUMBER})
_BELOW = frozenset({Is.BLANK, Is.BUTTON, Is.TITLE, Is.NUMBER})


@dataclass(slots=True)
class FlatBody:
    """What a post's lines hold; `posted` is a date that stood before the body."""

    text: str = ""
    posted: str = ""
    edited: str | None = None
    signature: str | None = None
    quotes: list[tuple[str | None, str]] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)


def read_region(lines: list[Line], said: Said, *, ranked: bool) -> FlatBody:
    """Read the lines after a head up to the next; `ranked`: the head shows its member's rank.

    A quote goes on while it repeats what earlier posts `said`. This post's own lines are added.
    """
    body = FlatBody()
    lines = _cut_signature(
        _cut_reactions(_strip_head(lines, body, ranked=ranked)), body, said.members
    )
    lines = _strip_tail(lines)
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
            or (following is not None and following.kind is Is.NOTICE and is_file(line.text))
            or (index and lines[index - 1].kind is Is.EDIT and opens_reason(line.text))
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


def without_tail(lines: list[Line]) -> tuple[list[Line], FlatBody]:
    """Lines of a text without a head, less its tail: edit note, signature and the frame below.

    Only a note in the last lines is one, with a date, and with nothing but such a tail below.
    """
    last = max(0, len(lines) - _NAMED_BELOW)
    for index in range(len(lines) - 1, last - 1, -1):
        note = edit_note(lines[index].text) if lines[index].kind is Is.EDIT else None
        if note is not None and note[1] and index:
            tail = FlatBody()
            below = _strip_tail(_cut_reactions(lines[index + 1 :]))
            below = _cut_signature(below, tail, set())
            if all(line.kind in _BELOW | {Is.NOTICE} for line in below):
                tail.edited = note[1]
                return lines[:index], tail
    return lines, FlatBody()


def mark_menu_name(lines: list[Line]) -> None:
    """Mark the member's name over the menu that engines put under it; a post has other words."""
    if sum(line.kind is Is.TEXT for line in lines) < 2:
        return
    for above, line in itertools.pairwise(lines):
        if line.kind is Is.BUTTON and above.short and is_member_menu(line.text):
            above.kind = Is.NOTICE


def _strip_head(lines: list[Line], body: FlatBody, *, ranked: bool) -> list[Line]:
    """Leave out title, date and buttons before the first words, and a rank the head has not.

    vBulletin draws a rule under the title, as it does over a signature.
    """
    frame = (BEFORE_WORDS | {Is.TITLE}) - ({Is.RANK} if ranked else set())
    index = 0
    titled = False
    while index < len(lines):
        line = lines[index]
        if line.kind is Is.DATE and not body.posted:
            body.posted = shown_date(line.text) or ""
        elif titled and is_signature_rule(line.text):
            titled = False
        elif line.kind not in frame:
            break
        titled = titled or line.kind is Is.TITLE
        index += 1
    return lines[index:]


def _cut_reactions(lines: list[Line]) -> list[Line]:
    """Leave out who reacted to a post: names under a heading, after the last words."""
    for index, line in enumerate(lines):
        if not is_reactions_heading(line.text):
            continue
        notes = [other for other in lines[index + 1 :] if other.kind is Is.EDIT]
        names = [other for other in lines[index + 1 :] if other.kind is not Is.EDIT]
        if len(names) <= _NAMES:
            few = all(len(name.text) <= _NAMED for name in names)
            return [*lines[:index], *notes] if few else lines
    return lines


def _is_lone_entry(lines: list[Line], at: int) -> bool:
    """Whether a line would be an entry of a member's menu, but stands among an author's words."""
    if not is_member_menu(lines[at].text):
        return False
    beside = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    return all(line.kind is Is.TEXT and not line.short for line in beside)


def _cut_signature(lines: list[Line], body: FlatBody, members: set[str]) -> list[Line]:
    for index, line in enumerate(lines):
        ruled = is_signature_rule(line.text) or (line.kind is Is.BUTTON and is_logged(line.text))
        named = signed_by(line.text) if index else None
        if ruled or named == "" or (named and (":" in line.text or named in members)):
            rest = [other.raw for other in lines[index + 1 :] if other.kind not in _NO_WORDS]
            notes = [edit_note(o.text) for o in lines[index + 1 :] if o.kind is Is.EDIT]
            body.edited = next((note[1] for note in notes if note), None)
            body.signature = "\n".join(rest).strip() or None
            return lines[:index]
    return lines


def _strip_tail(lines: list[Line]) -> list[Line]:
    """Leave out the buttons after the last words, and the title of the post below."""
    end = len(lines)
    floor = max(0, end - _TAIL)
    while end > floor and _is_tail(lines[end - 1], lines[end - 2] if end > 1 else None):
        end -= 1
    return lines[:end]


def _is_tail(line: Line, above: Line | None) -> bool:
    if line.kind is Is.NOTICE:  # one under a file's name takes the name with it, later
        return above is None or not is_file(above.text)
    return line.kind in _BELOW or line.is_rule or is_quote_head(line.text)
