"""What stands below a post's words: edit note, signature, who reacted, the buttons of its frame."""

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.headings import is_reactions_heading
from crawler.arabic.notices import is_file
from crawler.arabic.punctuation import ends_in_colon
from crawler.arabic.quotes import is_quote_head
from crawler.arabic.signature_lines import is_logged, is_signature_rule, signed_by
from crawler.flat.line import FlatBody, Is, Line

# Further up than so many lines of a post's end, the word of a button may be an author's line.
_TAIL = 4
# Under the heading of reactions stand so many lines at most, and so short ones.
_NAMES, _NAMED = 12, 60
_NAMED_BELOW = 8
# No signature under a rule of other signs than an engine's has more characters.
_LONGEST_SIGNATURE = 500
_NO_WORDS = frozenset({Is.BUTTON, Is.NOTICE, Is.EDIT, Is.NUMBER})
_BELOW = frozenset({Is.BLANK, Is.BUTTON, Is.TITLE, Is.NUMBER})


def without_tail(lines: list[Line]) -> tuple[list[Line], FlatBody]:
    """Lines of a text without a head, less its tail: edit note, signature and the frame below.

    Only a note in the last lines is one, with a date, and with nothing but such a tail below.
    """
    last = max(0, len(lines) - _NAMED_BELOW)
    for index in range(len(lines) - 1, last - 1, -1):
        note = edit_note(lines[index].text) if lines[index].kind is Is.EDIT else None
        if note is not None and note[1] and index:
            tail = FlatBody()
            below = strip_tail(cut_reactions(lines[index + 1 :]))
            below = cut_signature(below, tail, set())
            if all(line.kind in _BELOW | {Is.NOTICE} for line in below):
                tail.edited = note[1]
                return lines[:index], tail
    return lines, FlatBody()


def cut_reactions(lines: list[Line]) -> list[Line]:
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


def cut_signature(lines: list[Line], body: FlatBody, members: set[str]) -> list[Line]:
    """Leave out a signature under its rule, or with a member's name over it; `body` takes it up."""
    for index, line in enumerate(lines):
        ruled = is_signature_rule(line.text) and not _is_author_s(lines, index)
        ruled = ruled or (line.kind is Is.BUTTON and is_logged(line.text))
        named = signed_by(line.text) if index else None
        if ruled or named == "" or (named and (":" in line.text or named in members)):
            rest = [other.raw for other in lines[index + 1 :] if other.kind not in _NO_WORDS]
            notes = [edit_note(o.text) for o in lines[index + 1 :] if o.kind is Is.EDIT]
            body.edited = next((note[1] for note in notes if note), None)
            body.signature = "\n".join(rest).strip() or None
            return lines[:index]
    return lines


def _is_author_s(lines: list[Line], at: int) -> bool:
    """Whether a rule is drawn under an author's heading, or over most of what a post says.

    Engines draw theirs in low lines.
    """
    if at > 0 and ends_in_colon(lines[at - 1].text):
        return True
    above, below = (sum(len(x.text) for x in part) for part in (lines[:at], lines[at + 1 :]))
    return not lines[at].text.startswith("_") and below > max(_LONGEST_SIGNATURE, 2 * above)


def strip_tail(lines: list[Line]) -> list[Line]:
    """Leave out the buttons after the last words, and the title of the post below."""
    end = len(lines)
    noted = range(max(0, end - _NAMED_BELOW), end)
    floor = next((n + 1 for n in noted if lines[n].kind is Is.EDIT), max(0, end - _TAIL))
    while end > floor and _is_tail(lines[end - 1], lines[end - 2] if end > 1 else None):
        end -= 1
    return lines[:end]


def _is_tail(line: Line, above: Line | None) -> bool:
    if line.kind is Is.NOTICE:  # one under a file's name takes the name with it, later
        return above is None or not is_file(above.text)
    return line.kind in _BELOW or line.is_rule or is_quote_head(line.text)
