"""What a vBulletin post shows beside its message: its number, its attachments, its thanks."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.engines.base import Kind
from crawler.engines.vbulletin.blocks import Block
from crawler.engines.vbulletin.markup import ATTACHED
from crawler.engines.vbulletin.routes import read_address
from crawler.pages.dom import first_in, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.sources import file_urls

_THANKS = ("post_thanks_box", "dbtech_thanks_")
_LIKED = "vbseo_liked"
_POSTCOUNT = re.compile(r"[?&;]postcount=(\d+)")


def position(block: Block) -> int | None:
    """The number that the page shows on the post."""
    for link in block.before("a"):
        named = (link.get("id") or "").startswith("postcount")
        count = _POSTCOUNT.search(link.get("href") or "")
        shown = (link.get("name") or line(link)) if named else count[1] if count else ""
        digits = "".join(filter(str.isdecimal, shown))
        if 0 < len(digits) < 8:
            return int(digits)
    return None


def attachments(page: Page, block: Block) -> list[str]:
    """Attached files and images, which stand under the message."""
    return file_urls(page, map(_target, block.after), ATTACHED)


def _target(element: HtmlElement) -> str | None:
    shown = element.tag == "img" and "attach" in (element.get("class") or "")
    return element.get("src") if shown else element.get("href") if element.tag == "a" else None


def reactions(page: Page, block: Block) -> str | None:
    """How many members the box of thanks or likes names, under the message or under the post.

    One link may stand for those that are not named (`5 others`). Where no link is a member's, a
    number that stands by itself over the names is taken.
    """
    if not _counts(page):
        return None
    for box in _boxes(block):
        targets = {link.get("href") or "": line(link) for link in box.iter("a")}
        members = [href for href in targets if _is_member(page, href)]
        others = [parse_count(words) or 0 for href, words in targets.items() if href not in members]
        if members:
            return str(len(members) + sum(others))
        heading = first_in(box, "strong", "b", "legend", "h2", "h3", "h4")
        found = next((word for word in line(heading).split() if word.isdecimal()), None)
        if found:
            return found
    return None


@once_a_page
def _counts(page: Page) -> bool:
    return page.names.has_id_from(*_THANKS) or page.says(_LIKED)


def _boxes(block: Block) -> Iterator[HtmlElement]:
    beside = islice(block.holder.itersiblings(), 3)
    below = (box for box in beside if (box.get("id") or "").endswith(f"_{block.post_id}"))
    for element in chain(block.after, below):
        if (element.get("id") or "").startswith(_THANKS) or _LIKED in (element.get("class") or ""):
            yield element


def _is_member(page: Page, href: str) -> bool:
    if "member" in href:
        return True
    address = read_address(page.absolute(href))
    return address is not None and address.kind is Kind.PROFILE
