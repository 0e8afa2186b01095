"""The posts of MyBB: blocks of 1.8 and tables of 1.6, in the styles made from them."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.edit_notes import edit_note
from crawler.engines.mybb.authors import parts_of, read_author
from crawler.engines.mybb.routes import read_address
from crawler.light import words_after
from crawler.pages.dom import attribute, classes, line, own_words, with_class, with_id, with_ids
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.sources import file_urls
from crawler.raw import NO_DATE, RawPost, Shown

_BODIES = frozenset({"div", "td", "article", "section"})
_BODY = re.compile(r"pid_(\d+)$")
_AROUND = re.compile(r"post_body_(\d+)$")
_POST = re.compile(r"post_\d+$")
_NUMBER = re.compile(r"#?(\d[\d.,]*)$")
# A date with its time in a note whose language is not known.
_DATE = re.compile(r"\d.*\d(?:\s?[^\W\d]{1,2}\b\.?)?")
_TIME = re.compile(r"\d:\d")
_FILE = re.compile(r"attachment\.php\?")
# The boxes of the add-ons "Thank You/Like" and "Thank you".
_LIKES = ("tyl_", "thx")
_MEMBER = re.compile(r"uid=|[Uu]ser-")


@once_a_page
def blocks(page: Page) -> list[tuple[str, HtmlElement, HtmlElement]]:
    """Of each post the number, the block around it, and the element of its words."""
    found = []
    for body in page.names.elements_from("pid_"):
        number = _BODY.match(body.get("id") or "")
        if number is not None and body.tag in _BODIES:
            found.append((number[1], _holder(body), body))
    return found or list(_for_telephones(page))


def _for_telephones(page: Page) -> Iterator[tuple[str, HtmlElement, HtmlElement]]:
    """The posts of the theme GoMobile, which calls the words of a post by a class only."""
    for around in page.names.elements_from("post_body_"):
        number = _AROUND.match(around.get("id") or "")
        body = with_class(around, "post_content")
        if number is not None and body is not None:
            yield number[1], _holder(body), body


def _holder(body: HtmlElement) -> HtmlElement:
    """The block around a post; before 1.4 it is a row, with the date in the row below."""
    row = None
    for above in body.iterancestors():
        if _POST.match(above.get("id") or ""):
            return above
        anchors = above.iter("a") if row is None and above.tag == "tr" else ()
        if any(attribute(anchor, "name").startswith("pid") for anchor in anchors):
            row = above
    return row if row is not None else next(body.iterancestors("table"), body)


def read_post(number: str, block: HtmlElement, body: HtmlElement, page: Page) -> RawPost:
    """One post from its block."""
    parts = parts_of(block, body)
    author = read_author(parts, block, body, page)
    signature = parts.get("signature")
    named = signature is not None and signature is not body
    author.signature = signature if named else _ruled(body)
    edit = parts.get("edit", parts.get("edit_holder"))
    if edit is None:
        edit = with_id(block, f"edited_by_{number}")
    if edit is None and block.tag == "tr":
        edit = next((e for e in block.iter("span") if edit_note(line(e))), None)
    links = [(link, link.get("href") or "") for link in block.iter("a")]
    permalink, position = _place(number, links, page)
    return RawPost(
        number,
        author,
        body,
        permalink=permalink,
        posted=_posted(parts, block, edit),
        edited=_edited(edit),
        position=position,
        reactions=_likes(number, page),
        attachments=file_urls(page, (href for _, href in links), _FILE),
    )


def _ruled(body: HtmlElement) -> str | None:
    """A signature that a style gives no name: what stands under a rule below the post's words."""
    rule = next((beside for beside in body.itersiblings() if beside.tag == "hr"), None)
    words = "" if rule is None else words_after(rule)
    return None if edit_note(words) else words or None


def shown(element: HtmlElement, without: list[HtmlElement]) -> Shown:
    """A date's words; a day by its name has the date as a tooltip, with the time beside it."""
    return Shown(own_words(element, without), full=_tooltip(element, without))


def _tooltip(element: HtmlElement, without: list[HtmlElement]) -> str:
    """A date from the tooltip of a day's name, with the time beside it; empty where there is none.

    The subtrees of `without` do not count.
    """
    for span in element.iter("span"):
        tip = span.get("title") or ""
        if any(map(str.isdigit, tip)) and not any(span in part.iter("span") for part in without):
            beside = " ".join((span.tail or "").split()).strip(" ,،")
            return tip if _TIME.search(tip) or not beside else f"{tip}, {beside}"
    return ""


def _posted(parts: dict[str, HtmlElement], block: HtmlElement, edit: HtmlElement | None) -> Shown:
    """The line over a post; older versions have it beside the post's number."""
    without = [e for e in (edit, parts.get("edit_holder")) if e is not None]
    date = parts.get("date")
    if date is not None:
        return shown(date, without)
    head = block.getnext() if block.tag == "tr" else parts.get("head")
    if head is None:  # the classic layout of 1.6 has the date under the author's panel
        small = [e for e in block.iter("div", "span") if "smalltext" in classes(e)]
        timed = (e for e in small if _TIME.search(line(e)) and edit not in e.iterancestors())
        head = next(timed, next(iter(small), None))
    if head is None:
        return NO_DATE
    cells = [e for e in head.iter("div", "span") if "smalltext" in classes(e)]
    found = shown(cells[0] if cells else head, [*without, *head.iter("a")])
    return found if any(map(str.isdigit, found.text)) else NO_DATE


def _edited(edit: HtmlElement | None) -> Shown | None:
    if edit is None or not line(edit):
        return None
    words = own_words(edit, list(edit.iter("em"))).strip("() ")
    note = edit_note(words)
    if note is not None:
        return Shown(note[1] or "", full=_tooltip(edit, []))
    date = _DATE.search(own_words(edit, list(edit.iter("em", "a"))))
    return Shown(date[0], full=_tooltip(edit, [])) if date else None


def _place(
    number: str, links: list[tuple[HtmlElement, str]], page: Page
) -> tuple[str | None, int | None]:
    """The permalink and the place in the thread: the link that says `#3`."""
    for link, href in links:
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


def _likes(number: str, page: Page) -> str | None:
    """How many members an add-on names under a post."""
    boxes = (_liked(page).get(f"{part}{number}") for part in _LIKES)
    box = next((box for box in boxes if box is not None), None)
    if box is None or "none" in (box.get("style") or ""):
        return None
    members = {a.get("href") for a in box.iter("a") if _MEMBER.search(a.get("href") or "")}
    return str(len(members)) if members else None


@once_a_page
def _liked(page: Page) -> dict[str, HtmlElement]:
    if not page.names.has_id_from(*_LIKES):
        return {}
    numbers = [number for number, _, _ in blocks(page)]
    return with_ids(page.root, (f"{part}{number}" for number in numbers for part in _LIKES))
