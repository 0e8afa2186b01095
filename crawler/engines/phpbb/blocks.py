"""The blocks of a phpBB 3 page that are its posts."""

import re
from itertools import takewhile

from lxml.html import HtmlElement

from crawler.pages.dom import classes, div_ids, with_ids
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

_POST = re.compile(r"p\d+$")
# What may hold a post where a style has made no `<div>` of it.
_HOLDERS = ("article", "section", "li", "ul", "dl", "table", "tbody", "tr")


@once_a_page
def containers(page: Page) -> list[HtmlElement]:
    """The blocks that are posts, `id="p123"`; a deleted post's placeholder is none."""
    names = list(filter(_POST.match, block_ids(page)))
    found = list(with_ids(page.root, names).values()) if names else []
    if len(found) != len(names) or any(element.tag != "div" for element in found):
        found = _numbered(page.root, "div")  # ids that stand twice
    found = found or _numbered(page.root, *_HOLDERS)
    return _whole([element for element in found if "deleted" not in classes(element)])


def number(block: HtmlElement) -> str:
    """The number of the post that a block is."""
    ids = (e.get("id") or "" for e in block.iter())
    return next(filter(_POST.match, ids), "")[1:]


def _numbered(root: HtmlElement, *tags: str) -> list[HtmlElement]:
    return [e for e in root.iter(*tags) if _POST.match(e.get("id") or "")]


@once_a_page
def block_ids(page: Page) -> list[str]:
    """The ids of the page's blocks, in order."""
    return div_ids(page.root)


def _whole(heads: list[HtmlElement]) -> list[HtmlElement]:
    """The blocks of posts, of which a style may have given the number to the first part only.

    Such a part is a column, or the first of several rows: the links of its post are beyond it.
    """
    if not heads or _leads_to(heads[0]):
        return heads
    if all(head.tag == "tr" for head in heads):
        return [_with_rows(head, set(heads)) for head in heads]
    blocks = [above for head in heads if (above := head.getparent()) is not None]
    whole = len(set(blocks)) == len(heads) and all(map(_leads_to, blocks))
    return blocks if whole else heads


def _leads_to(block: HtmlElement) -> bool:
    """Whether a block has the button that quotes its post, or the link to it."""
    post = number(block)
    target = re.compile(rf"#p{post}$|mode=quote\b.*[?&;]p={post}\b")
    return any(target.search(link.get("href") or "") for link in block.iter("a"))


def _with_rows(head: HtmlElement, heads: set[HtmlElement]) -> HtmlElement:
    """A row with those that follow up to the next post, in a group made for them."""
    rows = [head, *takewhile(lambda row: row not in heads, head.itersiblings("tr"))]
    group: HtmlElement = head.makeelement("tbody")
    head.addprevious(group)
    group.extend(rows)
    return group
