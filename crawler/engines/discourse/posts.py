"""The posts of Discourse's pages: in the view for crawlers, and as scripts rendered them."""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from crawler.arabic.notices import is_event, is_withheld
from crawler.engines.base import Kind
from crawler.engines.discourse.markup import drop_sizes, name_quotes
from crawler.engines.discourse.routes import read_address
from crawler.pages.dom import attribute, classes, find, line, when, with_class
from crawler.pages.edits import edit_date
from crawler.pages.fields import iso_date, string
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.raw import NO_DATE, RawAuthor, RawPost, RawThread, Shown

_HEAD = ("time", "meta", "span", "a", "b")
_SEEN = ".//img | .//video | .//audio | .//iframe | .//*[@data-video-src]"
_LIKES = re.compile(r"UserLikes:(\d+)")


@dataclass(slots=True)
class _Head:
    """What a post shows beside its words; `number` is its place in the topic, if it has one."""

    number: str
    author: RawAuthor = field(default_factory=RawAuthor)
    posted: Shown = NO_DATE
    edited: Shown | None = None
    likes: str | None = None


def read_post(
    container: HtmlElement,
    thread: RawThread,
    known: dict[str, dict[str, Any]],
    turn: str,
    page: Page,
) -> RawPost | None:
    """One post; None where its readers have had it hidden, and for the topic's events.

    `known` is what scripts know of the thread's posts, by their numbers there.
    """
    body = find(container, "./div[@itemprop='text' or @itemprop='articleBody' or @class='post']")
    words = line(body)
    if body is None or is_withheld(words) or is_event(words):
        return None
    if not words and find(body, _SEEN) is None:  # that a topic was pinned is told without a word
        return None
    head = _read_head(container, body, page)
    number = head.number if head.number.isdecimal() else turn
    more, author = known.get(number, {}), head.author
    author.title = string(more.get("user_title")) or None
    author.avatar = (
        page.absolute(string(more.get("avatar_template")).replace("{size}", "120")) or None
    )
    same = head.edited is not None and head.edited.iso == head.posted.iso
    unchanged = same or more.get("version") == 1
    drop_sizes(body)
    name_quotes(body, thread.thread_id)
    return RawPost(
        f"{thread.thread_id}/{number}" if thread.thread_id else number,
        author,
        body,
        permalink=f"{thread.url}/{number}" if number != "1" else thread.url,
        posted=head.posted,
        edited=None if unchanged else head.edited,
        position=int(number),
        reactions=head.likes,
    )


def _read_head(container: HtmlElement, body: HtmlElement, page: Page) -> _Head:
    """What stands around a post's body; a post in this one has its own."""
    head = _Head((container.get("id") or "").removeprefix("post_"))
    counted = ""
    for child in container:
        # A tag in the words of this one was not closed.
        aside = child is body or "crawler-post" in classes(child)
        for element in () if aside else child.iter(*_HEAD):
            role = element.get("itemprop") or ""
            value = element.get("content") or ""
            if element.tag == "time" or role in {"datePublished", "dateModified"}:
                date = when(element) if element.tag == "time" else Shown(value, iso=value)
                if role == "dateModified":
                    head.edited = date
                elif date and not head.posted.iso:
                    head.posted = date
            elif role == "position":
                head.number = line(element).lstrip("#") or head.number
            elif element.tag == "a" and not head.author.url:
                address = read_address(page.absolute(element.get("href")))
                if address is not None and address.kind is Kind.PROFILE:
                    head.author = RawAuthor(line(element), address.id, address.url)
            elif role == "name" and element.tag != "meta":  # profiles closed to guests have no link
                head.author.name = head.author.name or line(element)
            elif role == "interactionType":
                counted = value
            elif role == "userInteractionCount" and counted.endswith("LikeAction"):
                head.likes = value
            elif role == "interactionCount" and _LIKES.match(value):
                head.likes = value.partition(":")[2]
    return head


# The count of likes, or that of the add-on for reactions of several kinds.
_LIKED = ".//span[contains(@class,'reactions-counter')] | .//button[contains(@class,'like-count')]"
ARTICLES = "//article[@data-post-id and starts-with(@id,'post_')]"


def read_article(
    article: HtmlElement, thread: RawThread, known: dict[str, dict[str, Any]], page: Page
) -> RawPost | None:
    """One post; None for the topic's events. `known` is as `posts.read_post` has it."""
    body = with_class(article, "cooked", "div")
    number = (article.get("id") or "").removeprefix("post_")
    if body is None or not number.isdecimal():
        return None
    link = find(article, ".//*[contains(@class,'names')]//a[@href]")
    author = RawAuthor(line(link))
    address = None if link is None else read_address(page.absolute(link.get("href")))
    if address is not None:
        author.user_id, author.url = address.id, address.url
    author.avatar = picture(page, find(article, ".//img[contains(@class,'avatar')]"))
    author.title = line(with_class(article, "user-title", "span")) or None
    date = moment(find(article, ".//*[contains(@class,'post-date')]//*[@data-time]"))
    drop_sizes(body)
    name_quotes(body, thread.thread_id)
    return RawPost(
        f"{thread.thread_id}/{number}",
        author,
        body,
        permalink=f"{thread.url}/{number}" if number != "1" else thread.url,
        posted=date or NO_DATE,
        edited=_edited(article, known.get(number, {})),
        position=int(number),
        reactions=line(find(article, _LIKED)) or None,
    )


def moment(element: HtmlElement | None) -> Shown | None:
    """A `.relative-date`: its `data-time` counts milliseconds."""
    stamp = attribute(element, "data-time")
    return Shown(line(element), epoch=int(stamp) / 1000) if stamp.isdecimal() else None


def _edited(article: HtmlElement, known: dict[str, Any]) -> Shown | None:
    button = find(article, ".//*[contains(@class,'edits')]//*[@title]")
    if button is None:
        return None
    return iso_date(known.get("updated_at")) or edit_date(button.get("title") or "")
