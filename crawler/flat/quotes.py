"""What a post quotes, in flattened text: where it begins, and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.quotes import is_expand_link, is_quote_head, quote_author
from crawler.flat.lines import Is, Line

if TYPE_CHECKING:
    from crawler.flat.body import FlatBody

_ARROW = "↑"
_LONGEST_QUOTE = 12


def opens_quote(line: Line) -> bool:
    """Whether a line stands over the words of another member."""
    if line.kind is Is.QUOTE:
        return True
    if line.kind is Is.BLANK or len(line.text) > 120:
        return False
    return is_quote_head(line.text) or quote_author(line.text) is not None


def take_quote(lines: list[Line], at: int, body: FlatBody, earlier: set[str]) -> int:
    """Take a quote out; return where the body goes on.

    Its end is marked by the link that unfolds it; else it goes on while it repeats what an earlier
    post says; else a blank line ends it, or it is one paragraph long: where there are more lines,
    that is a guess, and said so.
    """
    author = quote_author(lines[at].text.partition(_ARROW)[0])
    start = at + 1
    if author is None and start < len(lines) and (named := quote_author(lines[start].text)):
        author, start = named, start + 1
    for end in range(start, len(lines)):
        if is_expand_link(lines[end].text):
            body.quotes.append((author, _words(lines[start:end])))
            return end + 1
    repeated = start
    for index in range(start, len(lines)):
        if lines[index].text in earlier:
            repeated = index + 1
        elif lines[index].kind is not Is.BLANK:
            break
    if repeated > start:
        body.quotes.append((author, _words(lines[start:repeated])))
        return repeated
    blank = next((n for n in range(start, len(lines)) if lines[n].kind is Is.BLANK), None)
    if blank == start:
        blank = next((n for n in range(start + 1, len(lines)) if lines[n].kind is Is.BLANK), None)
    if blank is not None and blank - start > _LONGEST_QUOTE:
        blank = None  # so much is a body with the quote before it
    end = blank if blank is not None else start + 1
    if blank is None and (author is None or len(lines) - end > 1):
        body.unsure.append(lines[at].text)
    body.quotes.append((author, _words(lines[start:end])))
    return end


def _words(lines: list[Line]) -> str:
    return "\n".join(line.raw for line in lines).strip()
