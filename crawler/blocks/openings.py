"""What stands apart from the run of a page's posts: its head, an opening post, the answers."""

from collections import Counter
from collections.abc import Callable

from crawler.blocks.alike import is_numbered
from crawler.blocks.outline import Outline
from crawler.blocks.parts import is_named, read_all
from crawler.blocks.scores import is_candidate
from crawler.blocks.segment import Segment

_TITLES = frozenset({"h1", "h2", "h3", "h4"})
_LEAST_TEXT = 40


def opening(posts: list[Segment], outline: Outline) -> list[Segment]:
    """An opening post that stands before the run of the others, in a block of its own.

    Its body is called one or as theirs are, or the page's title stands in it: a question over
    answers.
    """
    called = Counter(_called(post.body, outline) for post in posts)
    name = called.most_common(1)[0][0]
    place = posts[0].start
    while place > 0:
        before = [p for p in outline.children(outline.up[place]) if p < place]
        for start in reversed(before):
            if not outline.is_signed(start, outline.end[start]):
                continue
            found = read_all([Segment.at(start, outline)], outline)
            if found and _opens(found[0], name, outline):
                return [shrunk(found[0], outline)]
            # Its words may stand behind the element with its title and author.
            tops = [p for p in before if p >= start]
            found = read_all([Segment(tops, start, outline.end[tops[-1]])], outline)
            if found and is_named(found[0], outline) and _is_entitled(found[0], outline):
                return found
        place = outline.up[place]
    return []


def _opens(block: Segment, name: str | None, outline: Outline) -> bool:
    """Whether a block before the other posts is one; `name` is what their bodies are called."""
    if name and _called(block.body, outline) == name:
        return True
    named = is_named(block, outline) and _has_text(block, outline)
    return named or _is_entitled(block, outline)


def _called(body: int | None, outline: Outline) -> str | None:
    """What a body is called: a word for one, else its tag and class."""
    if body is None:
        return None
    classes = outline.order[body].get("class")
    return outline.body_names.get(body) or (classes and f"{outline.tags[body]} {classes}")


def is_head(segment: Segment, outline: Outline) -> bool:
    """Whether a block is the head of a page: its title, and who began the thread and when."""
    inside = range(segment.start, segment.end)
    if not any(outline.tags[p] == "h1" and outline.is_title(p) for p in inside):
        return False
    return not (is_named(segment, outline) or _is_entitled(segment, outline))


def holds_run(posts: list[Segment], groups: list[list[Segment]], outline: Outline) -> bool:
    """Whether a lone block holds a run of blocks: it is the page, or what stands under its head."""
    start, end = posts[0].start, posts[-1].end
    inner = (group for group in groups if start <= group[0].start and group[-1].end <= end)
    signed = (sum(outline.is_signed(b.start, b.end) for b in group) for group in inner)
    return len(posts) == 1 and max(signed, default=0) > 1


def holds_posts(posts: list[Segment], outline: Outline) -> bool:
    """Whether a lone block holds several posts that are not made alike: an opening one and its
    answer, each with an author and a date before what is called its body."""
    if len(posts) > 1:
        return False
    count, end = 0, posts[0].start
    for body in outline.bodies_in(posts[0].start, posts[0].end):
        if body >= end and outline.words(body) and not outline.said.quoted[body]:
            count += outline.is_signed(end, body)
            end = outline.end[body]
    return count > 1


def answers(
    found: list[Segment],
    groups: list[list[Segment]],
    outline: Outline,
    is_list: Callable[[list[Segment]], bool],
) -> list[Segment]:
    """The answers to an opening post that is made of other elements: a lone one, or some that ids
    with numbers tell. They end the opening."""
    opens = found[0]
    if len(found) > 1 or opens.body is None:
        return []
    after = max(outline.end[place] for place in (*opens.spots, opens.body))
    for group in groups:
        numbered = all(is_numbered(block.start, outline) for block in group)
        if group[0].start < after or not (numbered or len(group) == 1):
            continue
        # A lone one without what stands behind it, unless its words do.
        alone = [[Segment.at(group[0].start, outline)]] if len(group) == 1 else []
        for blocks in (*alone, group):
            posts = read_all(blocks, outline) if is_candidate(blocks[-1], outline) else []
            told = posts and (numbered or _is_answer(posts[0], opens, outline))
            if told and not is_list(posts):
                start = posts[0].start
                opens.tops = [top for top in opens.tops if outline.end[top] <= start]
                opens.end = min(opens.end, start)
                return posts
    return []


def _is_answer(block: Segment, opens: Segment, outline: Outline) -> bool:
    """Whether a lone block is a post: its body is called one or, behind a post with the page's
    title, a text stands below author and date."""
    if is_named(block, outline):
        return True
    below = block.body is not None and max(block.spots) < block.body
    return below and _has_text(block, outline) and _is_entitled(opens, outline)


def _is_entitled(segment: Segment, outline: Outline) -> bool:
    """Whether a block has the page's title as its heading, and beside its author and date a text.

    The line that says who began a thread, where and when, is none.
    """
    inside = range(segment.start, segment.end)
    titles = [p for p in inside if outline.tags[p] in _TITLES and outline.is_title(p)]
    body = segment.body
    if body is None or not titles:
        return False
    if any(body <= place < outline.end[body] for place in (*segment.spots, *titles)):
        return False
    return _has_text(segment, outline)


def _has_text(segment: Segment, outline: Outline) -> bool:
    body = segment.body
    return body is not None and outline.own_text(body, outline.end[body]) >= _LEAST_TEXT


def shrunk(segment: Segment, outline: Outline) -> Segment:
    """The same post in the smallest element that holds its body, its author and its date."""
    spots = (*segment.spots, segment.body or segment.start)
    while True:
        inside = (
            child
            for child in outline.children(segment.start)
            if all(child <= place < outline.end[child] for place in spots)
        )
        child = next(inside, None)
        if child is None:
            return segment
        segment.tops, segment.start, segment.end = [child], child, outline.end[child]
