"""NodeBB's pages: their scripts' JSON where it is still there, else the elements themselves."""

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.messages import asks_to_log_in
from crawler.engines.nodebb import lists
from crawler.engines.nodebb.api import NodeBBJSON, kind_of
from crawler.engines.nodebb.posts import read_post
from crawler.engines.nodebb.routes import first_page, later_page
from crawler.pages.dom import attribute, classes, find, find_all, line, with_class
from crawler.pages.fields import json_in, table
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import last_number
from crawler.pages.page import Page
from crawler.raw import RawBoard, RawPost, RawThread

_POSTS = "//*[@data-pid and (@data-username or @data-uid)][.//*[contains(@class,'content')]]"
_MARKS = (
    "//script[@id='ajaxify-data'] | //script[contains(@src,'nodebb')]"
    " | //*/@component[.='navbar' or (starts-with(.,'post') and ../@data-pid)]"
    " | //ul/@component[.='category' or .='topic'] | //li/@component[.='categories/category']"
)
_TRAIL = "//*[contains(@class,'breadcrumb')]//a[@href]"
_BESIDE_TITLE = "//*[contains(@class,'topic-info')]//a[@href]"
_PAGE = re.compile(r"(?:^|\s)page-([a-z]+)")
_KINDS = {
    "topic": Kind.THREAD,
    "category": Kind.BOARD,
    "categories": Kind.INDEX,
    "user": Kind.PROFILE,
    "login": Kind.LOGIN,
}


class NodeBB(NodeBBJSON):
    """`[component=post][data-pid][data-timestamp]` are the posts, in every theme."""

    version = "html"
    hallmarks = ("/assets/nodebb", "ajaxify")

    def detect(self, page: Page) -> int:
        if not page.names.has_id("ajaxify-data") and not page.says("component=", "odebb"):
            return 0
        if find(page.root, _MARKS) is None:
            return 0
        named = b"nodebb" in page.markup.lower() or page.says("ajaxify-data")
        return 90 if named or find(page.root, "//*[@component='post/content']") is not None else 0

    @once_a_page
    def data(self, page: Page) -> dict[str, Any]:
        script = find(page.root, "//script[@id='ajaxify-data']")
        return {} if script is None else table(json_in(script.text))

    def kind(self, page: Page) -> Kind:
        found = self._kind(page)
        front = found is Kind.BOARD and self.is_front(page, self.root(page))
        return Kind.INDEX if front else found

    def _kind(self, page: Page) -> Kind:
        found = kind_of(self.data(page))
        if found is not Kind.OTHER:
            return found
        body = find(page.root, "//body")
        names = attribute(body, "class")
        if "page-status-403" in names or "page-status-401" in names:
            return Kind.LOGIN
        if "page-status-4" in names or "page-status-5" in names:
            return Kind.ERROR
        if find(page.root, _POSTS) is not None:
            return Kind.THREAD
        if find(page.root, lists.ROWS) is not None:
            return Kind.BOARD
        template = _PAGE.search(names)
        named = _KINDS.get(template[1]) if template else None
        if find(page.root, lists.BOARDS) is not None:
            return named or Kind.INDEX
        wall = asks_to_log_in(find(page.root, "//div[contains(@class,'alert')]"))
        if wall or find(page.root, "//input[@id='password']") is not None:
            return Kind.LOGIN
        alert = find(page.root, "//div[@id='content']//div[contains(@class,'alert-danger')]")
        return named or (Kind.OTHER if alert is None else Kind.ERROR)

    def boards(self, page: Page) -> Iterator[RawBoard]:
        """Boards and sub-boards; a front page of the newest threads is a board itself."""
        if self.kind(page) is Kind.INDEX and self._kind(page) is Kind.BOARD:
            yield RawBoard("recent", page.url)
        carried = bool(self.data(page))
        yield from super().boards(page) if carried else self.links_to_boards(page, lists.BOARDS)

    def threads(self, page: Page) -> Iterator[RawThread]:
        return super().threads(page) if self.data(page) else lists.threads(self, page)

    def thread(self, page: Page) -> RawThread:
        if kind_of(self.data(page)) is Kind.THREAD:
            return super().thread(page)
        root, own = page.root, self.own_address(page)
        holder = find(root, "//*[@component='topic' or contains(@class,'posts')][@data-tid]")
        title = find(root, "//*[@component='topic/title'] | //h1")
        pages = find_all(root, "//*[contains(@class,'pagination')]//li//a[@data-page]")
        header = find(root, "//*[@component='post/header'] | //h1")
        info = find(root, "//*[@component='topic/labels']")
        tags = find_all(root, "//*[contains(@class,'tag-list')]//a[contains(@href,'/tags/')]")
        return RawThread(
            own.id or attribute(holder, "data-tid"),
            first_page(own.url),
            line(title),
            tags=list(dict.fromkeys(map(line, tags))),
            boards=self.trail(page, _TRAIL) or self.trail(page, _BESIDE_TITLE),
            pages=last_number(pages),
            sticky=_is_marked(info, "topic/pinned", header, "fa-thumb-tack"),
            locked=_is_marked(info, "topic/locked", header, "fa-lock"),
        )

    def posts(self, page: Page) -> Iterator[RawPost]:
        if kind_of(self.data(page)) is Kind.THREAD:
            items = {e.get("data-pid"): e for e in find_all(page.root, _POSTS)}
            for post in super().posts(page):
                item = items.get(post.post_id)
                if item is not None and not post.author.user_id:  # the page has their name in words
                    post.author.name = item.get("data-username") or post.author.name
                yield post
            return
        root = self.root(page)
        for item in find_all(page.root, _POSTS):
            number, deleted = item.get("data-pid") or "", "deleted" in classes(item)
            shown = None if deleted else read_post(item, number, root, page)
            if shown is not None:
                yield shown

    def next_page(self, page: Page) -> str | None:
        kind = self.kind(page)
        if "pagination" in self.data(page):
            return super().next_page(page)
        link = find(
            page.root,
            "//li[contains(@class,'next') and not(contains(@class,'disabled'))]//a[@href]"
            " | //head/link[@rel='next']",
        )
        number = re.search(r"[?&]page=(\d+)", attribute(link, "href"))
        return later_page(self.own_address(page, kind).url, int(number[1])) if number else None

    def prefix(self, page: Page) -> str:
        return self.root(page)


def _is_marked(
    info: HtmlElement | None, component: str, header: HtmlElement | None, icon: str
) -> bool | None:
    """Whether a label or icon of the head stands there without being hidden."""
    mark = find(info, f".//*[@component='{component}']")
    if mark is None and header is not None:
        mark = with_class(header, icon, "i")
    return None if mark is None else not {"hidden", "hide"} & set(classes(mark))
