"""Threads without their skin: what print, archive and mobile views have in common."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import html

from crawler.raw import RawPost, Shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from crawler.raw import RawAuthor


def placed_post(
    thread_id: str,
    number: int,
    author: RawAuthor,
    date: Shown | str,
    body: HtmlElement,
    *,
    page: int = 0,
) -> RawPost:
    """A post of a view that shows no ids: it is named by its thread and its place.

    `number` counts from 1 over the whole thread, or over the page where `page` is the number of a
    later one and what the earlier ones hold is not known. The opening post has no id then either.
    """
    posted = Shown(date) if isinstance(date, str) else date
    later = page > 1
    place = f"{page}.{number}" if later else str(number)
    return RawPost(
        None if place == "1" else f"t{thread_id}-{place}",
        author,
        body,
        posted=posted,
        position=None if later else number,
    )


def gathered(text: str | None, elements: Iterable[HtmlElement]) -> HtmlElement:
    """A body that has no element of its own: words and what follows them, as copies in one."""
    body: HtmlElement = html.Element("div")
    body.text = text
    body.extend(deepcopy(element) for element in elements)
    return body
