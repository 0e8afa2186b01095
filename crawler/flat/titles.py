"""The lines of a flattened page that say a thread's or a post's title."""

import itertools

from crawler.arabic.flattened import heads_thread_s_data
from crawler.arabic.page_tops import is_board_label, is_participants, is_starter_label, printed_over
from crawler.arabic.punctuation import without_colon
from crawler.arabic.titles import bare_title, is_icon_title, title_line
from crawler.arabic.turning_links import pages_told
from crawler.flat.line import Is, Line

_LONGEST_TITLE, _SHORTEST_TITLE = 120, 8
_LONGEST, _BELOW, _LONGEST_ICON = 60, 6, 15
_LONGEST_PAGING = 30


def mark_board(lines: list[Line]) -> None:
    """Mark a board's name behind its label, and the title under it, where the post's date follows.

    Skins of vBulletin show the three over a post, others the thread's first author over the board.
    """
    for at, line in enumerate(lines):
        labels = [without_colon(other.text) for other in lines[at : at + 3 : 2]]
        if is_starter_label(labels[0]) and any(map(is_board_label, labels[1:])):
            for other in lines[at : at + 4]:
                other.kind = Is.BUTTON
        label, _, name = line.text.partition(":")
        if line.kind is not Is.TEXT or not is_board_label(label) or len(line.text) > _LONGEST:
            continue
        below = lines[at + 1 : at + _BELOW]
        if name.strip() and below and is_icon_title(below[0].text):
            line.kind = Is.BUTTON
        date = next((n for n, other in enumerate(below) if other.kind is Is.DATE), None)
        if date is not None and not any(other.sentence for other in below[:date]):
            named = below[:date] if name.strip() else below[1:date]
            for other in [line, *below[:date]]:
                other.kind = Is.TITLE if other in named else Is.BUTTON


def drop_thread_s_data(lines: list[Line]) -> None:
    """Leave out what a skin says of the thread inside a panel, under a heading of its own."""
    inside = False
    for line in lines:
        if line.kind in {Is.HEADING, Is.BLANK}:
            inside = heads_thread_s_data(line.text)
        elif inside:
            line.text, line.kind = "", Is.BLANK


def mark_trail(lines: list[Line]) -> None:
    """Mark the boards and the title over a printed thread; the title is the last of them."""
    printed = [(line, name) for line in lines if (name := printed_over(line.raw))]
    for line, name in printed:
        line.text, line.kind = name, Is.BUTTON
    for line, _ in printed[-1:]:
        line.kind = Is.TITLE


def without_page_head(lines: list[Line]) -> list[Line]:
    """Lines without a page's title, trail of boards and paging, where the title comes again.

    Nor with the thread's first author and the board over the words.
    """
    lines = _below_figures(lines)
    over = [line.kind for line in lines[:4]]
    if over == [Is.BUTTON] * 4 and is_starter_label(without_colon(lines[0].text)):
        return lines[4:]
    shown = [n for n, line in enumerate(lines) if line.kind is not Is.BLANK][:_BELOW]
    if len(shown) < 3:
        return lines
    title = lines[shown[0]].text
    again = next((n for n in shown[1:] if lines[n].text == title), None)
    between = [lines[n] for n in shown[1:] if again is not None and n < again]
    if not between or not all(_is_way(line) for line in between):
        return lines
    assert again is not None
    while again + 1 < len(lines) and lines[again + 1].text in {"", title}:
        again += 1
    return lines[again + 1 :] or lines


def _below_figures(lines: list[Line]) -> list[Line]:
    """Lines from a page's title on that stands over and under the number of the page.

    Forumotion shows what the forum counts over its threads.
    """
    shown = [n for n, line in enumerate(lines) if line.kind is not Is.BLANK]
    for place, n in enumerate(shown[:-1]):
        title = lines[shown[place + 1]].text
        if pages_told(lines[n].text) and len(lines[n].text) <= _LONGEST_PAGING:
            over = [m for m in shown[max(0, place - 2) : place] if lines[m].text == title]
            return lines[over[0] :] if over else lines
    return lines


def _is_way(line: Line) -> bool:
    """Whether a line shows where in the forum its page is."""
    shown = line.kind is Is.BUTTON or " :: " in line.text or is_participants(line.text)
    return shown or pages_told(line.text) is not None


def mark_page_title(lines: list[Line], first: int) -> None:
    """Mark the lines that stand above the first post too: pages say their title again in posts."""
    over = itertools.pairwise(lines[: first + 1])
    above = {
        line.text: line
        for line, below in over
        if line.kind is Is.TEXT and not line.short and below.kind is not Is.RANK
    }
    for line in lines[first:]:
        if line.sentence or len(line.text) > _LONGEST_TITLE:
            continue
        if line.kind is Is.TEXT and line.text in above:
            line.kind = above[line.text].kind = Is.TITLE


def mark_title_over(region: list[Line], top: list[Line]) -> None:
    """Mark the first line of a post as a title where a line over all posts holds the same words.

    A post has other words than its title. The word for its icon may stand before it.
    """
    words = [line for line in region if line.kind is Is.TEXT]
    if len(words) > 1 and len(words[0].text) >= _SHORTEST_TITLE:
        title = words[0].text
        shown = [line.text for line in top if line.kind is not Is.BUTTON]
        if any(over.endswith(title) or _is_behind_icon(over, title) for over in shown):
            words[0].kind = Is.TITLE


def _is_behind_icon(title: str, line: str) -> bool:
    """Whether a line is a title with no more than a word or two before it."""
    fits = _SHORTEST_TITLE <= len(title) < len(line) <= len(title) + _LONGEST_ICON
    return fits and line.endswith(f" {title}")


def mark_titles(lines: list[Line]) -> None:
    """Mark the lines that say a title which other lines of the page show as one."""
    shown = (title_line(line.text) for line in lines if line.kind is Is.TITLE)
    titles = {bare_title(title) for title in shown if title}
    for line in lines:
        if line.kind is Is.TEXT and line.text in titles:
            line.kind = Is.TITLE
