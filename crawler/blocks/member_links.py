"""Links to the pages of members, by the words and names of parameters that forums use, and ids."""

import re
from functools import lru_cache
from urllib.parse import unquote

from crawler.links import split_url

_MEMBER = re.compile(
    r"[/?&;](?:(?:(?<=/)(?:members?|(?:(?:user|member|pop)_?)?prof(?:iles?|il)?|users?|nutzer|mitglied(?:er)?|membres?|people|author"
    r"|participants?|usr|u)(?:(?:/|\.\w{2,4}[?/]|-)[^/]*\w|\d))|(?<=/)view_?(?:member|profile|user)(?![a-z]).*[,=/]\w"
    r"|(?<!/)(?:u|uid|usr|user|userid|username|showuser)=\w"
    r"|[/=](?:usr|user|member)_?info|(?:action|mode)=(?:view)?profile|(?<=/)@[^/?#]+/?$)",
    re.I,
)
_NO_MEMBER = re.compile(
    r"search|login|sign_?(?:in|up|out)|/list(?:$|[/.])|memberlist\.php$|register|password|sendm|compose"
    r"|newpm|new_?reply|blog|album",
    re.I,
)
# The last of the numbers that commas part (`profile.php?BOARD,MEMBER`), a step or a value that is
# a number or begins with one, else one behind a word for members or a sign.
_IDS = (
    re.compile(r"\?\d+,(\d+)$"),
    re.compile(r"(?:/|(?<!show)(?<!view)=)(\d+)(?=$|[/?&#,-]|\.[a-z]{2,5}(?:$|[?#]))"),
    re.compile(r"(?:[.,-]|(?<![^\W_])(?:u|uid|id|user|member|profile))(\d+)(?=$|[/?&#.,])", re.I),
)
# A name in a path may have a sign between parameters in it.
_NAME = re.compile(r"^[^?=]*/@?([^/?=#]+)/?$|[/=]@?([^/?&=#]+)/?$")


@lru_cache(maxsize=8192)
def leads_to_member(href: str) -> bool:
    """Whether a link is one to a member's page: the same ones stand on many pages."""
    return bool(_MEMBER.search(f"/{href}")) and not _NO_MEMBER.search(href)


def member_id(href: str) -> str | None:
    """The number of a member in a link to their page, else the name that stands there for it.

    A number in the name (`/user/ali99`) is none.
    """
    parts = split_url(href)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    number = next((found[1] for ids in _IDS if (found := ids.search(f"/{target}"))), None)
    if number or not leads_to_member(target):
        return number
    name = _NAME.search(target)
    return unquote(name[1] or name[2]) if name else None
