"""Which attributes hold a post's id, a date, a name or its text, and what those of one say."""

import re
from collections.abc import Mapping
from functools import lru_cache

from lxml.html import HtmlElement

from crawler.arabic.signature_lines import is_signature_heading
from crawler.blocks.segment import LONGEST_DATE
from crawler.pages.dom import line

SIGNATURE = re.compile(r"signature|(?:^|[\s_-])(?:sig|taw[qk](?:i|ee))(?:$|[\s_-])", re.I)
# Elements that show a date as a rule, where an attribute of theirs states one.
DATED_TAGS = frozenset("time abbr span meta a".split())
# Attributes that hold the id of a post, whatever it is.
ANCHORS = frozenset({"id", "name"})
_QUOTING = re.compile(r"quote", re.I)
_NUMBERING = re.compile(
    r"data-(?:\w+-)*(?:(?:post|comment|message|msg|answer|like|vote|react|report)(?:-?u?id)?|pid"
    r"|reply-?id)$"
)
# `data-date="2015-06-13T10:00Z"`, `data-created-at="1434189600"`.
_DATING = re.compile(
    r"data-(?:\w+-)*(?:date|datetime|time|timestamp|created|posted|published)(?:-?at)?$"
)
_MOMENT = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$")
# What shows when a pointer rests on an element: the browser's own, and those of scripts.
_TOOLTIP = re.compile(r"(?:title|aria-label|data-(?:\w+-)*(?:title|content|tooltip|tip|hint))$")
NAME_ATTRIBUTES = ("data-author", "data-username", "data-user-name")
_NAME_PROPS = frozenset({"author", "creator", "name"})
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:(?:post|comment|big|message)?(?:author|user)(?:-?name)?|\w*user ?name"
    r"|poster|member[-_]?name|creator|nick(?:name)?|name)(?:$|[\s_-])",
    re.I,
)
# What else has a name on a page: `topic-name`, `field--name-body`.
_OTHER_NAMES = re.compile(
    r"(?:forum|topic|thread|board|categor(?:y|ies)|section|site|file|tag|group|field)[-_]*name\S*",
    re.I,
)
BOLD_TAGS = frozenset("b strong dt h3 h4 h5 h6 cite big".split())
_TELLING = frozenset({"datetime", "content", "itemtype", *NAME_ATTRIBUTES})
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=4096)
def tells(attribute: str) -> bool:
    """Whether an attribute may hold a date, a name or the number of a post."""
    sorts = (_NUMBERING, _DATING, _TOOLTIP)
    return attribute in _TELLING or any(sort.match(attribute) for sort in sorts)


def is_number_of_post(attribute: str) -> bool:
    """Whether a number in an attribute is a post's."""
    return _NUMBERING.match(attribute) is not None


def moment(said: Mapping[str, str]) -> tuple[str, str]:
    """When an element's attributes say that something was: as ISO 8601, and in seconds."""
    values = [value for name, value in said.items() if _DATING.match(name)]
    iso = said.get("datetime") or next(filter(_MOMENT.match, values), "")
    return iso, next(filter(_EPOCH.match, values), "")


def tooltip(said: Mapping[str, str]) -> str:
    """The words of an element's tooltip where they may be a date; else empty."""
    words = (value for name, value in said.items() if _TOOLTIP.match(name))
    dated = (text for text in words if 8 <= len(text) <= LONGEST_DATE and _DIGIT.search(text))
    return next(dated, "")


def is_signed_frame(fieldset: HtmlElement) -> bool:
    """Whether the legend of a frame says that it holds a signature."""
    legend = fieldset.find("legend")
    return legend is not None and is_signature_heading(line(legend))


@lru_cache(maxsize=4096)
def meaning_of(prop: str, classes: str, stem: str) -> tuple[bool, bool, bool] | None:
    """Whether what an element is called means a quote, a signature, a member's name; None: nothing.

    `stem` is its id without digits.
    """
    names = f"{classes} {stem}"
    meaning = (
        bool(_QUOTING.search(names)),
        bool(SIGNATURE.search(names)),
        _is_called(prop, names),
    )
    return meaning if any(meaning) else None


def _is_called(prop: str, names: str) -> bool:
    """Whether an `itemprop`, or class and id, call an element the name of a member."""
    if prop in _NAME_PROPS:
        return True
    return bool(_NAMED.search(names)) and bool(_NAMED.search(_OTHER_NAMES.sub("", names)))


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
    for name in (own_id, *classes.split()):
        if (_BODY.search(name) or _CAPITALS.search(name)) and not _ASIDE.search(name):
            return name
    return ""
