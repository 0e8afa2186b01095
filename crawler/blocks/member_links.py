"""Links to the pages of members, by the words and names of parameters that forums use."""

from __future__ import annotations

import re
from functools import lru_cache

_MEMBER = re.compile(
    r"[/?&;](?:(?:(?<=/)(?:members?|(?:(?:user|member|pop)_?)?prof(?:ile?)?|users?|nutzer|mitglied(?:er)?|membres?|author"
    r"|usr|u)(?:(?:/|\.\w{2,4}[?/]|-)[^/]*\w|\d))|(?<=/)view_?(?:member|profile|user)(?![a-z]).*[,=/]\w"
    r"|(?<!/)(?:u|uid|user|userid|username|showuser)=\w"
    r"|[/=](?:usr|user|member)_?info|(?:action|mode)=(?:view)?profile|(?<=/)@[^/?#]+/?$)",
    re.I,
)
_NO_MEMBER = re.compile(
    r"search|login|sign_?(?:in|up|out)|/list(?:$|[/.])|memberlist\.php$|register|password|sendm|compose"
    r"|newpm|new_?reply|blog|album",
    re.I,
)


@lru_cache(maxsize=8192)
def leads_to_member(href: str) -> bool:
    """Whether a link is one to a member's page: the same ones stand on many pages."""
    return bool(_MEMBER.search(f"/{href}")) and not _NO_MEMBER.search(href)
