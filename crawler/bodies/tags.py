"""What the elements of a body are by their tags, where no class of a platform says it."""

from enum import Enum

from lxml.html import HtmlElement

from crawler.bodies.text import EDGE, PARAGRAPH


class Tag(Enum):
    """What an element is by its tag, where its class says nothing."""

    SKIPPED = 0
    IMAGE = 2
    CODE = 3
    LINK = 4
    BLOCK = 5
    LIST = 6
    ITEM = 7
    PLAYER = 8
    UNSCRIPTED = 9


_EDGE_OF = {
    **dict.fromkeys("p blockquote dl table h1 h2 h3 h4 h5 h6 hr figure".split(), PARAGRAPH),
    **dict.fromkeys(
        "div tr dt dd center section article aside header footer details summary".split(), EDGE
    ),
    **dict.fromkeys("fieldset legend caption form".split(), EDGE),
    **dict.fromkeys("td th".split(), " "),
}
TAGS = {
    **dict.fromkeys("script style template canvas".split(), Tag.SKIPPED),
    **dict.fromkeys("button input option head title meta link".split(), Tag.SKIPPED),
    **dict.fromkeys("iframe object embed oembed video audio".split(), Tag.PLAYER),
    **dict.fromkeys("amp-iframe amp-video amp-audio".split(), Tag.PLAYER),
    **dict.fromkeys("desc defs metadata".split(), Tag.SKIPPED),  # of a drawing: its words are read
    **dict.fromkeys(_EDGE_OF, Tag.BLOCK),
    "img": Tag.IMAGE,
    "amp-img": Tag.IMAGE,
    "noscript": Tag.UNSCRIPTED,
    "pre": Tag.CODE,
    "textarea": Tag.CODE,
    "a": Tag.LINK,
    "ul": Tag.LIST,
    "ol": Tag.LIST,
    "li": Tag.ITEM,
}


def edge_of(node: HtmlElement, kind: Tag) -> str:
    """What parts an element from the words around it."""
    if kind is Tag.ITEM:
        return EDGE
    if kind is Tag.LIST:
        parent = node.getparent()
        return EDGE if parent is not None and parent.tag == "li" else PARAGRAPH
    return _EDGE_OF.get(node.tag, "")
