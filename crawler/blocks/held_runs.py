"""Runs in a block of another run: comments in a frame beside a question and its answer."""

from collections.abc import Callable

from crawler.arabic.list_lines import column_of
from crawler.blocks.outline import Outline
from crawler.blocks.parts import read_all
from crawler.blocks.scores import is_candidate
from crawler.blocks.segment import Segment

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SAID = frozenset({"topics", "replies"})


def with_held(
    posts: list[Segment],
    groups: list[list[Segment]],
    outline: Outline,
    is_list: Callable[[list[Segment]], bool],
) -> list[Segment]:
    """The posts of a run with those that its last block holds in place of that one, or with what
    stands before the block of another run that holds them all: `السؤال` and `الإجابة`."""
    last = posts[-1]
    if len(posts) > 1:
        for group in groups:
            if len(group) > 1 and last.start < group[0].start and group[-1].end <= last.end:
                inner = _posts(group, outline)
                return posts if len(inner) < len(group) or is_list(inner) else [*posts[:-1], *inner]
    for group in groups:
        *before, holder = group
        if before and holder.start < posts[0].start and last.end <= holder.end:
            asked = _posts(before, outline)
            if len(asked) == len(before) and all(_is_headed(post, outline) for post in asked):
                return [*asked, *posts]
    return posts


def _posts(group: list[Segment], outline: Outline) -> list[Segment]:
    """Those blocks of a run that are posts as they stand."""
    signed = [block for block in group if is_candidate(block, outline)]
    return read_all(signed, outline) if signed else []


def _is_headed(post: Segment, outline: Outline) -> bool:
    """Whether a heading in a block says that it is a question or an answer."""
    places = range(post.start, post.end)
    heads = (outline.brief(place) for place in places if outline.tags[place] in _HEADINGS)
    return any(column_of(words) in _SAID for words in heads)
