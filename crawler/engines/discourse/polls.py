"""Polls as Discourse's pages show them, before and after the scripts have drawn them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crawler.pages.dom import find, find_all, line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_POLL = "//*[@id='post_1']//div[contains(@class,'poll') and @data-poll-name][not(ancestor::aside)]"


def shown_poll(root: HtmlElement) -> dict[str, Any] | None:
    """Question and options of the opening post's first poll; pages have shares and no votes."""
    poll = find(root, _POLL)
    if poll is None:
        return None
    options = [
        {
            "text": line(find(item, ".//*[contains(@class,'option-text')]")) or line(item),
            "votes": None,
        }
        for item in find_all(poll, ".//li[@data-poll-option-id]")
    ]
    question = line(find(poll, ".//*[contains(@class,'poll-title')]"))
    return {"question": question, "options": options} if options else None
