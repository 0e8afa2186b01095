"""What a vBulletin post shows beside its message: its number and its attachments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.engines.vbulletin.markup import ATTACHED
from crawler.pages.dom import line
from crawler.pages.sources import file_urls

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.engines.vbulletin.blocks import Block
    from crawler.pages.page import Page

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
