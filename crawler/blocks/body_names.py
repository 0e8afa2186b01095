"""Which classes, ids and properties mean the text of a post."""

from __future__ import annotations

import re
from functools import lru_cache

_BODY = re.compile(
    r"(?:^|[\s_-])(?:post|message|msg|comment|reply|entry|topic|answer|user|bb)?[-_]?"
    r"(?:body|content|text|(?:message|k?msg)(?![_-]\w)|cooked|prose|bbwrapper|postcolor|usercontent|narrow)"
    r"(?:$|[\s_\d-])"
    # `MsgBodyText`, `comText`
    r"|^(?:post(?:ed)?|message|msg|com(?:ment)?|reply|entry|article|topic|answer)(?:body|content|text|message)+$",
    re.I,
)
_ASIDE = re.compile(
    # Boxes of style sheets hold whole posts, or a paragraph each: `card-body`, `card-text`.
    r"^text-(?!formatted)|^(?:box|card|panel)-(?:body|content|text)$|^sig(?:nature)?|[_-]sig|popup|dropdown"
    r"|modal|(?:^|[_-])tab-|(?:^|[_-])list|(?<!select)quote|user(?!content|text)"
    r"|author|profile|menu|edited|button|btn|foot|head|attribution|title|detail|attach|meta|control|toolbar"
    r"|container|after|links|options|spoil|align",
    re.I,
)
_NEVER = re.compile(r"(?:^|\s)(?:sig|signature|popup\w*|menu)(?:$|[\s_-])", re.I)
# `spPostContent`
_CAPITALS = re.compile(r"[a-z](?:Post|Message|Msg|Comment|Reply)(?:Body|Content|Text)(?:$|[_\d-])")
_NO_BODIES = frozenset("ul ol a form input".split())
_PROPS = frozenset({"text", "articleBody", "reviewBody"})


@lru_cache(maxsize=4096)
def body_name(tag: str, prop: str, classes: str, own_id: str) -> str:
    """What an element is called where that means the text of a post; else empty.

    `own_id` comes without its digits: it is the same name for all posts of a page.
    """
    if prop in _PROPS:
        return prop
    if tag in _NO_BODIES or _NEVER.search(classes):
        return ""
    for name in (*classes.split(), own_id):
        if (_BODY.search(name) or _CAPITALS.search(name)) and not _ASIDE.search(name):
            return name
    return ""
