"""Invision Power Board 2 (2.0 to 2.3) and 1.3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.listing import is_sticky_mark
from crawler.arabic.numbers import parse_count
from crawler.arabic.quotes import quote_author
from crawler.arabic.walls import is_error_page, is_login_wall
from crawler.dom import find, find_all, last_number, line
from crawler.engines.base import Address, Kind
from crawler.engines.invision.routes import InvisionRoutes, first_page, read_address
from crawler.markup import Markup, QuoteParts, Role
from crawler.panel import panel_lines, panel_pairs
from crawler.records import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

_BODIES = "//div[contains(@class,'postcolor')]"
_LINKS = (
    "//a[contains(@href,'showforum=') or contains(@href,'showtopic=') or contains(@href,'act=')]"
)
_TITLES = "//a[starts-with(@id,'tid-link-')]"
_TABLES = "//table[contains(@class,'ipbtable') or contains(@class,'tableborder')]"
_CITED = re.compile(r"\((?P<who>.+?)\s*@\s*[^()]*\)\s*$")
_POST_TITLE = re.compile(r"[^:]*:\s*(.*\d.*)$")
_NUMBER = re.compile(r"#\s*(\d+)")
_POST_ID = re.compile(r"(?:[?&;]p(?:id)?=|entry)(\d+)")


def _quote(element: HtmlElement) -> QuoteParts:
    """A quote's heading stands before it, or (before 2.1) in the first row of its table."""
    above = element.getprevious() if element.tag != "table" else next(element.iter("tr"), None)
    link = None if above is None else find(above, ".//a[@href]")
    post = _POST_ID.search("" if link is None else link.get("href") or "")
    cited = _CITED.search(line(above))
    content = element if element.tag != "table" else find(element, ".//td[@id='QUOTE']")
    author = cited["who"] if cited else quote_author(line(above))
    return QuoteParts(author, post[1] if post else None, [element if content is None else content])


def _table(element: HtmlElement) -> Role | None:
    roles = {"QUOTE-WRAP": Role.QUOTE, "CODE-WRAP": Role.CODE}
    return roles.get(element.get("id") or "")


class Invision2(InvisionRoutes):
    """Invision Power Board 2: tables of class `ipbtable`, `div.postcolor` holds a post's words."""

    name = "invision"
    version = "2"
    hallmarks = ("ipb_",)
    markup = Markup(
        classes={
            "quotemain": Role.QUOTE,
            **dict.fromkeys(("codemain", "sqlmain", "htmlmain"), Role.CODE),
            **dict.fromkeys(("quotetop", "codetop", "sqltop", "htmltop", "edit"), Role.DROP),
        },
        special=_table,
        special_tags=frozenset({"table"}),
        quote=_quote,
        attachment_href=re.compile(r"[?&]act=attach", re.I),
    )

    def detect(self, page: Page) -> int:
        """Other platforms have skins with the same classes, but not the same addresses."""
        marks = _TABLES + " | //*[@id='ipbwrapper'] | //div[contains(@class,'borderwrap')]"
        root = page.root
        if find(root, "//body[@id='ipboard_body']") is not None or find(root, _LINKS) is None:
            return 0
        scripts = "//script[contains(text(),'ipb_var_') or contains(@src,'ipb_global')]"
        if find(root, scripts) is not None:
            return 95
        return 75 if find(root, marks) is not None and b"invision" in page.markup.lower() else 0

    def kind(self, page: Page) -> Kind:
        root = page.root
        error = find(root, "//div[contains(@class,'errorwrap')]")
        if error is not None:
            return Kind.LOGIN if is_login_wall(line(error)[:1400]) else Kind.ERROR
        if find(root, _BODIES) is not None:
            return Kind.THREAD
        board = self.own_address(page, Kind.BOARD).id
        if board or find(root, _TITLES) is not None:
            return Kind.BOARD
        if next(iter(self.boards(page)), None) is not None:
            return Kind.INDEX
        if find(root, "//input[@name='PassWord']") is not None:
            return Kind.LOGIN
        words = line(find(root, _TABLES))[:1400]
        return Kind.ERROR if is_error_page(words) else Kind.OTHER

    def boards(self, page: Page) -> Iterator[RawBoard]:
        yield from self.links_to_boards(page, _TABLES + "//td//a[contains(@href,'showforum=')]")

    def threads(self, page: Page) -> Iterator[RawThread]:
        for link in find_all(page.root, _TITLES):
            address = self.linked(page, link, Kind.THREAD)
            row = next(link.iterancestors("tr"), None)
            if address is not None and row is not None:
                yield self._listed(link, row, page)

    def _listed(self, link: HtmlElement, row: HtmlElement, page: Page) -> RawThread:
        address = read_address(page.absolute(link.get("href")))
        assert address is not None  # threads() asked before
        cells = list(row.iterchildren("td", "th"))
        place = next((n for n, cell in enumerate(cells) if link in cell.iter("a")), 0)
        replies, starter, views, last = (cells[place + 1 : place + 5] + [None] * 4)[:4]
        author, author_id, _ = self.member(page, [] if starter is None else list(starter.iter("a")))
        icons = " ".join(image.get("src") or "" for image in row.iter("img"))
        lines = [] if last is None else panel_lines(last)
        started = _POST_TITLE.search(link.get("title") or "")
        return RawThread(
            link.get("id", "").removeprefix("tid-link-"),
            first_page(address),
            line(link),
            author=author or line(starter) or None,
            author_id=author_id,
            created=Shown(started[1]) if started else None,
            last_post=Shown(lines[0]) if lines else None,
            replies=line(replies) or None,
            views=line(views) or None,
            pages=last_number(find_all(row, ".//span[contains(@class,'minipagelink')]/a")),
            sticky="pinned" in icons or _pinned(link),
            locked="closed" in icons,
            moved="moved" in icons,
        )

    def thread(self, page: Page) -> RawThread:
        root, address = page.root, self._place(page)
        title = find(root, "//div[contains(@class,'maintitle')]//b | //td[@class='maintitle']//b")
        words = line(title)
        if not words:
            words = line(find(root, "//head/title")).rpartition(" -> ")[2]
        pages = find_all(root, "//span[contains(@class,'pagelink') or contains(@class,'pagecur')]")
        closed = find(root, "//img[contains(@src,'t_closed') or contains(@src,'t_locked')]")
        here = line(find(root, "//span[contains(@class,'pagecurrent')]"))
        opening = not address.start and here in {"", "1"}
        first = next(iter(self.posts(page)), None) if opening else None
        return RawThread(
            address.id,
            first_page(address),
            words,
            author=first.author.name if first else None,
            author_id=first.author.user_id if first else None,
            created=first.posted if first else None,
            boards=self.trail(page, "(//*[@id='navstrip'])[1]//a[@href]"),
            pages=last_number(pages),
            locked=True if closed is not None else None,
            poll=_poll(root),
        )

    def _place(self, page: Page) -> Address:
        """The page's address; one saved without it has links to its own thread."""
        address = self.own_address(page)
        if address.id:
            return address
        for link in find_all(page.root, _LINKS):
            linked = read_address(page.absolute(link.get("href")))
            if linked and linked.kind is Kind.THREAD and linked.id:
                return linked
        return address

    def next_page(self, page: Page) -> str | None:
        current = "//span[contains(@class,'pagecurrent')][1]"
        link = find(
            page.root, f"({current}/following-sibling::span//a | {current}/following-sibling::a)[1]"
        )
        return None if link is None else self.canonical(page.absolute(link.get("href"))) or None

    def posts(self, page: Page) -> Iterator[RawPost]:
        place = self._place(page)
        thread = first_page(place) if place.id else ""
        for body in find_all(page.root, _BODIES):
            table = next(body.iterancestors("table"), None)
            if table is None:
                continue
            post_id = (body.get("id") or "").removeprefix("post-")
            if not post_id.isdecimal():
                anchor = find(table, ".//a[starts-with(@name,'entry')]")
                post_id = "" if anchor is None else (anchor.get("name") or "")[5:]
            if post_id.isdecimal():
                yield self._read(body, table, post_id, thread, page)

    def _read(
        self, body: HtmlElement, table: HtmlElement, post_id: str, thread: str, page: Page
    ) -> RawPost:
        details = find_all(table, ".//*[contains(@class,'postdetails')]")
        panel = next((e for e in details if find(e, ".//br") is not None), None)
        heads = [e for e in details if e is not panel]
        number = _NUMBER.search(" ".join(line(head) for head in heads))
        note = find(body, ".//span[contains(@class,'edit')]")
        author = self._author(table, panel, page)
        author.signature = find(table, ".//div[contains(@class,'signature')]")
        words = [line(head) for head in heads]
        date = next((w for w in words if any(map(str.isdigit, _NUMBER.sub("", w)))), "")
        mark = "&" if "?" in thread else "?"
        return RawPost(
            post_id,
            author,
            body,
            permalink=f"{thread}{mark}view=findpost&p={post_id}" if thread else None,
            posted=Shown(date) if date else NO_DATE,
            edited=None if note is None else Shown(_edit_date(note)),
            position=int(number[1]) if number else None,
        )

    def _author(self, table: HtmlElement, panel: HtmlElement | None, page: Page) -> RawAuthor:
        author = RawAuthor()
        name = find(table, ".//span[contains(@class,'normalname') or contains(@class,'unreg')]")
        if name is not None:
            author.name, author.user_id, author.url = self.member(page, list(name.iter("a")))
            author.name = author.name or line(name)
        if panel is None:
            return author
        for image in panel.iter("img"):
            source = image.get("src") or ""
            if author.avatar is None and re.search(r"avatar|uploads|av-\d|photo", source):
                author.avatar = page.absolute(source) or None
        for label, value in panel_pairs(panel_lines(panel)):
            if not label and author.title is None and not author.panel:
                author.title = value
            else:
                author.panel.append((label, value))
        return author


def _edit_date(note: HtmlElement) -> str:
    """The date of an edited-by note: what follows the bold name of the editor."""
    name = find(note, "(.//b)[last()]")
    after = "" if name is None else (name.tail or "").strip(" :\n")
    found = edit_note(line(note))
    return after or (found and found[1]) or line(note)


def _pinned(link: HtmlElement) -> bool:
    """Whether the words before the title say that the thread stands above the others."""
    cell = next(link.iterancestors("td"), None)
    title = line(link)
    before = "" if cell is None or not title else line(cell).partition(title)[0]
    return is_sticky_mark(before)


def _poll(root: HtmlElement) -> dict[str, Any] | None:
    """The poll of a thread: results are rows of choice, bar and `[ votes ]`."""
    table = find(
        root, "//form[contains(@action,'do=poll') or contains(@action,'act=Poll')]//table[.//b]"
    )
    if table is None:
        return None
    options = []
    for row in table.iter("tr"):
        cells = [line(cell) for cell in row.iterchildren("td")]
        votes = re.search(r"\[\s*(\d[\d.,]*)\s*\]", " ".join(cells))
        if votes and cells[0]:
            options.append({"text": cells[0], "votes": parse_count(votes[1])})
    question = find(table, ".//b")
    return {"question": line(question), "options": options} if options else None
