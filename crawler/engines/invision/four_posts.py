"""The posts of Invision 4 and 5: author panels, quotes, reactions."""

import re

from lxml.html import HtmlElement

from crawler.arabic.label_lines import split_label
from crawler.bodies.markup import Markup, QuoteParts, Role, roles
from crawler.engines.invision.routes import InvisionRoutes
from crawler.links import with_parameters
from crawler.pages.dom import attribute, classes, find, find_all, line, own_words, when, with_class
from crawler.pages.fields import json_in, table
from crawler.pages.numbers import count_in, number_in
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.raw import NO_DATE, RawAuthor, RawPost

_BESIDE_NAME = (
    ".//*[self::button or self::i or contains(@class,'ipsRepBadge') or contains(@class,'ipsOnline')"
    " or contains(@class,'ipsResponsive_showPhone') or contains(@class,'ipsBadge')"
    " or contains(@class,'ipsEntry__group')]"
)


def _quote(element: HtmlElement) -> QuoteParts:
    content = with_class(element, "ipsQuote_contents")
    return QuoteParts(
        element.get("data-ipsquote-username"),
        element.get("data-ipsquote-contentcommentid"),
        [element if content is None else content],
    )


def _marked(element: HtmlElement) -> Role | None:
    """The edited-by note in the body is marked as nothing to be quoted; files are plain links."""
    if element.tag != "a":
        return Role.DROP if element.get("data-excludequote") is not None else None
    names = classes(element)
    plain = "ipsAttachLink" in names and "ipsAttachLink_image" not in names
    return Role.ATTACHMENT if plain else None


MARKUP = Markup(
    classes=roles(quote="ipsQuote", drop="ipsQuote_citation ipsSpoiler_header ipsEdited"),
    tags=roles(drop="summary"),  # of a spoiler: version 5 has boxes with titles of their own too
    special=_marked,
    special_tags=frozenset({"a", "span", "p", "div"}),
    quote=_quote,
    attachment_href=re.compile(r"/attachment\.php\?id=|[?&]section=attach&|/uploads/monthly_\d"),
)


def read_post(
    engine: InvisionRoutes, article: HtmlElement, post_id: str, thread: str, page: Page
) -> RawPost | None:
    """A post of the thread at the URL `thread`; None where it has no content."""
    content = find(article, ".//div[@data-role='commentContent']")
    if content is None:
        return None
    wrap = find(article, ".//div[@data-quotedata]")
    heading = article if wrap is None else wrap
    note = find(content, ".//*[@data-excludequote]//time")
    times = (time for time in heading.iter("time") if time is not note)
    # In the author's pane some styles say when they joined.
    outside = (time for time in times if next(time.iterancestors("aside"), None) is None)
    return RawPost(
        post_id,
        _author(engine, article, wrap, page),
        content,
        permalink=with_parameters(thread, f"do=findComment&comment={post_id}"),
        posted=when(next(outside, None)) or NO_DATE,
        edited=when(note),
        reactions=_reactions(engine, article, page),
    )


def _author(
    engine: InvisionRoutes, article: HtmlElement, wrap: HtmlElement | None, page: Page
) -> RawAuthor:
    pane = find(article, ".//aside")
    if pane is None:
        pane = article
    author = RawAuthor()
    heading = find(
        pane,
        ".//*[(self::h3 or self::div or self::span) and"
        " (contains(@class,'cAuthorPane_author') or contains(@class,'ipsEntry__username'))]",
    )
    if heading is not None:
        author.name, author.user_id, author.url = engine.member(page, list(heading.iter("a")))
        author.name = author.name or own_words(heading, find_all(heading, _BESIDE_NAME))
    # What the forum's own script reads to quote a post: its author and their number.
    told = table(json_in(attribute(wrap, "data-quotedata")))
    if author.user_id is None and told.get("userid"):
        author.user_id = str(told["userid"])
    author.name = author.name or str(told.get("username") or "")
    author.avatar = picture(page, find(pane, ".//*[contains(@class,'ipsUserPhoto')]/img"))
    _read_pane(author, pane)
    signature = find(article, ".//*[@data-role='memberSignature']")
    if signature is not None:
        words = find(signature, ".//*[contains(@class,'ichText')]")
        author.signature = signature if words is None else words
    return author


def _read_pane(author: RawAuthor, pane: HtmlElement) -> None:
    """The facts of the author's pane; before 4.2 only their order tells some of them apart."""
    items = find_all(pane, ".//ul[contains(@class,'cAuthorPane_info')]/li")
    items += find_all(pane, ".//ul[contains(@class,'ipsEntry__author')]/li")
    group = find(pane, ".//*[contains(@class,'ipsEntry__group') and not(contains(@class,'image'))]")
    if group is not None and line(group):
        author.panel.append(("", line(group)))
    photo = False
    for item in items:
        role = item.get("data-role") or item.get("data-i-el") or ""
        names, text = classes(item), line(item)
        badge = with_class(item, "ipsRepBadge")
        photo = photo or "cAuthorPane_photo" in names
        if role == "stats":
            _read_stats(author, item)
        elif role == "posts" or (not role and "ipsType_light" in names and number_in(text)):
            author.known["messages"] = figure(item) or text
        elif role in {"reputation", "reputation-badge"} or badge is not None:
            author.known["reputation"] = figure(item) or text
        elif not text:
            continue
        elif role == "rank-title" or (not role and not photo and author.title is None):
            author.title = text
        elif role in {"solutions", "badges"}:
            label = find(item, ".//*[@data-i-el='label']")
            author.panel.append((line(label), figure(item) or text))
        else:
            author.panel.append(split_label(text) or ("", text))


def figure(element: HtmlElement) -> str | None:
    """A figure as shown, with the word that may follow it (`1.2 thousand`) where it has a place."""
    value = find(
        element,
        ".//@data-stat-value | .//*[@data-i-el='number']",
        ".//*[contains(@class,'stats_number')]",
    )
    return (str(value) if isinstance(value, str) else line(value)) or number_in(line(element))


def _read_stats(author: RawAuthor, item: HtmlElement) -> None:
    """The row of figures of 4.5 to 4.7: posts with a speech bubble, reputation with a badge."""
    for part in item.iter("li"):
        number = number_in(line(part))
        if part is item or number is None:
            continue
        if with_class(part, "ipsRepBadge") is not None:
            author.known["reputation"] = number
        elif find(part, ".//i[contains(@class,'fa-comment')]") is not None:
            author.known["messages"] = number


def _reactions(engine: InvisionRoutes, article: HtmlElement, page: Page) -> str | None:
    total = find(article, ".//*[@data-role='reactCountText']")
    if total is not None:
        return number_in(line(total))
    told = find(article, ".//*[contains(@class,'ipsLike_contents')]")
    if told is not None:  # before 4.2
        return engine.likes(page, told)
    voted = find(article, ".//*[contains(@class,'ipsReputation_count')]")
    if voted is not None:  # likewise, where a forum counts votes
        return number_in(line(voted))
    counts = find_all(article, ".//*[contains(@class,'ipsReact_reactCount')]")
    numbers = [count_in(count) or 0 for count in counts]
    return str(sum(numbers)) if numbers else None
