"""The posts of a topic as Discourse's scripts render them, in pages that a browser saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crawler.engines.discourse.markup import drop_sizes, name_quotes
from crawler.engines.discourse.routes import read_address
from crawler.pages.dom import attribute, find, line, with_class
from crawler.pages.edits import edit_date
from crawler.pages.fields import iso_date
from crawler.pages.sources import picture
from crawler.raw import NO_DATE, RawAuthor, RawPost, RawThread, Shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.pages.page import Page

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
