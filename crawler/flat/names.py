"""The lines before the head of a post that are its author's name and rank."""

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.pictured import is_gender
from crawler.arabic.quote_authors import quote_author
from crawler.arabic.quotes import is_quote_head, says_who
from crawler.arabic.signature_lines import is_logged
from crawler.arabic.turning_links import is_next_link
from crawler.flat.line import Is, Line, is_printed
from crawler.flat.marks import Zone

# The name stands under the heading of the column; where a title alone is left, it is gone.
_NAMELESS = frozenset({Is.HEADING, Is.TITLE})


def name_lines(lines: list[Line], zones: list[Zone]) -> list[list[int]]:
    """For each head the indices of the short lines before it that are its name and rank.

    They begin after the frame of the post before. Where no frame parts the posts, the fewest such
    lines that any head has decide for all: one page is laid out one way.
    """
    before = []
    bounded = []
    printed = is_printed(lines)
    floor = 0
    for zone in zones:
        found: list[int] = []
        index = zone.first - 1
        while index >= floor and len(found) < 4:
            kind = lines[index].kind
            if kind is Is.BLANK and any(lines[n].kind is not Is.RANK for n in found):
                break
            if kind is Is.TITLE and not found:
                index -= 1
                continue  # the post's own title stands between a guest's name and the date
            counted = lines[index].text.isdecimal() and index and lines[index - 1].kind is Is.RANK
            if is_quote_head(lines[index].text) or (_is_paging(lines[index]) and not counted):
                break
            if counted or _is_stars(lines[index]) or is_gender(lines[index].text):
                pass
            elif lines[index].short or kind is Is.RANK:
                found.insert(0, index)
            elif lines[index].brief and _holds_name(lines, index, zone, found, printed=printed):
                found.insert(0, index)
                index -= 1
                break
            elif kind is not Is.BLANK:
                break
            index -= 1
        if zone.marks[0].kind in _NAMELESS:
            found = []
        framed = index >= floor and len(found) < 4 and _is_frame(lines[index])
        words = any(line.kind is Is.TEXT for line in lines[floor:index])
        paged = index >= 0 and _is_paging(lines[index])
        bounded.append((framed and words and floor > 0) or (floor == 0 and paged))
        before.append(found)
        floor = zone.last + 1
    pairs = zip(before, zones, strict=True)
    sizes = (len(found) for found, zone in pairs if zone.marks[0].kind not in _NAMELESS)
    width = min(sizes, default=0)
    cited = _cited(lines)
    chosen = []
    for found, known in zip(before, bounded, strict=True):
        named = next((n for n, index in enumerate(found) if lines[index].text in cited), None)
        if named is not None:
            chosen.append(found[named:])
        else:
            chosen.append(found if known else found[len(found) - width :])
    return chosen


def _holds_name(lines: list[Line], at: int, zone: Zone, found: list[int], *, printed: bool) -> bool:
    """Whether a line with signs or many words is a name by its place.

    It stands over a rank, or on pages that show nothing else over the date.
    """
    if found:
        return lines[found[0]].kind is Is.RANK and lines[found[0]].text.strip() != ""
    return printed and zone.kinds == {Is.DATE} and at == zone.first - 1


def _cited(lines: list[Line]) -> set[str]:
    """The members whom quotes and edit notes of the page name."""
    names = {
        quote_author(line.text)
        for line in lines
        if line.kind in {Is.QUOTE, Is.TEXT} and says_who(line.text)
    }
    names |= {note[0] for line in lines if line.kind is Is.EDIT and (note := edit_note(line.text))}
    return {name for name in names if name}


def _is_frame(line: Line) -> bool:
    """Whether a line ends a post: a date, that to quote, a button but the one over signatures."""
    if line.kind is Is.BUTTON:
        return not is_logged(line.text)
    return line.kind is Is.DATE or is_quote_head(line.text)


def _is_stars(line: Line) -> bool:
    """Whether a line shows a member's rank in signs alone."""
    return line.kind is Is.RANK and not any(map(str.isalpha, line.text))


def _is_paging(line: Line) -> bool:
    """Whether a line is a link to another page, as they stand over the first post."""
    return line.text.isdecimal() or is_next_link(line.text)
