"""Invision Power Board 3 (3.0 to 3.4)."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.invision.routes import InvisionRoutes, first_page
from crawler.engines.invision.three_posts import MARKUP, read_post
from crawler.engines.messages import worded_kind
from crawler.pages.dom import find, find_all, line, own_words
from crawler.pages.numbers import count_in, last_number, number_in, numbered
from crawler.pages.page import Page
from crawler.raw import Poll, RawBoard, RawPost, RawThread, Shown, poll_of

_BLOCKS = "//div[starts-with(@id,'post_id_')]"
_TOTAL = re.compile(r"(\d{1,6})\s*$")  # Page 1 of 3
_CODE = re.compile(r"\[#\w+\]")  # of a message: [#103]
_ROWS = "//tr[contains(@class,'__topic') or starts-with(@id,'trow_')]"
_TITLES = (
    "//h1[contains(@class,'ipsType_pagetitle')]",
    "//*[contains(@class,'main_topic_title')] | //h2[@class='maintitle']",
)
_BYLINE = "//*[contains(@class,'ipsType_pagetitle')]/following::*[position()<6]//a"
_BOARDS = (
    "//td[contains(@class,'col_c_forum')]//a[@href] | //*[contains(@class,'subforums')]//a[@href]"
)


class Invision3(InvisionRoutes):
    """Invision Power Board 3: `body#ipboard_body`, `div.post_block` is a post."""

    version = "3"
    hallmarks = ("ipboard", "ipb.")
    markup = MARKUP

    def detect(self, page: Page) -> int:
        if find(page.root, "//body[@id='ipboard_body']") is not None:
            return 95
        if all(map(page.names.has_whole_id, ("ipbwrapper", "user_navigation"))):
            return 80  # where something stands before <html>, parsers lose the id of <body>
        if not page.names.has_id("post_id_"):
            return 0
        block = find(page.root, _BLOCKS + "[contains(@class,'post_block')]")
        return 80 if block is not None else 0

    def kind(self, page: Page) -> Kind:
        root = page.root
        if find(root, _BLOCKS) is not None:
            return Kind.THREAD
        if find(root, _ROWS) is not None or find(root, "//*[@id='forum_table']") is not None:
            return Kind.BOARD
        if find(root, "//td[contains(@class,'col_c_forum')]") is not None:
            return self.list_kind(page)
        if find(root, "//*[@id='profile_background' or @id='user_info_cell']") is not None:
            return Kind.PROFILE
        return self._message(page)

    def _message(self, page: Page) -> Kind:
        """Which kind of message a page without any list is."""
        content = "//*[@id='content']"
        box = find(page.root, f"{content}//*[contains(@class,'ipsBox')]", content)
        said = worded_kind(box)
        if said is not Kind.OTHER:
            return said
        if find(page.root, f"{content}//form[@id='login']") is not None:
            return Kind.LOGIN
        return Kind.ERROR if _CODE.search(line(box)[:1400]) else said

    def boards(self, page: Page) -> Iterable[RawBoard]:
        return self.or_linked_boards(page, self.links_to_boards(page, _BOARDS))

    def threads(self, page: Page) -> Iterable[RawThread]:
        rows = find_all(page.root, _ROWS)
        return self.or_linked(page, filter(None, (self._listed(row, page) for row in rows)))

    def _listed(self, row: HtmlElement, page: Page) -> RawThread | None:
        titles = find_all(row, ".//a[contains(@class,'topic_title')] | .//h4//a[@href]")
        link = next((a for a in titles if self.linked(page, a, Kind.THREAD)), None)
        address = self.linked(page, link, Kind.THREAD)
        if address is None:
            return None
        stats = find(row, ".//td[contains(@class,'col_f_views') or contains(@class,'stats')]")
        counts = [] if stats is None else [number_in(line(li)) for li in stats.iter("li")]
        last = set(find_all(row, ".//td[contains(@class,'col_f_post')]//a"))
        author, author_id, _ = self.member(page, [a for a in row.iter("a") if a not in last])
        started = find(row, ".//*[@itemprop='dateCreated']")
        dates = find_all(row, ".//ul[contains(@class,'last_post')]/li[last()]")
        badges = find_all(row, ".//*[contains(@class,'ipsBadge')] | .//img/@src")
        marks = " ".join(line(b) if not isinstance(b, str) else str(b) for b in badges)
        prefix = find(row, ".//a[contains(@class,'ipsTag_prefix') or contains(@class,'prefix')]")
        return RawThread(
            address.id,
            first_page(address),
            line(link),
            prefix=line(prefix) or None,
            author=author or None,
            author_id=author_id,
            created=None if started is None else Shown(line(started)),
            last_post=Shown(line(dates[0])) if dates and line(dates[0]) else None,
            replies=counts[0] if counts else None,
            views=counts[1] if len(counts) > 1 else None,
            pages=last_number(find_all(row, ".//ul[contains(@class,'mini_pagination')]//a")),
            sticky=find(row, ".//*[contains(@class,'ipsBadge_green')]") is not None
            or "pinned" in marks.lower(),
            locked="closed" in marks.lower() or "lock" in marks.lower(),
            moved="moved" in marks.lower() or "f_moved" in marks,
        )

    def thread(self, page: Page) -> RawThread:
        root, address = page.root, self.own_address(page)
        title = find(root, *_TITLES)
        smaller = find_all(title, ".//*[contains(@class,'desc')]")
        prefix = find(title, ".//*[contains(@class,'prefix') or contains(@class,'ipsBadge')]")
        starter = find(root, "//*[@itemprop='creator']")
        links = find_all(root, _BYLINE) if starter is None else list(starter.iter("a"))
        author, author_id, _ = self.member(page, links)
        pages = find_all(root, "//ul[contains(@class,'pagination')]//a")
        told = _TOTAL.search(line(find(root, "//li[contains(@class,'pagejump')]")))
        created = find(root, "//*[@itemprop='dateCreated']")
        closed = find(
            root, "//ul[contains(@class,'topic_buttons')]/li[contains(@class,'important')]"
        )
        thread = RawThread(
            address.id,
            first_page(address),
            own_words(title, [*smaller, prefix]),
            prefix=line(prefix) or None,
            tags=[line(tag) for tag in find_all(root, "//*[@itemprop='keywords']//a")],
            boards=self.trail(page, "(//*[contains(@class,'breadcrumb')])[1]//a[@href]"),
            author=author or None,
            author_id=author_id,
            pages=int(told[1]) if told else last_number(pages),
            locked=closed is not None or None,
            poll=_poll(root),
        )
        first = None if address.start else next(iter(self.posts(page)), None)
        if first is not None and first.position == 1:  # the head has no time of day
            thread.begun_by(first)
        elif created is not None:
            thread.created = Shown(line(created))
        return thread

    def next_page(self, page: Page) -> str | None:
        link = find(page.root, "//li[contains(@class,'next')]/a[@href] | //link[@rel='next']")
        return self.next_by(page, link)

    def posts(self, page: Page) -> Iterator[RawPost]:
        thread = first_page(self.own_address(page))
        found = numbered(find_all(page.root, _BLOCKS), "post_id_")
        posts = (read_post(self, block, number, thread, page) for number, block in found)
        return filter(None, posts)


def _poll(root: HtmlElement) -> Poll | None:
    poll = find(root, "//*[contains(@class,'poll_question')] | //div[@class='poll']")
    options: list[tuple[str, int | None]] = []
    for choice in find_all(poll, ".//ol/li | .//li[contains(@class,'poll')]"):
        votes = find(choice, ".//*[contains(@class,'votes')]")
        answer = find(choice, ".//*[contains(@class,'answer')] | .//label")
        beside = find_all(choice, ".//*[contains(@class,'votes') or contains(@class,'progress')]")
        words = own_words(choice, beside) if answer is None else line(answer)
        options.append((words, count_in(votes)))
    return poll_of(line(find(poll, ".//h4")), options)
