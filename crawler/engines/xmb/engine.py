"""XMB 1.x: three table rows a post, members known by their names only."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.list_lines import is_sticky_mark
from crawler.arabic.numbers import parse_count
from crawler.engines.base import Address, Kind
from crawler.engines.messages import message_kind, worded_kind
from crawler.engines.routes import Routes, boards_of
from crawler.engines.xmb.posts import MARKUP, member_id, read_author, read_message
from crawler.engines.xmb.routes import read_address
from crawler.pages.dom import find, find_all, line
from crawler.pages.page import Page
from crawler.pages.sources import icon_names
from crawler.raw import RawBoard, RawPost, RawThread, Shown, dated

_ANCHORS = "//td//a[starts-with(@name,'pid')]"
_PARTS = ("member.php?action=viewpro", "xmbforum")
_NAVIGATION = "//td[contains(@class,'navtd')]//a/@href[contains(.,'action=')]"
_CELLS = (
    "//td[contains(@class,'navtd') or contains(@class,'tablerow')"
    " or contains(@class,'lastpostcell')]"
)
_ROWS = "//tr[td[contains(@class,'lastpostcell')] and .//a[contains(@href,'viewthread.php')]]"
_PAGES = "//td[contains(@class,'multi')]//a[@href]"


class Xmb(Routes):
    """A post begins at `<a name="pidID">` in the cell of its author."""

    name = "xmb"
    version = "1"
    markup = MARKUP
    address = staticmethod(read_address)
    aside = frozenset({"action", "goto"})
    own_links = "//a[contains(@href,'viewthread.php?') and contains(@href,'tid=')]/@href"

    def detect(self, page: Page) -> int:
        marks = page.names.links_with(*_PARTS)
        if page.names.has_class("navtd"):
            marks += map(str, find_all(page.root, _NAVIGATION))
        if not marks:
            return 0
        own_words = page.says("XMB") or find(page.root, f"{_ANCHORS} | {_CELLS}") is not None
        if not own_words:
            return 0
        return 85 if any("viewpro&" in href or "xmb" in href for href in marks) else 60

    def kind(self, page: Page) -> Kind:
        root = page.root
        if find(root, _ANCHORS) is not None:
            return Kind.THREAD
        address = self.address(page.url)
        if (
            find(root, _ROWS) is not None
            or find(root, "//a[contains(@href,'action=newthread')]") is not None
        ):
            return Kind.BOARD
        if next(self.boards(page), None) is not None:
            return self.list_kind(page)
        if find(root, "//input[@name='loginsubmit']") is not None:
            return Kind.LOGIN
        message = find(
            root,
            "//tr[preceding-sibling::tr/td[contains(@class,'category')]]"
            "/td[contains(@class,'tablerow')]",
        )
        if message is not None and find(message, ".//input") is None:
            return message_kind(message)
        if address is not None and address.kind is Kind.PROFILE:
            return Kind.PROFILE
        return worded_kind(message)

    def boards(self, page: Page) -> Iterator[RawBoard]:
        links = self.links(page, "//a[contains(@href,'forumdisplay.php?fid=')]", Kind.BOARD)
        listed = ((link, to) for link, to in links if not _is_aside(link))
        return boards_of(listed, self.own_address(page, Kind.BOARD).id)

    def threads(self, page: Page) -> Iterator[RawThread]:
        for row in find_all(page.root, _ROWS):
            cells = row.findall("td")
            link = find(
                row, ".//td[contains(@class,'tablerow')]//a[contains(@href,'viewthread.php?tid=')]"
            )
            address = self.linked(page, link, Kind.THREAD)
            if address is None or not line(link):
                continue
            thread = RawThread(address.id, address.url, line(link))
            starter = find(row, ".//a[contains(@href,'action=viewpro')]")
            place = next((i for i, c in enumerate(cells) if link in c.iter("a")), 2)
            author = cells[place + 1] if place + 1 < len(cells) else None
            thread.author = line(starter if starter is not None else author) or None
            thread.author_id = member_id(self, page, starter)
            counts = [line(c) for c in cells[place + 2 : -1] if parse_count(line(c)) is not None]
            thread.replies, thread.views = [*counts, None, None][:2]
            icons = icon_names(row)
            thread.sticky = _sticky(line(cells[place]), line(link))
            thread.moved = "-" in [line(c) for c in cells]
            thread.locked = "lock_folder" in icons and not thread.moved
            thread.last_post = _last_post(cells[-1])
            thread.pages = self.pages_beside(page, cells[place], address.id)
            yield thread

    def thread(self, page: Page) -> RawThread:
        own = self.own_address(page)
        crumbs = find_all(page.root, "(//td[contains(concat(@class,' '),'nav ')])[1]//a")
        title = (crumbs[-1].tail or "") if crumbs else line(find(page.root, "//title"))
        pages = self._pages(page, Kind.THREAD)
        return RawThread(
            own.id,
            self.canonical(f"{page.absolute('viewthread.php')}?tid={own.id}") if own.id else "",
            title.strip(" \xa0\n\t»>"),
            boards=[line(crumb) for crumb in crumbs[1:] if line(crumb)],
            pages=max([a.start for a in pages] + [own.start]) or (None if pages else 1),
        )

    def posts(self, page: Page) -> Iterator[RawPost]:
        thread = self.thread(page)
        for anchor in find_all(page.root, _ANCHORS):
            post_id = (anchor.get("name") or "")[3:]
            cell = next(anchor.iterancestors("td"), None)
            row = None if cell is None else cell.getparent()
            below = None if row is None else row.getnext()
            message = None if below is None else below.find("td")
            if not post_id.isdigit() or cell is None or row is None or message is None:
                continue
            date = find(row, "./td[last()]//td[contains(@class,'smalltxt')]")
            body, signature, edited, files = read_message(page, message)
            author = read_author(self, page, cell)
            author.signature = signature
            url = f"{thread.url.partition('?')[0]}?tid={thread.thread_id}&goto=search&pid={post_id}"
            yield RawPost(post_id, author, body, url, Shown(line(date)), edited, attachments=files)

    def next_page(self, page: Page) -> str | None:
        kind = self.kind(page)
        return self.own_address(page, kind).next_of(self._pages(page, kind))

    def _pages(self, page: Page, kind: Kind) -> list[Address]:
        """The pages of a thread or board that its list of pages links to."""
        return [address for _, address in self.links(page, _PAGES, kind)]


def _is_aside(link: HtmlElement) -> bool:
    """Whether a link to a board stands in the trail or in a list of pages."""
    names = next(link.iterancestors("td", "div"), link).get("class") or ""
    return "nav" in names or "multi" in names


def _sticky(words: str, title: str) -> bool | None:
    """Whether the prefix before a title says that it stays on top; None where it is not known."""
    marks = [mark for mark in words.partition(title)[0].split(":") if mark.strip()]
    return any(map(is_sticky_mark, marks)) or (None if marks else False)


def _last_post(cell: HtmlElement) -> Shown | None:
    """The words before the line break: after it stands who posted."""
    link = find(cell, ".//a[contains(@class,'smalltxt')]")
    text = " ".join((cell if link is None else link).xpath("string(.//text()[1])").split())
    return dated(text)
