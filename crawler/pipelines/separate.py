"""Separates the author's profile from the post's body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crawler.arabic.numbers import parse_count
from crawler.arabic.panel_fields import day_joined, read_panel
from crawler.arabic.text import clean_line
from crawler.authors import copy_author
from crawler.body import plain_text
from crawler.engines.base import Kind
from crawler.own_text import own_text, post_id
from crawler.pipelines.threads import thread_record
from crawler.raw import RawAuthor, ScrapedPost
from crawler.records import SCHEMA, Author, Post

if TYPE_CHECKING:
    from crawler.clock import ForumClock
    from crawler.engines.base import Engine
    from crawler.page import Page
    from crawler.raw import RawThread
    from crawler.records import Thread

_COUNTS = (
    "messages reaction_score points level ranks trophies age member_number likes_given "
    "likes_received"
).split()
_WORDS = "title location gender occupation".split()


def separate(scraped: ScrapedPost) -> Post:
    """A scraped post as a post record that carries its author and thread records.

    The body holds the author's own words; profile, quotes, signature and edit note are apart.
    """
    raw, page, engine = scraped.post, scraped.page, scraped.engine
    now, clock = page.fetched_at, scraped.clock
    own, number, line = own_text(scraped), post_id(scraped), _thread_line(scraped)
    body = own.body
    author = author_record(raw.author, page, engine.name, clock)
    links = [link for link in body.links if not _is_member(engine, link)]
    post = Post(
        schema=SCHEMA,
        id=f"{page.site}/p/{number}",
        site=page.site,
        engine=engine.name,
        thread_id=scraped.thread.thread_id,
        post_id=number,
        position=raw.position or scraped.position,
        url=raw.permalink or scraped.thread.url,
        title=line.title,
        boards=list(line.boards),
        author_id=author.id,
        author=author.name,
        posted_at=clock.iso(raw.posted, now),
        posted_at_text=clean_line(raw.posted.text),
        edited_at=clock.iso(raw.edited, now),
        edited_at_text=clean_line(raw.edited.text) if raw.edited else None,
        body=own.text,
        quotes=[{"author": q.author, "post_id": q.post_id, "text": q.text} for q in body.quotes],
        links=links,
        images=body.images,
        attachments=list(dict.fromkeys([*body.attachments, *raw.attachments])),
        reactions=parse_count(raw.reactions) if raw.reactions else None,
        repeated_paragraphs=own.repeated,
        duplicate_of=None,
        similarity=None,
        arabic_share=0.0,
        fetched_at=page.fetched,
        source=page.url,
    )
    post.author_line = author
    post.mentioned = tuple(
        words for url, words in body.anchors if url not in links and _is_member(engine, url)
    )
    post.thread_line = line
    post.engine_version = engine.version
    return post


def _thread_line(scraped: ScrapedPost) -> Thread:
    """The record of the post's thread: one for all posts of the page."""
    raw, page = scraped.thread, scraped.page
    lines: dict[int, tuple[RawThread, Thread]] = page.memo.setdefault("thread lines", {})
    if id(raw) not in lines:
        lines[id(raw)] = raw, thread_record(raw, page, scraped.engine.name, scraped.clock)
    return lines[id(raw)][1]


def _is_member(engine: Engine, link: str) -> bool:
    """Whether a link leads to a member: a mention, which the body's text keeps."""
    address = engine.address(link)
    return address is not None and address.kind is Kind.PROFILE


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
    if raw.signature is not None:
        author.signature = plain_text(raw.signature, page.absolute) or None
    return author


def _read_author(raw: RawAuthor, page: Page, engine: str, clock: ForumClock) -> Author:
    """What the panel says, without the signature."""
    panel = read_panel(raw.panel, now=page.fetched_at, tz=clock.tz, order=clock.order)
    author = Author(
        schema=SCHEMA,
        id=f"{page.site}/u/{raw.user_id}" if raw.user_id else None,
        site=page.site,
        engine=engine,
        name=clean_line(raw.name),
        profile_url=raw.url,
        avatar_url=raw.avatar,
        title=raw.title,
        joined=panel.joined,
        joined_text=panel.joined_text,
        messages=panel.messages,
        reaction_score=panel.reaction_score,
        points=panel.points,
        level=panel.level,
        ranks=panel.ranks,
        trophies=panel.trophies,
        location=panel.location,
        gender=panel.gender,
        age=panel.age,
        occupation=panel.occupation,
        member_number=panel.member_number,
        likes_given=panel.likes_given,
        likes_received=panel.likes_received,
        fields=dict(panel.fields),
        fetched_at=page.fetched,
        source=page.url,
    )
    for name, text in raw.known.items():
        if name == "joined":
            day = day_joined(text, now=page.fetched_at, tz=clock.tz, order=clock.order)
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
    count = parse_count(value) if name in _COUNTS else None
    if count is None:
        author.fields.setdefault(name, clean_line(value))
    else:
        setattr(author, name, count)


class SeparatePipeline:
    """Turns what the spider scraped into records; anything else passes."""

    def process_item(self, item: Any) -> Any:
        return separate(item) if isinstance(item, ScrapedPost) else item
