"""The tags of a page's boxes (blocks, lists, tables), read from its markup without a tree."""

import re
from typing import NamedTuple

# An end tag closes nothing across an element that ranks higher (libxml2: `htmlEndPriority`).
_RANKS = {b"div": 150, b"td": 160, b"th": 160, b"tr": 170, b"table": 190} | dict.fromkeys(
    (b"tbody", b"thead", b"tfoot"), 180
)
_OTHERS = b"article aside blockquote center dd dl dt fieldset footer form header li ol section ul"
_RANKED = {**dict.fromkeys(_OTHERS.split(), 100), **_RANKS}
_TAG = re.compile(
    rb"<!--.*?-->|<(script|style|textarea)\b.*?</\1\s*>|<(/?)(%s)(?=[\s/>])([^<>]*)>"
    % b"|".join(_RANKED),
    re.I | re.S,
)
_NAMED = re.compile(rb"""\s(class|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_DIGITS = re.compile(r"\d+")
# The start tag of one of these closes what stands open before it.
_CLOSED_BY = {
    b"td": {b"td", b"th"},
    b"th": {b"td", b"th"},
    b"tr": {b"td", b"th", b"tr"},
    b"li": {b"li"},
    b"dd": {b"dd", b"dt"},
    b"dt": {b"dd", b"dt"},
}

Look = tuple[str, str, str]


class BoxTag(NamedTuple):
    """A start or end tag of a box, and where it stands in the markup."""

    start: int
    end: int
    name: bytes
    closes: bool
    rest: bytes

    @property
    def look(self) -> Look:
        """What the element looks like, see `look_of`."""
        found = {each[1].lower(): each[each.lastindex or 1] for each in _NAMED.finditer(self.rest)}
        named = (found.get(name, b"").decode("utf-8", "replace") for name in (b"class", b"id"))
        return look_of(self.name.decode(), *named)


def box_tags(data: bytes) -> list[BoxTag]:
    """The tags of boxes in their order, but for those in comments and scripts."""
    return [
        BoxTag(*found.span(), found[3].lower(), bool(found[2]), found[4])
        for found in _TAG.finditer(data)
        if found[3]
    ]


def look_of(tag: str, called: str | None, identified: str | None) -> Look:
    """What an element looks like without its number; one with an id of its own by that alone."""
    name = _DIGITS.sub("#", identified or "")
    return tag, "" if "#" in name else " ".join(_DIGITS.sub("", called or "").split()), name


def open_box(opened: list[BoxTag], tag: BoxTag) -> None:
    """Add what a start tag opens to the boxes that are open."""
    while opened and opened[-1].name in _CLOSED_BY.get(tag.name, ()):
        opened.pop()
    if not tag.rest.endswith(b"/"):
        opened.append(tag)


def closed_box(opened: list[BoxTag], name: bytes) -> int | None:
    """Which of the open boxes an end tag closes: -1 for one that was open before these."""
    for place in range(len(opened) - 1, -1, -1):
        if opened[place].name == name:
            return place
        if _RANKED[opened[place].name] > _RANKED[name]:
            return None
    return -1
