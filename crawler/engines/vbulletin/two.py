"""vBulletin 2.x: tables and `font` elements, ids in the addresses and anchors only."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.engines.base import Address, Kind
from crawler.engines.routes import boards_of
from crawler.engines.vbulletin.authors import avatar
from crawler.engines.vbulletin.kinds import read_kind
from crawler.engines.vbulletin.places import home
from crawler.engines.vbulletin.three import VBulletin3
from crawler.engines.vbulletin.two_posts import MARKUP, read_message
from crawler.engines.vbulletin.unmarked import thread_links
from crawler.pages.dom import find, find_all, first_in, line
from crawler.pages.page import Page
from crawler.pages.sources import file_urls, icon_names
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread, Shown, dated

_ANCHOR = re.compile(r"post(\d+)$")
_NAMES = (
    ("t", "threadid"),
    ("f", "forumid"),
    ("p", "postid"),
    ("page", "pagenumber"),
    ("u", "action=getinfo&userid"),
)
_ANCHORS = "//td/a[starts-with(@name,'post')]"


class VBulletin2(VBulletin3):
    """A post is a row with `<a name="postID">` and, under it, the row of its date and buttons."""

    version = "2"
    markup = MARKUP

    def address(self, url: str) -> Address | None:
        found = super().address(url)
        if found is None:
            return None
        target = found.url
        for key, name in _NAMES:
            target = re.sub(rf"(?<=[?&]){key}=", f"{name}=", target)
        return replace(found, url=target)

    def kind(self, page: Page) -> Kind:
        if self._anchors(page):
            return Kind.THREAD
        if next(iter(self.threads(page)), None) is not None:
            return Kind.BOARD
        if next(iter(self.boards(page)), None) is not None:
            return self.list_kind(page)
        return read_kind(page)

    def _anchors(self, page: Page) -> list[tuple[str, HtmlElement]]:
        found = ((_ANCHOR.match(a.get("name") or ""), a) for a in find_all(page.root, _ANCHORS))
        return [(match[1], anchor) for match, anchor in found if match]

    def posts(self, page: Page) -> Iterator[RawPost]:
        for post_id, anchor in self._anchors(page):
            cell = anchor.getparent()
            message = None if cell is None else cell.getnext()
            if cell is None or message is None:
                continue
            row = cell.getparent()
            below = None if row is None else row.getnext()
            date = None if below is None else below.find("td")
            parts = read_message(message)
            author = self._author(page, cell, below)
            author.signature = parts.signature
            yield RawPost(
                post_id,
                author,
                parts.body,
                permalink=f"{home(page)}showthread.php?postid={post_id}",
                posted=Shown(line(date)),
                edited=parts.edited,
                attachments=file_urls(page, parts.attachments),
            )

    def _author(self, page: Page, cell: HtmlElement, below: HtmlElement | None) -> RawAuthor:
        name = first_in(cell, "b")
        author = RawAuthor(line(name), avatar=avatar(page, cell))
        self.identify(author, page, (cell if below is None else below).iter("a"))
        lines = panel_lines(cell, [name])
        if lines and ":" not in lines[0]:
            author.title = lines.pop(0)
        author.panel = panel_pairs(lines)
        return author

    def thread(self, page: Page) -> RawThread:
        thread = super().thread(page)
        thread.locked = find(page.root, "//a/img[contains(@src,'closed')]") is not None
        return thread

    def boards_above(self, page: Page) -> list[str]:
        return [line(link) for link in self._crumbs(page)]

    def _crumbs(self, page: Page) -> list[HtmlElement]:
        """The links to boards in the first line that also links to the front page."""
        for bold in page.root.iter("b"):
            links = bold.findall("a")
            if links and "index.php" in (links[0].get("href") or ""):
                return list(links[1:])
        return []

    def title(self, page: Page) -> tuple[str | None, str]:
        crumbs = self._crumbs(page)
        words = (crumbs[-1].tail or "").strip(" >\xa0\n\t") if crumbs else ""
        return (None, words) if words else super().title(page)

    def boards(self, page: Page) -> Iterator[RawBoard]:
        above = (self.linked(page, crumb, Kind.BOARD) for crumb in self._crumbs(page))
        known = (to.id for to in (self.own_address(page, Kind.BOARD), *above) if to)
        links = self.links(page, "//td//a[contains(@href,'forumdisplay.php')]", Kind.BOARD)
        return boards_of(((a, to) for a, to in links if not line(a).isdigit()), *known)

    def threads(self, page: Page) -> Iterator[RawThread]:
        for link, thread_id in thread_links(page):
            url = self.target(page, link)
            row = next(link.iterancestors("tr"), None)
            if row is not None:
                yield self._row(page, RawThread(thread_id, url, line(link)), row)

    def _row(self, page: Page, thread: RawThread, row: HtmlElement) -> RawThread:
        cells = row.findall("td")
        starter = find(row, ".//a[contains(@href,'action=getinfo')]")
        if starter is not None:
            address = self.address(page.absolute(starter.get("href")))
            thread.author, thread.author_id = line(starter), address.id if address else None
        counts = [line(c) for c in cells if len(line(c)) < 9 and parse_count(line(c)) is not None]
        thread.replies, thread.views = [*counts, None, None][:2]
        last = next(iter(cells[-1].itertext()), "").strip()
        time = find(cells[-1], ".//font/font")
        words = " ".join(filter(None, [last or line(cells[-1])[:10], line(time)]))
        thread.last_post = dated(words)
        icons = icon_names(row)
        thread.locked, thread.moved = "lock" in icons, "moved" in icons
        thread.sticky = "sticky" in icons
        thread.pages = self.pages_beside(page, row, thread.thread_id) or 1
        return thread
