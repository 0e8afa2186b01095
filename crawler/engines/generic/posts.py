"""The posts of a page of an unknown forum."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from crawler.arabic.dates import parse_date
from crawler.blocks.outline import Outline
from crawler.blocks.segment import Segment
from crawler.engines.base import Address
from crawler.engines.generic.counted import first_page
from crawler.engines.generic.forum_signs import are_posts
from crawler.engines.generic.found import found_on
from crawler.engines.generic.ids import is_count, made_id, values
from crawler.engines.generic.left_out import left_out, whole
from crawler.engines.generic.named_quotes import mark_named_quotes
from crawler.engines.generic.paging import following, is_first
from crawler.engines.generic.reader import Reader
from crawler.engines.generic.routes import own_address, read_address
from crawler.engines.generic.signatures import part_signatures
from crawler.engines.generic.steps import id_of
from crawler.engines.generic.structured import stated_posts
from crawler.engines.generic.subjects import drop_subjects
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.raw import RawPost, Shown


@once_a_page
def finds_posts(page: Page) -> bool:
    """Whether there are posts on a page; on one of anything, whether they are a forum's."""
    outline, blocks = found_on(page)
    are = bool(blocks) and (not page.of_anything or are_posts(page, blocks, outline))
    return are or bool(stated_posts(page))


def read_posts(page: Page) -> list[RawPost]:
    """The posts of a page, the first of a thread that is whole on it first."""
    return _read(page)[0]


def is_ascending(page: Page) -> bool:
    """Whether the posts of a page are in the order in which they were written."""
    return _read(page)[1]


@once_a_page
def _read(page: Page) -> tuple[list[RawPost], bool]:
    """What schema.org's words state, or the blocks of the page, whichever shows more posts.

    Of the same posts the blocks have the better bodies: paragraphs, quotes, links. Each page may
    state the opening post, that only the first one shows. With them goes whether they ascend.
    """
    stated, (outline, found) = stated_posts(page), found_on(page)
    reader = Reader(page, outline, found)
    own, ascends = own_address(page), True
    begins = is_first(page, own)
    more = len(stated) > len(found) + (bool(found) and not begins)
    posts = stated if more else [reader.post(block) for block in found]
    drop_subjects(posts, outline.title)
    mark_named_quotes(posts)
    part_signatures(posts)
    # What stands without an id over posts with one opens the thread, and may do so on each page.
    apart = len(posts) > 1 and [bool(post.post_id) for post in posts[:2]] == [False, True]
    apart = apart or (own is not None and _stands_over_pages(page, own, outline, found))
    # Of few posts, answers to answers may come in that order.
    below = len(posts) > 3 and is_newest_first([*posts[1:], posts[0]], page.fetched_at)
    head, rest = (posts[:1], posts[1:]) if apart or below else ([], posts)
    opens = begins or apart
    if is_newest_first(rest, page.fetched_at):
        # A whole thread can be turned round.
        ascends = begins and following(page, own) is None
        posts = [*head, *rest[::-1]] if ascends else posts
        opens = ascends or apart
    _qualify(posts, page)
    for number, post in enumerate(posts):
        # An opening post has no id of its own where the thread's names it.
        if post.post_id is None and (number or not opens):
            post.post_id = made_id(post, thread_of(page))
    return posts, ascends


def thread_of(page: Page) -> str:
    """The id of the thread that a page is of."""
    own = own_address(page)
    return (own.id if own else "") or id_of(first_page(page) or page.url)


def _qualify(posts: list[RawPost], page: Page) -> None:
    """Put the thread's id before numbers that count the posts of each thread anew."""
    own, first = own_address(page), first_page(page)
    thread = thread_of(page)
    start = own.start if own else left_out(page.url).get(whole(first), 0)
    numbers = [int(post.post_id) for post in posts if post.post_id]
    last = following(page, own) is None
    counted = len(numbers) > len(posts) - 2
    counted = counted and is_count(numbers, start, last=last)
    if thread != "1" and counted and not _is_later(numbers, page.skipped):
        for post in posts:
            post.post_id = post.post_id and f"{thread}-{int(post.post_id)}"
    elif 0 in numbers:  # they count the posts of the page
        for post in posts:
            post.post_id = None


def _is_later(numbers: list[int], skipped: int | None) -> bool:
    """Whether the first number of a page is larger than the posts before it in its thread explain.

    Some of those were deleted. Where few write, the posts of a thread may follow each other.
    """
    return skipped is not None and numbers[0] > 1 + skipped + skipped // 2


def _stands_over_pages(page: Page, own: Address, outline: Outline, blocks: list[Segment]) -> bool:
    """Whether the links to other pages of a thread stand behind the first post and no other one.

    It is the thread's opening post, over the replies of each page.
    """
    if len(blocks) < 2 or blocks[0].body is None:
        return False
    begin = outline.end[blocks[0].body]
    hrefs = values(outline.said.links, begin, blocks[-1].start)
    first = len(values(outline.said.links, begin, blocks[1].start))
    paged = [_leads_to_page(page.absolute(href), own) for href in hrefs]
    return any(paged[:first]) and not any(paged[first:])


def _leads_to_page(url: str, own: Address) -> bool:
    """Whether a URL is that of another page of a thread."""
    address = read_address(url) if "#" not in url else None
    if address is None or address.post_id or not address.is_of(own):
        return False
    return address.start != own.start


def is_newest_first(posts: Sequence[RawPost], now: datetime) -> bool:
    """Whether each post is as old as the one before it or older, and the last older than the first.

    Only where all their dates are read; `now` is when they were shown.
    """
    known = [time for post in posts if (time := _time(post.posted, now))]
    return (
        len(known) == len(posts) > 1
        and known[0] > known[-1]
        and all(before >= after for before, after in pairwise(known))
    )


def _time(shown: Shown, now: datetime) -> str:
    """A moment as a text that sorts; empty where it is not read."""
    if shown.iso or shown.epoch is not None:
        return shown.iso or f"{shown.epoch:020.3f}"
    read = parse_date(shown.full or shown.text, now=now, order="dmy")
    return "" if read is None else read.iso
