"""The posts of XenForo 1: author panels, dates, quotes, likes."""

import re
from functools import lru_cache

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.arabic.quote_authors import quote_author
from crawler.bodies.markup import Markup, QuoteParts, roles
from crawler.engines.xenforo.authors import read_member
from crawler.pages.dom import find, find_all, line, own_words, when, with_class
from crawler.pages.numbers import count_in
from crawler.pages.page import Page
from crawler.pages.sources import file_urls
from crawler.panels.known_panels import read_alike
from crawler.raw import NO_DATE, RawAuthor, RawPost, Shown

_POST_ID = re.compile(r"post[-=/?id]*(\d+)")
_PARTS = frozenset(
    "messageUserInfo messageText messageMeta editDate signature attachedFiles likesSummary "
    "dark_postrating_outputlist".split()
)


@lru_cache(4096)
def _parts(names: str) -> tuple[str, ...]:
    """Which parts of a post a `class` attribute names."""
    return tuple(name for name in names.split() if name in _PARTS)


def read_date(root: HtmlElement | None) -> Shown | None:
    """The first date under `root`: recent ones carry their epoch, older ones a tooltip."""
    return when(with_class(root, "DateTime", "abbr", "span"))


def _quote(element: HtmlElement) -> QuoteParts:
    heading = with_class(element, "attribution", "div")
    source = find(heading, ".//a[@href]")
    post = None if source is None else _POST_ID.search(source.get("href") or "")
    content = with_class(element, "quoteContainer", "blockquote")
    words = "" if heading is None else own_words(heading, list(heading.iter("a")))
    author = element.get("data-author") or quote_author(words)
    return QuoteParts(author, post[1] if post else None, [element if content is None else content])


MARKUP = Markup(
    classes=roles(
        quote="bbCodeQuote",
        drop="attribution quoteExpand type messageTextEndMarker",
        smiley="mceSmilie mceSmilieSprite",
    ),
    quote=_quote,
    attachment_href=re.compile(r"(?:^|/)attachments/[^/]*\d+/?$"),
    behind=re.compile(r"\b(?:signature|messageMeta|editDate|attachedFiles|likesSummary)\b"),
)


def read_post(item: HtmlElement, post_id: str, base: str, page: Page) -> RawPost | None:
    """A post; `base` is the URL that its number completes, or empty.

    None for a deleted post's notice.
    """
    parts: dict[str, HtmlElement] = {}
    for part in item.iter("div", "blockquote", "ul"):
        names = part.get("class")
        for name in _parts(names) if names else ():
            parts.setdefault(name, part)
    body = parts.get("messageText")
    if body is None or body is parts.get("signature"):
        return None
    meta, files = parts.get("messageMeta"), parts.get("attachedFiles")
    number = with_class(item, "postNumber", "a")
    author = _author(item, parts.get("messageUserInfo"), page)
    author.signature = parts.get("signature")
    return RawPost(
        post_id,
        author,
        body,
        permalink=f"{base}{post_id}/" if base else None,
        posted=read_date(meta) or _skinned_date(item) or NO_DATE,
        edited=read_date(parts.get("editDate")),
        position=count_in(number),
        reactions=_reactions(parts),
        attachments=file_urls(page, (a.get("href") for a in find_all(files, ".//a"))),
    )


def _skinned_date(item: HtmlElement) -> Shown | None:
    """Some skins move the date from the post's foot to its head, or out of its markup."""
    moved = read_date(find(item, ".//a[contains(@class,'datePermalink')]"))
    small = find(item, ".//h3[contains(@class,'userText')]//small")
    return moved or (None if small is None else Shown(line(small)))


def _author(item: HtmlElement, panel: HtmlElement | None, page: Page) -> RawAuthor:
    author = RawAuthor() if panel is None else read_alike(read_member, page, panel)
    author.name = item.get("data-author") or author.name
    return author


def _reactions(parts: dict[str, HtmlElement]) -> str | None:
    """How many liked: up to three are named, the others counted; or the rating add-on's counts."""
    likes, rated = parts.get("likesSummary"), parts.get("dark_postrating_outputlist")
    if likes is not None and rated is None:
        names = find_all(likes, ".//a[contains(@class,'username')]")
        others = find(likes, ".//a[contains(@class,'OverlayTrigger') or contains(@href,'/likes')]")
        count = count_in(others) or int(others is not None)
        return str(len(names) + count)
    counts = [] if rated is None else [parse_count(line(e)) or 0 for e in rated.iter("strong")]
    return str(sum(counts)) if counts else None
