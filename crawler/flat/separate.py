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
from crawler.flat.line import Is, Line, is_framed, is_printed
from crawler.flat.lines import lines_of
from crawler.flat.names import name_lines
from crawler.flat.panel_runs import Panel
from crawler.flat.panels import find_panels
from crawler.flat.posts import FlatPost, believe_numbers, give_body, make_post
from crawler.flat.quotes import Said, is_cell, opens_quote
from crawler.flat.regions import (
    begins_with_date,
    is_sentence,
    regions_of,
    starts_of,
    without_figures,
    words_above,
)
from crawler.flat.signatures import take_signatures
from crawler.flat.tails import without_tail
from crawler.flat.titles import (
    drop_thread_s_data,
    mark_board,
    mark_page_title,
    mark_title_over,
    mark_titles,
    mark_trail,
    without_page_head,
)


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
    mark_frame(regions_of(lines, zones, starts_of(lines, zones, name_lines(lines, zones))))
    names = name_lines(lines, zones)
    stopped = names[0] and lines[names[0][-1]].text.endswith(tuple(STOPS))
    if stopped and not is_printed(lines):
        names[0] = []
    starts = starts_of(lines, zones, names)
    regions = regions_of(lines, zones, starts)
    opens = opens_page(lines, zones[0], starts[0])
    above, begin = lines[: starts[0]], starts[0] if opens else words_above(lines, starts[0])
    for region in regions:
        mark_menu_name(region)
        mark_title_over(region, lines[:begin])
    headless = starts[0]
    told_above = not is_framed(lines) and any(map(is_sentence, above))
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
    dated = 2 * sum(map(begins_with_date, regions)) > len(regions)  # as the page's posts do
    for post, region in zip(posts, regions, strict=True):
        posted = "" if dated else post.posted
        give_body(post, read_region(region, said, ranked=post.title is not None, posted=posted))
    take_signatures(posts)
    believe_numbers(posts)
    if headless < starts[0]:
        body = without_figures(lines[headless : starts[0]])
        posts.insert(0, FlatPost(body=body, unsure=[lines[headless].text]))
    posts[-1].unsure.extend(unsure)
    return posts


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
    drop_thread_s_data(lines)
    panels, unsure = find_panels(lines)
    lifted = lift_panels(lines, panels)
    if lifted is not None:
        lines = lifted
        panels, unsure = find_panels(lines)
    if panels:
        mark_page_title(lines, panels[0].first)
    return lines, panels, unsure
