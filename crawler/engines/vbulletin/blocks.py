"""The parts of a vBulletin 3 post, found around its message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from crawler.arabic.chrome import edit_note
from crawler.arabic.dates import parse_date
from crawler.body import plain_text
from crawler.dom import find_all, line
from crawler.records import NO_DATE, Shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_ID = re.compile(r"(?:post_message_|td_post_)(\d+)$")
_FOREIGN = re.compile(r"(?:post_message_|edit|post)(\d+)$")
_TIME = re.compile(r"\d{1,2}:\d\d")
_POSTCOUNT = re.compile(r"[?&;]postcount=(\d+)")
_RULE = re.compile(r"_{5,}\s*")
_SIGNATURE = re.compile(
    r"(?:^|[\s_-])(?:sig|signature|signaturecontainer|postsig)(?:$|[\s_-])", re.I
)


class Block(NamedTuple):
    """A post's elements in page order: those before its message, and those after it."""

    post_id: str
    body: HtmlElement
    before: list[HtmlElement]
    after: list[HtmlElement]


def messages(root: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """The ids and message elements of the posts on a page, each post once."""
    found = find_all(root, "//div[starts-with(@id,'post_message_')]")
    found = found or find_all(root, "//*[starts-with(@id,'post_message_')]")
    if not found:  # before 3.5 the cell of the message has an id, the message itself none
        cells = find_all(root, "//td[starts-with(@id,'td_post_')]")
        return _once((cell, _message_in(cell)) for cell in cells)
    return _once((element, element) for element in found)


def _once(pairs: Iterable[tuple[HtmlElement, HtmlElement]]) -> list[tuple[str, HtmlElement]]:
    kept: dict[str, HtmlElement] = {}
    for marked, element in pairs:
        match = _ID.match(marked.get("id") or "")
        if match and match[1] not in kept:
            kept[match[1]] = element
    return list(kept.items())


def _message_in(cell: HtmlElement) -> HtmlElement:
    """The first block of a cell that is neither heading nor signature."""
    for child in cell:
        if child.tag == "div" and not child.get("class") and not _RULE.match(line(child)):
            return child
    return cell


def blocks(root: HtmlElement) -> list[Block]:
    """The posts of a page with the elements around each message."""
    found = messages(root)
    holders: dict[HtmlElement, int] = {}
    for _, body in found:
        for ancestor in body.iterancestors():
            holders[ancestor] = holders.get(ancestor, 0) + 1
    result = []
    for post_id, body in found:
        elements = list(_container(post_id, body, holders).iter())
        start = elements.index(body)
        end = start + sum(1 for _ in body.iter())
        result.append(
            Block(
                post_id,
                body,
                _own(reversed(elements[:start]), post_id)[::-1],
                _own(elements[end:], post_id),
            )
        )
    return result


def _container(post_id: str, body: HtmlElement, holders: dict[HtmlElement, int]) -> HtmlElement:
    """The element that is the whole post: its wrapper by id, else all that holds no other post."""
    names = {f"edit{post_id}", f"post{post_id}", f"post_{post_id}"}
    best = widest = body
    for ancestor in body.iterancestors():
        if ancestor.get("id") in names:
            best = ancestor
        if holders[ancestor] == 1 and ancestor.tag not in {"body", "html"}:
            widest = ancestor
    return widest if best is body else best


def _own(elements: Iterable[HtmlElement], post_id: str) -> list[HtmlElement]:
    """Elements up to the first that belongs to another post (broken markup nests posts)."""
    kept = []
    for element in elements:
        name = element.get("id")
        if name:
            foreign = _FOREIGN.match(name)
            if foreign and foreign[1] != post_id:
                break
        kept.append(element)
    return kept


def by_class(elements: Iterable[HtmlElement]) -> dict[str, HtmlElement]:
    """The first element of each class token."""
    found: dict[str, HtmlElement] = {}
    for element in elements:
        names = element.get("class")
        if names:
            for name in names.split():
                found.setdefault(name, element)
    return found


def posted(block: Block) -> Shown:
    """The date of a post: what follows the anchor of the post, else a date above the message."""
    for element in block.before:
        if element.tag == "a" and (element.get("name") or "") == f"post{block.post_id}":
            text = date_words([element.tail or "", *_tails(element)])
            if text:
                return Shown(text)
    loose = None
    for element in block.before:
        for text in (element.text or "", element.tail or ""):
            words = " ".join(text.split())
            found = parse_date(words, order="dmy") if 5 < len(words) < 60 else None
            if found is not None and found.precision in {"minute", "second"}:
                return Shown(words)
            if found is not None and found.precision == "day" and loose is None:
                loose = Shown(words) if _in_head(element) else None
    if loose is not None:
        return loose
    return NO_DATE


def _in_head(element: HtmlElement) -> bool:
    """Whether an element stands in the bar over a post, where no other date does."""
    near = [element, *element.iterancestors("td", "div", "tr")][:3]
    return any("thead" in (e.get("class") or "") for e in near)


def _tails(element: HtmlElement) -> list[str]:
    texts = []
    for sibling in element.itersiblings():
        if sibling.tag in {"script", "table", "div"}:
            break
        texts += [*sibling.itertext(), sibling.tail or ""]
    return texts


def date_words(texts: list[str]) -> str:
    """Of the texts beside a date mark the ones that are the date: `today,` and `05:31 PM` too."""
    parts = [text for text in (" ".join(text.split()) for text in texts) if text]
    for index, text in enumerate(parts):
        if not any(char.isdigit() for char in text):
            continue
        words = [text]
        before = parts[index - 1] if index else ""
        if before.endswith((",", "،")) or (_TIME.match(text) and len(before) < 20):
            words.insert(0, before)
        if not _TIME.search(text) and index + 1 < len(parts) and _TIME.match(parts[index + 1]):
            words.append(parts[index + 1])
        return " ".join(filter(None, words))
    return parts[0] if parts and parse_date(parts[0]) is not None else ""


def position(block: Block) -> int | None:
    """The number that the page shows on the post."""
    for element in block.before:
        if element.tag == "a":
            named = (element.get("id") or "").startswith("postcount")
            count = _POSTCOUNT.search(element.get("href") or "")
            shown = (element.get("name") or line(element)) if named else count[1] if count else ""
            digits = "".join(char for char in shown if char.isdigit())
            if 0 < len(digits) < 8:
                return int(digits)
    return None


def signature(block: Block) -> str | None:
    """What stands under the line of underscores, or in a block of that name."""
    for element in block.after:
        if element.tag not in {"div", "fieldset", "blockquote", "td", "p", "span"}:
            continue
        named = _SIGNATURE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        ruled = _RULE.match((element.text or "").lstrip())
        if named or ruled:
            words = _RULE.sub("", plain_text(element), count=1).strip()
            heading = line(next(element.iter("legend"), None))
            return words.removeprefix(heading).strip() or None
    return None


def edited(block: Block) -> Shown | None:
    """The date of the edited-by note: a line of small print under the message."""
    for element in block.after:
        if element.tag in {"em", "i", "blockquote", "p"} or "edit" in (element.get("class") or ""):
            shown = note_date(element)
            if shown is not None:
                return shown
    return None


def note_date(element: HtmlElement | None) -> Shown | None:
    """The date in an edited-by note; the reason for the edit stands on a line of its own."""
    text = "" if element is None else "".join(element.itertext())
    for words in (" ".join(row.split()) for row in text[:600].split("\n")):
        note = edit_note(words) if words else None
        if note is not None:
            return Shown(note[1] or words)
    return None


def thanks(block: Block) -> str | None:
    """How many members are named in the box of thanks or likes under the message."""
    for element in block.after:
        name = element.get("id") or ""
        if name.startswith(("post_thanks_box", "dbtech_thanks_", "post_groan_box")) and name:
            if name.startswith("post_groan"):
                continue
            members = {
                link.get("href")
                for link in element.iter("a")
                if "member" in (link.get("href") or "")
            }
            return str(len(members)) if members else None
    return None
