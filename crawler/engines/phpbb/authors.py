"""The authors of phpBB 3's posts: names, ranks and the fields beside a post."""

import re
from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from crawler.arabic.members import is_online_status, is_rank_label
from crawler.engines.base import Kind
from crawler.engines.phpbb.routes import read_address
from crawler.pages.dom import classes, first_in, line
from crawler.pages.page import Page
from crawler.panels.known_panels import read_alike
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor

# Fields of a profile that their class names; what else a class names stays a labelled value.
_KNOWN = {
    "profile-joined": "joined",
    "profile-phpbb_location": "location",
    "profile-phpbb_occupation": "occupation",
}
# The add-on "Thanks for posts" names its fields by an attribute.
_THANKED = {"data-user-give-id": "likes_given", "data-user-receive-id": "likes_received"}
USERNAMES = frozenset({"username", "username-coloured"})
_RANKS = frozenset({"ranktitle", "profile-rank"})
# Several numbers apart: more likely a date than a name.
_DATED = re.compile(r"\d[\s,:].*\d")
_MUTE = frozenset({"profile-contact", "profile-icons", "profile-avatar"})
_NO_AVATAR = re.compile(r"no_?avatar", re.I)
_ORNAMENTS = re.compile(
    r"rank|imageset|templates/|styles/|spacer|blank|star|online|offline|icon|flag"
)


def read_member(link: HtmlElement | None, page: Page) -> tuple[str | None, str | None]:
    """The id and the canonical URL of the member that a link leads to."""
    href = None if link is None else link.get("href")
    address = read_address(page.absolute(href)) if href else None
    if address is None or address.kind is not Kind.PROFILE:
        return None, None
    return address.id, address.url


def read_avatar(images: Iterable[HtmlElement], page: Page) -> str | None:
    """The first picture of an author's panel that is no rank, flag or button."""
    for image in images:
        source = image.get("src") or ""
        if _NO_AVATAR.search(source):
            continue
        if "avatar" in source or "avatar" in (image.get("class") or ""):
            return page.absolute(source) or None
        if source and not _ORNAMENTS.search(source):
            return page.absolute(source) or None
    return None


def read_author(parts: dict[str, HtmlElement], page: Page) -> RawAuthor:
    """The author from the parts of a post: its `profile`, its `byline`, its `name`."""
    profile, byline, named = parts.get("profile"), parts.get("byline"), parts.get("name")
    author = RawAuthor()
    if profile is not None:
        read = _read_list if profile.tag == "dl" else _read_block
        author = read_alike(read, page, profile)
    if byline is not None and author.user_id is None:
        author.user_id, author.url = _linked_member(byline, page)
    if named is not None:
        author.name = line(named)
    elif not author.name and byline is not None:
        author.name = _name(byline, page)
    if not author.name and profile is not None:
        author.name = line(first_in(profile, "dt"))
    if author.title is None:
        author.title = line(parts.get("rank")) or None
    if profile is not None and profile.tag != "dl":
        take_rank(author)
    return author


def _read_list(page: Page, profile: HtmlElement) -> RawAuthor:
    """What a profile says that is a `<dl>`: its fields are `<dd>`s."""
    author = _read_head(page, profile)
    _read_fields(profile, author)
    return author


def _read_block(page: Page, profile: HtmlElement) -> RawAuthor:
    """What any other profile says: its fields are lines."""
    author = _read_head(page, profile)
    skipped = {e for e in profile.iter() if not USERNAMES.isdisjoint(classes(e))}
    ranks = (e for e in profile.iter("div", "p", "span") if not _RANKS.isdisjoint(classes(e)))
    skipped.update(islice(ranks, 1))
    author.panel = panel_pairs(panel_lines(profile, skipped))
    return author


def take_rank(author: RawAuthor) -> None:
    """Make a title of the line of a panel that a label calls so, or of a first without label."""
    if not author.name:
        return
    author.panel = [pair for pair in author.panel if pair != ("", author.name)]
    first = [pair for pair in author.panel[:1] if not pair[0] and not is_online_status(pair[1])]
    called = [pair for pair in author.panel if is_rank_label(pair[0])]
    for pair in (called or first)[:1] if author.title is None else ():
        author.title = pair[1]
        author.panel.remove(pair)


def _read_head(page: Page, profile: HtmlElement) -> RawAuthor:
    author, head = RawAuthor(), first_in(profile, "dt")
    if head is not None:
        author.user_id, author.url = _linked_member(head, page)
        author.name = _name(head, page)
    author.avatar = read_avatar(profile.iter("img"), page)
    return author


def _linked_member(head: HtmlElement, page: Page) -> tuple[str | None, str | None]:
    """The id and the canonical URL of the first member that a link in a head leads to."""
    members = (read_member(link, page) for link in head.iter("a"))
    return next((member for member in members if member[0] is not None), (None, None))


def _name(head: HtmlElement, page: Page) -> str:
    """The name in a profile's head or in a byline; guests' names are no links."""
    words = ((e, line(e)) for e in head.iterdescendants("a", "span", "strong"))
    named = [element for element, said in words if said and not _DATED.search(said)]
    for element in named:
        if not USERNAMES.isdisjoint(classes(element)):
            return line(element)
    sure = [e for e in named if e.tag == "a" and read_member(e, page)[0]]
    sure = sure or [e for e in named if e.tag == "strong"]
    return line((sure or named)[-1 if head.tag == "dt" else 0]) if named else ""


def _read_fields(profile: HtmlElement, author: RawAuthor) -> None:
    """The `<dd>`s of a profile: a label in bold and its value, or a rank, which has no label.

    The label may be for readers only who hear the page, behind an icon.
    """
    for field in profile.iter("dd"):
        names = (field.get("class") or "").split()
        if not _MUTE.isdisjoint(names) or first_in(field, "ul") is not None:
            continue
        label = next(filter(line, field), None)
        if label is not None and label.tag != "strong" and "sr-only" not in classes(label):
            label = None
        if "profile-rank" in names or (label is None and not names and author.title is None):
            author.title = line(field) or author.title
        elif label is None:
            if line(field) and not is_online_status(line(field)):
                author.panel.append(("", line(field)))
        elif value := " ".join(_after(label).split()):
            key = next((_KNOWN[name] for name in names if name in _KNOWN), None)
            key = key or next((_THANKED[name] for name in field.attrib if name in _THANKED), None)
            if key and key not in author.known:
                author.known[key] = value
            else:
                author.panel.append((line(label).rstrip(" :"), value))


def _after(label: HtmlElement) -> str:
    """All words that follow an element in its parent."""
    words = [label.tail or ""]
    for element in label.itersiblings():
        words += ["".join(element.itertext()), element.tail or ""]
    return "".join(words)
