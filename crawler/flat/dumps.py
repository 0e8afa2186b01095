"""The marks that dumping tools leave in a page's text: Markdown, bars, numbers of links."""

import itertools
import re

from crawler.arabic.label_lines import split_pairs
from crawler.arabic.quote_authors import quote_author
from crawler.arabic.quotes import is_quote_head, is_quote_line

# So many of a mark are a tool's; a member writes a few.
_MANY_LINKS, _MANY_SIGNS, _MANY_BARS, _FEW_ROWS, _MANY_TABS, _MANY_BLANKS = 3, 4, 8, 2, 3, 3
# Forumotion's picture of a clock, between a title and the date of its post.
_CLOCK = "I_icon_minitime"
# Its empty picture, where the date follows at once.
_PICTURE = re.compile(r"(?<=\sEmpty)(?=[\u0621-\u064a])")
_IMAGE = re.compile(r"!\[(?:[^\[\]]|\[[^\[\]]*\])*\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(<?(?:[^()\s]|\([^()]*\))*>?(?:\s+\"[^\"]*\")?\)"
)
_HEADING = re.compile(r"^(\s*)#{1,6}\s+(?=\D|\d+\D)")
# Headings of a printed thread: its boards, and names over posts.
_PRINTED = re.compile(r"^# .+ > .+$|^## [^()\n]{1,40}\([^()\n]{6,40}\)\s*$", re.M)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<!\w)_(?=\S)([^_]+)(?<=\S)_(?!\w)")
_SLANTED_LINE = re.compile(r"^(\s*)\*(?=[^\s*])([^*]+)\*\s*$")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_MARKDOWN = re.compile(
    r"^[ \t]*#{1,6}[ \t]+\S.*$|^[ \t]*\*\*\S.*\*\*[ \t]*(?:$|:[ \t])|^[ \t]*\* \* \*$"
    r"|^[ \t]*[-*+] \*\*\S.*?\*\*.*$"
    r"|^.*(?:\d\\\.|\\[-+#_]).*$|^-{3}\|-{3}.*$",
    re.M,
)
_REFERENCES = re.compile(
    r"^[ \t]*(?:References|Verweise|Références|Visible links) *:?[ \t]*$", re.M
)
_ADDRESS = re.compile(r"^[ \t]*\d+\.[ \t]+(?:https?|ftp|mailto|javascript|file):", re.M)
_NUMBERED = re.compile(r"\[\d{1,4}\]")
_TABLE = re.compile(r"^[ \t|]*:?-{3,}:? *\|", re.M)
# A row of a table as trafilatura writes it; its first cell may go on over several lines.
_ROW = re.compile(r"^[^|\n]*\|[ \t|]*$|^\|[^\n]*\|[ \t]*$", re.M)
# So tools part the cells of a table, and what was left of the markup's own lines in them.
_TABS = re.compile(r"(?<=\S)[ ]?[ ]?[ ]?\t[\t ]*\t[ ]*(?=\S)")
_AUTOLINK = re.compile(r"<((?:https?|ftp)://[^<>\s]+|[^<>\s@]+@[^<>\s]+)>")
_DEFINED = re.compile(r"^\s*:\s+(?=\S)")
_ICONS = re.compile(r"(?<!\S)_{1,4}(?!\S)|(?<!\w)__(?=[^\W_])|(?<=[^\W_])__(?!\w)")
_GAP = re.compile(r"(?<=\S)\s{2,}(?=\S)")
_QUOTED = re.compile(r"^\s*((?:>\s?)+)")
_BLANKS = re.compile(r"\n[^\S\n]*\n[^\S\n]*\n")


def without_marks(text: str) -> str:
    """A text with what its tool wrote into it taken out; lines are parted where cells were."""
    text = _IMAGE.sub("", _without_references(text)).replace(_CLOCK, "\n")
    text = _PICTURE.sub("\n", text)
    if len(_LINK.findall(text)) >= _MANY_LINKS or len(_MARKDOWN.findall(text)) >= _MANY_SIGNS:
        printed = _PRINTED.search(text) is not None
        plain = (_plain(line, printed=printed) for line in text.split("\n"))
        lines = [part for line in plain for part in _GAP.split(line)]
        text = "\n".join(_without_indents(lines))
    barred = text.count("|") >= _MANY_BARS or len(_ROW.findall(text)) >= _FEW_ROWS
    if barred or _TABLE.search(text):
        text = "\n".join(_rows(text.split("\n")))
    if len(_TABS.findall(text)) >= _MANY_TABS:
        text = "\n".join(part for line in text.split("\n") for part in _tabbed(line))
    if len(_BLANKS.findall(text)) >= _MANY_BLANKS:
        # Tools that keep the blanks of the markup put them anywhere: they part nothing.
        text = "\n".join(line for line in text.split("\n") if line.strip())
    return text


def _without_references(text: str) -> str:
    """A text of lynx without the list of addresses below it, and without the numbers of links."""
    heads = list(_REFERENCES.finditer(text))
    if heads and len(_ADDRESS.findall(text, heads[-1].end())) >= _MANY_LINKS:
        return _NUMBERED.sub("", text[: heads[-1].start()])
    return text


def _plain(line: str, *, printed: bool) -> str:
    if _is_rule(line):
        return ""
    line = _LINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", line)))
    if not (printed and line.startswith(("# ", "## "))):
        line = without_heading(_DEFINED.sub("", line))
    line = _STRONG.sub(r"\2", line)
    line = _ICONS.sub("", _AUTOLINK.sub(r"\1", _SLANTED_LINE.sub(r"\1\2", line)))
    return _ESCAPED.sub(r"\1", _SLANTED.sub(r"\1", line)).rstrip()


def _without_indents(lines: list[str]) -> list[str]:
    """Lines without the marks of quotes where no heading of one stands at their first line.

    Skins put whole posts into the element for quotes.
    """
    found: list[str] = []
    for quoted, group in itertools.groupby(lines, key=lambda line: bool(depth(line))):
        block = list(group)
        if quoted:
            said = [line for line in map(words_of, block) if line][:1]
            above = [line for line in found[-2:] if line.strip()]
            if not any(is_quote_head(line) or quote_author(line) for line in said + above):
                block = [words_of(line) for line in block]
        found += block
    return found


def is_heading(line: str) -> bool:
    """Whether a line is a heading of Markdown, below the one of the page."""
    return line.startswith("## ")


def without_heading(line: str) -> str:
    """A line without the signs of a heading before it."""
    return _HEADING.sub(r"\1", line)


def depth(line: str) -> int:
    """How many marks of quotes a line begins with."""
    marks = _QUOTED.match(line)
    return marks[1].count(">") if marks else 0


def words_of(line: str) -> str:
    """A line without the marks of quotes before it."""
    return _QUOTED.sub("", line, count=1)


def _rows(lines: list[str]) -> list[str]:
    """The cells of tables, a line each, and a bar alone where the cell of a quote's words ends."""
    found: list[str] = []
    quoted = False
    for line in lines:
        cells = _cells(line)
        barred = "|" in line
        if quoted and barred and not cells and not is_quote_line(found[-1]):
            found.append("|")
            quoted = False
        found += cells
        quoted = quoted or (barred and any(map(is_quote_line, cells)))
    return found


def _cells(line: str) -> list[str]:
    """The cells of a line of a table, or the line as it is."""
    if _is_rule(line) and ("|" in line or line.strip() == "---"):
        return []  # under the head of a table, of one column as well
    if "|" not in line:
        return [line]
    cells = [part for cell in line.split("|") for part in _tabbed(cell)]
    return [cell for cell in map(str.strip, cells) if cell.strip("-:")]


def _tabbed(line: str) -> list[str]:
    """The parts of a line that tabs set off; the pairs of a panel stay with what they follow."""
    found: list[str] = []
    for part in _TABS.split(line):
        if found and split_pairs(part):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _is_rule(line: str) -> bool:
    """Whether a line is drawn: under the head of a table, or between two parts of a page."""
    signs = line.replace(" ", "").strip("\t")
    return (not signs.strip("-|:") and "---" in signs) or (len(signs) > 2 and not signs.strip("*"))
