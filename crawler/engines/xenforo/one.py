"""XenForo 1: indexes, boards and threads."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.engines.base import Kind
from crawler.engines.messages import message_kind
from crawler.engines.xenforo.authors import linked_member, pair
from crawler.engines.xenforo.one_posts import MARKUP, read_date, read_post
from crawler.engines.xenforo.routes import KINDS, XenForoRoutes, first_page, read_address
from crawler.pages.dom import classes, find, find_all, line, with_class
from crawler.pages.numbers import count_in, last_number, numbered
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.raw import Poll, RawAuthor, RawBoard, RawPost, RawThread, poll_of

_OPTIONS = "//li[contains(@class,'pollResult') or contains(@class,'pollOption')]"


class XenForo1(XenForoRoutes):
    """XenForo 1: `html#XenForo`, the template is the class of `#content`, posts are list items."""

    version = "1"
    markup = MARKUP
    called = ("messageList", "discussionListItems")

    def detect(self, page: Page) -> int:
        name = page.root.get("id")
        if name in {"XenForo", "XF"}:
            return 95 if name == "XenForo" else 0
        if not page.names.has(*self.called):
            return 0
        marks = "//ol[@id='messageList'] | //ol[contains(@class,'discussionListItems')]"
        return 70 if find(page.root, marks) is not None else 0

    def kind(self, page: Page) -> Kind:
        content = find(page.root, "//div[@id='content']")
        names = classes(content)
        kind = next((KINDS[name] for name in names if name in KINDS), None)
        if kind is Kind.ERROR:
            return message_kind(content)
        return kind or self._structure(page)

    def _structure(self, page: Page) -> Kind:
        if self._items(page):
            return Kind.THREAD
        if find(page.root, "//li[contains(@class,'discussionListItem')]") is not None:
            return Kind.BOARD
        nodes = find(page.root, "//ol[contains(@class,'nodeList')]")
        return Kind.OTHER if nodes is None else Kind.INDEX

    def boards(self, page: Page) -> Iterable[RawBoard]:
        titles = self.links_to_boards(page, "//*[contains(@class,'nodeTitle')]//a[@href]")
        return self.or_linked_boards(page, titles)

    def threads(self, page: Page) -> Iterable[RawThread]:
        items = find_all(page.root, "//li[contains(@class,'discussionListItem')]")
        return self.or_linked(page, filter(None, (self._listed(item, page) for item in items)))

    def _listed(self, item: HtmlElement, page: Page) -> RawThread | None:
        thread_id = (item.get("id") or "").removeprefix("thread-")
        links = find_all(item, ".//h3[contains(@class,'title')]//a[@href]")
        prefixes = [link for link in links if "prefixLink" in (link.get("class") or "")]
        named = [link for link in links if link not in prefixes]
        if not thread_id.isdigit() or not named:
            return None
        names = classes(item)
        counts = [line(dd) for dd in find_all(item, ".//div[contains(@class,'stats')]//dd")]
        author = find(item, ".//div[contains(@class,'posterDate')]//*[contains(@class,'username')]")
        moved = find(item, ".//div[contains(@class,'iconKey')]/span[contains(@class,'redirect')]")
        return RawThread(
            thread_id,
            self.target(page, named[-1]),
            line(named[-1]),
            prefix=" ".join(map(line, prefixes)) or None,
            author=item.get("data-author") or line(author) or None,
            author_id=linked_member(author, page)[0],
            created=read_date(find(item, ".//span[contains(@class,'startDate')]")),
            last_post=read_date(find(item, ".//div[contains(@class,'lastPost')]")),
            replies=counts[0] if counts else None,
            views=counts[1] if len(counts) > 1 else None,
            pages=last_number(find_all(item, ".//span[contains(@class,'itemPageNav')]/a")),
            sticky="sticky" in names,
            locked="locked" in names,
            moved=moved is not None,
        )

    def thread(self, page: Page) -> RawThread:
        root = page.root
        title = find(root, "//div[contains(@class,'titleBar')]//h1")
        labels = find_all(title, ".//span[contains(@class,'prefix')]")
        about = find(root, "//p[@id='pageDescription']")
        author = find(about, ".//*[contains(@class,'username')]")
        pages = find(root, "//div[contains(@class,'PageNav')]/@data-last")
        address = self.own_address(page)
        return RawThread(
            address.id,
            first_page(address),
            self.titled(page, title, labels),
            prefix=" ".join(map(line, labels)) or None,
            tags=[line(tag) for tag in find_all(root, "//a[@class='tag']")],
            boards=self.crumbs(page, find_all(root, "//fieldset[contains(@class,'breadcrumb')]")),
            author=line(author) or None,
            author_id=linked_member(author, page)[0],
            created=read_date(about),
            pages=parse_count(str(pages or "")),
            locked=find(root, "//dd[contains(@class,'lockedAlert')]") is not None,
            poll=_poll(root),
        )

    def next_page(self, page: Page) -> str | None:
        marked = find(page.root, "//link[@rel='next']")
        nav = find(page.root, "//div[contains(@class,'PageNav')][@data-page]")
        link = find(nav, "(.//a[contains(@class,'text')])[last()]")
        if marked is not None or nav is None or link is None:
            return self.next_by(page, marked)
        # On the last page it leads back; its route, which is the page's own, may have any name.
        address = read_address(page.absolute(link.get("href")), Kind.THREAD)
        here = parse_count(nav.get("data-page") or "") or 0
        return address.url if address and address.start > here else None

    def _items(self, page: Page) -> list[HtmlElement]:
        return find_all(page.root, "//li[starts-with(@id,'post-')][contains(@class,'message')]")

    def posts(self, page: Page) -> Iterator[RawPost]:
        own = self.own_address(page)
        base = re.sub(r"[^/?]+/[^/]+/$", "posts/", first_page(own)) if own.id else ""
        items = numbered(self._items(page), "post-")
        return filter(None, (read_post(item, number, base, page) for number, item in items))

    def author(self, page: Page) -> RawAuthor | None:
        profile = find(page.root, "//div[contains(@class,'profilePage')]")
        if profile is None:
            return None
        author = self.own_member(page, line(find(profile, ".//h1")))
        author.avatar = picture(page, find(profile, ".//div[contains(@class,'avatarScaler')]//img"))
        author.title = line(find(profile, ".//*[contains(@class,'userTitle')]")) or None
        facts = find_all(profile, ".//div[contains(@class,'infoBlock')]//dl")
        author.panel = list(map(pair, facts))
        return author if author.url else None


def _poll(root: HtmlElement) -> Poll | None:
    question = find(root, "//h2[contains(@class,'questionText')]")
    options: list[tuple[str, int | None]] = []
    for item in [] if question is None else find_all(root, _OPTIONS):
        text = with_class(item, "optionText")
        votes = count_in(with_class(item, "count", "div"))
        options.append((line(item if text is None else text), votes))
    return poll_of(line(question), options)
