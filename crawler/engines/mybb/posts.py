"""The posts of MyBB: blocks of 1.8 and tables of 1.6, in the styles made from them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.labels import match_label
from crawler.arabic.members import is_guest_name, is_online_status
from crawler.dom import classes, line, own_words
from crawler.engines.base import Kind
from crawler.engines.mybb.routes import read_address
from crawler.links import clean_url
from crawler.panel import panel_lines, panel_pairs
from crawler.records import NO_DATE, RawAuthor, RawPost, Shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import Page

_BODY = re.compile(r"pid_(\d+)$")
_POST = re.compile(r"post_\d+$")
_NUMBER = re.compile(r"#?([\d.,]+)$")
# A date with its time in a note whose language is not known.
_DATE = re.compile(r"\d.*\d(?:\s?[^\W\d]{1,2}\b\.?)?")
_LABEL = re.compile(r"^[^\d:：]*[:：]\s*")
_TIME = re.compile(r"\d:\d")
# Which part of a post a class names; the first element of a post with one is that part.
_PARTS = {
    "post_date": "date",
    "largetext": "name",
    "protext": "name",
    "author_information": "who",
    "post_author": "who",
    "author_statistics": "stats",
    "post_author_info": "stats",
    "author_avatar": "avatar",
    "post_avatar": "avatar",
    "signature": "signature",
    "edited_post": "edit",
    "post_edit": "edit_holder",
    "tcat": "head",
}


def blocks(page: Page) -> list[tuple[str, HtmlElement, HtmlElement]]:
    """Of each post the number, the block around it, and the element of its words."""
    known: list[tuple[str, HtmlElement, HtmlElement]] | None = page.memo.get("mybb posts")
    if known is not None:
        return known
    found = []
    for body in page.root.iter("div", "td", "article", "section"):
        number = _BODY.match(body.get("id") or "")
        if number is not None:
            around = [e for e in body.iterancestors() if _POST.match(e.get("id") or "")]
            holder = around[0] if around else next(body.iterancestors("table"), body)
            found.append((number[1], holder, body))
    page.memo["mybb posts"] = found
    return found


def read_post(number: str, block: HtmlElement, body: HtmlElement, page: Page) -> RawPost:
    """One post from its block."""
    parts: dict[str, HtmlElement] = {}
    after = False
    for element in block.iter("div", "span", "td", "em"):
        after = after or element is body
        for name in (element.get("class") or "").split():
            part = _PARTS.get(name)
            if part is None or (after and part not in {"signature", "edit", "edit_holder"}):
                continue
            parts.setdefault(part, element)
    author = _author(parts, block, page)
    signature = parts.get("signature")
    author.signature = signature if signature is not body else None
    edit = parts.get("edit", parts.get("edit_holder"))
    permalink, position = _place(number, block, page)
    return RawPost(
        number,
        author,
        body,
        permalink=permalink,
        posted=_posted(parts, block, edit),
        edited=_edited(edit),
        position=position,
        reactions=_likes(number, block),
        attachments=_attachments(block, page),
    )


def shown(element: HtmlElement, without: list[HtmlElement]) -> Shown:
    """A date's words; a day by its name has the date as a tooltip, with the time beside it."""
    words = own_words(element, without)
    skipped = {part for root in without for part in root.iter()}
    for span in element.iter("span"):
        tip = span.get("title") or ""
        if span not in skipped and any(map(str.isdigit, tip)):
            beside = " ".join((span.tail or "").split()).strip(" ,،")
            timed = _TIME.search(tip) or not beside
            return Shown(words, full=tip if timed else f"{tip}, {beside}")
    return Shown(words)


def _posted(parts: dict[str, HtmlElement], block: HtmlElement, edit: HtmlElement | None) -> Shown:
    """The line over a post; older versions have it beside the post's number."""
    without = [e for e in (edit, parts.get("edit_holder")) if e is not None]
    date = parts.get("date")
    if date is not None:
        return shown(date, without)
    head = parts.get("head")
    if head is None:
        head = next((e for e in block.iter("div", "span") if "smalltext" in classes(e)), None)
    if head is None:
        return NO_DATE
    cells = [e for e in head.iter("div", "span") if "smalltext" in classes(e)]
    found = shown(cells[0] if cells else head, [*without, *head.iter("a")])
    return found if any(map(str.isdigit, found.text)) else NO_DATE


def _edited(edit: HtmlElement | None) -> Shown | None:
    if edit is None:
        return None
    words = own_words(edit, list(edit.iter("em"))).strip("() ")
    note = edit_note(words)
    if note is not None:
        return Shown(_LABEL.sub("", note[1] or ""), full=shown(edit, []).full)
    date = _DATE.search(own_words(edit, list(edit.iter("em", "a"))))
    return Shown(date[0], full=shown(edit, []).full) if date else None


def _place(number: str, block: HtmlElement, page: Page) -> tuple[str | None, int | None]:
    """The permalink and the place in the thread: the link that says `#3`."""
    for link in block.iter("a"):
        href = link.get("href") or ""
        if not href.endswith(f"pid{number}"):
            continue
        count = _NUMBER.search(line(link))
        if count is None or "#" not in line(link):
            continue
        address = read_address(page.absolute(href))
        named = address is not None and address.post_id == number
        place = int(re.sub(r"\D", "", count[1]))
        return (address.url if address and named else None), place
    return None, None


def _likes(number: str, block: HtmlElement) -> str | None:
    """How many the add-on "Thank You/Like" names under a post."""
    box = next((e for e in block.iter("div") if e.get("id") == f"tyl_{number}"), None)
    if box is None or "none" in (box.get("style") or ""):
        return None
    names = [a for a in box.iter("a") if re.search(r"uid=|[Uu]ser-", a.get("href") or "")]
    return str(len(names)) if names else None


def _attachments(block: HtmlElement, page: Page) -> list[str]:
    urls = []
    for link in block.iter("a"):
        if "attachment.php?" in (link.get("href") or ""):
            url = page.absolute(link.get("href"))
            urls.append(clean_url(url) if url else "")
    return [url for url in dict.fromkeys(urls) if url]


def read_member(root: HtmlElement | None, page: Page) -> tuple[str | None, str | None]:
    """The id and the canonical URL of the first member that links under `root` lead to."""
    for link in [] if root is None else root.iter("a"):
        address = read_address(page.absolute(link.get("href")))
        if address is not None and address.kind is Kind.PROFILE:
            return (address.id if address.id.isdecimal() else None), address.url
    return None, None


def _author(parts: dict[str, HtmlElement], block: HtmlElement, page: Page) -> RawAuthor:
    author = RawAuthor()
    who = parts.get("who")
    named = parts.get("name")
    if named is None and who is not None:
        named = next((e for e in who.iter("strong", "a") if line(e)), None)
    author.name = line(named)
    author.user_id, author.url = read_member(named if line(named) else who, page)
    if author.url and author.user_id is None:  # a name in the address: the buttons have the number
        author.user_id = _number(block)
    image = next(parts["avatar"].iter("img"), None) if "avatar" in parts else None
    author.avatar = None if image is None else page.absolute(image.get("src")) or None
    seen: dict[str, RawAuthor] = page.memo.setdefault("mybb authors", {})
    if author.url and author.url in seen:  # the same panel stands beside each of a member's posts
        return replace(seen[author.url], signature=None)
    stats = parts.get("stats")
    place = who if who is not None else (None if named is None else _cell(named))
    if place is not None and named is not None:
        skipped = {e for e in (named, stats, parts.get("avatar")) if e is not None}
        lines = panel_lines(place, skipped)
        if lines and match_label(lines[0].partition(":")[0]) is None:
            title = lines.pop(0)
            author.title = None if is_guest_name(title) or is_online_status(title) else title
        author.panel = panel_pairs(lines)
    if stats is not None:
        buttons = {e for e in stats.iter("div") if "postbit_buttons" in classes(e)}
        author.panel += panel_pairs(panel_lines(stats, buttons))
    if author.url:
        seen[author.url] = author
    return author


def _cell(named: HtmlElement) -> HtmlElement:
    return next(named.iterancestors("td", "div"), named)


def _number(block: HtmlElement) -> str | None:
    found = (re.search(r"[?&;]uid=(\d+)", a.get("href") or "") for a in block.iter("a"))
    return next((match[1] for match in found if match), None)
