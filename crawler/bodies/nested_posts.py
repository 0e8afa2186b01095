"""Posts that stand in the body of another, because a tag in it was never closed."""

from itertools import pairwise

from lxml.html import HtmlElement

from crawler.raw import RawPost


def part_posts(posts: list[RawPost]) -> None:
    """Take out of each body what begins with a later post, so that each holds its own words alone.

    The tree of the page is changed: call it once, when all of its posts were found.
    """
    for post, later in pairwise(posts):
        if not isinstance(post.body, str) and not isinstance(later.body, str):
            above = list(later.body.iterancestors())
            if post.body in above:
                inside = above[: above.index(post.body)] or [later.body]
                cut_before(_frame(inside, post.body), post.body)


def _frame(inside: list[HtmlElement], body: HtmlElement) -> HtmlElement:
    """The element in which a nested post begins: the uppermost that is like one around `body`.

    Authors write elements without classes too: such a one counts where no other is alike.
    """
    around = {_look(element) for element in body.iterancestors()}
    alike = [element for element in reversed(inside) if _look(element) in around]
    return next((element for element in alike if element.get("class")), (alike or inside)[0])


def _look(element: HtmlElement) -> tuple[str, str | None]:
    return element.tag, element.get("class")


def cut_before(first: HtmlElement, body: HtmlElement) -> None:
    """Take an element and all that follows it out of `body`."""
    node = first
    while node is not body:
        parent = node.getparent()
        assert parent is not None  # `body` is above it
        for following in list(node.itersiblings()):
            parent.remove(following)
        if node is first:
            parent.remove(node)
        else:
            node.tail = None
        node = parent
