"""Separates the author's profile from the post's body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crawler.arabic.numbers import parse_count
from crawler.arabic.text import clean_line
from crawler.bodies.own_text import own_text, post_id
from crawler.engines.base import Engine, Kind
from crawler.pipelines.authors import author_record
from crawler.pipelines.threads import thread_record
from crawler.records import SCHEMA, Post, Thread
from crawler.scraped import ScrapedPost

if TYPE_CHECKING:
    from crawler.raw import RawThread


def separate(scraped: ScrapedPost) -> Post:
    """A scraped post as a post record that carries its author and thread records.

    The body holds the author's own words; profile, quotes, signature and edit note are apart.
    """
    raw, page, engine = scraped.post, scraped.page, scraped.engine
    now, clock = page.now, scraped.clock
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


class SeparatePipeline:
    """Turns what the spider scraped into records; anything else passes."""

    def process_item(self, item: Any) -> Any:
        return separate(item) if isinstance(item, ScrapedPost) else item
