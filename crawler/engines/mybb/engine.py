"""MyBB: what a page is, its thread, its next page, its member."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from crawler.arabic.chrome import is_error_page, is_login_wall
from crawler.arabic.numbers import parse_count
from crawler.dom import find, find_all, last_number, line, number_in
from crawler.engines.base import Address, Engine, Kind
from crawler.engines.mybb import lists
from crawler.engines.mybb.markup import MARKUP
from crawler.engines.mybb.posts import blocks, read_post
from crawler.engines.mybb.routes import first_page, read_address
from crawler.records import RawAuthor, RawPost, RawThread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page
    from crawler.records import RawBoard

# Words of MyBB's scripts, templates, styles and credits.
_NAMED = (
    "my_post_key",
    "<!-- start: headerinclude",
    "MyBB.",
    "jscripts/general.js",
    "mybb.com",
    "mybboard.",
    "cache/themes/theme",
)
_OLD = re.compile(r"jscripts/prototype(?:\.lite)?\.js")
_THREAD = re.compile(r"(?:rating_thread_|[?&;]tid=|/thread-)(\d+)")


class MyBB(Engine):
    """MyBB 1.8: bodies are `pid_N` in blocks `post_N`, listed threads are `tid_N`."""

    name = "mybb"
    version = "1.8"
    markup = MARKUP

    def detect(self, page: Page) -> int:
        if "mybb sure" not in page.memo:
            page.memo["mybb sure"] = _sure(page)
        sure, version = page.memo["mybb sure"]
        return int(sure if version == self.version else sure // 3)

    def kind(self, page: Page) -> Kind:
        if "mybb kind" not in page.memo:
            page.memo["mybb kind"] = _kind(page)
        found: Kind = page.memo["mybb kind"]
        return found

    def address(self, url: str) -> Address | None:
        return read_address(url)

    def boards(self, page: Page) -> Iterable[RawBoard]:
        return lists.boards(page)

    def threads(self, page: Page) -> Iterable[RawThread]:
        return lists.threads(page)

    def thread(self, page: Page) -> RawThread:
        root = page.root
        prefix, title = _title(root)
        trail, boards = find(root, "//div[contains(@class,'navigation')]"), []
        for link in [] if trail is None else trail.iter("a"):
            address = read_address(page.absolute(link.get("href")))
            if address is not None and address.kind is Kind.BOARD:
                boards.append(line(link))
        closed = (
            "//a[contains(@class,'closed_button')] | //*[contains(@class,'thread_closed')]"
            " | //a[contains(@href,'newreply.php')]/img[contains(@src,'close')]"
        )
        thread_id, url = self._own(page)
        numbers = find_all(
            root, "(//div[contains(@class,'pagination')])[1]//*[self::a or self::span]"
        )
        return RawThread(
            thread_id,
            url,
            title,
            prefix=prefix,
            boards=boards,
            pages=last_number(numbers) or 1,
            locked=find(root, closed) is not None,
            poll=_poll(root),
        )

    def _own(self, page: Page) -> tuple[str, str]:
        """The id and first page of the thread of a thread's page."""
        named = read_address(page.url)
        number = named.id if named is not None and named.kind is Kind.THREAD else ""
        if not number.isdecimal():
            marks = find_all(
                page.root,
                "//ul[starts-with(@id,'rating_thread_')]/@id"
                " | //a[contains(@href,'newreply.php') or contains(@href,'action=nextoldest')"
                " or contains(@href,'printthread.php') or contains(@href,'pid')]/@href",
            )
            found = (_THREAD.search(str(mark)) for mark in marks)
            number = next((match[1] for match in found if match), number)
        if named is not None and named.kind is Kind.THREAD and named.id and not named.post_id:
            return number, first_page(named)
        return number, page.absolute(f"showthread.php?tid={number}") if number else ""

    def posts(self, page: Page) -> Iterator[RawPost]:
        thread_id, _ = self._own(page)
        query = f"tid={thread_id}&" if thread_id.isdecimal() else ""
        for number, block, body in blocks(page):
            post = read_post(number, block, body, page)
            place = f"showthread.php?{query}pid={number}#pid{number}"
            post.permalink = post.permalink or page.absolute(place)
            yield post

    def next_page(self, page: Page) -> str | None:
        link = find(page.root, "//a[contains(@class,'pagination_next')]")
        if link is not None:
            address = read_address(page.absolute(link.get("href")))
            return address.url if address else None
        current = find(page.root, "//*[contains(@class,'pagination_current')]")
        after = None if current is None else current.getnext()
        if after is None or after.tag != "a" or not line(after).isdecimal():
            return None
        address = read_address(page.absolute(after.get("href")))
        return address.url if address else None

    def author(self, page: Page) -> RawAuthor | None:
        if self.kind(page) is not Kind.PROFILE:
            return None
        named = find(page.root, "//*[contains(@class,'largetext') or @class='proname']/strong")
        address = read_address(page.url)
        author = RawAuthor(line(named))
        if address is not None and address.kind is Kind.PROFILE:
            author.user_id, author.url = address.id, address.url
        else:
            links = find_all(page.root, "//a[contains(@href,'action=finduser')]/@href")
            found = (re.search(r"uid=(\d+)", str(link)) for link in links)
            author.user_id = next((match[1] for match in found if match), None)
        image = find(page.root, "//img[contains(@src,'avatar')]")
        author.avatar = None if image is None else page.absolute(image.get("src")) or None
        for row in page.root.iter("tr"):
            cells = [cell for cell in row if cell.tag == "td"]
            field = next(row.iter("input"), None)
            if field is None and len(cells) == 2 and line(cells[0]).endswith((":", "：")):
                value = " ".join((cells[1].text or "").split()).partition(" (")[0]
                value = value or line(cells[1])
                if value:
                    author.panel.append((line(cells[0]).rstrip(" :："), value))
        author.signature = find(page.root, "//*[contains(@class,'signature')]")
        return author


class MyBB16(MyBB):
    """MyBB 1.2 to 1.6: the same names in tables, and Prototype for its scripts."""

    name = "mybb"
    version = "1.6"
    markup = MARKUP


def _sure(page: Page) -> tuple[int, str]:
    """How sure it is that MyBB made the page, and which version."""
    version = MyBB16.version if _OLD.search(page.text) else MyBB.version
    marks = sum(1 for word in _NAMED if word in page.text)
    if not marks and "forumdisplay.php?fid=" not in page.text:
        return 0, version
    structure = (
        "//*[starts-with(@id,'pid_')] | //span[starts-with(@id,'tid_')]"
        " | //*[@id='posts_container'] | //td[contains(@class,'trow')]"
        " | //div[@id='fullversion'] | //i[contains(text(),'forumdisplay.php?fid=')]"
    )
    printed = find(page.root, "//i[contains(text(),'forumdisplay.php?fid=')]") is not None
    found = marks + printed + (find(page.root, structure) is not None)
    return (min(70 + 8 * found, 95), version) if found > 1 else (0, version)


def _kind(page: Page) -> Kind:
    root = page.root
    if blocks(page):
        return Kind.THREAD
    if find(root, "//div[@id='fullversion']") is not None:  # the archive, a shorter copy
        return Kind.OTHER
    address = read_address(page.url)
    sorted_by = find_all(root, "//a[contains(@href,'sortby=')]/@href")
    if any("search.php" in str(href) for href in sorted_by):
        return Kind.OTHER
    listed = find(root, "//*[starts-with(@id,'tid_')]") is not None
    if listed or any("forumdisplay" in str(h) or "forum-" in str(h).lower() for h in sorted_by):
        return Kind.BOARD
    if find(root, "//input[@name='pwverify']") is not None:
        return Kind.LOGIN
    wall = "//form[.//input[@value='do_login']][not(ancestor-or-self::*[@id='quick_login'])]"
    rows = (
        "//td[contains(@class,'trow')]//*[contains(@id,'mark_read_')]"
        " | //tbody[starts-with(@id,'cat_')]"
    )
    if find(root, rows) is not None or (address is None and _lists_boards(page)):
        index = find(root, "//tbody[starts-with(@id,'cat_')] | //*[@id='boardstats_e']") is not None
        board = address is not None and address.kind is Kind.BOARD
        return Kind.INDEX if index and not board else Kind.BOARD
    if find(root, "//a[contains(@href,'action=finduserthreads')]") is not None:
        return Kind.PROFILE
    if "portal.php" in page.url:
        return Kind.OTHER
    if find(root, wall) is not None:
        return Kind.LOGIN
    message = _message(root)
    if message is not None:
        return Kind.LOGIN if is_login_wall(message) else Kind.ERROR
    if address is not None and address.kind in {Kind.BOARD, Kind.PROFILE}:
        return address.kind
    return Kind.OTHER


def _lists_boards(page: Page) -> bool:
    cells = find_all(page.root, "//td[contains(@class,'trow')]//strong/a[@href]")
    found = (read_address(page.absolute(cell.get("href"))) for cell in cells)
    return sum(1 for a in found if a is not None and a.kind is Kind.BOARD) > 1


def _message(root: HtmlElement) -> str | None:
    """The words of a page that is one cell under a heading: MyBB's error page."""
    content = find(root, "//div[@id='content']")
    place = root if content is None else content
    cells = [
        cell
        for cell in find_all(place, ".//td[contains(@class,'trow')]")
        if not any(above.get("id") == "quick_login" for above in cell.iterancestors())
    ]
    words = " ".join(map(line, cells))[:1500]
    if not words or find(place, ".//textarea | .//td//input[@type='text']") is not None:
        return None
    return words if len(cells) == 1 or is_error_page(words) or is_login_wall(words) else None


def _title(root: HtmlElement) -> tuple[str | None, str]:
    """A thread's prefix, which has an element of its own, and its title."""
    heading = find(root, "//div[contains(@class,'navigation')]//span[contains(@class,'active')]")
    if heading is None:
        heading = find(root, "//td[contains(@class,'thead')]//strong[not(a)]")
    if heading is None:
        heading = find(root, "//title")
    if heading is not None and len(heading) and not (heading.text or "").strip():
        prefix = line(heading[0])
        if prefix and (heading[0].tail or "").strip("\xa0 \n\t"):
            return prefix, line(heading)[len(prefix) :].strip()
    return None, line(heading)


def _poll(root: HtmlElement) -> dict[str, Any] | None:
    """A poll, with its results where the page shows them."""
    marks = (
        "//tr[td//*[contains(@class,'pollbar')] or td/img[contains(@src,'pollbar')]"
        " or td/input[starts-with(@name,'option')]]"
    )
    rows = [row for row in find_all(root, marks) if len(row) > 1]
    if not rows:
        return None
    table = next(rows[0].iterancestors("table"), None)
    heading = None if table is None else find(table, ".//td[contains(@class,'thead')]//strong")
    options = []
    for row in rows:
        voting = find(row, "./td/input") is not None
        votes = None if voting or len(row) < 3 else parse_count(number_in(line(row[2])) or "")
        options.append({"text": line(row[1] if voting else row[0]), "votes": votes})
    question = line(heading)
    return {"question": question.partition(":")[2].strip() or question, "options": options}
