"""The posts of XenForo 2: author panels, dates, quotes, reactions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.arabic.numbers import parse_count
from crawler.arabic.quotes import quote_author
from crawler.dom import classes, find, find_all, line, number_in, when, with_class
from crawler.engines.xenforo.routes import read_address
from crawler.markup import Markup, QuoteParts, Role
from crawler.panel import read_once
from crawler.records import NO_DATE, RawAuthor, RawPost

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import Page

_NUMBER = re.compile(r"\d+")
_AVATAR = re.compile(r"avatar-u([1-9]\d*)-")
_PARTS = frozenset(
    "message-user message-articleUserInfo message-attribution message-body message-lastEdit "
    "message-signature message-attachments reactionsBar likesBar sv-rating-bar "
    "MessageCard__content-inner".split()
)


@lru_cache(4096)
def _part(names: str) -> str:
    """Which part of a post a `class` attribute names, if any."""
    return next((name for name in names.split() if name in _PARTS), "")


def _quote(element: HtmlElement) -> QuoteParts:
    title = with_class(element, "bbCodeBlock-title", "div")
    source = element.get("data-source") or ""
    if not source and title is not None:  # before 2.1
        source = next((a.get("data-content-selector") or "" for a in title.iter("a")), "")
    post = _NUMBER.search(source) if "post" in source else None
    content = element
    for name in ("bbCodeBlock-content", "bbCodeBlock-expandContent"):
        content = next((e for e in content.iter("div") if name in classes(e)), content)
    author = element.get("data-quote") or quote_author(line(title))
    return QuoteParts(author, post[0] if post else None, [content])


MARKUP = Markup(
    classes={
        "bbCodeBlock--quote": Role.QUOTE,
        "bbCodeBlock--unfurl": Role.CARD,
        "bbCodeBlock-title": Role.DROP,
        "bbCodeBlock-expandLink": Role.DROP,
        "js-selectToQuoteEnd": Role.DROP,
        "messageHide": Role.DROP,
        "smilie": Role.SMILEY,
    },
    quote=_quote,
    attachment_href=re.compile(r"(?:^|/)attachments/[^/]*\d+/?$"),
)


def read_post(article: HtmlElement, post_id: str, thread: str, page: Page) -> RawPost | None:
    """A post of the thread at the URL `thread`; None where only a notice stands in its place."""
    parts: dict[str, HtmlElement] = {}
    for part in article.iter("section", "aside", "header", "article", "div"):
        names = part.get("class")
        name = _part(names) if names and part is not article else ""
        if name:
            parts.setdefault(name, part)
        elif part.tag == "article" and part is not article:
            break  # an answer shown inside the post
    content = parts.get("message-body", parts.get("MessageCard__content-inner"))
    if content is None:
        return None
    body = with_class(content, "bbWrapper", "div")
    heading = parts.get("message-attribution", article)
    edit, files = parts.get("message-lastEdit"), parts.get("message-attachments")
    numbers = (text for a in heading.iter("a") if (text := line(a))[:1] == "#")
    number = next(numbers, "")
    links = [] if files is None else [page.absolute(a.get("href")) for a in files.iter("a")]
    return RawPost(
        post_id,
        _author(article, parts, page),
        content if body is None else body,
        permalink=f"{thread}post-{post_id}" if thread.endswith("/") else None,
        posted=when(_stamp(heading)) or NO_DATE,
        edited=None if edit is None else when(next(edit.iter("time"), None)),
        position=parse_count(number[1:]) if number else None,
        reactions=_reactions(parts),
        attachments=[url for url in dict.fromkeys(links) if url],
    )


def _stamp(heading: HtmlElement) -> HtmlElement | None:
    """The date of a post: a `<time>`, or what a skin has made of it."""
    time = next(heading.iter("time"), None)
    return with_class(heading, "u-dt") if time is None else time


def member_id(element: HtmlElement | None) -> str | None:
    """The member that an element stands for; guests and deleted members have number 0."""
    number = "" if element is None else element.get("data-user-id") or ""
    return number if number.isdecimal() and number != "0" else None


def _author(article: HtmlElement, parts: dict[str, HtmlElement], page: Page) -> RawAuthor:
    """The author as the panel shows them; without one, as the post's heading does."""
    panel = parts.get("message-user", parts.get("message-articleUserInfo"))
    if panel is None:
        panel = parts.get("message-attribution", article)
    name, link = article.get("data-author"), next(panel.iter("a"), None)
    member = () if link is None else (name, link.get("data-user-id"), link.get("href"))
    author = read_once(page, member, lambda: read_member(panel, page))
    author.name = name or author.name
    signature = parts.get("message-signature")
    if signature is not None:
        words = with_class(signature, "bbWrapper", "div")
        author.signature = signature if words is None else words
    return author


def read_member(panel: HtmlElement, page: Page) -> RawAuthor:
    """The member whom a panel or the head of a member page shows."""
    author = RawAuthor()
    for element in panel.iter("a", "span", "img", "div", "h5", "dl", "em", "strong"):
        names = element.get("class")
        if not names:
            continue
        if "avatar" in names or "username" in names or "user-info__name" in names:
            _identify(author, element, names, page)
        elif "userTitle" in names:
            author.title = author.title or line(element) or None
        elif "userBanner" in names and "userBanner-" not in names.replace("userBanner--", ""):
            author.panel.append(("", line(element)))
        elif "pairs" in names and "pairs" in names.split():
            author.panel.append(pair(element))
    return author


def _identify(author: RawAuthor, element: HtmlElement, names: str, page: Page) -> None:
    """Take name, number, page and picture from what carries the classes of avatar or name."""
    author.user_id = author.user_id or member_id(element)
    if element.tag == "img":
        author.avatar = author.avatar or page.absolute(element.get("src")) or None
    elif "username" in names.split() or "user-info__name" in names:
        author.name = author.name or line(element)
    if author.url is None and element.tag == "a" and element.get("data-user-id"):
        address = read_address(page.absolute(element.get("href")))
        author.url = address.url if address else None
    if author.user_id is None and (known := _AVATAR.search(names)):
        author.user_id = known[1]  # skins may show guests no link to the member


def pair(element: HtmlElement) -> tuple[str, str]:
    """A `dl` of the panel; its label may be an icon, or the title of the whole."""
    label = next(element.iter("dt"), None)
    value = next(element.iter("dd"), element if label is None else None)
    words = line(label)
    if not words:
        icons = (element if label is None else label).iter()
        words = next((title for icon in icons if (title := icon.get("title"))), "")
    return words, line(value)


def _reactions(parts: dict[str, HtmlElement]) -> str | None:
    """How many reacted: the bar names up to three of them and counts the others."""
    bar, rated = parts.get("reactionsBar", parts.get("likesBar")), parts.get("sv-rating-bar")
    links = ".//a[contains(@href,'/reactions') or contains(@href,'/likes')]"
    link = None if bar is None else find(bar, links)
    if link is not None:
        names = find_all(link, ".//bdi")
        rest = (names[-1].tail or "") if names else line(link)
        others = parse_count(number_in(rest) or "") or int(any(map(str.isalpha, rest)))
        return str(len(names) + others)
    if rated is None:
        return None
    counts = find_all(rated, ".//*[contains(@class,'__count')]")
    return str(sum(parse_count(line(count)) or 0 for count in counts)) if counts else None
