"""Where the pictures and files of a page are."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from crawler.links import without_session
from crawler.pages.dom import first_in
from crawler.pages.page import Page


def picture(page: Page, place: HtmlElement | None) -> str | None:
    """The absolute URL of an image, or of the first one in an element; None where there is none."""
    image = first_in(place, "img")
    return None if image is None else page.absolute(image.get("src")) or None


def file_urls(
    page: Page, targets: Iterable[str | None], shape: re.Pattern[str] | None = None
) -> list[str]:
    """The absolute URLs of attached files by the targets of their links, each once.

    `shape`: only of such targets in which it is found.
    """
    files = (target for target in targets if shape is None or shape.search(target or ""))
    urls = (without_session(page.absolute(target)) for target in files)
    return [url for url in dict.fromkeys(urls) if url]


def icon_names(line: HtmlElement) -> str:
    """The addresses of the pictures in a line of a list: icons say what state a thread is in."""
    return " ".join(image.get("src") or "" for image in line.iter("img"))
