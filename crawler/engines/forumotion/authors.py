"""The author of a Forumotion post: a name, a rank, and fields with a `.label` each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from crawler.arabic.buttons import is_button
from crawler.arabic.members import is_guest_name, is_online_status
from crawler.dom import classes, find, line, with_class
from crawler.engines.base import Kind
from crawler.engines.forumotion.routes import linked
from crawler.panel import panel_pairs
from crawler.records import RawAuthor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

# Where the skins have the name, and the panel around the fields.
_NAMES = ("post-author-name", "postprofile-name", "username", "name")
_OTHER_NAMES = (
    ".//div[contains(@class,'postprofile-head')]//a"
    " | .//div[contains(@class,'postprofile')]//dt//strong"
    " | .//dl[contains(@class,'postprofile-details')]/dt"
)
_PANELS = ("post-aside", "postprofile", "user", "poster-profile")
_MUTE = frozenset(
    "popupmenu postprofile-head postprofile-contact post-author-contact user-contact dd_award "
    "award_more post-author-name postprofile-name username".split()
)
_MUTE_TAGS = frozenset("script style select textarea button input object iframe".split())
_BREAKS = frozenset("br div p dd dt dl li ul td tr table h4 center".split())
_BY = ("author", "post_header")


def read_author(page: Page, block: HtmlElement) -> RawAuthor:
    """The author of a post's block."""
    author = RawAuthor()
    name = _name(block)
    by = next((e for n in _BY if (e := with_class(block, n, "p", "div")) is not None), None)
    author.name = line(name)
    panel = next((e for n in _PANELS if (e := with_class(block, n)) is not None), None)
    for holder in (name, by, panel):
        for link in [] if holder is None else _links(holder):
            member = linked(page, link, Kind.PROFILE)
            if member is not None:
                author.name = author.name or line(link)
                author.user_id, author.url = member.id, member.url
                break
        if author.user_id:
            break
    if panel is not None:
        _fields(panel, author)
        author.avatar = _avatar(page, panel, author.name)
    author.signature = next(
        (
            e
            for n in ("signature_div", "post-signature", "sig-content")
            if (e := with_class(block, n)) is not None
        ),
        None,
    )
    return author


def _name(block: HtmlElement) -> HtmlElement | None:
    for name in _NAMES:
        found = with_class(block, name, "span", "div", "h4", "td")
        if found is not None:
            return found
    return find(block, _OTHER_NAMES)


def _links(holder: HtmlElement) -> Iterator[HtmlElement]:
    if holder.tag == "a":
        yield holder
    yield from holder.iter("a")


def _avatar(page: Page, panel: HtmlElement, name: str) -> str | None:
    """The picture of the member: its address says so, or its alternative text is the name."""
    for image in panel.iter("img"):
        source = image.get("src") or ""
        if "avatar" in source or (name and image.get("alt") == name):
            return page.absolute(source) or None
    return None


def _fields(panel: HtmlElement, author: RawAuthor) -> None:
    """Read the lines of a panel: what stands before the first label is the rank."""
    loose: list[str] = []
    labelled = False
    for label, value in _lines(panel):
        if label is None:
            if value != author.name and not is_online_status(value) and not is_button(value):
                loose.append(value)
            continue
        if not labelled:
            _titled(author, loose)
            loose, labelled = [], True
        author.panel.append((label.strip(" :\u200f\u200e"), value.strip(" :")))
    if not labelled:
        pairs = panel_pairs(loose)
        _titled(author, [value for key, value in pairs if not key][:1])
        author.panel += [(key, value) for key, value in pairs if key or value != author.title]
    else:
        author.panel += panel_pairs(loose)


def _titled(author: RawAuthor, lines: list[str]) -> None:
    lines = [text for text in lines if not is_guest_name(text)]
    author.title = lines[0] if lines else None
    author.panel += [("", text) for text in lines[1:] if text != author.title]


def _lines(panel: HtmlElement) -> Iterator[tuple[str | None, str]]:
    """The lines of a panel, each with the label before it, if any.

    A label or a value may be an image: then its alternative text counts.
    """
    label: str | None = None
    words: list[str] = []
    walk = etree.iterwalk(panel, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            if tag in _BREAKS and "".join(words).strip(" :\xa0\n\t"):
                yield label, " ".join("".join(words).split())
                label, words = None, []
            words.append(element.tail or "" if element is not panel else "")
            continue
        names = classes(element) if isinstance(tag, str) else []
        if not isinstance(tag, str) or tag in _MUTE_TAGS or not _MUTE.isdisjoint(names):
            walk.skip_subtree()
        elif "label" in names:
            if "".join(words).strip(" :\xa0\n\t"):
                yield label, " ".join("".join(words).split())
            label, words = line(element) or _alt(element), []
            walk.skip_subtree()
        elif tag in _BREAKS and tag != "br" and label is None and "".join(words).strip():
            yield None, " ".join("".join(words).split())
            words = [element.text or ""]
        elif tag == "img" and label is not None and not "".join(words).strip(" :\xa0\n\t"):
            words.append(element.get("alt") or element.get("title") or "")
        else:
            words.append(element.text or "")
    if "".join(words).strip(" :\xa0\n\t"):
        yield label, " ".join("".join(words).split())


def _alt(element: HtmlElement) -> str:
    image = next(element.iter("img"), None)
    return "" if image is None else image.get("alt") or image.get("title") or ""
