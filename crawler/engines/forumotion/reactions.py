"""How many members liked a Forumotion post: the button's count, or the older bar of votes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.pages.dom import find_all, line, with_class

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_VOTES = ".//*[contains(@class,'vote')]/@title"
# "Message reputation : 67% (3 votes)": how many of the votes were for the post, and all of them.
_SHARE = re.compile(r"(\d+)\s*%\D*?\(\s*(\d+)")


def count_likes(block: HtmlElement) -> str | None:
    """The number of likes that a post's block shows, as digits; None where it shows none."""
    button = with_class(block, "rep-button", "button", "a")
    if button is not None:
        return "".join(filter(str.isdigit, line(with_class(button, "rep-nb", "span")))) or None
    shares = (_SHARE.search(str(title)) for title in find_all(block, _VOTES))
    share = next(filter(None, shares), None)
    return str(round(int(share[1]) * int(share[2]) / 100)) if share is not None else None
