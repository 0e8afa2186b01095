"""The numbers that WordPress and bbPress put into the classes of an element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.pages.dom import classes

if TYPE_CHECKING:
    from lxml.html import HtmlElement

POST, TOPIC, PLACE, MEMBER = "post-", "bbp-parent-topic-", "bbp-reply-position-", "user-id-"


def number_of(element: HtmlElement, prefix: str) -> str | None:
    """What a class of an element says after a prefix (`user-id-5`, `post-7`); 0 stands for none."""
    rests = (name[len(prefix) :] for name in classes(element) if name.startswith(prefix))
    return next((rest for rest in rests if rest.isdecimal() and rest.strip("0")), None)
