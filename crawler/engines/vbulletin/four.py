"""vBulletin 4: lists of `li` with classes for what version 3 tells by place."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.numbers import COUNT_SHOWN
from crawler.engines.routes import Routes
from crawler.engines.vbulletin import dates, polls
from crawler.engines.vbulletin.authors import read_author
from crawler.engines.vbulletin.blocks import Block
from crawler.engines.vbulletin.four_authors import named_author
from crawler.engines.vbulletin.places import parted, trail_of
from crawler.engines.vbulletin.signatures import signature
from crawler.engines.vbulletin.three import VBulletin3
from crawler.pages.dom import find, find_all, first_in, line, with_class
from crawler.pages.page import Page
from crawler.pages.surroundings import first_by_class
from crawler.raw import NO_DATE, RawBoard, RawPost, RawThread, Shown, dated

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


_HAS = "contains(concat(' ',normalize-space(@class),' '),' {} ')"
_CELL = f".//*[{_HAS}]"


def read_line(
    engine: Routes, page: Page, item: HtmlElement, link: HtmlElement, thread_id: str
) -> RawThread:
    """A thread, from its `li.threadbit` in a board's list."""
    names = f"{item.get('class') or ''} {' '.join(c.get('class') or '' for c in item)}".split()
    prefix = find(item, ".//*[starts-with(@id,'thread_prefix_')]")
    thread = RawThread(
        thread_id,
        engine.target(page, link),
        line(link),
        _rich(prefix),
        created=_created(item),
        sticky="sticky" in names or item.getparent().get("id") == "stickies",
        locked="lock" in names,
        moved="moved" in names,
    )
    named = _CELL.format("author") + "//a[contains(@class,'username')]"
    starter = find(item, named, _CELL.format("label") + "/a")
    if starter is not None:
        thread.author = line(starter)
        address = engine.address(page.absolute(starter.get("href")))
        thread.author_id = address.id if address else None
    counts = [
        found[0]
        for cell in find_all(item, ".//ul[contains(@class,'threadstats')]/li")
        if "hidden" not in (cell.get("class") or "") and (found := COUNT_SHOWN.search(line(cell)))
    ]
    thread.replies, thread.views = [*counts, None, None][:2]
    last = find_all(item, ".//dl[contains(@class,'threadlastpost')]/dd")
    thread.last_post = _last_post(last[-1]) if last else None
    thread.pages = engine.pages_beside(page, item, thread_id)
    return thread


def _rich(prefix: HtmlElement | None) -> str | None:
    """A board's own prefix, an element; the words `Sticky:` and `Moved:` are plain text."""
    if prefix is None:
        return None
    return " ".join(line(child) for child in prefix if line(child)) or None


def _created(item: HtmlElement) -> Shown | None:
    """The date after the starter's name: the tooltip of the name, or the words behind it."""
    label = find(item, _CELL.format("author") + f"//*[{_HAS.format('label')}]")
    starter = first_in(label, "a")
    if starter is None or label is None:
        return None
    text = "".join(
        [starter.tail or "", *(f"{line(e)}{e.tail or ''}" for e in starter.itersiblings())]
    )
    return dated(" ".join(text.split()).strip(", \xa0"))


def _last_post(cell: HtmlElement) -> Shown | None:
    words = [cell.text or ""]
    for child in cell:
        if child.tag == "a":
            break
        words += [*child.itertext(), child.tail or ""]
    text = " ".join("".join(words).split())
    return Shown(text) if text else NO_DATE
