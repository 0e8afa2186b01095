"""The blocks of a Forumotion page that are posts, each with its number."""

import re

from lxml.html import HtmlElement

from crawler.engines.forumotion.bodies import find_body
from crawler.pages.dom import attribute, classes, find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

_MARKED = "//*[contains(@class,'post--')]"
_NUMBER = re.compile(r"post--(\d+)$")
# What carries a post's number in templates that lost the class: ids and anchors.
_ANCHORS = (
    "//*[starts-with(@id,'p') and number(substring(@id,2)) > 0]"
    " | //*[starts-with(@id,'post-') and number(substring(@id,6)) > 0]"
    " | //a[number(@name) > 0] | //div[number(@id) > 0]"
)
_ANCHOR = re.compile(r"(?:p|post-)?(\d+)$")
_WHOLE = frozenset({"body", "html", "main"})
_ROWS = frozenset({"tr", "section", "article"})


@once_a_page
def post_blocks(page: Page) -> list[tuple[str, HtmlElement]]:
    """The number of each post of a page with its block; the advertisement, number 0, is none."""
    return list((_marked(page.root) or _anchored(page.root)).items())


def is_marked(page: Page) -> bool:
    """Whether posts have the class that no other platform gives them."""
    return page.says("post--") and bool(_marked(page.root))


def _marked(root: HtmlElement) -> dict[str, HtmlElement]:
    """The blocks with the class `post--N`; a post's second row has it as well."""
    found: dict[str, HtmlElement] = {}
    for element in find_all(root, _MARKED):
        match = next(filter(None, map(_NUMBER.match, classes(element))), None)
        if match and match[1].strip("0"):
            found.setdefault(match[1], element)
    return found


def _anchored(root: HtmlElement) -> dict[str, HtmlElement]:
    """Around each number the largest element that holds no other one."""
    found = find_all(root, _ANCHORS)
    named = ((e, attribute(e, "name" if e.tag == "a" else "id")) for e in found)
    marks = [(match[1], e) for e, name in named if (match := _ANCHOR.match(name))]
    held: dict[HtmlElement, set[str]] = {}
    for number, element in marks:
        for above in (element, *element.iterancestors()):
            held.setdefault(above, set()).add(number)
    blocks: dict[str, HtmlElement] = {}
    for number, element in marks:
        if number not in blocks and number.strip("0"):
            block = _block(number, element, held, alone=len(held[root]) == 1)
            if block is not None:
                blocks[number] = block
    return blocks


def _block(
    number: str, mark: HtmlElement, held: dict[HtmlElement, set[str]], *, alone: bool
) -> HtmlElement | None:
    """The block of one number; where no other is on the page, the nearest that is a post."""
    around = [mark]
    for above in mark.iterancestors():
        if above.tag in _WHOLE or len(held[above]) > 1:
            break
        around.append(above)
    block = _smallest(number, around) if alone else around[-1]
    if line(block):
        return block
    # An anchor beside the post that it names.
    following = block.getnext()
    return following if following is not None and following not in held else None


def _smallest(number: str, around: list[HtmlElement]) -> HtmlElement:
    """The nearest element around a number that is a post: it has its words, or a link to it."""
    posts = (e for e in around if e.tag in _ROWS or "post" in classes(e))
    post = next(posts, around[0])
    if find_body(post) is not None:
        return post
    ends = (f"#{number}", f"p={number}", f"p={number}&mode=quote")
    linked = ((e, any(attribute(a, "href").endswith(ends) for a in e.iter("a"))) for e in around)
    return next((e for e, there in linked if there), post)
