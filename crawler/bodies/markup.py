"""What the parts of an engine's bodies are, and a body once read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from lxml.html import HtmlElement

# Class attributes whose roles are kept at hand: a forum has some dozens, unless it numbers them.
_REMEMBERED = 2000


class Role(Enum):
    """What an element of a body is, other than the author's plain words."""

    DROP = "drop"
    QUOTE = "quote"
    CODE = "code"
    KEEP = "keep"
    ATTACHMENT = "attachment"
    SMILEY = "smiley"
    CARD = "card"


def roles(**names: str) -> dict[str, Role]:
    """Classes or tags by what they are: `roles(quote="quotebox", drop="postedit lastedit")`."""
    return {name: Role(role) for role, said in names.items() for name in said.split()}


class QuoteParts(NamedTuple):
    """A quote's heading, read, and the elements that hold the quoted words."""

    author: str | None
    post_id: str | None
    content: list[HtmlElement]


@dataclass(frozen=True)
class Markup:
    """How a platform marks up a body.

    `classes` maps one class token to its role, `tags` the tag of an element whose classes have
    none. `special` looks at one whose tag is in `special_tags` and that has no role by these, for
    platforms without classes (inline styles, tables): it returns a role or None. `quote` reads a
    QUOTE element. `smiley_src` matches the `src` of images that are smilies; `attachment_href` the
    `href` of links to attachments, and `own_href` that of those on the forum's own host; `behind`
    the classes and ids of what stands behind a body: signature, attachments, buttons.
    """

    classes: Mapping[str, Role] = field(default_factory=dict)
    tags: Mapping[str, Role] = field(default_factory=dict)
    special: Callable[[HtmlElement], Role | None] | None = None
    special_tags: frozenset[str] = frozenset()
    quote: Callable[[HtmlElement], QuoteParts] | None = None
    smiley_src: re.Pattern[str] = re.compile(r"smil(?:ie|ey|e)s?[/_-]|emotic|emoji", re.I)
    attachment_href: re.Pattern[str] | None = None
    own_href: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    known: dict[str, Role | None] = field(default_factory=dict, compare=False)

    def role(self, element: HtmlElement) -> Role | None:
        """The role of an element; the answer for a `class` attribute is remembered."""
        names = element.get("class") if self.classes else None
        if names:
            if names not in self.known:
                if len(self.known) >= _REMEMBERED:
                    self.known.clear()
                roles = (self.classes.get(name) for name in names.split())
                self.known[names] = next((role for role in roles if role), None)
            found = self.known[names]
            if found is not None:
                return found
        role = self.tags.get(element.tag)
        if role is None and self.special is not None and element.tag in self.special_tags:
            return self.special(element)
        return role


@dataclass(slots=True)
class Quote:
    """What a post quotes: `text` is that level's own words."""

    author: str | None
    post_id: str | None
    text: str


@dataclass(slots=True)
class Body:
    """A body read: `text` has paragraphs parted by one blank line; URLs are absolute.

    `anchors` are its links and those of its quotes with their words, to tell mentions by.
    """

    text: str = ""
    quotes: list[Quote] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    anchors: list[tuple[str, str]] = field(default_factory=list)
