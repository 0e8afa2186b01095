"""Posts that a page states in JSON-LD, in the words of schema.org."""

import re
from collections.abc import Iterator
from typing import Any

from crawler.blocks.member_links import member_id
from crawler.engines.base import Kind
from crawler.engines.generic.routes import read_address
from crawler.pages.fields import read_json
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.raw import RawAuthor, RawPost, Shown

_POSTS = frozenset(
    "DiscussionForumPosting SocialMediaPosting Comment Question Answer Message".split()
)
# Where schema.org keeps posts inside of others, or beside what else the page states.
_HOLDERS = ("@graph", "mainEntity", "comment", "acceptedAnswer", "suggestedAnswer")
_DEEPEST = 12
_POST_ID = re.compile(
    r"(?:#[a-z]*|[/=](?:post|comment|findcomment|msg|p|answer|reply)?)[-_=]?(\d+)/?$", re.I
)


@once_a_page
def stated_posts(page: Page) -> list[RawPost]:
    """The posts of a page's JSON-LD, in its order; empty where it states none with a text."""
    found: list[RawPost] = []
    for script in page.root.iter("script"):
        if (script.get("type") or "").lower().strip() != "application/ld+json":
            continue
        try:
            stated = read_json(script.text or "", strict=False)
        except ValueError:
            continue
        found.extend(post for entry in _entries(stated, 0) if (post := _post(page, entry)))
    return found


def _entries(stated: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Everything that is a post, an opening post before its answers."""
    if depth > _DEEPEST:
        return
    if isinstance(stated, list):
        for part in stated:
            yield from _entries(part, depth + 1)
    elif isinstance(stated, dict):
        kinds = stated.get("@type")
        if any(str(kind) in _POSTS for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield stated
        for key in _HOLDERS:
            yield from _entries(stated.get(key), depth + 1)


def _post(page: Page, entry: dict[str, Any]) -> RawPost | None:
    text = _words(entry.get("text")) or _words(entry.get("articleBody"))
    date = _words(entry.get("datePublished")) or _words(entry.get("dateCreated"))
    author = entry.get("author")
    if isinstance(author, list):
        author = author[0] if author else None
    if isinstance(author, str):
        author = {"name": author}
    if not text or not date or not isinstance(author, dict) or not _words(author.get("name")):
        return None
    url = _words(entry.get("url")) or _words(entry.get("@id"))
    own = read_address(page.absolute(url))
    # An opening post has the thread's own address.
    opens = own is not None and own.kind is Kind.THREAD and not own.post_id and "#" not in url
    number = None if opens else _POST_ID.search(url)
    edited = _words(entry.get("dateModified"))
    votes = entry.get("upvoteCount")
    profile = _words(author.get("url"))
    return RawPost(
        number[1] if number else None,
        RawAuthor(
            _words(author.get("name")),
            member_id(profile),
            page.absolute(profile) or None,
            _words(author.get("image")) or None,
        ),
        page.fragment(text) if "<" in text else text,
        permalink=page.absolute(url) or None,
        posted=Shown(date, date),
        edited=Shown(edited, edited) if edited and edited != date else None,
        reactions=str(votes) if isinstance(votes, int) else None,
    )


def _words(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
