"""Blocks that look like posts and are boxes or columns beside them."""

from crawler.blocks.outline import Outline
from crawler.blocks.segment import BOLD, LABELLED, Segment, path_to
from crawler.pages.dom import classes

_TWO = 2


def are_columns(posts: list[Segment], outline: Outline) -> bool:
    """Whether two blocks are columns of a page, its posts and a box beside them: cells of one row,
    or elements called otherwise in which nothing stands in the same place."""
    if len(posts) != _TWO:
        return False
    first, second = posts
    if {outline.tags[post.start] for post in posts} <= {"td", "th"}:
        return outline.up[first.start] == outline.up[second.start]
    one, other = (set(classes(outline.order[post.start])) for post in posts)
    if one == other or (one and one < other) or (other and other < one):
        return False
    ways = [
        [path_to(post.tops, place, outline)[1:] for place in (post.body, *post.spots)]
        for post in posts
    ]
    return all(one != other for one, other in zip(*ways, strict=True))


def are_boxes(posts: list[Segment], outline: Outline) -> bool:
    """Whether a block or two are boxes beside posts, such as news: bold words, and lines each of
    which has a date."""
    return len(posts) <= _TWO and all(_is_box(post, outline) for post in posts)


def _is_box(post: Segment, outline: Outline) -> bool:
    name, date = post.spots
    if outline.names[name].rank < BOLD:
        return False
    dated = (d for d in outline.dates_in(post.start, post.end) if d != date)
    posted = (d for d in dated if outline.dates[d].rank < LABELLED)
    return any(outline.tags[d] == outline.tags[date] for d in posted)
