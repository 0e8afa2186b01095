"""vBulletin 4: lists of `li` with classes for what version 3 tells by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.engines.vbulletin import dates, polls
from crawler.engines.vbulletin.authors import read_author
from crawler.engines.vbulletin.four_authors import named_author
from crawler.engines.vbulletin.four_lists import read_line
from crawler.engines.vbulletin.places import parted, trail_of
from crawler.engines.vbulletin.signatures import signature
from crawler.engines.vbulletin.three import VBulletin3
from crawler.pages.dom import find, find_all, line, with_class
from crawler.pages.surroundings import first_by_class
from crawler.raw import RawBoard, RawPost, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.engines.vbulletin.blocks import Block
    from crawler.pages.page import Page

_CRUMBS = "//*[@id='breadcrumb']//li[contains(@class,'navbit')]/a"
_BOARD = "//li[starts-with(@id,'forum') and contains(@class,'forumbit')]"
_CLOSED = "//a[@id='newreplylink_top' and contains(@class,'closed')]"


class VBulletin4(VBulletin3):
    """`li.postbit` with `.postdate`, `.userinfo` and a `post_message_ID` block."""

    version = "4"

    def post(self, page: Page, block: Block) -> RawPost:
        """One post; what a skin has moved out of its classes is sought as in version 3."""
        outline, boxes = block.outline("userinfo")
        marked = first_by_class((*outline, *block.after))
        content = with_class(block.body, "postcontent", "blockquote")
        stamp = marked.get("postdate")
        date = with_class(stamp, "date")
        shown = line(stamp if date is None else date)
        note, sign = marked.get("lastedited"), marked.get("signaturecontainer")
        edited = None if note is None else dates.note_date(note) or Shown(line(note))
        posted = Shown(shown) if shown else dates.posted(block)
        author = named_author(page, block, marked, boxes) or read_author(page, block)
        author.signature = signature(block) if sign is None else sign
        author.panel = [pair for pair in author.panel if pair[1] != posted.text]
        post = self.framed(page, block, author, posted, edited or dates.edited(block))
        post.body = block.body if content is None else content
        return post

    def frame(self, page: Page) -> RawThread:
        thread = super().frame(page)
        thread.locked = find(page.root, _CLOSED) is not None
        thread.poll = polls.listed_poll(page.root) or thread.poll
        return thread

    def boards_above(self, page: Page) -> list[str]:
        return trail_of(page, find_all(page.root, _CRUMBS))

    def title(self, page: Page) -> tuple[str | None, str]:
        words = find(page.root, "//h1//span[contains(@class,'threadtitle')]")
        if words is None:
            return super().title(page)
        head = next(words.iterancestors("h1"), words)
        prefix = " ".join(line(e) for e in head if e is not words and e.tag == "span" and line(e))
        own, title = parted(words)
        return prefix or own, title

    def boards(self, page: Page) -> Iterator[RawBoard]:
        if find(page.root, _BOARD) is None:  # a style of other elements may leave the sub-boards
            yield from super().boards(page)
            return
        seen = set()
        for item in find_all(page.root, f"{_BOARD} | //li[contains(@class,'subforum')]"):
            links = find_all(item, ".//h2//a[@href] | ./a[@href]") or list(item.iter("a"))
            link = next((a for a in links if line(a)), None)
            if link is None:
                continue
            address = self.address(page.absolute(link.get("href")))
            marked = (item.get("id") or "").removeprefix("forum")
            board_id = marked if marked.isdigit() else address.id if address else ""
            if board_id and board_id not in seen:
                seen.add(board_id)
                url = self.target(page, link)
                yield RawBoard(board_id, url, line(link))

    def threads(self, page: Page) -> Iterator[RawThread]:
        items = find_all(page.root, "//li[contains(@class,'threadbit')]")
        if not items:
            yield from super().threads(page)
        for item in items:
            link = find(item, ".//a[starts-with(@id,'thread_title_')]")
            thread_id = (link.get("id") or "")[13:] if link is not None else ""
            if link is not None and thread_id.isdigit():
                yield read_line(self, page, item, link, thread_id)
