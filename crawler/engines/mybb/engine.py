"""MyBB: what a page is, its thread, its next page, its member."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from crawler.arabic.punctuation import ends_in_colon, without_colon
from crawler.engines.base import Kind
from crawler.engines.mybb import lists
from crawler.engines.mybb.authors import MEMBER
from crawler.engines.mybb.marks import NEW, OLD, read_kind, sure
from crawler.engines.mybb.markup import MARKUP
from crawler.engines.mybb.posts import blocks, read_post
from crawler.engines.mybb.routes import first_page, read_address
from crawler.engines.routes import Routes
from crawler.pages.dom import find, find_all, first_in, line
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import count_in, first_found, last_number
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.pages.surroundings import set_aside
from crawler.raw import Poll, RawAuthor, RawPost, RawThread, poll_of

TRAIL = "(//div[contains(@class,'navigation')])[1]//a[@href]"
_HEADS = "//td[contains(@class,'thead')]//strong[not(a)]"
_THREAD = re.compile(r"(?:rating_thread_|[?&;]tid=|/thread-)(\d+)")


class MyBB(Routes):
    """MyBB 1.8: bodies are `pid_N` in blocks `post_N`, listed threads are `tid_N`."""

    name = "mybb"
    version = NEW
    hallmarks = ("my_post_key", "jscripts/", "cache/themes/")
    markup = MARKUP
    address = staticmethod(read_address)
    boards = lists.boards
    kind = staticmethod(read_kind)
    unlimited = ("datecut=9999",)
    aside = frozenset({"action", "mode"})

    def detect(self, page: Page) -> int:
        score, version = sure(page)
        return int(score if version == self.version else score // 3)

    def threads(self, page: Page) -> Iterable[RawThread]:
        return self.or_linked(page, lists.threads(page))

    def thread(self, page: Page) -> RawThread:
        self._own(page)  # links of the posts may be all that names it
        with set_aside({block: body for _, block, body in blocks(page)}):
            return self._frame(page)

    def _frame(self, page: Page) -> RawThread:
        """The thread, from what stands around its posts."""
        root = page.root
        prefix, title = _title(root)
        closed = (
            "//a[contains(@class,'closed_button') or contains(@class,'button_closed')]"
            " | //*[contains(@class,'thread_closed')]"
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
            boards=self.trail(page, TRAIL),
            pages=last_number(numbers) or 1,
            locked=find(root, closed) is not None,
            poll=_poll(root),
        )

    @once_a_page
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
            number = first_found(_THREAD, map(str, marks)) or number
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
        links = find_all(page.root, "//a[contains(@class,'pagination_next')]")
        return self.next_by(page, links[0] if links else None)

    def author(self, page: Page) -> RawAuthor | None:
        if self.kind(page) is not Kind.PROFILE:
            return None
        named = find(page.root, "//*[contains(@class,'largetext') or @class='proname']/strong")
        author = self.own_member(page, line(named))
        if author.user_id is None:
            links = find_all(page.root, "//a[contains(@href,'action=finduser')]/@href")
            author.user_id = first_found(MEMBER, map(str, links))
        author.avatar = picture(page, find(page.root, "//img[contains(@src,'avatar')]"))
        for row in page.root.iter("tr"):
            cells = [cell for cell in row if cell.tag == "td"]
            field = first_in(row, "input")
            if field is None and len(cells) == 2 and ends_in_colon(line(cells[0])):
                value = " ".join((cells[1].text or "").split()).partition(" (")[0]
                value = value or line(cells[1])
                if value:
                    author.panel.append((without_colon(line(cells[0])), value))
        author.signature = find(page.root, "//*[contains(@class,'signature')]")
        return author


class MyBB16(MyBB):
    """MyBB 1.2 to 1.6: the same names in tables, and Prototype for its scripts."""

    version = OLD


def _title(root: HtmlElement) -> tuple[str | None, str]:
    """A thread's prefix, which has an element of its own, and its title."""
    heading = find(root, "//div[contains(@class,'navigation')]//span[contains(@class,'active')]")
    if heading is None:  # the head of the posts, or of a poll over them
        named = find(root, "//title")
        heads = [e for e in find_all(root, _HEADS) if line(e)]
        told = (head for head in heads if line(head) in line(named))
        heading = next(told, heads[0] if heads else named)
    if heading is not None and len(heading) and not (heading.text or "").strip():
        prefix = line(heading[0])
        if prefix and (heading[0].tail or "").strip("\xa0 \n\t"):
            return prefix, line(heading)[len(prefix) :].strip()
    return None, line(heading)


def _poll(root: HtmlElement) -> Poll | None:
    """A poll, with its results where the page shows them."""
    marks = (
        "//tr[td//*[contains(@class,'pollbar')] or td/img[contains(@src,'pollbar')]"
        " or td/input[starts-with(@name,'option')]]"
    )
    rows = [row for row in find_all(root, marks) if len(row) > 1]
    table = next(rows[0].iterancestors("table"), None) if rows else None
    question = line(find(table, ".//td[contains(@class,'thead')]//strong"))
    options: list[tuple[str, int | None]] = []
    for row in rows:
        voting = find(row, "./td/input") is not None
        votes = None if voting or len(row) < 3 else count_in(row[2])
        options.append((line(row[1] if voting else row[0]), votes))
    return poll_of(question.partition(":")[2].strip() or question, options)
