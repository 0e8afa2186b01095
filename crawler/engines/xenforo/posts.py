"""The posts of XenForo 2: dates, quotes, reactions."""

import re
from functools import lru_cache, partial

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.arabic.quote_authors import quote_author
from crawler.bodies.markup import Markup, QuoteParts, roles
from crawler.engines.xenforo.authors import read_member
from crawler.pages.dom import attribute, classes, find_all, first_in, line, when, with_class
from crawler.pages.numbers import number_in
from crawler.pages.page import Page
from crawler.pages.sources import file_urls
from crawler.panels.known_panels import read_alike
from crawler.panels.panel import read_once
from crawler.raw import NO_DATE, RawAuthor, RawPost

_NUMBER = re.compile(r"\d+")
_LIKES = re.compile("/(?:reaction|like)s")
_PARTS = frozenset(
    "message-user message-articleUserInfo message-attribution message-body message-lastEdit "
    "message-signature message-attachments reactionsBar likesBar sv-rating-bar contentVote "
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
    classes=roles(
        quote="bbCodeBlock--quote",
        drop="bbCodeBlock-title bbCodeBlock-expandLink js-selectToQuoteEnd bbCodePlainUnfurl-icon"
        " messageHide"
        # Advertisements that Siropu's manager puts between the words.
        " samBannerUnit samCodeUnit samTextUnit",
        card="bbCodeBlock--unfurl",
        smiley="smilie",
    ),
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
    time, number = _heading(heading)
    return RawPost(
        post_id,
        _author(article, parts, page),
        content if body is None else body,
        permalink=f"{thread}post-{post_id}" if thread.endswith("/") else None,
        posted=when(time) or NO_DATE,
        edited=when(first_in(edit, "time")),
        position=parse_count(number[1:]) if number else None,
        reactions=_reactions(parts),
        attachments=file_urls(page, (a.get("href") for a in find_all(files, ".//a"))),
    )


def _heading(heading: HtmlElement) -> tuple[HtmlElement | None, str]:
    """The date of a post, a `<time>` or what a skin has made of it; and its number, `#4`."""
    time, number = None, ""
    for element in heading.iter("a", "time"):
        if element.tag == "time":
            time = element if time is None else time
        elif not number and (words := line(element)).startswith("#"):
            number = words
        if number and time is not None:
            break
    return with_class(heading, "u-dt") if time is None else time, number


def _author(article: HtmlElement, parts: dict[str, HtmlElement], page: Page) -> RawAuthor:
    """The author as the panel shows them; without one, as the post's heading does."""
    panel = parts.get("message-user", parts.get("message-articleUserInfo"))
    place = parts.get("message-attribution", article) if panel is None else panel
    name, link = article.get("data-author"), first_in(place, "a")
    member = () if link is None else (name, link.get("data-user-id"), link.get("href"))
    alike = partial(read_alike, read_member) if panel is not None else read_member
    author = read_once(page, member, lambda: alike(page, place))
    author.name = name or author.name
    signature = parts.get("message-signature")
    if signature is not None:
        words = with_class(signature, "bbWrapper", "div")
        author.signature = signature if words is None else words
    return author


def _reactions(parts: dict[str, HtmlElement]) -> str | None:
    """How many reacted: the bar names up to three of them and counts the others.

    The answers to a question and the first posts of suggestions have votes where nobody reacted.
    """
    bar, rated = parts.get("reactionsBar", parts.get("likesBar")), parts.get("sv-rating-bar")
    links = () if bar is None else bar.iter("a")
    link = next((a for a in links if _LIKES.search(a.get("href") or "")), None)
    if link is not None:
        names = list(link.iter("bdi"))
        rest = (names[-1].tail or "") if names else line(link)
        others = parse_count(number_in(rest) or "") or int(any(map(str.isalpha, rest)))
        return str(len(names) + others)
    if rated is None:
        score = with_class(parts.get("contentVote"), "contentVote-score", "span")
        return attribute(score, "data-score") or line(score) or None
    counts = find_all(rated, ".//*[contains(@class,'__count')]")
    return str(sum(parse_count(line(count)) or 0 for count in counts)) if counts else None
