"""The lines of a flattened page that say a thread's or a post's title."""

from __future__ import annotations

from crawler.arabic.titles import bare_title, title_line
from crawler.flat.line import Is, Line

_LONGEST_TITLE, _SHORTEST_TITLE = 120, 8


def mark_page_title(lines: list[Line], first: int) -> None:
    """Mark the lines that stand above the first post too: pages say their title again in posts."""
    above = {line.text: line for line in lines[:first] if line.kind is Is.TEXT and not line.short}
    for line in lines[first:]:
        if line.sentence or len(line.text) > _LONGEST_TITLE:
            continue
        if line.kind is Is.TEXT and line.text in above:
            line.kind = above[line.text].kind = Is.TITLE


def mark_title_over(region: list[Line], top: list[Line]) -> None:
    """Mark the first line of a post as a title where a line over all posts holds the same words.

    A post has other words than its title.
    """
    words = [line for line in region if line.kind is Is.TEXT]
    if len(words) > 1 and len(words[0].text) >= _SHORTEST_TITLE:
        title = words[0].text
        if any(line.text.endswith(title) and line.kind is not Is.BUTTON for line in top):
            words[0].kind = Is.TITLE


def mark_titles(lines: list[Line]) -> None:
    """Mark the lines that say a title which other lines of the page show as one."""
    shown = (title_line(line.text) for line in lines if line.kind is Is.TITLE)
    titles = {bare_title(title) for title in shown if title}
    for line in lines:
        if line.kind is Is.TEXT and line.text in titles:
            line.kind = Is.TITLE
