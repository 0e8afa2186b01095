"""A document -> finished records; a plain function, so that any process can do it."""

import logging
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from crawler.arabic.dates.order import OrderLearner
from crawler.arabic.encoding import beginning
from crawler.archive.documents import NO_FORUM, OWN_ERROR, Document
from crawler.archive.replayed import as_captured
from crawler.archive.saved_from import settle, settle_by_thread
from crawler.archive.site_dates import has_open_dates
from crawler.archive.texts import read_text
from crawler.authors import worth_a_line
from crawler.clock import ForumClock
from crawler.dedup.signature import Signature
from crawler.engines import detect
from crawler.engines.base import Kind
from crawler.extract import extract
from crawler.forums import Forum
from crawler.notices import Missing
from crawler.overlay import overlay
from crawler.pages.page import Page
from crawler.pipelines.validate import drop_impossible
from crawler.records import Post, Thread
from crawler.sites import is_url, site_of

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class DocumentRecords:
    """What a document gave: records, and what of it could not become one (reason, raw text).

    `flat` where it was text without markup, in which a signature may still stand in a body;
    `listed` where the threads are lines of a board.
    `signed` holds the bodies with what stands for each when it is looked for among others.
    `proofs` is what the dates say of the site's order of day and month, if anything; `open_dates`
    where posts have dates that it would decide.
    """

    source: str
    site: str
    flat: bool = False
    listed: bool = False
    posts: list[Post] = field(default_factory=list)
    threads: list[Thread] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    signed: dict[str, Signature] = field(default_factory=dict)
    proofs: OrderLearner | None = None
    open_dates: bool = False


def read_document(document: Document, forum: Forum) -> DocumentRecords:
    """Read a page with its engine, or a flattened text; `forum` holds what the user said of it."""
    if not is_url(document.url):
        document.url = ""
    document = as_captured(document)
    site = said_site(forum) or site_of(document.url) or "local"
    result = DocumentRecords(document.source, site)
    if document.problem:
        result.rejected.append((document.problem, beginning(document.body)))
        return result
    clock = ForumClock(forum.zone, forum.date_order)  # type: ignore[arg-type]
    if document.markup:
        _read_page(document, forum, clock, result)
    else:
        result.flat = True
        read_text(document, forum, clock, result)
    for post in result.posts:
        post.source = document.source
        post.author_line.source = document.source
        drop_impossible(post)
    for thread in result.threads:
        thread.source = document.source
    result.proofs = clock.learner if clock.learner.knows else None
    result.open_dates = has_open_dates(result, clock)
    return result


def said_site(forum: Forum) -> str:
    """The site that the user gave; empty where they gave none."""
    return "" if forum.site == "local" else forum.site


def read_guarded(document: Document, forum: Forum) -> DocumentRecords:
    """`read_document`, but that an error of ours costs no other document."""
    try:
        return read_document(document, forum)
    except Exception:
        logger.exception("Cannot read %s", document.source)
        return read_document(replace(document, problem=OWN_ERROR), forum)


def _read_page(
    document: Document, forum: Forum, clock: ForumClock, result: DocumentRecords
) -> None:
    page = Page(
        document.url or f"file:///{quote(document.source)}",
        document.body,  # type: ignore[arg-type]
        document.fetched_at,
        declared=document.charset,
        charset=forum.encoding,
        site=result.site,
        of_anything=not forum.engine,
    )
    if page.overgrown:
        result.rejected.append(("too large: more tags than any page of a forum", ""))
        return
    if page.url.startswith("file:") and (site := settle(page)):
        page.site = result.site = said_site(forum) or site
    engine = detect(page, forum.engine)
    if engine is None:
        result.rejected.append((NO_FORUM, ""))
        return
    if result.site == "local":
        result.site = settle_by_thread(page, engine) or result.site
    engine = overlay(engine, forum.selectors)
    found = extract(page, engine, clock)
    result.posts = found.posts
    result.threads = found.threads
    result.listed = found.kind is not Kind.THREAD
    if found.kind in {Kind.LOGIN, Kind.ERROR}:
        result.rejected.append((f"{found.kind.value} page", ""))
    elif part := found.missing:
        gap = Missing(engine.name, engine.version, part, document.source)
        result.missing.append(gap)
        if part == "posts":  # a board may be empty
            result.rejected.append((f"no posts: {gap}", ""))


def records_from_text(text: str, url: str = "", site: str = "") -> dict[str, list[dict[str, Any]]]:
    """One flattened page as records, for a map over a data set: `posts` and `authors` as dicts."""
    forum = Forum(name="text", url=url, site=site)
    found = read_document(Document(url or "text", url, text, datetime.now(UTC)), forum)
    authors = [post.author_line for post in found.posts]
    return {
        "posts": [asdict(post) for post in found.posts],
        "authors": [asdict(author) for author in authors if worth_a_line(author) or author.name],
    }
