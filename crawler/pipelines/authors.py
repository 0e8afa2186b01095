"""The record of an author, from their panel beside a post or from a page of their own."""

from crawler.arabic.numbers import parse_count
from crawler.arabic.panel_fields import COUNTS, PanelFields, day_joined, read_panel
from crawler.arabic.signature_lines import without_heading
from crawler.arabic.text import clean_line
from crawler.authors import copy_author
from crawler.bodies.body import plain_text
from crawler.bodies.known_texts import known_text
from crawler.clock import ForumClock
from crawler.pages.page import Page
from crawler.raw import RawAuthor
from crawler.records import SCHEMA, Author

_WORDS = frozenset("title location gender occupation".split())


def author_record(raw: RawAuthor, page: Page, engine: str, clock: ForumClock) -> Author:
    """The record of an author as a page shows them.

    Labels are read; what has no field of its own is kept in `fields`, as shown.
    """
    known: dict[object, Author] = page.memo.setdefault("author records", {})
    shown = (raw.name, raw.user_id, raw.url, raw.avatar, raw.title)
    key = (*shown, *raw.panel, *raw.known.items(), clock.order)
    if key not in known:  # the same panel stands beside each of a member's posts
        known[key] = _read_author(raw, page, engine, clock)
    author = copy_author(known[key])
    if (signed := raw.signature) is not None:
        words = plain_text(signed) if isinstance(signed, str) else known_text(signed)
        author.signature = without_heading(words) or None
    return author


def _read_author(raw: RawAuthor, page: Page, engine: str, clock: ForumClock) -> Author:
    """What the panel says, without the signature."""
    panel = read_panel(raw.panel, now=page.now, tz=clock.tz, order=clock.order)
    author = Author(
        schema=SCHEMA,
        id=f"{page.site}/u/{raw.user_id}" if raw.user_id else None,
        site=page.site,
        engine=engine,
        name=clean_line(raw.name),
        profile_url=raw.url,
        avatar_url=raw.avatar,
        title=raw.title,
        fetched_at=page.fetched,
        source=page.url,
        **{name: getattr(panel, name) for name in PanelFields.__slots__},
    )
    author.fields = dict(panel.fields)  # what was read may be another panel's too
    for name, text in raw.known.items():
        if name == "joined":
            day = day_joined(text, now=page.now, tz=clock.tz, order=clock.order)
            author.joined = day or author.joined
            author.joined_text = author.joined_text or clean_line(text)
        else:
            _take_known(author, name, text)
    return author


def _take_known(author: Author, name: str, value: str) -> None:
    """Set a field that the markup itself names; what does not fit it goes to `fields`."""
    if name in _WORDS:
        setattr(author, name, clean_line(value))
        return
    count = parse_count(value) if name in COUNTS else None
    if count is None:
        author.fields.setdefault(name, clean_line(value))
    else:
        setattr(author, name, count)
