"""The posts of MyBB: blocks of 1.8 and tables of 1.6, in the styles made from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.arabic.edit_notes import edit_note
from crawler.dom import classes, line, own_words
from crawler.engines.mybb.authors import read_author
from crawler.engines.mybb.routes import read_address
from crawler.links import clean_url
from crawler.page import once_a_page
from crawler.raw import NO_DATE, RawPost, Shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.page import Page

_BODY = re.compile(r"pid_(\d+)$")
_POST = re.compile(r"post_\d+$")
_NUMBER = re.compile(r"#?([\d.,]+)$")
# A date with its time in a note whose language is not known.
_DATE = re.compile(r"\d.*\d(?:\s?[^\W\d]{1,2}\b\.?)?")
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


@once_a_page
def blocks(page: Page) -> list[tuple[str, HtmlElement, HtmlElement]]:
    """Of each post the number, the block around it, and the element of its words."""
    found = []
    for body in page.root.iter("div", "td", "article", "section"):
        number = _BODY.match(body.get("id") or "")
        if number is not None:
            found.append((number[1], _holder(body), body))
    return found


def _holder(body: HtmlElement) -> HtmlElement:
    """The block around a post; before 1.4 it is a row, with the date in the row below."""
    row = None
    for above in body.iterancestors():
        if _POST.match(above.get("id") or ""):
            return above
        if row is None and above.tag == "tr" and _is_anchored(above):
            row = above
    return row if row is not None else next(body.iterancestors("table"), body)


def _is_anchored(row: HtmlElement) -> bool:
    return any((link.get("name") or "").startswith("pid") for link in row.iter("a"))


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
    author = read_author(parts, block, page)
    signature = parts.get("signature")
    author.signature = signature if signature is not body else None
    edit = parts.get("edit", parts.get("edit_holder"))
    if edit is None and block.tag == "tr":
        edit = next((e for e in block.iter("span") if edit_note(line(e))), None)
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
    head = block.getnext() if block.tag == "tr" else parts.get("head")
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
        return Shown(note[1] or "", full=shown(edit, []).full)
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
