"""vBulletin 5 (Connect) and 6: every thread, post and board is a node with an id."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.numbers import COUNT_SHOWN
from crawler.engines.base import Kind
from crawler.engines.messages import worded_kind
from crawler.engines.routes import Routes
from crawler.engines.vbulletin.five_posts import member_id, read_post
from crawler.engines.vbulletin.five_routes import first_page, read_address
from crawler.engines.vbulletin.marks import sure_of
from crawler.engines.vbulletin.markup import MARKUP
from crawler.engines.vbulletin.places import trail_of
from crawler.links import start_of
from crawler.pages.dom import attribute, find, find_all, line
from crawler.pages.page import Page
from crawler.raw import RawBoard, RawPost, RawThread, Shown

# What members did of late is a list of posts too, of all threads.
_POSTS = (
    "//li[@data-node-id and contains(concat(' ',@class),' b-post ')]"
    "[not(parent::ul[contains(@class,'activity-view')])]"
)
_TOPICS = "//tr[@data-node-id and contains(@class,'topic-item')]"
_FORUMS = (
    "//tr[@data-channel-id and contains(@class,'forum-item')]"
    " | //td[@data-channel-id and contains(@class,'subforum-item')]"
)
_NEXT = (
    "//a[contains(@class,'js-pagenav-next-button') and not(contains(@class,'h-hide'))]"
    " | //a[@rel='next' and not(contains(@class,'h-disabled'))] | //link[@rel='next']"
)


class VBulletin5(Routes):
    """`li.b-post[data-node-id]` is a post, a comment on a post is one inside it."""

    name = "vbulletin"
    version = "5"
    numbered = "nodes"  # boards, threads and posts share their numbers
    markup = MARKUP
    address = staticmethod(read_address)
    aside = frozenset({"goto", "view"})

    def detect(self, page: Page) -> int:
        return sure_of(page, self.version)

    def kind(self, page: Page) -> Kind:
        root = page.root
        address = self.address(page.url)
        if (
            find(root, "//div[contains(@class,'profile-')]//*[@data-userid or @id='profileTabs']")
            is not None
        ):
            return Kind.PROFILE
        if find(root, _POSTS) is not None and not (address and address.kind is Kind.PROFILE):
            return Kind.THREAD
        if find(root, f"{_TOPICS} | //table[contains(@class,'topic-list')]") is not None:
            return Kind.BOARD
        if find(root, _FORUMS) is not None:
            return self.list_kind(page)
        if address is not None and address.kind is Kind.PROFILE:
            return Kind.PROFILE
        return worded_kind(find(root, "//*[@id='content']"))

    def boards(self, page: Page) -> Iterator[RawBoard]:
        for item in find_all(page.root, _FORUMS):
            link = find(item, ".//a[contains(@class,'forum-title')]")
            if link is not None and line(link):
                url = self.target(page, link)
                yield RawBoard(item.get("data-channel-id") or "", url, line(link))

    def threads(self, page: Page) -> Iterator[RawThread]:
        for item in find_all(page.root, _TOPICS):
            link = find(item, ".//a[contains(@class,'topic-title')]")
            if link is not None:
                yield self._listed(page, item, link)

    def _listed(self, page: Page, item: HtmlElement, link: HtmlElement) -> RawThread:
        names = (item.get("class") or "").split()
        starter = find(item, ".//div[contains(@class,'topic-info')]//a[contains(@href,'/member/')]")
        created = find(item, ".//div[contains(@class,'topic-info')]//*[contains(@class,'date')]")
        last = find(item, ".//td[contains(@class,'lastpost')]//*[contains(@class,'post-date')]")
        prefix = find(item, ".//a[contains(@class,'js-topic-prefix')]")
        counts = [
            found[0]
            for name in ("posts-count", "views-count")
            for cell in find_all(item, f".//*[contains(@class,'{name}')]")
            if (found := COUNT_SHOWN.search(line(cell)))
        ]
        return RawThread(
            item.get("data-node-id") or "",
            self.target(page, link),
            line(link),
            line(prefix) or None,
            author=line(starter) or None,
            author_id=member_id(starter),
            created=Shown(line(created)) if line(created) else None,
            last_post=Shown(line(last)) if line(last) else None,
            replies=counts[0] if counts else None,
            views=counts[1] if len(counts) > 1 else None,
            sticky="sticky" in names,
            locked="closed" in names,
            moved="redirect" in names,
        )

    def thread(self, page: Page) -> RawThread:
        root = page.root
        starter = find(root, "//li[@data-node-id and contains(@class,'b-post--first')]")
        own = self.own_address(page)
        first = attribute(starter, "data-node-id")
        prefix = find(
            root, "//h2[contains(@class,'js-post-title')]/a[contains(@href,'searchJSON')]"
        )
        pages = [start_of(a.get("data-page")) for a in find_all(root, "//a[@data-page]")]
        total = line(find(root, "//span[contains(@class,'pagetotal')]"))
        return RawThread(
            own.id or first,
            first_page(own),
            line(find(root, "//h1[contains(@class,'main-title')]")) or line(find(root, "//h1")),
            line(prefix) or None,
            tags=[line(tag) for tag in find_all(root, "//*[contains(@class,'tag-list')]//a")],
            boards=trail_of(page, find_all(root, "//*[@id='breadcrumbs']//a")),
            pages=max([*pages, start_of(total)]) or None,
        )

    def posts(self, page: Page) -> Iterator[RawPost]:
        seen = set()
        base = first_page(self.own_address(page))
        for item in find_all(page.root, _POSTS):
            post_id = item.get("data-node-id") or ""
            if "deleted" in (item.get("class") or "") or post_id in seen or _is_copy(item):
                continue
            seen.add(post_id)
            post = read_post(page, item, post_id, f"{base}?p={post_id}")
            if post is not None:
                yield post

    def next_page(self, page: Page) -> str | None:
        here = self.address(page.url)
        for link in find_all(page.root, _NEXT):
            url = page.absolute(link.get("href")) if link.get("href") else ""
            address = self.address(url) if url else None
            if address is not None and address.start > (here.start if here else 0):
                return address.url
        return None


def _is_copy(item: HtmlElement) -> bool:
    """Whether a post is the chosen answer once more, under the question on every page."""
    return any("answer-label" in (part.get("class") or "") for part in item)


class VBulletin6(VBulletin5):
    """The same structure as version 5 with another grid around it."""

    version = "6"
