"""Whether posts stand from the newest to the oldest."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from crawler.arabic.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from crawler.raw import RawPost, Shown


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
