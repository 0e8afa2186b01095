"""How many thanked for a post: the add-ons "Thanks for posts" and "Post Love"."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.headings import is_reactions_heading
from crawler.engines.phpbb.authors import read_member
from crawler.pages.dom import attribute, find_all, line
from crawler.pages.page import Page

_LIST = "list_thanks"
_LONGEST_HEADING = 100


def named_below(likers: HtmlElement | None, notices: list[HtmlElement]) -> str | None:
    """The count of a post in a block style: a heart's tooltip, or the names in a notice."""
    count = attribute(likers, "title")
    if count.isdecimal():
        return str(count)
    for notice in notices:
        holder = notice.getparent()
        if holder is not None and (holder.get("id") or "").startswith(_LIST):
            return str(len(find_all(notice, ".//dd//a")))
    return None


def named_in_rows(
    rows: list[HtmlElement], body: HtmlElement, author: str | None, page: Page
) -> str | None:
    """The count of a post in a table style: the members in its list, or beside a heading for it."""
    if not page.says("thanks"):
        return None
    own = set(body.iter())
    for box in _boxes(rows, own):
        links = (link for link in box.iter("a") if link not in own)
        members = {read_member(link, page)[0] for link in links} - {None, author}
        if members:
            return str(len(members))
    return None


def _boxes(rows: list[HtmlElement], body: set[HtmlElement]) -> Iterator[HtmlElement]:
    """What may hold the names, the likeliest first."""
    for row in rows:
        for element in row.iter("tr", "td", "div", "span", "b", "strong", "dt"):
            if element in body:
                continue
            if (element.get("id") or "").startswith(_LIST):
                yield element
            elif len(words := line(element)) <= _LONGEST_HEADING and is_reactions_heading(words):
                around = [element, *element.iterancestors()]
                yield from around[: around.index(row) + 1]
