"""Which blocks are whole posts, and those of pages whose posts show no date."""

from crawler.blocks.outline import Outline
from crawler.blocks.runs import segments
from crawler.blocks.segment import BOLD, DateMark, NameMark, Segment
from crawler.engines.base import Kind
from crawler.engines.generic.judge import Judge
from crawler.engines.generic.markup import is_hidden
from crawler.engines.generic.routes import own_address
from crawler.pages.page import Page
from crawler.raw import NO_DATE

# The rank of what stands for a date: that of a day.
_DAY = 2
# Where nothing says that a page is a thread's but its address, one block may be anything.
_FEW = 2


def undated(page: Page, outline: Outline, lone: list[Segment]) -> list[Segment]:
    """The posts of a thread's page that show no dates: like blocks with an author and a text.

    The dates of the page are those of lists beside its posts: what holds one is none. A `lone`
    block was found by a date that one of several such posts may say; else it stays.
    """
    own = own_address(page)
    if page.sought is not Kind.THREAD and (own is None or own.kind is not Kind.THREAD):
        return lone
    dates, texts, shown = outline.dates, outline.dated_texts, outline.posted_places
    outline.dated_texts = {}
    outline.take_dates({place: DateMark(_DAY, NO_DATE) for place in _signing(outline, lone)})
    judge = Judge(page, outline)
    found = whole_posts(segments(outline, judge.is_list, shown), judge)
    least = 1 if page.sought is Kind.THREAD and not lone else _FEW
    if len(found) >= least and all(_is_said(block, found, outline) for block in lone):
        return found
    outline.dated_texts = texts
    outline.take_dates(dates)
    return lone


def _signing(outline: Outline, lone: list[Segment]) -> set[int]:
    """The places of names that may sign posts: those that links or classes tell and, where these
    are bold as well, bold ones alone, as guests have; all where there are no others, and no post
    was found."""
    names = outline.names
    told = {place for place, mark in names.items() if mark.rank < BOLD}
    bold = {place: outline.up[place] for place in names.keys() - told}
    tags = {
        outline.tags[p] for p, above in bold.items() if above in told and _same(p, above, names)
    }
    guests = {p for p, above in bold.items() if above not in told and outline.tags[p] in tags}
    return told | guests if told or lone else set(names)


def _same(place: int, other: int, names: dict[int, NameMark]) -> bool:
    return names[place].name == names[other].name


def _is_said(block: Segment, posts: list[Segment], outline: Outline) -> bool:
    """Whether the date of a block stands among the words of one of some posts."""
    bodies = [post.body for post in posts if post.body is not None]
    return any(b <= spot < outline.end[b] for spot in block.spots[1:] for b in bodies)


def whole_posts(found: list[Segment], judge: Judge) -> list[Segment]:
    """The blocks with an author and a body that are neither templates nor the lines of a list."""
    whole = (block for block in found if block.body is not None and block.name is not None)
    whole = (block for block in whole if not _is_template(block, judge.outline))
    return [block for block in whole if not judge.is_listed(block)]


def _is_template(block: Segment, outline: Outline) -> bool:
    """Whether nobody sees a block, and nothing stands in it: scripts copy it for new posts."""
    if block.body is None or outline.words(block.body):
        return False
    body = outline.order[block.body]
    hidden = any(map(is_hidden, body.iterancestors()))
    return hidden and next(body.iter("img", "iframe", "video"), None) is None
