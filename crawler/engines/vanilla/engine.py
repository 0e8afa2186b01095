"""Vanilla Forums: `#Discussion_1` is an opening post, `#Comment_2` a reply."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.messages import message_kind
from crawler.engines.vanilla import lists
from crawler.engines.vanilla.posts import read_post, shown_count
from crawler.engines.vanilla.routes import VanillaRoutes, first_page
from crawler.pages.dom import attribute, classes, find, find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import last_number
from crawler.pages.page import Page
from crawler.panels.panel import defined_pairs
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread

_BODY = "//body[starts-with(@id,'vanilla_') or starts-with(@id,'dashboard_')]"
_OPENING = (
    "//div[starts-with(@id,'Discussion_') and contains(@class,'ItemDiscussion')]"
    " | //li[starts-with(@id,'Discussion_') and contains(@class,'FirstComment')]"  # 2.0
)
_TABS = "//div[contains(@class,'DiscussionTabs')]"  # the head of a thread in 2.0
_TITLES = (
    "//div[contains(@class,'PageTitle')]//h1",
    f"{_TABS}//h1",
    f"{_TABS}//*[contains(@class,'SubTab')]",
    "//h1",
)
_MARKS = ("gdn.meta", "gdn.", "/applications/vanilla/", "/applications/dashboard/", "Section-")
_KINDS = {
    "vanilla_discussion": Kind.THREAD,
    "vanilla_categories_all": Kind.INDEX,
    "vanilla_categories_table": Kind.INDEX,
    "vanilla_categories": Kind.BOARD,
    "vanilla_discussions": Kind.BOARD,
    "dashboard_profile": Kind.PROFILE,
    "dashboard_entry": Kind.LOGIN,
    "dashboard_home_permission": Kind.LOGIN,
    "dashboard_home_unauthorized": Kind.LOGIN,
    "dashboard_home": Kind.ERROR,
}

_TRAIL = f"(//*[contains(@class,'Breadcrumbs')])[1]//a[@href] | {_TABS}//a[@href]"
_CLOSED = "//*[contains(@class,'Note') and contains(@class,'Closed')]"
_TAGS = "//*[contains(@class,'InlineTags')]//a"


class Vanilla(VanillaRoutes):
    """The body's id names application, controller and method of the page."""

    version = "2"
    hallmarks = ("gdn",)
    threads = lists.threads

    def detect(self, page: Page) -> int:
        body = find(page.root, _BODY)
        if body is None and not page.names.has_id("Discussion_"):
            return 0
        if not page.says(*_MARKS):
            return 0
        if body is None:
            mine = find(page.root, _OPENING) is not None and page.says("gdn")
            return 70 if mine else 0
        named = "Vanilla" in (body.get("class") or "") or "Dashboard" in (body.get("class") or "")
        return 95 if named or page.says("gdn") else 60

    def kind(self, page: Page) -> Kind:
        if self._posts(page):
            return Kind.THREAD
        body = find(page.root, _BODY)
        name = attribute(body, "id")
        kind = next((kind for prefix, kind in _KINDS.items() if name.startswith(prefix)), None)
        if kind is Kind.ERROR:
            return message_kind(find(page.root, "//*[@id='Content' or @id='MessageForm']"))
        home = self.is_front(page, self.folder(page))
        if find(page.root, lists.ROWS) is not None:
            return Kind.INDEX if home and kind is not Kind.BOARD else Kind.BOARD
        if kind in {None, Kind.BOARD} and find(page.root, lists.BOARDS) is not None:
            return Kind.INDEX if home or kind is None else Kind.BOARD
        return kind or Kind.OTHER

    def boards(self, page: Page) -> Iterator[RawBoard]:
        """Boards and sub-boards; a front page of the newest threads is a board itself."""
        if self.kind(page) is Kind.INDEX and find(page.root, lists.ROWS) is not None:
            yield RawBoard("discussions", page.url)
        yield from lists.boards(self, page)

    def thread(self, page: Page) -> RawThread:
        root, own = page.root, self.own_address(page)
        opening = find(root, _OPENING)
        number = own.id or ("" if opening is None else (opening.get("id") or "")[11:])
        head = find(root, "//div[contains(@class,'PageTitle')]")
        marks = [] if head is None else [name for e in head.iter() for name in classes(e)]
        notes = find_all(root, _CLOSED) if page.names.has_class("Closed") else []
        tags = find_all(root, _TAGS) if page.names.has_class("InlineTags") else []
        pages = find_all(root, "(//*[contains(@class,'Pager')])[1]//a")
        return RawThread(
            number,
            first_page(own),
            line(find(root, *_TITLES)),
            tags=[line(tag) for tag in tags],
            boards=self.trail(page, _TRAIL),
            replies=shown_count(head, "CountComments"),
            views=shown_count(head, "CountViews"),
            pages=last_number(pages) or 1,
            sticky=True if "Tag-Announcement" in marks else None,
            locked="Tag-Closed" in marks
            or any("SignInOrRegister" not in classes(note) for note in notes),
        )

    @once_a_page
    def _posts(self, page: Page) -> dict[str, HtmlElement]:
        """Items by id; an accepted answer stands above the others too, its own place is last."""
        found: dict[str, HtmlElement] = {}
        opening = find(page.root, _OPENING)
        listed = find_all(page.root, "//li[starts-with(@id,'Comment_')]")
        for item in ([] if opening is None else [opening]) + listed:
            found.pop(item.get("id") or "", None)
            found[item.get("id") or ""] = item
        return found

    def posts(self, page: Page) -> Iterator[RawPost]:
        thread = self.own_address(page)
        for name, item in self._posts(page).items():
            post = read_post(self, item, name, page)
            if post is not None:
                if post.post_id is None:
                    post.permalink = first_page(thread)
                elif post.permalink is None:
                    path = f"{self.folder(page)}/discussion/comment/{post.post_id}"
                    post.permalink = self.canonical(page.absolute(path))
                yield post

    def next_page(self, page: Page) -> str | None:
        link = find(
            page.root,
            "//*[contains(@class,'Pager')]//a[@rel='next' or contains(@class,'Next')]"
            " | //head/link[@rel='next']",
        )
        kind = self.kind(page)
        listed = Kind.BOARD if kind is Kind.INDEX else kind  # the front page is the first of all
        address = self.linked(page, link, listed)
        return address.url if address else None

    def author(self, page: Page) -> RawAuthor | None:
        name = line(find(page.root, "//h1[contains(@class,'H')] | //dd[@itemprop='name'] | //h1"))
        author = self.own_member(page, name)
        author.panel = defined_pairs(find_all(page.root, "//*[contains(@class,'About')]//dt"))
        return author if author.url else None
