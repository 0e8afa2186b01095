"""The id of a member in the address of their page on an unknown forum."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from crawler.blocks.member_links import leads_to_member

# The last of the numbers that commas part (`profile.php?BOARD,MEMBER`), a step or a value that is
# a number or begins with one, else one behind a word for members or a sign.
_IDS = (
    re.compile(r"\?\d+,(\d+)$"),
    re.compile(r"(?:/|(?<!show)(?<!view)=)(\d+)(?=$|[/?&#,-]|\.[a-z]{2,5}(?:$|[?#]))"),
    re.compile(r"(?:[.,-]|(?<![^\W_])(?:u|uid|id|user|member|profile))(\d+)(?=$|[/?&#.,])", re.I),
)
_NAME = re.compile(r"[/=]@?([^/?&=#]+)/?$")


def member_id(href: str) -> str | None:
    """The number of a member in a link to their page, else the name that stands there for it.

    A number in the name (`/user/ali99`) is none.
    """
    parts = urlsplit(href)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    number = next((found[1] for ids in _IDS if (found := ids.search(f"/{target}"))), None)
    if number or not leads_to_member(target):
        return number
    name = _NAME.search(target)
    return unquote(name[1]) if name else None
