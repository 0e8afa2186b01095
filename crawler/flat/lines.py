"""A flattened page as lines, each with what it is."""

import re
from collections import Counter
from functools import lru_cache

from crawler.arabic.buttons import is_button, is_common_word
from crawler.arabic.bylines import authored, byline
from crawler.arabic.cut_lines import part_foot
from crawler.arabic.dates.lines import shown_date
from crawler.arabic.edit_notes import edit_note
from crawler.arabic.flattened import avatar_of, is_panel_heading, is_rank, post_number
from crawler.arabic.members import status_of
from crawler.arabic.notices import is_notice
from crawler.arabic.punctuation import COLONS
from crawler.arabic.quote_authors import quote_author
from crawler.arabic.text import clean_line
from crawler.arabic.titles import title_line
from crawler.flat.dumps import is_heading, without_heading, without_marks, words_of
from crawler.flat.line import Is, Line
from crawler.flat.run_on import part_run_on

# Signs that only stand before items, others that need a blank behind them, and before all of them
# marks of direction.
_BULLET = re.compile(
    r"^[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]*(?:[•▪◦‣●■➤►▸]\s*|[-–—*·+✓✔o](?:\s+|$))"
)
_LISTED = re.compile(r"^\s*\d{1,4}\.\s+(\S.{1,60})$")
_FEW = 8
_BESIDE_BUTTONS = frozenset({Is.BUTTON, Is.EDIT, Is.NUMBER, Is.DATE, Is.PAIR, Is.QUOTE})
_CRUMBS = re.compile(r"# .+ > ")
_DATED = re.compile(r"(?P<who>[^()]{1,40}?)\s*\((?P<when>[^()]{6,40})\)$")
# No line that a page shows of its own is longer.
_LONGEST_SHOWN = 250
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


def lines_of(text: str) -> list[Line]:
    """The lines of a text with their kinds; pairs are found later, over several lines.

    Where a blank line follows every other one, it parts nothing.
    """
    raw = without_marks(text).splitlines()
    if len(raw) > _FEW and not any(map(str.strip, raw[1::2])):
        raw = raw[::2]
    parts = [part for line in raw for run in part_run_on(line) for part in part_foot(run)]
    lines = [line_of(part) for part in parts]
    _leave_lone_words(lines)
    return _named_by_headings(lines)


def _leave_lone_words(lines: list[Line]) -> None:
    """Take a word that authors write as well for no button where none stands beside it.

    A forum shows its buttons at each post: what stands once on a page, alone, is an author's.
    """
    shown = [line for line in lines if line.kind is not Is.BLANK]
    times = Counter(line.text for line in shown)
    for above, line, below in zip(shown, shown[1:], shown[2:], strict=False):
        alone = times[line.text] == 1 and _BESIDE_BUTTONS.isdisjoint({above.kind, below.kind})
        if line.kind is Is.BUTTON and alone and is_common_word(line.text):
            line.kind = Is.TEXT


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


def line_of(raw: str) -> Line:
    """A line of a text with its kind."""
    unquoted = without_heading(words_of(raw))
    listed = _LISTED.match(unquoted)
    # The number of an item in a list; before anything but a date it is the author's.
    shown = listed and (shown_date(listed[1]) or post_number(listed[1]))
    bare = listed[1] if listed and shown else _BULLET.sub("", unquoted)
    text = clean_line(bare)
    kind = _kind(text) if len(text) <= _LONGEST_SHOWN else Is.TEXT
    return Line(raw, text, bare != unquoted, kind)


@lru_cache(8192)
def _kind(text: str) -> Is:
    """What a line is by its words alone: names, ranks and buttons come again at each post."""
    if not text.strip(COLONS):  # a colon alone is what is left between a label and its value
        return Is.BLANK
    if len(text) == 1 and text.isalpha():
        return Is.BUTTON  # it stands for the picture of a member who has none
    for kind, test in _TESTS:
        if test(text):
            return kind
    return Is.TEXT
