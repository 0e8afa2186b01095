"""What Vanilla's newer layouts carry for their scripts: the records of its JSON."""

import re
from dataclasses import dataclass, field
from typing import Any

from crawler.pages.fields import json_in, string, table
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

# `window["__ACTIONS__"]=[...];` until 2022, `window['__REACT_QUERY_PRELOAD__'] = [...];` since.
_VARIABLE = re.compile(r"""window\[["']\w+["']\]\s*=\s*(?=[\[{])""")


@dataclass
class Records:
    """The records of a page by their ids, in its order; `paging` is that of its comments."""

    discussions: dict[str, dict[str, Any]] = field(default_factory=dict)
    comments: dict[str, dict[str, Any]] = field(default_factory=dict)
    categories: dict[str, str] = field(default_factory=dict)  # names by URL
    paging: dict[str, Any] = field(default_factory=dict)


@once_a_page
def records(page: Page) -> Records:
    """The records that stand anywhere in the variables of the page's scripts."""
    found = Records()
    for script in page.root.iter("script"):
        text = script.text or ""
        if "discussionID" in text or "categoryID" in text:
            for part in _VARIABLE.split(text)[1:]:
                _collect(json_in(part.strip().rstrip(";")), found)
    return found


def _collect(value: Any, found: Records) -> None:
    """Go through a JSON value with a stack of its own, first things first."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += item[::-1]
        elif isinstance(item, dict):
            _take(item, found)
            waiting += list(item.values())[::-1]


def _take(item: dict[str, Any], found: Records) -> None:
    comment, discussion = string(item.get("commentID")), string(item.get("discussionID"))
    url, name = string(item.get("url") or item.get("to")), string(item.get("name"))
    if comment and isinstance(item.get("body"), str):
        found.comments.setdefault(comment, item)
    elif discussion and name and not comment:
        known = found.discussions.setdefault(discussion, item)
        if "body" in item and "body" not in known:
            found.discussions[discussion] = item
    elif name and "/categories/" in url:
        found.categories.setdefault(url, name)
    data, paging = item.get("data"), table(item.get("paging"))
    if paging and isinstance(data, list) and data and "commentID" in table(data[0]):
        found.paging = paging
