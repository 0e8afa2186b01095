"""The polls of XenForo 2."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from crawler.pages.dom import classes, find, find_all, line, own_words
from crawler.pages.numbers import count_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement


def _containers(frame: dict[str, list[HtmlElement]]) -> Iterator[HtmlElement]:
    """Blocks of polls, whose class may end in the thread's number."""
    for name, elements in frame.items():
        if name.startswith("js-pollContainer"):
            yield from elements


def read_poll(
    elements: list[HtmlElement], frame: dict[str, list[HtmlElement]]
) -> dict[str, Any] | None:
    """The poll among the elements of a page, which `frame` holds by class.

    Its results where guests see them, else the choices of its form.
    """
    forms = (e for e in elements if e.tag == "form" and "/poll/" in (e.get("action") or ""))
    poll = next(chain(forms, _containers(frame)), None)
    if poll is None:
        return None
    options: list[dict[str, Any]] = []
    for response in find_all(poll, ".//h3[contains(@class,'pollResult-response')]"):
        votes = next((e for e in response.itersiblings() if "pollResult-votes" in classes(e)), None)
        count = count_in(votes)
        options.append({"text": line(response), "votes": count})
    for choice in find_all(poll, ".//label[.//input[contains(@name,'responses')]]"):
        options.append({"text": line(choice), "votes": None})
    heading = find(poll, ".//h2[contains(@class,'block-header')]")
    aside = find_all(heading, "./div | ./span")
    return {"question": own_words(heading, aside), "options": options} if options else None
