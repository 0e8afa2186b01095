"""The record of a thread, from its own page or from its line in a board."""

from collections.abc import Iterable
from datetime import datetime

from crawler.arabic.numbers import parse_count
from crawler.arabic.text import clean_line
from crawler.arabic.titles import strip_reply_prefix
from crawler.clock import ForumClock
from crawler.compact import seconds
from crawler.pages.page import Page
from crawler.raw import RawThread, Shown
from crawler.records import SCHEMA, Thread


def thread_record(raw: RawThread, page: Page, engine: str, clock: ForumClock) -> Thread:
    """The thread record; what the page does not say is None.

    So is a date that counts back in months or years: unlike in a post no text stands beside it.
    """
    now = page.now
    record = Thread(
        schema=SCHEMA,
        id=f"{page.site}/t/{raw.thread_id}",
        site=page.site,
        engine=engine,
        thread_id=raw.thread_id,
        url=raw.url,
        title=strip_reply_prefix(clean_line(raw.title)),
        prefix=clean_line(raw.prefix) if raw.prefix else None,
        tags=[clean_line(tag) for tag in raw.tags],
        boards=[clean_line(board) for board in raw.boards],
        author_id=f"{page.site}/u/{raw.author_id}" if raw.author_id else None,
        author=clean_line(raw.author) if raw.author else None,
        created_at=clock.exact(raw.created, now),
        last_post_at=clock.exact(raw.last_post, now),
        replies=parse_count(raw.replies) if raw.replies else None,
        views=parse_count(raw.views) if raw.views else None,
        pages=raw.pages,
        sticky=raw.sticky,
        locked=raw.locked,
        poll=raw.poll,
        fetched_at=page.fetched,
        source=page.url,
    )
    keep_open(record, "created_at", [(raw.created, now)], clock)
    keep_open(record, "last_post_at", [(raw.last_post, now)], clock)
    return record


def latest(dates: Iterable[tuple[Shown | None, datetime]], clock: ForumClock) -> str | None:
    """The latest of some dates, each as shown and when; None where none is exact."""
    read = (clock.exact(shown, now) for shown, now in dates)
    return max(filter(None, read), key=lambda date: seconds(date) or 0, default=None)


def keep_open(
    record: Thread, name: str, dates: Iterable[tuple[Shown | None, datetime]], clock: ForumClock
) -> None:
    """Keep the dates that a field is read from where they are undecided, and none was before."""
    kept = record.open_dates or {}
    if clock.is_sure or name in kept:
        return
    shown = [(date, now) for date, now in dates if date is not None]
    if any(clock.undecided(date, now) for date, now in shown):
        record.open_dates = {**kept, name: shown}


def read_again(record: Thread, clock: ForumClock) -> None:
    """Read those dates again that were undecided, by what is known of their order by now."""
    for name, dates in (record.open_dates or {}).items():
        setattr(record, name, latest(dates, clock))


def merge_threads(listed: RawThread, seen: RawThread) -> RawThread:
    """What a thread's own page says, completed by its line in the board."""
    for name in RawThread.__slots__:
        if name in {"thread_id", "url"}:
            continue
        value = getattr(listed, name)
        if value is not None and getattr(seen, name) in (None, "", [], False):
            setattr(seen, name, value)
    return seen
