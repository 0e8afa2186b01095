"""What a post quotes, in flattened text: where it begins, and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.quotes import is_expand_link, is_quote_head, quote_author
from crawler.flat.dumps import depth, words_of
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

    Its end is marked by signs before its lines, or by the link that unfolds it; else it goes on
    while it repeats what an earlier post says; else a blank line ends it, or it is one paragraph
    long: where there are more lines, that is a guess, and said so.
    """
    author = quote_author(lines[at].text.partition(_ARROW)[0])
    start = at + 1
    if author is None and start < len(lines) and (named := quote_author(lines[start].text)):
        author, start = named, start + 1
    place = len(body.quotes)
    body.quotes.append((author, ""))
    if start < len(lines) and opens_quote(lines[start]):
        start = take_quote(lines, start, body, earlier)
    end, following = _end(lines, start, earlier)
    if following is None:
        following = end
        if not _is_bounded(lines, end) and (author is None or len(lines) - end > 1):
            body.unsure.append(lines[at].text)
    body.quotes[place] = (author, _words(lines[start:end]))
    return following


def _end(lines: list[Line], start: int, earlier: set[str]) -> tuple[int, int | None]:
    """Where a quote's words end, and where the body goes on, None where that is not sure."""
    if start < len(lines) and (level := depth(lines[start].raw)):
        outside = (n for n in range(start, len(lines)) if depth(lines[n].raw) < level)
        end = next(outside, len(lines))
        return end, end
    links = [n for n in range(start, len(lines)) if is_expand_link(lines[n].text)]
    if links:
        inner = sum(map(opens_quote, lines[start : links[0]]))  # each has a link of its own
        end = links[min(inner, len(links) - 1)]
        return end, end + 1
    repeated = start
    for index in range(start, len(lines)):
        if lines[index].text in earlier:
            repeated = index + 1
        elif lines[index].kind is not Is.BLANK:
            break
    if repeated > start:
        return repeated, repeated
    blanks = (n for n in range(start + 1, len(lines)) if lines[n].kind is Is.BLANK)
    blank = next(blanks, None)
    if blank is not None and blank - start <= _LONGEST_QUOTE:
        return blank, None
    return min(start + 1, len(lines)), None  # so much is a body with the quote before it


def _is_bounded(lines: list[Line], end: int) -> bool:
    return end < len(lines) and lines[end].kind is Is.BLANK


def _words(lines: list[Line]) -> str:
    return "\n".join(words_of(line.raw) for line in lines).strip()
