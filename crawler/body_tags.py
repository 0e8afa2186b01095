"""What the elements of a body are by their tags, where no class of a platform says it."""

from __future__ import annotations

from enum import Enum

from crawler.body_text import EDGE, PARAGRAPH


class Tag(Enum):
    """What an element is by its tag, where its class says nothing."""

    SKIPPED = 0
    BREAK = 1
    IMAGE = 2
    CODE = 3
    LINK = 4
    BLOCK = 5
    LIST = 6
    ITEM = 7


EDGE_OF = {
    **dict.fromkeys("p blockquote dl table h1 h2 h3 h4 h5 h6 hr figure".split(), PARAGRAPH),
    **dict.fromkeys("div tr dt dd center section article details summary".split(), EDGE),
    **dict.fromkeys("fieldset legend caption".split(), EDGE),
    **dict.fromkeys("td th".split(), " "),
}
TAGS = {
    **dict.fromkeys("script style noscript template iframe object embed".split(), Tag.SKIPPED),
    **dict.fromkeys("button input select textarea form head title meta".split(), Tag.SKIPPED),
    **dict.fromkeys("link canvas video audio".split(), Tag.SKIPPED),
    **dict.fromkeys("desc defs metadata".split(), Tag.SKIPPED),  # of a drawing: its words are read
    **dict.fromkeys(EDGE_OF, Tag.BLOCK),
    "br": Tag.BREAK,
    "img": Tag.IMAGE,
    "pre": Tag.CODE,
    "a": Tag.LINK,
    "ul": Tag.LIST,
    "ol": Tag.LIST,
    "li": Tag.ITEM,
}
