"""The posts of XenForo 1: author panels, dates, quotes, likes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.arabic.numbers import parse_count
from crawler.arabic.quote_authors import quote_author
from crawler.bodies.markup import Markup, QuoteParts, Role
from crawler.engines.base import Kind
from crawler.engines.xenforo.authors import pair
from crawler.engines.xenforo.routes import read_address
from crawler.pages.dom import count_in, find, find_all, line, own_words, with_class
from crawler.pages.sources import file_urls
from crawler.panels.known_panels import read_alike
from crawler.panels.panel import other_pairs
from crawler.raw import NO_DATE, RawAuthor, RawPost, Shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.pages.page import Page

_POST_ID = re.compile(r"post[-=/?id]*(\d+)")
_PARTS = frozenset(
    "messageUserInfo messageText messageMeta editDate signature attachedFiles likesSummary "
    "dark_postrating_outputlist".split()
)
_READ = frozenset("avatar username userTitle userBanner".split())


@lru_cache(4096)
def _parts(names: str) -> tuple[str, ...]:
    """Which parts of a post a `class` attribute names."""
    return tuple(name for name in names.split() if name in _PARTS)


def read_date(root: HtmlElement | None) -> Shown | None:
    """The first date under `root`: recent ones carry their epoch, older ones a tooltip."""
    element = None if root is None else with_class(root, "DateTime", "abbr", "span")
    if element is None:
        return None
    epoch = element.get("data-time") or ""
    seconds = float(epoch) if epoch.isdecimal() else None
    return Shown(line(element), None, seconds, element.get("title") or "")


def read_member(link: HtmlElement | None, page: Page) -> tuple[str | None, str | None]:
    """The id and the canonical URL of the member that a link leads to."""
    address = None if link is None else read_address(page.absolute(link.get("href")))
    if address is None or address.kind is not Kind.PROFILE:
        return None, None
    return address.id, address.url


def _quote(element: HtmlElement) -> QuoteParts:
    heading = with_class(element, "attribution", "div")
    source = None if heading is None else find(heading, ".//a[@href]")
    post = None if source is None else _POST_ID.search(source.get("href") or "")
    content = with_class(element, "quoteContainer", "blockquote")
    words = "" if heading is None else own_words(heading, list(heading.iter("a")))
    author = element.get("data-author") or quote_author(words)
    return QuoteParts(author, post[1] if post else None, [element if content is None else content])


MARKUP = Markup(
    classes={
        "bbCodeQuote": Role.QUOTE,
        "attribution": Role.DROP,
        "quoteExpand": Role.DROP,
        "type": Role.DROP,
        "messageTextEndMarker": Role.DROP,
        "mceSmilie": Role.SMILEY,
        "mceSmilieSprite": Role.SMILEY,
    },
    quote=_quote,
    attachment_href=re.compile(r"(?:^|/)attachments/[^/]*\d+/?$"),
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
    links = () if files is None else files.iter("a")
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
        attachments=file_urls(page, (a.get("href") for a in links)),
    )


def _skinned_date(item: HtmlElement) -> Shown | None:
    """Some skins move the date from the post's foot to its head, or out of its markup."""
    moved = read_date(find(item, ".//a[contains(@class,'datePermalink')]"))
    small = find(item, ".//h3[contains(@class,'userText')]//small")
    return moved or (None if small is None else Shown(line(small)))


def _author(item: HtmlElement, panel: HtmlElement | None, page: Page) -> RawAuthor:
    author = RawAuthor() if panel is None else read_alike(_read_panel, page, panel)
    author.name = item.get("data-author") or author.name
    return author


def _read_panel(page: Page, panel: HtmlElement) -> RawAuthor:
    author, read = RawAuthor(), set()
    for element in panel.iter("a", "span", "em", "img", "dl"):
        names = (element.get("class") or "").split()
        if element.tag == "dl" or not _READ.isdisjoint(names):
            read.add(element)
        if "avatar" in names or "username" in names:
            if author.user_id is None and element.get("href"):
                author.user_id, author.url = read_member(element, page)
            if "avatar" in names:
                image = next(element.iter("img"), None)
                author.avatar = page.absolute(image.get("src")) if image is not None else None
            elif not author.name:
                author.name = line(element)
        elif "userTitle" in names:
            author.title = line(element) or None
        elif "userBanner" in names:
            author.panel.append(("", line(element)))
        elif element.tag == "dl":
            author.panel.append(pair(element))
    author.panel += other_pairs(panel, read)
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
