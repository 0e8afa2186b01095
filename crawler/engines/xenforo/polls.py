"""The polls of XenForo 2."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from crawler.pages.dom import attribute, find, find_all, line, own_words
from crawler.pages.numbers import count_in
from crawler.raw import Poll, poll_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement


_VOTES = (
    "following-sibling::*[contains(concat(' ',normalize-space(@class),' '),' pollResult-votes ')]"
)


def read_poll(elements: list[HtmlElement], frame: dict[str, list[HtmlElement]]) -> Poll | None:
    """The poll among the elements of a page, which `frame` holds by class.

    Its results where guests see them, else the choices of its form. The class of a poll's block may
    end in the thread's number.
    """
    forms = (e for e in elements if e.tag == "form" and "/poll/" in attribute(e, "action"))
    named = (e for name in frame if name.startswith("js-pollContainer") for e in frame[name])
    poll = next(chain(forms, named), None)
    shown = find_all(poll, ".//h3[contains(@class,'pollResult-response')]")
    choices = find_all(poll, ".//label[.//input[contains(@name,'responses')]]")
    options = [(line(option), count_in(find(option, _VOTES))) for option in shown]
    heading = find(poll, ".//h2[contains(@class,'block-header')]")
    question = own_words(heading, find_all(heading, "./div | ./span"))
    return poll_of(question, [*options, *((line(choice), None) for choice in choices)])
