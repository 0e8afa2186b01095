"""The posts of WoltLab Suite Forum: author panels, dates, quotes, reactions."""

import re
from typing import Any

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.arabic.quote_authors import quote_author
from crawler.bodies.markup import Markup, QuoteParts, roles
from crawler.engines.woltlab.routes import WoltLabRoutes, read_address
from crawler.links import with_parameters
from crawler.pages.dom import attribute, find, find_all, first_in, line, when, with_class
from crawler.pages.fields import json_in
from crawler.pages.numbers import count_in
from crawler.pages.page import Page
from crawler.pages.sources import file_urls, picture
from crawler.panels.panel import defined_pairs
from crawler.raw import NO_DATE, RawAuthor, RawPost

_NUMBER = re.compile(r"#?\s*(\d[\d.,]*)")
TIMES = ("time", "woltlab-core-date-time")


def time_in(root: HtmlElement | None) -> HtmlElement | None:
    """The first date under `root`; version 6 has an element of its own for it."""
    return first_in(root, *TIMES)


def _quote(element: HtmlElement) -> QuoteParts:
    title = find(element, ".//*[contains(@class,'quoteBoxTitle')] | ./header")
    source = element.get("cite") or element.get("data-link") or ""
    link = find(title, ".//a[@href]")
    address = read_address(source or attribute(link, "href"))
    content = with_class(element, "quoteBoxContent", "div")
    if content is None:
        content = find(element, "./div[not(contains(@class,'Icon'))][last()]")
    author = element.get("data-author") or quote_author(line(title))
    post = address.post_id if address else None
    return QuoteParts(author, post, [element if content is None else content])


MARKUP = Markup(
    classes=roles(
        quote="quoteBox",
        code="codeBox",
        drop="quoteBoxTitle spoilerBoxHeader jsSpoilerToggle contentNotVisible",
        # Previews of pages and articles, and what asks before it loads a film from elsewhere.
        card="unfurlUrlCard embeddedContent messageUserConsent",
        smiley="smiley",
        attachment="attachmentThumbnailList",
    ),
    quote=_quote,
    attachment_href=re.compile(r"(?:^|[/?])(?:attachment|file-download)/\d+", re.I),
)


def read_post(
    engine: WoltLabRoutes, article: HtmlElement, thread: str, page: Page
) -> RawPost | None:
    """A post of the thread at the URL `thread`; None where its block has no words."""
    body = find(article, ".//div[contains(@class,'messageText')]")
    post_id = article.get("data-post-id") or ""
    if body is None or not post_id.isdecimal():
        return None
    header = find(article, ".//*[contains(@class,'messageHeader')]")
    heading = article if header is None else header
    note = find(article, ".//*[contains(@class,'EditNote')]")
    numbers = find_all(
        heading, ".//*[contains(@class,'QuickOptions')]//a | .//a[contains(@class,'Share')]"
    )
    number = next((found for link in numbers if (found := _NUMBER.fullmatch(line(link)))), None)
    files = find_all(article, ".//*[contains(@class,'attachment') and contains(@class,'List')]//a")
    return RawPost(
        post_id,
        _author(engine, article, page),
        body,
        permalink=with_parameters(thread, f"postID={post_id}"),
        posted=when(time_in(heading)) or NO_DATE,
        edited=when(time_in(note)),
        position=parse_count(number[1]) if number else None,
        reactions=_reactions(article),
        attachments=file_urls(page, (a.get("href") for a in files)),
    )


def _reactions(article: HtmlElement) -> str | None:
    """The reactions to a post: version 6 has pairs of kind and count, those before 5.2 likes."""
    summary = find(article, ".//woltlab-core-reaction-summary[@data]")
    if summary is not None:
        return _counted(json_in(summary.get("data")))
    counts = find_all(article, ".//*[contains(@class,'reactionCount')]")
    if counts:
        return str(sum(count_in(c) or 0 for c in counts))
    return article.get("data-like-likes") or None


def _counted(told: Any) -> str | None:
    if not isinstance(told, list):
        return None
    pairs = [pair for pair in told if isinstance(pair, list) and len(pair) > 1]
    return str(sum(count for _, count, *_ in pairs if isinstance(count, int)))


def _author(engine: WoltLabRoutes, article: HtmlElement, page: Page) -> RawAuthor:
    author = RawAuthor()
    panel = find(article, ".//*[contains(@class,'messageSidebar')]")
    if panel is None:
        return author
    name = find(panel, ".//*[contains(@class,'username')]")
    author.name = line(name)
    links = [] if name is None else [name, *name.iter("a")]
    engine.identify(author, page, links)
    number = article.get("data-user-id") or ""
    if number.isdecimal() and number != "0":
        author.user_id = number
    author.avatar = picture(page, find(panel, ".//*[contains(@class,'userAvatar')]//img"))
    author.title = line(find(panel, ".//*[contains(@class,'userTitle')]")) or None
    author.panel = defined_pairs(panel.iter("dt"))
    author.signature = find(article, ".//*[contains(@class,'messageSignature')]")
    return author
