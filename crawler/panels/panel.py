"""An author's panel: its lines as label and value pairs."""

from collections.abc import Callable, Container, Iterable
from functools import lru_cache

from lxml.html import HtmlElement

from crawler.arabic.buttons import is_button
from crawler.arabic.label_lines import split_label, split_pairs
from crawler.arabic.labels import match_label
from crawler.arabic.members import is_online_status
from crawler.arabic.punctuation import behind_colon, ends_in_colon, without_colon
from crawler.pages.dom import line
from crawler.pages.page import Page
from crawler.panels.known_panels import copied
from crawler.panels.lines import panel_lines
from crawler.raw import RawAuthor


def read_once(page: Page, member: tuple[object, ...], read: Callable[[], RawAuthor]) -> RawAuthor:
    """The author whom a panel shows, read once a page: it stands beside each of their posts.

    `member` tells the members of a page apart; nothing in it means that nobody can be told. What
    comes back is a record of its own.
    """
    if not any(member):
        return read()
    known: dict[tuple[object, ...], RawAuthor] = page.memo.setdefault("members", {})
    if member not in known:
        known[member] = read()
    return copied(known[member])


def panel_pairs(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Lines as (label, value) pairs, in order; a value without a label has the label `""`.

    A label may have its value on the next line, where that has no label of its own. Online states
    and buttons are left out. What was read is remembered: a panel stands beside each of a member's
    posts.
    """
    return list(_pairs(tuple(lines)))


@lru_cache(4096)
def _pairs(lines: tuple[str, ...]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    waiting = ""
    for text in lines:
        if is_online_status(text) or (is_button(text) and not ends_in_colon(text)):
            continue
        found = split_pairs(text)
        is_label = ends_in_colon(text) or (not found and match_label(text) is not None)
        if found and found[-1][1]:
            pairs.extend(found)
        elif is_label or found:
            pairs.extend(found[:-1])
            waiting = without_colon(found[-1][0] if found else text)
            continue
        else:  # a label of pictures alone has no value, and takes none from the next line
            own = split_label(text)
            pairs.append(own or (waiting, behind_colon(text) if waiting else text))
        waiting = ""
    return pairs


def other_pairs(panel: HtmlElement, read: Container[HtmlElement]) -> list[tuple[str, str]]:
    """What a style or an add-on puts into a panel in markup of its own, where it has a label.

    `read` are the elements that were read.
    """
    pairs = panel_pairs(panel_lines(panel, read))
    return [(label, value) for label, value in pairs if label]


def defined_pairs(labels: Iterable[HtmlElement]) -> list[tuple[str, str]]:
    """The pairs of a list of definitions, by its `<dt>`s; one without a value is none."""
    found = ((label, label.getnext()) for label in labels)
    return [(line(k), line(value)) for k, value in found if value is not None and value.tag == "dd"]


def joined_text(author: RawAuthor) -> str:
    """When an author joined, as their panel shows it; empty where it does not."""
    if author.known.get("joined"):
        return author.known["joined"]
    for label, value in author.panel:
        for name, shown in [(label, value)] if label.strip() else split_pairs(value):
            meaning = match_label(name)
            if meaning is not None and meaning.field == "joined":
                return shown
    return ""
