"""Where a vBulletin 3 post shows its author."""

from lxml import etree
from lxml.html import HtmlElement


def author_cell(anchor: HtmlElement, body: HtmlElement) -> HtmlElement:
    """The largest element around the author's name that holds neither message nor date."""
    outside = set(body.iterancestors())
    cell = anchor
    for ancestor in anchor.iterancestors():
        if ancestor in outside or _dated(ancestor):
            break
        cell = ancestor
    return cell


def panel_parts(cell: HtmlElement, body: HtmlElement, post: HtmlElement) -> list[HtmlElement]:
    """What stands between the author's cell and the message's, without the date.

    Skins that put the name into the bar over a post have the rest of the panel there.
    """
    message = next((e for e in body.iterancestors("td") if cell not in e.iter()), body)
    around = set(message.iterancestors())
    parts, passed = [], False
    walk = etree.iterwalk(post, events=("start",))
    for _, element in walk:
        if element is message:
            break
        if element is cell:
            passed = True
            walk.skip_subtree()
        elif passed and element not in around:
            walk.skip_subtree()
            if not _dated(element):
                parts.append(element)
    return parts


def _dated(element: HtmlElement) -> bool:
    return any((a.get("name") or "").startswith("post") for a in element.iter("a"))
