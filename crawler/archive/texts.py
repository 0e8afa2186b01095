"""A flattened page -> posts, as those of an engine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import xxhash

from crawler.arabic.addresses import is_forum_address, names_forum
from crawler.arabic.encoding import beginning, decode, unescaped
from crawler.arabic.labels import fits_panel
from crawler.arabic.mojibake import mend_mojibake
from crawler.arabic.panel_fields import read_panel
from crawler.archive.documents import NO_FORUM, UNSURE, Document, is_piece
from crawler.bodies.body import plain_text
from crawler.engines import engines
from crawler.engines.base import Engine, Kind
from crawler.engines.generic.markup import MARKUP
from crawler.engines.generic.routes import read_address
from crawler.flat import FlatPost, separate_text
from crawler.links import clean_url
from crawler.pages.page import Page
from crawler.pipelines.normalise import normalise
from crawler.pipelines.separate import separate
from crawler.raw import RawAuthor, RawPost, RawThread, Shown
from crawler.scraped import ScrapedPost

if TYPE_CHECKING:
    from crawler.archive.work import DocumentRecords
    from crawler.clock import ForumClock
    from crawler.forums import Forum
    from crawler.records import Post

# Lines of this length on average are paragraphs; verse and lists have shorter ones.
_PARAGRAPH = 70
# Parts of an address that name a place in a thread, or another view of its posts.
_VIEW = re.compile(r"(?<=[?&])(?:do=findcomment|comment=\d+|mode=\w+)(?:&|$)", re.I)
# No article's author has both.
_MEMBER_S = frozenset({"joined", "messages"})


class TextEngine(Engine):
    """Stands for an engine where a document has no markup."""

    name = "text"
    markup = MARKUP

    def address(self, url: str) -> None:
        return None


TEXT = TextEngine()


def read_text(document: Document, forum: Forum, clock: ForumClock, result: DocumentRecords) -> None:
    """Put the posts of a flattened page, and what of it is unsure, into a document's records."""
    body = document.body
    if isinstance(body, bytes):
        body = decode(body, declared=document.charset, force=forum.encoding).text
    else:
        body = mend_mojibake(body)
    url = clean_url(document.url) if document.url else document.source
    engine, thread_id = _address(document.url, url, forum)
    page = Page(url, b"", document.fetched_at, site=result.site)
    thread = RawThread(thread_id, url)
    whole: Post | None = None
    if is_piece(body):
        raw = RawPost(None, RawAuthor(""), page.fragment(body))
        whole = _record(ScrapedPost(raw, thread, page, TEXT, clock), engine)
        body = plain_text(page.fragment(body))
    flat = separate_text(unescaped(body))
    if document.of_anything and not forum.engine and not is_thread(document.url, body, flat):
        result.rejected.append((NO_FORUM, beginning(body)))
        return
    if whole is not None and not any(post.panel for post in flat):
        result.posts.append(normalise(whole))
        result.threads = [result.posts[0].thread_line]
        return
    clock.observe([post.posted for post in flat], ascending=True)
    if clock.order is None:
        members = ((read_panel(post.panel).joined_text or "", post.posted) for post in flat)
        clock.observe_members(members, document.fetched_at)
    for number, post in enumerate(flat):
        if not post.body.strip() and not post.panel:
            continue
        raw = _raw_post(post, None if number == 0 else f"{thread_id}-{number + 1}")
        record = _record(ScrapedPost(raw, thread, page, TEXT, clock), engine)
        told = [{"author": a, "post_id": None, "text": t} for a, t in post.quotes]
        record.quotes = told + record.quotes
        if whole is not None and len(flat) == 1:
            record.links, record.images = whole.links, whole.images
        result.posts.append(normalise(record))
        result.rejected.extend((UNSURE, doubt) for doubt in post.unsure)
    if result.posts:
        result.threads = [result.posts[0].thread_line]


def _record(scraped: ScrapedPost, engine: str) -> Post:
    record = separate(scraped)
    record.engine = record.author_line.engine = record.thread_line.engine = engine
    record.engine_version = None
    return record


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
    posted = Shown(post.posted)
    return RawPost(post_id, author, body, posted=posted, edited=edited, position=post.position)


def _is_member_s(panel: list[tuple[str, str]]) -> bool:
    """Whether a panel without a name over it says when a member joined, and what they wrote."""
    meanings = (fits_panel(label, value) for label, value in panel)
    return {meaning.field for meaning in meanings if meaning} >= _MEMBER_S


def is_thread(url: str, text: str, flat: list[FlatPost]) -> bool:
    """Whether posts that a text was taken apart into are a thread's.

    Its address tells, where it is a thread's or a board's. Else an author with a panel does, or a
    date, where the address or the first line names a forum: articles and the comments below them
    have neither.
    """
    if (address := read_address(_VIEW.sub("", url))) is not None:
        return address.kind is Kind.THREAD
    if any(post.panel and (post.author or _is_member_s(post.panel)) for post in flat):
        return True
    title = text.strip().partition("\n")[0]
    named = is_forum_address(url) or names_forum(title)
    return named and any(post.posted for post in flat)
