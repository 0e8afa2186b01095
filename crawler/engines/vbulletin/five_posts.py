"""The parts of a vBulletin 5 or 6 post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.body import plain_text
from crawler.dom import find, find_all, line, with_class
from crawler.engines.vbulletin.blocks import note_date
from crawler.links import clean_url
from crawler.panel import panel_lines, panel_pairs
from crawler.records import RawAuthor, RawPost, Shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import Page

_DIGITS = re.compile(r"\d[\d,.٬،]*")


def member_id(link: HtmlElement | None) -> str | None:
    """The number of the member that a link leads to."""
    if link is None:
        return None
    found = re.search(r"/member/(\d+)", link.get("href") or "")
    card = link.get("data-vbnamecard") or ""
    return found[1] if found else card if card.isdigit() else None


def _own(item: HtmlElement, name: str) -> HtmlElement | None:
    """The first element of a class that belongs to the post itself, not to a comment on it."""
    found = with_class(item, name)
    if found is None:
        return None
    holder = next((e for e in found.iterancestors("li") if e.get("data-node-id")), None)
    return found if holder is item else None


def read_post(page: Page, item: HtmlElement, post_id: str, url: str) -> RawPost | None:
    """The post in a node's `li`, or None where it has no body (a notice, a stub)."""
    body = _own(item, "js-post__content-text")
    body = body if body is not None else _own(item, "js-post__content")
    if body is None:
        return None
    author = _author(page, item)
    signature = _own(item, "post-signature")
    author.signature = plain_text(signature) or None if signature is not None else None
    stamp = _own(item, "b-post__timestamp")
    time = next(stamp.iter("time"), stamp) if stamp is not None else None
    note = _own(item, "b-post__edit")
    edited = note_date(note) or Shown(line(note)) if note is not None else None
    count = line(_own(item, "b-post__count")).lstrip("#")
    likes = _DIGITS.search(line(_own(item, "votecount")))
    return RawPost(
        post_id,
        author,
        body,
        permalink=url,
        posted=Shown(line(time), time.get("datetime") if time is not None else None),
        edited=edited,
        position=int(count) if count.isdigit() and len(count) < 8 else None,
        reactions=likes[0] if likes else None,
        attachments=_attachments(page, item),
    )


def _author(page: Page, item: HtmlElement) -> RawAuthor:
    box = _own(item, "author")
    box = box if box is not None else _own(item, "b-comment__author")
    author = RawAuthor(line(box))
    link = next(box.iter("a"), box) if box is not None else None
    if link is not None and link.tag == "a":
        author.name = line(link)
        author.user_id = member_id(link)
        author.url = clean_url(page.absolute(link.get("href"))) or None
    panel = _own(item, "userinfo")
    if panel is not None:
        title = with_class(panel, "usertitle")
        author.title = line(title) or None
        facts = find_all(panel, ".//li[contains(@class,'additional-info') and not(.//li)]")
        author.panel = panel_pairs(text for fact in facts for text in panel_lines(fact))
        image = find(panel, ".//*[contains(@class,'b-avatar')]//img")
        if image is not None and author.user_id and "default" not in (image.get("src") or ""):
            author.avatar = page.absolute(image.get("src")) or None
    return author


def _attachments(page: Page, item: HtmlElement) -> list[str]:
    path = ".//*[contains(@class,'b-post-attachments')]//a[contains(@href,'filedata/fetch')]"
    return list(dict.fromkeys(page.absolute(a.get("href")) for a in find_all(item, path)))
