"""The ids of the posts of an unknown forum: attributes, links to posts, or made ones."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import pairwise

import xxhash

from crawler.arabic.dates import parse_date
from crawler.blocks.outline import Outline
from crawler.blocks.segment import Segment
from crawler.bodies.body import plain_text
from crawler.engines.generic.counted import page_urls
from crawler.engines.generic.routes import read_address
from crawler.pages.page import Page
from crawler.raw import NO_DATE, RawPost

_POST_ID = re.compile(
    r"(?:^(?:c|cm|com|cmt|ans|r|m)[-_]"
    r"|(?:post|msg|comment|reply|answer|entry|pid|elComment|edit|like|vote|react|report|p|u?id)[-_=]*?)"
    r"(\d+)$",
    re.I,
)
_POST_LINK = re.compile(
    r"(?:#(?:post|msg|p|comment|entry|pid)?[-_]?|[?&;](?:p(?:id|ost)?|comment|reply|answer|msg)(?:_?id)?=|post-)(\d+)",
    re.I,
)
_OWN_PAGE = re.compile(
    r"/(?:posts?|comments?|repl(?:y|ies)|answers?|messages?|p)/(\d+)(?=$|[/?#])"
    r"(?!/(?:publish|create|new|add)\b)",  # an answer to a thread of that number
    re.I,
)
_NUMBER = re.compile(r"\d+$")
_LARGEST_PAGE = 100


def post_id(page: Page, block: Segment, outline: Outline) -> tuple[str | None, str]:
    """The number of a post, and the id or link that has it: an attribute, else a link to it."""
    for marks, pattern in ((outline.said.ids, _POST_ID), (outline.said.links, _POST_LINK)):
        for value in values(marks, block.start, block.end):
            match = pattern.search(value)
            if match and not (pattern is _POST_LINK and _is_page(page, page.absolute(value))):
                return match[1], value
    return None, ""


def _is_page(page: Page, url: str) -> bool:
    """Whether a link is one to a page of a thread: `p` is what some call it, too."""
    address = None if "#" in url else read_address(url)
    return (address is not None and not address.post_id) or url in page_urls(page)


def post_ids(page: Page, blocks: list[Segment], outline: Outline) -> dict[int, tuple[str, str]]:
    """The numbers of posts as `post_id` has them, by the starts of their blocks.

    One that several blocks have is the thread's or a member's.
    """
    own = own_numbers(blocks, outline)
    found = _distinct({block.start: post_id(page, block, outline) for block in blocks})
    # Numbers that begin at 0 may count the blocks of the page.
    found = found if found and "0" in _different(own) else own | found
    linked = _distinct({block.start: _linked_id(block, outline) for block in blocks})
    return linked if len(linked) == len(blocks) and _follow(found, blocks) else found


def _distinct(found: dict[int, tuple[str | None, str]]) -> dict[int, tuple[str, str]]:
    counts = Counter(number for number, _ in found.values())
    return {start: (n, mark) for start, (n, mark) in found.items() if n and counts[n] == 1}


def _linked_id(block: Segment, outline: Outline) -> tuple[str | None, str]:
    """The number of a post as the address of its own page has it, and that address."""
    for href in values(outline.said.links, block.start, block.end):
        if found := _OWN_PAGE.findall(href):
            return found[-1], href
    return None, ""


def _follow(found: dict[int, tuple[str, str]], blocks: list[Segment]) -> bool:
    """Whether the numbers of blocks follow each other, as those of posts in a thread do."""
    return len(found) == len(blocks) and _is_series([int(found[b.start][0]) for b in blocks])


def _is_series(numbers: list[int]) -> bool:
    """Whether numbers count up by ones."""
    return bool(numbers) and all(b == a + 1 for a, b in pairwise(numbers))


def is_count(numbers: list[int], start: int, *, last: bool) -> bool:
    """Whether numbers are those of posts in their thread, on the page that begins at `start` (a
    page's number or an offset as in `Address`): a thread's first post is its number 1, or 0. All
    pages but the `last` one have as many."""
    if not _is_series(numbers):
        return False
    if start < 2 or numbers[0] in {start, start + 1}:
        return numbers[0] in {start, start + 1}
    sizes = (divmod(numbers[0] - first, start - 1) for first in (0, 1))
    return any(
        rest == 0
        and size % 5 == 0
        and len(numbers) <= size <= (_LARGEST_PAGE if last else len(numbers))
        for size, rest in sizes
    )


def own_numbers(blocks: list[Segment], outline: Outline) -> dict[int, tuple[str, str]]:
    """For the start of each block a number that only this block has, and the id that ends in it.

    Empty where the blocks share no such id; the numbers of members come twice. An opening post that
    stands apart from its answers may have none.
    """
    marks = sorted([*outline.said.ids, *outline.said.loose_ids])
    found: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
    for block in blocks:
        within = values(marks, block.start, block.end)
        said = within if len(blocks) > 1 else _around(marks, block, outline)
        for value in said:
            number = _NUMBER.search(value)
            if number is not None:
                found[value[: number.start()]].setdefault(block.start, (number[0], value))
    answers = {block.start for block in blocks[1:]}
    least = len(answers) if len(answers) > 1 else len(blocks)
    whole = [
        own
        for own in found.values()
        if len(own) == len(_different(own)) >= least and own.keys() >= answers
    ]
    return min(whole, key=lambda own: (-len(own), "0" in _different(own)), default={})


def _different(own: dict[int, tuple[str, str]]) -> set[str]:
    return {number for number, _ in own.values()}


def _around(marks: list[tuple[int, str]], block: Segment, outline: Outline) -> list[str]:
    """The values of what holds all of a lone block and no more: nothing tells whose others are.

    There may be links, and the first letter of the author's name in place of a picture.
    """
    parts = [part for part in (*block.spots, block.body) if part is not None]
    held = [(p, v) for p, v in marks if all(p <= part < outline.end[p] for part in parts)]
    most = outline.own_text(block.start, block.end) + 1
    return [v for p, v in held if outline.own_text(p, outline.end[p]) <= most]


def values(marks: list[tuple[int, str]], start: int, end: int) -> list[str]:
    """The values of those of some marks that are in a range."""
    first, last = bisect_left(marks, (start,)), bisect_left(marks, (end,))
    return [value for _, value in marks[first:last]]


def made_id(post: RawPost, thread: str) -> str:
    """An id for a post to which the page gives none: the same in every run and on every page.

    A date that counts from the moment of the fetch is another one in the next run. Where a page
    shows none, the thread tells one word of thanks from the next.
    """
    posted = post.posted.text if parse_date(post.posted.text, order="dmy") else ""
    posted = posted if post.posted != NO_DATE else thread
    words = f"{post.author.name}|{posted}|{plain_text(post.body)[:200]}"
    return str(xxhash.xxh3_64_intdigest(words.encode("utf-8", "replace")))
