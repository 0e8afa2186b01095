"""What Discourse's pages carry for their scripts: JSON in `#data-preloaded`."""

import re
from collections.abc import Iterator
from typing import Any

from crawler.engines.base import Kind
from crawler.engines.discourse.routes import read_address
from crawler.engines.discourse.topics import following, root_path
from crawler.pages.dom import find
from crawler.pages.fields import dicts, json_in, string, table
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.raw import RawBoard

# `topic_71` is a topic, `topic_list_latest` a list of topics, `categories_list` the index.
_KINDS = re.compile(r"(topic_list|topic|categories_list|site)(?:_|$)")


@once_a_page
def stored(page: Page) -> dict[str, Any]:
    """The JSON of the page's topic under `topic`, of its list under `topic_list`, ...

    It stood in an attribute of a `<div>`, and stands in a `<script>` since 2025; each value is a
    JSON text of its own, which `part` reads.
    """
    holder = find(page.root, "//*[@id='data-preloaded']")
    if holder is None:
        return {}
    data = table(json_in(holder.get("data-preloaded") or holder.text))
    kinds = ((_KINDS.match(key), value) for key, value in data.items())
    return {kind[1]: value for kind, value in kinds if kind}


@once_a_page
def part(page: Page, kind: str) -> dict[str, Any]:
    """One of what is stored, read; empty where it is not there, or no JSON."""
    value = stored(page).get(kind)
    return table(json_in(value) if isinstance(value, str) else value)


def topic_of(page: Page) -> dict[str, Any]:
    """The page's topic."""
    return part(page, "topic")


def stored_boards(page: Page) -> Iterator[RawBoard]:
    """The categories of the page's index that stand in no other."""
    listed = table(part(page, "categories_list").get("category_list"))
    for category in dicts(listed.get("categories")):
        if category.get("parent_category_id") is None and string(category.get("id")):
            number, slug = string(category["id"]), string(category.get("slug")) or "-"
            url = page.absolute(f"{root_path(page)}/c/{slug}/{number}")
            yield RawBoard(number, url, string(category.get("name")))


def stored_trail(page: Page) -> list[str]:
    """The categories of the page's topic, outermost first: the site's own list names them."""
    site = part(page, "site")
    known = {string(one.get("id")): one for one in dicts(site.get("categories"))}
    category = known.pop(string(topic_of(page).get("category_id")), None)
    trail: list[str] = []
    while category is not None:
        trail.insert(0, string(category.get("name")))
        category = known.pop(string(category.get("parent_category_id")), None)
    return trail


def stored_next(page: Page, kind: Kind, thread: str) -> str | None:
    """The URL of the next page; `thread` is that of the page's topic."""
    if kind is Kind.THREAD:
        own = read_address(page.url)
        after = following(topic_of(page), own.start if own else 0)
        return f"{thread}?{after}" if after and thread else None
    more = string(table(part(page, "topic_list").get("topic_list")).get("more_topics_url"))
    return page.absolute(more) or None
