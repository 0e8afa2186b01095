"""What a line of a list says of its thread or board by its columns, and by signs in it."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.arabic.list_lines import COUNTED, column_of, is_locked_mark, is_sticky_mark
from crawler.pages.dom import line
from crawler.panels.lines import panel_lines

_MOST_COLUMNS = 12
_LONGEST_COUNT = 12
_MOST_HEADS = 3
_BLOCKS = ("div", "ul", "li", "dl")
_FEW = range(3, 9)


def under_headings(row: HtmlElement) -> dict[str, str]:
    """The cells of a line by what the headings of their columns say."""
    headings, cells = _in_table(row) if row.tag == "tr" else _side_by_side(row)
    while len(cells) > len(headings) and not line(cells[0]):
        cells = cells[1:]  # icons before the titles, without a heading
    if len(cells) != len(headings):
        return {}
    said = {}
    for heading, cell in zip(headings, cells, strict=True):
        column = column_of(line(heading))
        lines = panel_lines(cell) if column else []
        if column and lines and (column not in COUNTED or _is_count(lines[0])):
            said[column] = lines[0]
    return said


def _in_table(row: HtmlElement) -> tuple[list[HtmlElement], list[HtmlElement]]:
    table = row.getparent()
    if table is not None and table.tag == "tbody":
        table = table.getparent()
    head = None if table is None else _head_of(table)
    return ([], []) if head is None or head is row else (_columns(head), _columns(row))


def _side_by_side(row: HtmlElement) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """The same where blocks make up the columns: as many in the heading as in the line."""
    holder = next(filter(_counts_columns, row.iter(*_BLOCKS)), None)
    cells = [] if holder is None else _parts(holder)
    while cells and not line(cells[0]):
        cells = cells[1:]  # icons before the titles
    for above in () if holder is None else (holder, *islice(holder.iterancestors(), _MOST_HEADS)):
        before, around = above.getprevious(), above.getparent()
        beside = [] if before is None or around is None else [before, around[0]]
        for head in (head for element in beside for head in element.iter(*_BLOCKS)):
            if _names_columns(head) and (named := _headings(head, cells)):
                return named, cells
    return [], []


def _headings(head: HtmlElement, cells: list[HtmlElement]) -> list[HtmlElement]:
    """As many headings as there are cells; the first may stand over the icons, without words."""
    parts = _parts(head)
    if len(parts) > len(cells) and not line(parts[0]):
        parts = parts[1:]
    return parts if len(parts) == len(cells) else []


def _parts(block: HtmlElement) -> list[HtmlElement]:
    """The columns of a block; what ends a line that floats beside others is none."""
    return [part for part in block if part.tag != "br"]


def _counts_columns(block: HtmlElement) -> bool:
    numbers = (line(cell) for cell in block if len(block) in _FEW)
    return sum(text.isdecimal() for text in numbers) > 1


def _head_of(table: HtmlElement) -> HtmlElement | None:
    """The row with the headings of a table's columns: a row with its title may stand above."""
    rows = list(islice(table.iter("tr"), _MOST_HEADS))
    return next((row for row in rows if _names_columns(row)), rows[0] if rows else None)


def _names_columns(row: HtmlElement) -> bool:
    cells = _columns(row) if row.tag == "tr" else row
    return sum(column_of(line(cell)) is not None for cell in cells) > 1


def _is_count(text: str) -> bool:
    """Whether a text is a number: the titles themselves may stand under the word for topics."""
    digits = any(map(str.isdecimal, text))
    return len(text) <= _LONGEST_COUNT and digits and not text[0].isalpha()


def _columns(row: HtmlElement) -> list[HtmlElement]:
    """The cells of a row, each as often as it spans columns."""
    found: list[HtmlElement] = []
    for cell in row.iterchildren("td", "th"):
        span = cell.get("colspan") or "1"
        found += [cell] * (int(span) if span.isdecimal() and int(span) <= _MOST_COLUMNS else 1)
    return found


# The names of icons: `fa-thumb-tack`, `bi-pin-angle`, `icon-lock`, `thread_closed.gif`.
_STICKY = re.compile(
    r"(?<![^\W_])(?:sticky|stickied|pin(?:ned)?|thumb-?tack|pushpin)(?![^\W_])(?!-(?:top|bottom))",
    re.I,
)
_LOCKED = re.compile(r"(?<![^\W_])(?:locked|lock|closed)(?![^\W_])", re.I)
_DRAWN = frozenset("i svg use img span".split())
_LONGEST = 30


def states_of(row: HtmlElement, title: str) -> tuple[bool | None, bool | None]:
    """Whether a line says that its thread is sticky, and that it is locked; None where it does
    not. Few forums say that a thread is not."""
    sticky = locked = None
    for text in _words(row, title):
        sticky = is_sticky_mark(text) or sticky
        locked = is_locked_mark(text) or locked
    for name in _icons(row):
        sticky = bool(_STICKY.search(name)) or sticky
        locked = bool(_LOCKED.search(name)) or locked
    return sticky or None, locked or None


def _words(row: HtmlElement, title: str) -> Iterator[str]:
    """The short texts of a line beside the title, and those that its signs are explained by."""
    for element in row.iter():
        own = (element.text, element.tail, element.get("title"), element.get("alt"))
        for text in filter(None, own):
            if len(text := text.strip()) <= _LONGEST and text and text != title:
                yield text


def _icons(row: HtmlElement) -> Iterator[str]:
    """What the signs of a line are called: elements without words, and the line itself."""
    yield row.get("class") or ""
    for element in row.iter(*_DRAWN):
        if not len(element) and not (element.text or "").strip():
            names = (element.get("class"), element.get("src"), element.get("href"))
            yield " ".join(filter(None, names))
