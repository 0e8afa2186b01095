"""The fields of an author's panel in Forumotion: a rank, and values with a `.label` each."""

from collections.abc import Iterator
from itertools import takewhile

from lxml import etree
from lxml.html import HtmlElement

from crawler.arabic.buttons import is_button
from crawler.arabic.members import is_guest_name, is_online_status
from crawler.pages.dom import classes, first_in, line
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor

_MUTE = frozenset(
    "popupmenu postprofile-head postprofile-contact post-author-contact user-contact dd_award "
    "award_more posthead post-author-name postprofile-name username post_pseudo".split()
)
_MUTE_TAGS = frozenset("script style select textarea button input object iframe".split())
_BREAKS = frozenset("br div p dd dt dl li ul td tr table h4 center".split())


def find_labels(block: HtmlElement, body: HtmlElement | None) -> list[HtmlElement]:
    """The labels of fields, which the service itself marks up, wherever a template puts them."""
    found = [e for e in block.iter("span") if "label" in classes(e)]
    return [e for e in found if body is None or body not in e.iterancestors()]


def around(labels: list[HtmlElement], block: HtmlElement) -> HtmlElement:
    """The smallest element around all labels of a block, and around a value."""
    words = sum(len(line(label)) for label in labels)
    inside = takewhile(lambda above: above is not block, labels[0].iterancestors())
    wider = (above for above in inside if len(line(above)) > words)
    return next((e for e in wider if all(e in label.iterancestors() for label in labels)), block)


def read_fields(panel: HtmlElement, body: HtmlElement | None, author: RawAuthor) -> None:
    """Read the lines of a panel: what stands before the first label is the rank."""
    loose: list[str] = []
    labelled = False
    for label, value in _lines(panel, body):
        if label is None:
            named = value == author.name or is_guest_name(value)
            if not named and not is_online_status(value) and not is_button(value):
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
    author.title = lines[0] if lines else None
    author.panel += [("", text) for text in lines[1:] if text != author.title]


def _lines(panel: HtmlElement, body: HtmlElement | None) -> Iterator[tuple[str | None, str]]:
    """The lines of a panel, each with the label before it, if any.

    A label or a value may be an image: then its alternative text counts, and a line of an image
    without one says nothing.
    """
    label: str | None = None
    words: list[str] = []
    pictured = False
    walk = etree.iterwalk(panel, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            if tag == "br" and pictured and not _said(words):
                label = None
            if tag in _BREAKS and (text := _said(words)):
                yield label, text
                label, words = None, []
            words.append(element.tail or "" if element is not panel else "")
            continue
        names = classes(element)
        if element is body or tag in _MUTE_TAGS or not _MUTE.isdisjoint(names):
            walk.skip_subtree()
        elif "label" in names:
            if text := _said(words):
                yield label, text
            label, words, pictured = line(element) or _alt(element), [], False
            walk.skip_subtree()
        elif tag in _BREAKS and tag != "br" and label is None and (text := _said(words)):
            yield None, text
            words = [element.text or ""]
        elif tag == "img" and label is not None and not _said(words):
            words.append(element.get("alt") or element.get("title") or "")
            pictured = True
        else:
            words.append(element.text or "")
    if text := _said(words):
        yield label, text


def _said(words: list[str]) -> str:
    """Words on one line; colons alone say nothing."""
    text = " ".join("".join(words).split())
    return text if text.strip(" :") else ""


def _alt(element: HtmlElement) -> str:
    image = first_in(element, "img")
    return "" if image is None else image.get("alt") or image.get("title") or ""
