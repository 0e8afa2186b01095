"""bbPress 1, which stood by itself: a list `#thread`, its topics in a table `#latest`."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.bbpress.engine import BbPress
from crawler.engines.bbpress.routes import first_page
from crawler.engines.messages import worded_kind
from crawler.pages.dom import (
    attribute,
    classes,
    find,
    find_all,
    first_in,
    line,
    own_words,
    with_class,
)
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import count_in, last_number, numbered
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.panels.panel import defined_pairs
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread, Shown

_MARKS = (
    "//*[contains(@class,'bbcrumb')] | //ol[@id='thread'] | //table[@id='latest']"
    " | //table[@id='forumlist'] | //form[contains(@action,'bb-login.php')]"
)
_POSTS = "//li[starts-with(@id,'post-')][.//div[contains(@class,'post')]]"
_TOPICS = "//table[@id='latest']//tr[td]"
_BOARDS = "//table[@id='forumlist']//td//a[@href]"
_CRUMBS = "(//*[contains(@class,'bbcrumb')])[1]//a[@href]"
_PLACE = re.compile(r"position-(\d+)$")
# What the templates call a page by the id of its body.
_BODIES = {
    "front-page": Kind.INDEX,
    "forum-page": Kind.BOARD,
    "profile-page": Kind.PROFILE,
    "login-page": Kind.LOGIN,
    "tag-page": Kind.OTHER,
    "view-page": Kind.OTHER,
    "search-page": Kind.OTHER,
}


class BbPress1(BbPress):
    """Posts are `li#post-N`: the author in `.threadauthor`, words and date in `.threadpost`."""

    version = "1"
    hallmarks = ("bb-templates",)
    own_links = "//*[@class='poststuff']/a/@href"
    paging = "//div[@class='nav']//*[contains(@class,'page-numbers')]"

    def detect(self, page: Page) -> int:
        if not page.says("bb-templates/", "bb-login.php", "bbpress.org"):
            return 0
        return 85 if find(page.root, _MARKS) is not None else 0

    @once_a_page
    def kind(self, page: Page) -> Kind:
        root, body = page.root, page.root.find("body")
        if find(root, _POSTS) is not None:
            return Kind.THREAD
        if (named := _BODIES.get(attribute(body, "id"))) is not None:
            return named
        if find(root, f"{_TOPICS} | {_BOARDS}") is not None:
            return self.list_kind(page)
        return worded_kind(find(root, "//*[@id='main' or @id='content' or @id='discussions']"))

    def boards(self, page: Page) -> Iterator[RawBoard]:
        return self.links_to_boards(page, _BOARDS)

    def threads(self, page: Page) -> Iterator[RawThread]:
        for row in find_all(page.root, _TOPICS):
            links = list(row.iter("a"))
            linked = ((a, self.linked(page, a, Kind.THREAD)) for a in links)
            link, address = next((pair for pair in linked if pair[1]), (None, None))
            if address is None:
                continue
            posts = count_in(with_class(row, "num", "td"))
            names = classes(row)
            yield RawThread(
                address.id,
                address.url,
                line(link),
                last_post=Shown(line(links[-1]), full=links[-1].get("title") or ""),
                replies=None if posts is None else str(max(posts - 1, 0)),
                pages=last_number([a for a in links if "page-numbers" in classes(a)]) or 1,
                sticky="sticky" in names,
                locked="closed" in names,
            )

    def thread(self, page: Page) -> RawThread:
        own, root = self.own_address(page), page.root
        title = find(root, "//h2[contains(@class,'topictitle')]")
        names = classes(title)
        return RawThread(
            own.id,
            first_page(own),
            line(title) or line(find(root, "//title")),
            tags=[line(a) for a in find_all(root, "//*[@id='topic-tags']//a[@rel='tag']")],
            boards=self.trail(page, _CRUMBS),
            pages=last_number(find_all(root, self.paging)) or 1,
            locked="closed" in names,
        )

    def posts(self, page: Page) -> Iterator[RawPost]:
        thread = first_page(self.own_address(page))
        for number, block in numbered(find_all(page.root, _POSTS), "post-"):
            body = with_class(block, "post", "div")
            if body is None:
                continue
            places = (_PLACE.match(e.get("id") or "") for e in block.iter("div"))
            place = next(filter(None, places), None)
            yield RawPost(
                number,
                self._author(page, with_class(block, "threadauthor", "div")),
                body,
                permalink=f"{thread}#post-{number}",
                # Before the sign that links to the post: `Posted 3 years ago #`.
                posted=Shown(_words_without("a", with_class(block, "poststuff", "div"))),
                position=int(place[1]) if place else None,
            )

    def _author(self, page: Page, box: HtmlElement | None) -> RawAuthor:
        """The name, which may link to the member's own site, and below it the member's title."""
        author = RawAuthor()
        if box is None:
            return author
        title = first_in(box, "small")
        author.name = line(first_in(box, "strong"))
        author.title = line(title) or None
        self.identify(author, page, box.iter("a"))
        author.avatar = picture(page, box)
        return author

    def author(self, page: Page) -> RawAuthor | None:
        if self.kind(page) is not Kind.PROFILE:
            return None
        name = _words_without("small", find(page.root, "//h2[@id='userlogin']"))
        author = self.own_member(page, name)
        author.panel = defined_pairs(find_all(page.root, "//dl[@id='userinfo']/dt"))
        return author


def _words_without(tag: str, element: HtmlElement | None) -> str:
    """The text of an element but for what elements of a tag in it say."""
    return "" if element is None else own_words(element, list(element.iter(tag)))
