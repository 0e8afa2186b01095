"""The ids of the posts of an unknown forum: attributes, links to posts, or made ones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

import xxhash

from crawler.arabic.dates import parse_date
from crawler.body import plain_text

if TYPE_CHECKING:
    from crawler.blocks.outline import Outline
    from crawler.blocks.parts import Segment
    from crawler.raw import RawPost

_POST_ID = re.compile(
    r"(?:post|msg|comment|reply|answer|entry|pid|elComment|edit|p|id)[-_=]*?(\d+)$", re.I
)
_POST_LINK = re.compile(
    r"(?:#(?:post|msg|p|comment|entry|pid)?[-_]?|[?&;]p(?:id|ost)?=|post-)(\d+)", re.I
)
_NUMBER = re.compile(r"\d+$")


def post_id(block: Segment, outline: Outline) -> tuple[str | None, str]:
    """The number of a post, and the id or link that has it: an attribute, else a link to it."""
    for marks, pattern in ((outline.said.ids, _POST_ID), (outline.said.links, _POST_LINK)):
        for value in values(marks, block):
            match = pattern.search(value)
            if match:
                return match[1], value
    return None, ""


def own_numbers(blocks: list[Segment], outline: Outline) -> dict[int, tuple[str, str]]:
    """For the start of each block a number that only this block has, and the id that ends in it.

    Empty where the blocks share no such id; the numbers of members come twice.
    """
    marks = sorted([*outline.said.ids, *outline.said.loose_ids])
    found: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
    for block in blocks:
        for value in values(marks, block):
            number = _NUMBER.search(value)
            if number is not None:
                found[value[: number.start()]].setdefault(block.start, (number[0], value))
    for own in found.values():
        if 1 < len(own) == len(blocks) == len({number for number, _ in own.values()}):
            return own
    return {}


def values(marks: list[tuple[int, str]], block: Segment) -> list[str]:
    """The values of those of some marks that are in a block."""
    first, last = bisect_left(marks, (block.start,)), bisect_left(marks, (block.end,))
    return [value for _, value in marks[first:last]]


def made_id(post: RawPost) -> str:
    """An id for a post to which the page gives none: the same in every run and on every page.

    A date that counts from the moment of the fetch is another one in the next run.
    """
    posted = post.posted.text if parse_date(post.posted.text, order="dmy") else ""
    words = f"{post.author.name}|{posted}|{plain_text(post.body)[:200]}"
    return str(xxhash.xxh3_64_intdigest(words.encode("utf-8", "replace")))
