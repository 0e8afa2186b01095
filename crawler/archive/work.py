"""A document -> finished records; a plain function, so that any process can do it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import xxhash

from crawler.arabic.encoding import decode
from crawler.arabic.panel_fields import read_panel
from crawler.clock import ForumClock
from crawler.engines import detect, engines
from crawler.engines.base import Engine, Kind
from crawler.extract import extract
from crawler.flat import FlatPost, separate_text
from crawler.links import clean_url
from crawler.overlay import overlay
from crawler.page import Page, site_of
from crawler.pipelines.normalise import normalise
from crawler.pipelines.separate import separate
from crawler.pipelines.validate import drop_impossible
from crawler.records import (
    Missing,
    Post,
    RawAuthor,
    RawPost,
    RawThread,
    ScrapedPost,
    Shown,
    Thread,
)

if TYPE_CHECKING:
    from crawler.archive.documents import Document
    from crawler.dedup.signature import Signature
    from crawler.forums import Forum


@dataclass(slots=True)
class DocumentRecords:
    """What a document gave: records, and what of it could not become one (reason, raw text).

    `flat` where it was text without markup, in which a signature may still stand in a body.
    `signed` holds the bodies with what stands for each when it is looked for among others.
    """

    source: str
    site: str
    flat: bool = False
    posts: list[Post] = field(default_factory=list)
    threads: list[Thread] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    signed: dict[str, Signature] = field(default_factory=dict)


class TextEngine(Engine):
    """Stands for an engine where a document has no markup."""

    name = "text"


TEXT = TextEngine()
# Lines of this length on average are paragraphs; verse and lists have shorter ones.
_PARAGRAPH = 70


def read_document(document: Document, forum: Forum) -> DocumentRecords:
    """Read a page with its engine, or a flattened text; `forum` holds what the user said of it."""
    site = forum.site if forum.site not in {"", "local"} else site_of(document.url) or "local"
    result = DocumentRecords(document.source, site)
    if document.problem:
        result.rejected.append((document.problem, ""))
        return result
    clock = ForumClock(forum.zone, forum.date_order)  # type: ignore[arg-type]
    if isinstance(document.body, bytes) and document.url:
        _read_page(document, forum, clock, result)
    else:
        result.flat = True
        _read_text(document, forum, clock, result)
    for post in result.posts:
        post.source = document.source
        post.author_line.source = document.source
        drop_impossible(post)
    for thread in result.threads:
        thread.source = document.source
    return result


def _read_page(
    document: Document, forum: Forum, clock: ForumClock, result: DocumentRecords
) -> None:
    page = Page(
        document.url,
        document.body,  # type: ignore[arg-type]
        document.fetched_at,
        declared=document.charset,
        charset=forum.encoding,
        site=result.site,
    )
    if page.overgrown:
        result.rejected.append(("too large: more tags than any page of a forum", ""))
        return
    engine = detect(page, forum.engine)
    if engine is None:
        result.rejected.append(("no forum", ""))
        return
    engine = overlay(engine, forum.selectors)
    found = extract(page, engine, clock)
    result.posts = found.posts
    result.threads = found.threads
    if found.kind in {Kind.LOGIN, Kind.ERROR}:
        result.rejected.append((f"{found.kind.value} page", ""))
    elif part := found.missing:
        gap = Missing(engine.name, engine.version, part, document.source)
        result.missing.append(gap)
        if part == "posts":  # a board may be empty
            result.rejected.append((f"no posts: {gap}", ""))


def _read_text(
    document: Document, forum: Forum, clock: ForumClock, result: DocumentRecords
) -> None:
    body = document.body
    if isinstance(body, bytes):
        body = decode(body, declared=document.charset, force=forum.encoding).text
    url = clean_url(document.url) if document.url else document.source
    engine, thread_id = _address(document.url, url, forum)
    page = Page(url, b"", document.fetched_at, site=result.site)
    thread = RawThread(thread_id, url)
    flat = separate_text(body)
    clock.observe([post.posted for post in flat if post.posted], ascending=True)
    if clock.order is None:
        members = ((read_panel(post.panel).joined_text or "", post.posted) for post in flat)
        clock.observe_members(members, document.fetched_at)
    for number, post in enumerate(flat):
        if not post.body.strip() and not post.panel:
            continue
        raw = _raw_post(post, None if number == 0 else f"{thread_id}-{number + 1}")
        scraped = ScrapedPost(raw, thread, page, TEXT, clock)
        record = normalise(separate(scraped))
        record.engine = record.author_line.engine = record.thread_line.engine = engine
        record.engine_version = None
        record.quotes = [{"author": a, "post_id": None, "text": t} for a, t in post.quotes]
        result.posts.append(normalise(record))
        result.rejected.extend(("unsure", doubt) for doubt in post.unsure)
    if result.posts:
        result.threads = [result.posts[0].thread_line]


def _address(url: str, clean: str, forum: Forum) -> tuple[str, str]:
    """Engine name and thread id of a text: from its URL where an engine is named and knows it."""
    for engine in engines():
        if url and engine.name == forum.engine:
            address = engine.address(url)
            if address is not None and address.kind is Kind.THREAD:
                return engine.name, address.id
    return forum.engine or TEXT.name, xxhash.xxh3_64_hexdigest(clean.encode())


def as_paragraphs(text: str) -> str:
    """A text of long lines and no blank ones, as extractors write paragraphs, with blank lines."""
    lines = [line for line in text.split("\n") if line.strip()]
    if "\n\n" in text or sum(map(len, lines)) < _PARAGRAPH * len(lines):
        return text
    return "\n\n".join(lines)


def _raw_post(post: FlatPost, post_id: str | None) -> RawPost:
    author = RawAuthor(
        name=post.author, title=post.title, panel=post.panel, signature=post.signature
    )
    edited = Shown(post.edited) if post.edited else None
    body = as_paragraphs(post.body)
    return RawPost(post_id, author, body, posted=Shown(post.posted), edited=edited)


def records_from_text(text: str, url: str = "", site: str = "") -> dict[str, list[dict[str, Any]]]:
    """One flattened page as records, for a map over a data set: `posts` and `authors` as dicts."""
    from dataclasses import asdict
    from datetime import UTC, datetime

    from crawler.archive.documents import Document
    from crawler.forums import Forum

    forum = Forum(name="text", url=url, site=site)
    found = read_document(Document(url or "text", url, text, datetime.now(UTC)), forum)
    return {
        "posts": [asdict(post) for post in found.posts],
        "authors": [asdict(post.author_line) for post in found.posts if post.author_line.name],
    }
