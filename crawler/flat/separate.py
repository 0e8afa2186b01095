"""Flattened text -> posts, each with its author's panel apart from its body."""

from crawler.arabic.punctuation import STOPS
from crawler.bodies.code_tags import beside_their_words
from crawler.flat.body import mark_menu_name, read_region
from crawler.flat.first_head import opens_page
from crawler.flat.frame import cut_page_end, mark_frame, mark_logged
from crawler.flat.glued import part_glued_lines, part_named_dates
from crawler.flat.heads import find_heads
from crawler.flat.joined import drop_doubled_heads, join_cut_lines, part_listed_names
from crawler.flat.lifted import lift_dates, lift_panels
from crawler.flat.line import Is, Line, is_framed
from crawler.flat.lines import lines_of
from crawler.flat.marks import Zone
from crawler.flat.names import name_lines
from crawler.flat.pairs import find_pairs
from crawler.flat.panel_runs import Panel
from crawler.flat.panels import find_panels
from crawler.flat.posts import FlatPost, believe_numbers, give_body, make_post
from crawler.flat.quotes import Said, is_cell, opens_quote
from crawler.flat.signatures import take_signatures
from crawler.flat.tails import without_tail
from crawler.flat.titles import (
    mark_board,
    mark_page_title,
    mark_title_over,
    mark_titles,
    mark_trail,
    without_page_head,
)
from crawler.flat.word_pairs import TELLING

# Lines over the first head in which words of a post may stand, and those beside it.
_NEAR, _CLOSE = 40, 5
# Short lines for each sentence where an extractor left out the frame, and lines of a greeting.
_FEW, _GREETING = 2, 2


def separate_text(text: str) -> list[FlatPost]:
    """The posts of a flattened page, each with author, panel and body apart.

    A text that shows no head of a post comes back whole as one post without author: its body is
    the text, unchanged. What is doubtful stays in the body and is named in `unsure`. So do codes in
    brackets: they are read where other bodies are.
    """
    lines, panels, unsure = _lines_and_panels(text)
    zones = find_heads(lines, panels)
    if not zones:
        return [_headless(text, lines, unsure)]
    for line in (line for panel in panels for line in lines[panel.first : panel.last + 1]):
        if line.kind is not Is.BLANK:
            line.kind = Is.PAIR
    mark_titles(lines)
    mark_logged(lines)
    mark_frame(_regions(lines, zones, _starts(lines, zones, name_lines(lines, zones))))
    names = name_lines(lines, zones)
    if names[0] and lines[names[0][-1]].text.endswith(tuple(STOPS)):
        names[0] = []
    starts = _starts(lines, zones, names)
    regions = _regions(lines, zones, starts)
    opens = opens_page(lines, zones[0], starts[0])
    above, begin = lines[: starts[0]], starts[0] if opens else _words_above(lines, starts[0])
    for region in regions:
        mark_menu_name(region)
        mark_title_over(region, lines[:begin])
    headless = starts[0]
    told_above = not is_framed(lines) and any(map(_is_sentence, above))
    if told_above and not any(line.kind is Is.TEXT for line in regions[-1]):
        regions = [above, *regions[:-1]]  # panels stand under their posts
    elif told_above and len(zones) == 1 and not (zones[0].opens or opens):
        regions = [above + regions[0]]
        unsure.append(lines[zones[0].first].text)
    else:
        regions[-1] = cut_page_end(lines[:begin], regions)
        headless = begin
    posts = [make_post(lines, zone, before) for zone, before in zip(zones, names, strict=True)]
    said = Said({post.author for post in posts})
    dated = 2 * sum(map(_begins_with_date, regions)) > len(regions)  # as the page's posts do
    for post, region in zip(posts, regions, strict=True):
        posted = "" if dated else post.posted
        give_body(post, read_region(region, said, ranked=post.title is not None, posted=posted))
    take_signatures(posts)
    believe_numbers(posts)
    if headless < starts[0]:
        body = _without_figures(lines[headless : starts[0]])
        posts.insert(0, FlatPost(body=body, unsure=[lines[headless].text]))
    posts[-1].unsure.extend(unsure)
    return posts


def _begins_with_date(region: list[Line]) -> bool:
    """Whether the first line behind a head is a date."""
    first = next((line for line in region if line.kind is not Is.BLANK), None)
    return first is not None and first.kind is Is.DATE


def _headless(text: str, lines: list[Line], unsure: list[str]) -> FlatPost:
    """A text without a head as a post, less a page's title over it and what stands below it."""
    words, tail = without_tail(without_page_head(lines))
    first = next((n for n, line in enumerate(words) if line.kind is not Is.BLANK), None)
    quotes = first is not None and opens_quote(words, first, Said(set()))
    if quotes and any(is_cell(line) for line in words):
        tail = read_region(words, Said(set()))
    elif len(words) < len(lines):
        tail.text = "\n".join(line.raw for line in words).strip("\n")
    else:
        tail.text = text
    post = FlatPost()
    give_body(post, tail)
    post.unsure.extend(unsure)
    return post


def _lines_and_panels(text: str) -> tuple[list[Line], list[Panel], list[str]]:
    """The lines of a page with what belongs together in one, the panels among them, and the lines
    that only look like a panel."""
    lines = drop_doubled_heads(join_cut_lines(part_glued_lines(lines_of(beside_their_words(text)))))
    lines = lift_dates(part_named_dates(part_listed_names(lines)))
    mark_board(lines)
    mark_trail(lines)
    panels, unsure = find_panels(lines)
    lifted = lift_panels(lines, panels)
    if lifted is not None:
        lines = lifted
        panels, unsure = find_panels(lines)
    if panels:
        mark_page_title(lines, panels[0].first)
    return lines, panels, unsure


def _regions(lines: list[Line], zones: list[Zone], starts: list[int]) -> list[list[Line]]:
    """The lines between each head and the next post; posts begin at `starts`."""
    ends = [*starts[1:], len(lines)]
    return [lines[zone.last + 1 : end] for zone, end in zip(zones, ends, strict=True)]


def _words_above(lines: list[Line], first: int) -> int:
    """Where somebody's words begin that stand over the first head; its own index for none.

    Several sentences on a line are words, and so are two lines of a sentence near the head; where
    an extractor left out the page's frame, any sentence and the greeting over it.
    """
    above = lines[:first]
    told = [n for n, line in enumerate(above) if line.sentence]
    if told and not is_framed(lines) and sum(line.short for line in above) <= _FEW * len(told):
        top = next(n for n, line in enumerate(above) if line.kind is not Is.BLANK)
        greeted = told[0] - top <= _GREETING and all(
            line.kind is Is.TEXT for line in above[top : told[0]]
        )
        return top if greeted else told[0]
    told = [n for n in range(max(0, first - _NEAR), first) if lines[n].sentence]
    near = told[0] if len([n for n in told if n >= first - _CLOSE]) > 1 else first
    return next((n for n in range(near) if lines[n].prose), near)


def _without_figures(lines: list[Line]) -> str:
    """Words that stand over the first head, without a member's figures among them."""
    shown = {
        n for pair in find_pairs(lines) if pair.field in TELLING for n in (pair.first, pair.last)
    }
    return "\n".join(line.raw for n, line in enumerate(lines) if n not in shown).strip("\n")


def _is_sentence(line: Line) -> bool:
    return line.kind is Is.TEXT and not line.short and len(line.text.split()) > 2


def _starts(lines: list[Line], zones: list[Zone], names: list[list[int]]) -> list[int]:
    """The index at which each post begins: that of its name, where it stands before its head, or
    of the head's date over it, as Vanilla shows both twice."""
    starts = []
    for zone, before in zip(zones, names, strict=True):
        start = min([zone.first, *before])
        above = lines[start - 1] if start else None
        dates = {lines[mark.first].text for mark in zone.marks if mark.kind is Is.DATE}
        starts.append(start - (above is not None and above.text in dates))
    return starts
