"""What a post quotes, in flattened text: where it begins, and where it ends."""

from dataclasses import dataclass, field
from itertools import takewhile

from crawler.arabic.bylines import byline
from crawler.arabic.quote_authors import quote_author, saying_author
from crawler.arabic.quotes import is_expand_link, is_quote_head, is_sayer_first, is_speech
from crawler.flat.dumps import depth, words_of
from crawler.flat.line import FlatBody, Is, Line
from crawler.flat.lines import line_of

_ARROW = "↑"
_LONGEST_HEAD, _LONGEST_QUOTE = 120, 12
# Two posts begin with as few characters by chance.
_TELLING = 24


@dataclass(slots=True)
class Said:
    """What tells a member's words, where an author's own lines look like the heading of a quote.

    `members` are the authors of the page's posts, `lines` those of the posts read so far.
    """

    members: set[str]
    lines: set[str] = field(default_factory=set)


def opens_quote(lines: list[Line], at: int, said: Said) -> bool:
    """Whether a line stands over the words of another member.

    One that an author may write as well (`قال الشاعر:`) does where it names a member of the page,
    or where what follows it is marked as a quote.
    """
    line = lines[at]
    if line.kind is Is.QUOTE:
        return True
    if line.kind is Is.BLANK or len(line.text) > _LONGEST_HEAD:
        return False
    if is_quote_head(line.text):
        return True
    author = quote_author(line.text)
    if author is None or author in said.members or not is_speech(line.text):
        return author is not None
    return _is_marked(lines, at, said)


def _is_marked(lines: list[Line], at: int, said: Said) -> bool:
    """Whether signs, an earlier post or a link that unfolds it prove the lines under one quoted."""
    below = lines[at + 1 :]
    if below and (depth(below[0].raw) > depth(lines[at].raw) or below[0].text in said.lines):
        return True
    if not is_sayer_first(lines[at].text):
        return False
    links = [n for n, line in enumerate(below) if is_expand_link(line.text)]
    inner = sum(is_sayer_first(line.text) for line in below[: links[0]]) if links else 0
    return len(links) > inner


def _named_by(line: str) -> str | None:
    """Whom the line under a heading that names nobody names: `أرسلت بواسطة NAME` too."""
    return saying_author(line) or byline(line)


def take_quote(lines: list[Line], at: int, body: FlatBody, said: Said) -> int:
    """Take a quote out; return where the body goes on.

    Its end is marked by signs before its lines, or by the link that unfolds it; else it goes on
    while it repeats what an earlier post says; else a blank line ends it, or it is one paragraph
    long: where there are more lines, that is a guess, and said so.
    """
    author = quote_author(lines[at].text.partition(_ARROW)[0])
    start = at + 1
    while start < len(lines) and lines[start].kind is Is.NOTICE:
        start += 1  # what a skin tells guests of the link in the heading
    if author is None and start < len(lines) and (named := _named_by(lines[start].text)):
        author, start = named, start + 1
    place = len(body.quotes)
    body.quotes.append((author, ""))
    if start < len(lines) and (
        opens_quote(lines, start, said) or is_sayer_first(lines[start].text)
    ):
        start = take_quote(lines, start, body, said)
    _part_repeated(lines, start, said)
    end, following = _end(lines, start, said)
    if following is None:
        following = end
        bounded = end < len(lines) and lines[end].kind is Is.BLANK
        if not bounded and (author is None or len(lines) - end > 1):
            body.unsure.append(lines[at].text)
    said_there = "\n".join(words_of(line.raw) for line in lines[start:end])
    body.quotes[place] = (author, said_there.strip())
    return following


def is_cell(line: Line) -> bool:
    """Whether a line is the end of a table's cell: vBulletin 3 puts quotes into tables."""
    return line.text == "|"


def _part_repeated(lines: list[Line], at: int, said: Said) -> None:
    """Part a line that begins as an earlier post does, and goes on with the answer to it.

    Where nothing stands under it, the earlier line may go on as well, with a signature.
    """
    text = lines[at].text if at < len(lines) else ""
    if len(text) <= _LONGEST_HEAD or text in said.lines:
        return
    alike = [line for line in said.lines if line.startswith(text[:_TELLING])]
    common = [_common_words(line, text) for line in alike]
    if len(lines) > at + 1:
        common = [words for words, line in zip(common, alike, strict=True) if words == line]
    quoted = max(common, key=len, default="")
    if _TELLING <= len(quoted) < len(text):
        lines[at : at + 1] = [line_of(quoted), line_of(text[len(quoted) :].strip())]
        said.lines.add(quoted)


def _common_words(one: str, other: str) -> str:
    """The words with which two texts begin."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one.split(), other.split(), strict=False))
    return " ".join(word for word, _ in same)


def _end(lines: list[Line], start: int, said: Said) -> tuple[int, int | None]:
    """Where a quote's words end, and where the body goes on, None where that is not sure."""
    if start < len(lines) and (level := depth(lines[start].raw)):
        outside = (n for n in range(start, len(lines)) if depth(lines[n].raw) < level)
        end = next(outside, len(lines))
        return end, end
    cell = next((n for n in range(start, len(lines)) if is_cell(lines[n])), None)
    if cell is not None:
        return cell, cell + 1
    links = [n for n in range(start, len(lines)) if is_expand_link(lines[n].text)]
    if links:
        # Each quote inside has a link of its own.
        inner = sum(opens_quote(lines, n, said) for n in range(start, links[0]))
        end = links[min(inner, len(links) - 1)]
        return end, end + 1
    repeated = start
    for index in range(start, len(lines)):
        if lines[index].text in said.lines:
            repeated = index + 1
        elif lines[index].kind is not Is.BLANK:
            break
    if repeated > start:
        return repeated, repeated
    blanks = (n for n in range(start + 1, len(lines)) if lines[n].kind is Is.BLANK)
    blank = next(blanks, None)
    if blank is not None and blank - start <= _LONGEST_QUOTE:
        return blank, None
    if len(lines) == start + 1 and len(lines[start].text) > _LONGEST_HEAD:
        return start, None  # a post has words of its own: here they stand behind what it quotes
    return min(start + 1, len(lines)), None  # so much is a body with the quote before it
