"""The posts of phpBB 3 in prosilver and the many styles made from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.chrome import edit_note, is_online_status
from crawler.dom import classes, find_all, line
from crawler.engines.base import Kind
from crawler.engines.phpbb.routes import read_address
from crawler.links import clean_url
from crawler.panel import panel_lines, panel_pairs
from crawler.records import NO_DATE, RawAuthor, RawPost, Shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import Page

_POST = re.compile(r"p\d+$")
# Which part of a post a class names; the first element of a post with one is that part.
_PARTS = {
    "postprofile": "profile",
    "vtprofileinfo": "profile",
    "post-profile": "profile",
    "author": "byline",
    "vtdate": "byline",
    "post-date": "byline",
    "postdate": "byline",
    "content": "body",
    "post-text": "plain body",
    "post-content": "plain body",
    "signature": "signature",
    "vtusername": "name",
    "ranktitle": "rank",
    "likers_display": "likers",
}
_MANY = {"notice": "notices", "attachbox": "files", "inline-attachment": "files"}
# Fields of a profile that their class names; what else a class names stays a labelled value.
_KNOWN = {
    "profile-joined": "joined",
    "profile-phpbb_location": "location",
    "profile-phpbb_occupation": "occupation",
}
_COUNT = re.compile(r"\s*[,،;](?![^,،;]*\d\d)[^,،;]*$")
_USERNAMES = frozenset({"username", "username-coloured"})
_MUTE = frozenset({"profile-contact", "profile-icons", "profile-avatar"})
_LEAD = re.compile(r"^[\s»«|:\-–—•]+|[\s»«|•]+$")


def containers(page: Page) -> list[HtmlElement]:
    """The blocks that are posts, `id="p123"`; a deleted post's placeholder is none."""
    known: list[HtmlElement] | None = page.memo.get("phpbb posts")
    if known is None:
        found = _numbered(page.root, "div") or _numbered(page.root, "article", "li", "section")
        known = page.memo["phpbb posts"] = [e for e in found if "deleted" not in classes(e)]
    return known


def _numbered(root: HtmlElement, *tags: str) -> list[HtmlElement]:
    return [e for e in root.iter(*tags) if _POST.match(e.get("id") or "")]


def read_post(item: HtmlElement, page: Page) -> RawPost | None:
    """A post from its block; None where the block is no post."""
    post_id = (item.get("id") or "")[1:]
    parts: dict[str, HtmlElement] = {}
    many: dict[str, list[HtmlElement]] = {"notices": [], "files": []}
    for element in item.iter("div", "p", "dl", "span", "aside", "section", "td"):
        names = element.get("class")
        for name in names.split() if names else ():
            if name in _PARTS:
                parts.setdefault(_PARTS[name], element)
            elif name in _MANY:
                many[_MANY[name]].append(element)
    body = parts.get("body", parts.get("plain body"))
    if body is None or not post_id.isdecimal():
        return None
    author = _author(parts, page)
    author.signature = parts.get("signature")
    return RawPost(
        post_id,
        author,
        body,
        posted=_posted(parts, author.name, item),
        edited=next((note for note in map(_edited, many["notices"]) if note), None),
        reactions=_reactions(parts.get("likers"), many["notices"]),
        attachments=_attachments(many["files"], page),
    )


def _posted(parts: dict[str, HtmlElement], name: str, item: HtmlElement) -> Shown:
    """The `<time>` of the line under the subject, or the last of its words that follow the name."""
    byline = parts.get("byline")
    if byline is None:
        time = next(item.iter("time"), None)
        return NO_DATE if time is None else Shown(line(time), time.get("datetime"))
    time = next(byline.iter("time"), None)
    if time is not None:
        return Shown(line(time), time.get("datetime"))
    tails = [element.tail for element in byline if element.tail]
    for words in (*reversed(tails), byline.text or "", line(byline).removeprefix(name)):
        if any(map(str.isdigit, words)):
            return Shown(_LEAD.sub("", " ".join(words.split())))
    return NO_DATE


def _edited(notice: HtmlElement) -> Shown | None:
    """The date of an edited-by note; what follows a line break there is the editor's reason."""
    words = [notice.text or ""]
    for element in notice:
        if element.tag == "br" and "".join(words).strip():
            break
        words += ["" if element.tag == "dl" else line(element), element.tail or ""]
    note = edit_note(" ".join("".join(words).split()))
    if note is None:
        return None
    time = next(notice.iter("time"), None)
    return Shown(line(time), time.get("datetime")) if time is not None else edit_date(note[1])


def edit_date(words: str | None) -> Shown:
    """The date of an edited-by note without the count of edits, which follows a comma."""
    return Shown(_COUNT.sub("", words or ""))


def _reactions(likers: HtmlElement | None, notices: list[HtmlElement]) -> str | None:
    """How many thanked or liked (the add-ons "Thanks for posts" and "Post Love")."""
    count = "" if likers is None else likers.get("title") or ""
    if count.isdecimal():
        return str(count)
    for notice in notices:
        holder = notice.getparent()
        if holder is not None and (holder.get("id") or "").startswith("list_thanks"):
            return str(len(find_all(notice, ".//dd//a")))
    return None


def _attachments(boxes: list[HtmlElement], page: Page) -> list[str]:
    urls = []
    for box in boxes:
        for element in box.iter("a", "img"):
            target = element.get("href") or element.get("src") or ""
            if "file.php?" in target or "attachment" in target:
                url = page.absolute(target)
                urls.append(clean_url(url) if url else "")
    return [url for url in dict.fromkeys(urls) if url]


def read_member(link: HtmlElement | None, page: Page) -> tuple[str | None, str | None]:
    """The id and the canonical URL of the member that a link leads to."""
    href = None if link is None else link.get("href")
    address = read_address(page.absolute(href)) if href else None
    if address is None or address.kind is not Kind.PROFILE:
        return None, None
    return address.id, address.url


_ORNAMENTS = re.compile(r"rank|imageset|templates/|styles/|spacer|star|online|offline|icon|flag")


def read_avatar(panel: HtmlElement, page: Page) -> str | None:
    """The first picture of an author's panel that is no rank, flag or button."""
    for image in panel.iter("img"):
        source = image.get("src") or ""
        if "avatar" in source or "avatar" in (image.get("class") or ""):
            return page.absolute(source) or None
        if source and not _ORNAMENTS.search(source):
            return page.absolute(source) or None
    return None


def _author(parts: dict[str, HtmlElement], page: Page) -> RawAuthor:
    author = RawAuthor()
    profile, byline = parts.get("profile"), parts.get("byline")
    heads = [] if profile is None else list(profile.iter("dt"))[:1]
    if byline is not None:
        heads.append(byline)
    for head in heads:
        for link in head.iter("a"):
            if author.user_id is None:
                author.user_id, author.url = read_member(link, page)
    author.name = _name(parts, heads)
    if profile is not None:
        author.avatar = read_avatar(profile, page)
        if profile.tag == "dl":
            _read_fields(profile, author)
        else:
            author.panel = panel_pairs(panel_lines(profile))
    if author.title is None:
        author.title = line(parts.get("rank")) or None
    return author


def _name(parts: dict[str, HtmlElement], heads: list[HtmlElement]) -> str:
    """The name in the profile's head or in the byline; guests' names are no links."""
    if "name" in parts:
        return line(parts["name"])
    for head in heads:
        named = [e for e in head.iter("a", "span", "strong") if line(e)]
        for element in named:
            if not _USERNAMES.isdisjoint(classes(element)):
                return line(element)
        if named:
            return line(named[-1] if head.tag == "dt" else named[0])
    return line(heads[0]) if heads and heads[0].tag == "dt" else ""


def _read_fields(profile: HtmlElement, author: RawAuthor) -> None:
    """The `<dd>`s of a profile: a label in bold and its value, or a rank, which has no label."""
    for field in profile.iterchildren("dd"):
        names = (field.get("class") or "").split()
        if not _MUTE.isdisjoint(names) or next(field.iter("ul"), None) is not None:
            continue
        label = field[0] if len(field) and field[0].tag == "strong" else None
        if "profile-rank" in names or (label is None and not names and author.title is None):
            author.title = line(field) or author.title
        elif label is None:
            if line(field) and not is_online_status(line(field)):
                author.panel.append(("", line(field)))
        elif value := " ".join(_after(label).split()):
            key = next((_KNOWN[name] for name in names if name in _KNOWN), None)
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
