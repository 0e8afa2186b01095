"""vBulletin 4: lists of `li` with classes for what version 3 tells by place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.dom import classes, find, find_all, line, with_class
from crawler.engines.vbulletin import details, lists, polls
from crawler.engines.vbulletin.authors import (
    avatar,
    identify,
    read_author,
    with_neighbours,
)
from crawler.engines.vbulletin.blocks import by_class
from crawler.engines.vbulletin.details import note_date
from crawler.engines.vbulletin.places import home, trail_of
from crawler.engines.vbulletin.three import VBulletin3, attachments, parted
from crawler.known_panels import read_alike
from crawler.panel import panel_lines, panel_pairs
from crawler.raw import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.engines.vbulletin.blocks import Block
    from crawler.page import Page

_COUNT = re.compile(r"\d[\d,.٬،]*")
# What stands in the author's box and is no fact about them.
_ASIDE = re.compile(r"memberaction_body|popupbody|imlinks|nodecontrols|postdate|\brank|username")
_HAS = "contains(concat(' ',normalize-space(@class),' '),' {} ')"
_CELL = f".//*[{_HAS}]"


class VBulletin4(VBulletin3):
    """`li.postbit` with `.postdate`, `.userinfo` and a `post_message_ID` block."""

    name = "vbulletin"
    version = "4"

    def post(self, page: Page, block: Block) -> RawPost:
        """One post; what a skin has moved out of its classes is sought as in version 3."""
        outline, boxes = block.outline("userinfo")
        marked = by_class((*outline, *block.after))
        content = with_class(block.body, "postcontent", "blockquote")
        stamp = marked.get("postdate")
        date = None if stamp is None else with_class(stamp, "date")
        shown = line(stamp if date is None else date)
        note, sign = marked.get("lastedited"), marked.get("signaturecontainer")
        edited = None if note is None else note_date(note) or Shown(line(note))
        posted = Shown(shown) if shown else details.posted(block)
        author = _author(page, block, marked, boxes) or read_author(page, block)
        author.signature = details.signature(block) if sign is None else sign
        author.panel = [pair for pair in author.panel if pair[1] != posted.text]
        return RawPost(
            block.post_id,
            author,
            block.body if content is None else content,
            permalink=f"{home(page)}showthread.php?p={block.post_id}",
            posted=posted,
            edited=edited or details.edited(block),
            position=details.position(block),
            reactions=details.thanks(page, block),
            attachments=attachments(page, block),
        )

    def frame(self, page: Page) -> RawThread:
        thread = super().frame(page)
        thread.locked = find(page.root, _CLOSED) is not None
        thread.poll = thread.poll or _poll(page.root)
        return thread

    def trail(self, page: Page) -> list[str]:
        return trail_of(page, "//*[@id='breadcrumb']//li[contains(@class,'navbit')]/a")

    def title(self, page: Page) -> tuple[str | None, str]:
        words = find(page.root, "//h1//span[contains(@class,'threadtitle')]")
        if words is None:
            return super().title(page)
        head = next(words.iterancestors("h1"), words)
        prefix = " ".join(line(e) for e in head if e is not words and e.tag == "span" and line(e))
        own, title = parted(words)
        return prefix or own, title

    def boards(self, page: Page) -> Iterator[RawBoard]:
        seen = set()
        for item in find_all(
            page.root,
            "//li[starts-with(@id,'forum') and contains(@class,'forumbit')]"
            " | //li[contains(@class,'subforum')]",
        ):
            links = find_all(item, ".//h2//a[@href] | ./a[@href]") or list(item.iter("a"))
            link = next((a for a in links if line(a)), None)
            if link is None:
                continue
            address = self.address(page.absolute(link.get("href")))
            marked = (item.get("id") or "").removeprefix("forum")
            board_id = marked if marked.isdigit() else address.id if address else ""
            if board_id and board_id not in seen:
                seen.add(board_id)
                url = self.canonical(page.absolute(link.get("href")))
                yield RawBoard(board_id, url, line(link))
        if not seen:
            yield from lists.boards(page, self)

    def threads(self, page: Page) -> Iterator[RawThread]:
        items = find_all(page.root, "//li[contains(@class,'threadbit')]")
        if not items:
            yield from lists.threads(page, self)
        for item in items:
            link = find(item, ".//a[starts-with(@id,'thread_title_')]")
            thread_id = (link.get("id") or "")[13:] if link is not None else ""
            if link is not None and thread_id.isdigit():
                yield self._listed(page, item, link, thread_id)

    def _listed(
        self, page: Page, item: HtmlElement, link: HtmlElement, thread_id: str
    ) -> RawThread:
        names = f"{item.get('class') or ''} {' '.join(c.get('class') or '' for c in item)}".split()
        prefix = find(item, ".//*[starts-with(@id,'thread_prefix_')]")
        thread = RawThread(
            thread_id,
            self.canonical(page.absolute(link.get("href"))),
            line(link),
            _rich(prefix),
            created=_created(item),
            sticky="sticky" in names or item.getparent().get("id") == "stickies",
            locked="lock" in names,
            moved="moved" in names,
        )
        starter = find(item, _CELL.format("author") + "//a[contains(@class,'username')]")
        starter = starter if starter is not None else find(item, _CELL.format("label") + "/a")
        if starter is not None:
            thread.author = line(starter)
            address = self.address(page.absolute(starter.get("href")))
            thread.author_id = address.id if address else None
        counts = [
            found[0]
            for cell in find_all(item, ".//ul[contains(@class,'threadstats')]/li")
            if "hidden" not in (cell.get("class") or "") and (found := _COUNT.search(line(cell)))
        ]
        thread.replies, thread.views = [*counts, None, None][:2]
        last = find_all(item, ".//dl[contains(@class,'threadlastpost')]/dd")
        thread.last_post = _last_post(last[-1]) if last else None
        pages = [self.address(page.absolute(a.get("href"))) for a in item.iter("a")]
        thread.pages = max((a.start for a in pages if a and a.id == thread_id), default=0) or None
        return thread


def _author(
    page: Page, block: Block, marked: dict[str, HtmlElement], boxes: list[HtmlElement]
) -> RawAuthor | None:
    """The author whom the classes of a post name, or None where they name nobody.

    `boxes` are the author's; `marked` are the post's elements outside of them.
    """
    if len(boxes) == 1 and "username" not in marked and "usertitle" not in marked:
        author = read_alike(_read, page, boxes[0], home(page))
        link = None if author.user_id else by_class(block.before("a")).get("username")
    else:
        before = list(block.before())
        author = _shown(page, by_class((*before, *block.after)), boxes, before)
        link = next((e for e in before if e.tag == "a" and "username" in classes(e)), None)
    return with_neighbours(author, page, block, link) if author.name else None


def _read(page: Page, box: HtmlElement, _: str) -> RawAuthor:
    """Whom a box shows."""
    elements = list(box.iter())
    return _shown(page, by_class(elements), [box], elements)


def _shown(
    page: Page,
    marked: dict[str, HtmlElement],
    boxes: list[HtmlElement],
    elements: list[HtmlElement],
) -> RawAuthor:
    """The author whom the marked elements name; the name is empty where none does."""
    name, title = marked.get("username"), marked.get("usertitle")
    author = RawAuthor(line(name), title=line(title) or None)
    if name is not None and name.tag == "a":
        identify(author, page, name.get("href"), elements)
    author.avatar = avatar(page, *(e for e in elements if e.tag == "img"))
    skipped = {e for e in elements if _is_aside(e.get("class") or "")}
    skipped |= {e for e in (name, title) if e is not None}
    author.panel = panel_pairs(text for box in boxes for text in panel_lines(box, skipped))
    return author


def _is_aside(names: str) -> bool:
    return not names.startswith("userinfo") and _ASIDE.search(names) is not None


_CLOSED = "//a[@id='newreplylink_top' and contains(@class,'closed')]"


def _rich(prefix: HtmlElement | None) -> str | None:
    """A board's own prefix, an element; the words `Sticky:` and `Moved:` are plain text."""
    if prefix is None:
        return None
    return " ".join(line(child) for child in prefix if line(child)) or None


def _created(item: HtmlElement) -> Shown | None:
    """The date after the starter's name: the tooltip of the name, or the words behind it."""
    label = find(item, _CELL.format("author") + f"//*[{_HAS.format('label')}]")
    starter = None if label is None else next(label.iter("a"), None)
    if starter is None or label is None:
        return None
    text = "".join(
        [starter.tail or "", *(f"{line(e)}{e.tail or ''}" for e in starter.itersiblings())]
    )
    text = " ".join(text.split()).strip(", \xa0")
    return Shown(text) if any(char.isdigit() for char in text) else None


def _last_post(cell: HtmlElement) -> Shown | None:
    words = [cell.text or ""]
    for child in cell:
        if child.tag == "a":
            break
        words += [*child.itertext(), child.tail or ""]
    text = " ".join("".join(words).split())
    return Shown(text) if text else NO_DATE


def _poll(root: HtmlElement) -> dict[str, object] | None:
    """The poll of a thread: `dl.poll` options with their votes in a `dd.votes`."""
    box = find(root, "//*[contains(@class,'pollblock') or contains(@class,'pollbits')]")
    if box is None:
        return None
    return polls.poll(box)
