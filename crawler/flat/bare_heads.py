"""Where posts begin where an extractor kept next to nothing of their heads."""

from collections import Counter
from itertools import pairwise

from crawler.arabic.buttons import is_thread_tools
from crawler.arabic.flattened import is_greeting, number_of
from crawler.arabic.headings import is_comment_link
from crawler.arabic.list_lines import column_of
from crawler.arabic.titles import bare_title, title_of
from crawler.flat.line import Is, Line, is_framed
from crawler.flat.marks import Mark, Zone
from crawler.flat.named_again import named_again

# A title that stands once over words, or one name over a rank, may be an author's.
_FEWEST = 2
_COLUMNS = 2
_SOFT = frozenset({Is.BUTTON, Is.BLANK})


def bare_heads(lines: list[Line], zones: list[Zone]) -> list[Zone]:
    """Numbers of posts, names again, links between posts, titles or ranks; none without them."""
    return (
        _counted(lines, zones)
        or named_again(lines, zones)
        or _under_links(lines)
        or _titled(lines)
        or _ranked(lines)
    )


def _counted(lines: list[Line], zones: list[Zone]) -> list[Zone]:
    """The numbers of posts, where they count on and an extractor kept nothing else of heads.

    Numbers behind a cross alone are an author's list on a page without a frame. One number is a
    head where it is that of the first post, under the buttons of a page. bbPress has the ids of
    the posts there, under the headings of its columns.
    """
    counted = [zone for zone in zones if zone.kinds == {Is.NUMBER}]
    if not counted:
        return []
    shown = [lines[zone.first].text for zone in counted]
    numbers = [number_of(text) or 0 for text in shown]
    over = [line for line in lines[: counted[0].first] if line.kind is not Is.BLANK]
    columns = [column_of(line.text) for line in over[-_COLUMNS:]]
    if columns == ["author", "posts"]:
        return counted if numbers == sorted(set(numbers)) else []
    on = all(two == one + 1 for one, two in pairwise(numbers))
    named = all(any(map(str.isalpha, text)) for text in shown)
    tools = any(is_thread_tools(line.text) for line in over)
    buttons = sum(line.kind is Is.BUTTON for line in over)
    several = len(counted) > 1 and on and (named or is_framed(lines))
    first = numbers == [1] and (named or tools) and buttons > 1
    return counted if several or first else []


def _titled(lines: list[Line]) -> list[Zone]:
    """The lines of one title, where an extractor kept nothing else of heads: each post has it.

    The first post has it over its words; where somebody's words stand above, they quote a title.
    """
    titles = [n for n, line in enumerate(lines) if line.kind is Is.TITLE]
    said = Counter(title_of(lines[n].text) for n in titles)
    title, count = said.most_common(1)[0] if said else ("", 0)
    if not title or count < _FEWEST:
        return []
    said_by = (title_of(line.text) or bare_title(line.text) for line in lines)
    same = [n for n, shown in enumerate(said_by) if shown == title]
    if any(line.sentence or line.prose for line in lines[: same[0]]):
        return []
    return [Zone([Mark(Is.TITLE, n, n)]) for n in same]


def _ranked(lines: list[Line]) -> list[Zone]:
    """Names over ranks, each after a blank line, where an extractor kept nothing else of heads.

    Half of the ranks at least are such as forums give; the others are a forum's own.
    """
    told = [n for n, line in enumerate(lines) if line.kind is not Is.BLANK]
    over = [
        (name, rank)
        for name, rank in pairwise(told)
        if lines[name].short
        and lines[rank].short
        and (not name or lines[name - 1].kind is Is.BLANK)
        and rank + 1 < len(lines)
    ]
    known = [pair for pair in over if lines[pair[1]].kind is Is.RANK]
    taken = {index for pair in known for index in pair}
    heads = [pair for pair in over if pair in known or not taken & set(pair)]
    if len(known) < _FEWEST or len(known) * 2 < len(heads):
        return []
    return [Zone([Mark(Is.RANK, rank, rank)]) for _, rank in heads]


def _under_links(lines: list[Line]) -> list[Zone]:
    """Names under the link to the comment before, where an extractor kept no dates or fields.

    Invision shows the first name over the page's heading, and again under it. Where a text has
    blank lines, one parts a name from the words; and a name greets nobody. Posts end at the links
    even where extractors left all names out.
    """
    under = [
        next((n for n in range(at + 1, len(lines)) if lines[n].kind not in _SOFT), None)
        for at, line in enumerate(lines)
        if is_comment_link(line.text)
    ]
    words = [n for n in dict.fromkeys(under) if n is not None]
    heads = [n if _is_name(lines, n) else n - 1 for n in words]
    return [Zone([Mark(Is.AVATAR, n, n)]) for n in heads]


def _is_name(lines: list[Line], at: int) -> bool:
    """Whether a line over a post's words is its author's name."""
    parted = lines[at + 1 : at + 2]
    apart = not any(line.kind is Is.BLANK for line in lines) or (
        parted != [] and parted[0].kind is Is.BLANK
    )
    return lines[at].short and apart and not is_greeting(lines[at].text)
