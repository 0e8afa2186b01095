"""phpBB 3 in prosilver and the styles made from it: 3.0 to 3.3."""

from collections.abc import Iterable, Iterator
from typing import ClassVar
from urllib.parse import urljoin

from lxml.html import HtmlElement

from crawler.engines.base import Address, Kind
from crawler.engines.messages import asks_to_log_in, message_kind, worded_kind
from crawler.engines.phpbb import lists, marks
from crawler.engines.phpbb.blocks import block_ids, containers
from crawler.engines.phpbb.light import page_after, printed, printed_thread
from crawler.engines.phpbb.markup import MARKUP
from crawler.engines.phpbb.paging import next_page, own_address, page_count, said_in_title, trail
from crawler.engines.phpbb.polls import read_poll
from crawler.engines.phpbb.posts import framed, read_posts
from crawler.engines.phpbb.routes import first_page, read_address, thread_of
from crawler.engines.routes import Routes
from crawler.pages.dom import attribute, find, find_all, line, own_words
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread

_MEMBER_NAMES = (".//*[contains(@class,'username')]", ".//dl[contains(@class,'details')]//dd//span")
_LOGIN = frozenset({"login", "login_forum"})
# Where a style has renamed all that marks the boards, they are known by their addresses.
_LISTS = frozenset({Kind.INDEX, Kind.BOARD})
LINKS = (
    "//a[@href][not(contains(@class,'jumpbox')) and not(ancestor::*"
    "[contains(@class,'breadcrumb') or contains(@class,'navlinks') or contains(@id,'jumpbox')])]"
)

# Rewritten threads may lie in folders that are none: add-ons leave the scripts of a forum alone.
_SCRIPT = "//a[contains(@href,'posting.php') or contains(@href,'search.php')]"


class PhpBB(Routes):
    """Posts are blocks `id="p123"`; the body's class names the script that made the page."""

    name = "phpbb"
    version = marks.PROSILVER
    hallmarks = ("styles/prosilver", "viewtopic.php")
    called = ("topiclist", "postprofile", "forumline", "bodyline", "tablebg")
    markup = MARKUP
    address = staticmethod(read_address)
    beginning = staticmethod(thread_of)
    unlimited = ("st=0", "topicdays=0")
    aside = frozenset({"view", "mode"})
    fragment: ClassVar[str] = "p"

    def detect(self, page: Page) -> int:
        variant, sure = marks.version(page)
        return sure if variant == self.version else sure // 3

    @once_a_page
    def kind(self, page: Page) -> Kind:
        """What the page is by its structure, then by its URL."""
        root = page.root
        if any(form.get("id") in _LOGIN for form in root.iter("form")):
            return Kind.LOGIN
        if "message" in block_ids(page):
            return message_kind(find(root, "//div[@id='message']"))
        if containers(page) or printed(page):
            return Kind.THREAD
        section = _section(root)
        if find(root, "//a[contains(@class,'topictitle')]") is not None:
            # An index may show the newest threads over its boards, a portal those of all.
            listed = Kind.INDEX if section == "index" else Kind.OTHER
            return Kind.BOARD if section in {"", "viewforum"} else listed
        if section == "viewforum":
            panel = find(root, "//div[@id='page-body']//div[contains(@class,'panel')]")
            return Kind.LOGIN if asks_to_log_in(panel) else Kind.BOARD
        if find(root, "//a[contains(@class,'forumtitle')]") is not None:
            return self.list_kind(page)
        if find(root, "//form[@id='viewprofile']") is not None:
            return Kind.PROFILE
        if section == "index":
            return Kind.INDEX
        said = worded_kind(find(root, "//*[@id='page-body']"))
        if said is not Kind.OTHER:
            return said
        address = None if section else read_address(page.url)  # a style that does not say it
        return address.kind if address and address.kind in _LISTS else Kind.OTHER

    def boards(self, page: Page) -> Iterable[RawBoard]:
        if self.kind(page) in _LISTS and find(page.root, lists.NAMED) is None:
            return self.links_to_boards(page, LINKS)
        return lists.boards(self, page)

    def threads(self, page: Page) -> Iterable[RawThread]:
        return self.or_linked(page, lists.threads(self, page))

    def thread(self, page: Page) -> RawThread:
        if printed(page):
            return printed_thread(page)
        own = own_address(page, Kind.THREAD)
        prefix, title = self.title(page, own)
        return RawThread(
            own.id,
            first_page(own),
            title,
            prefix=prefix,
            boards=trail(page),
            pages=page_count(page),
            locked=any(map(_is_lock, framed(page, "a", "div", "i"))),
            poll=read_poll(page),
        )

    def title(self, page: Page, own: Address) -> tuple[str | None, str]:
        """The title of a thread, and its prefix where an add-on gives it one."""
        headings = list(framed(page, "h1", "h2", "h3"))
        for link in (link for heading in headings for link in heading.iter("a")):
            address = self.linked(page, link, Kind.THREAD)
            if address and line(link) and address.id == own.id:
                prefixes = find_all(link, "./span[contains(@class,'prefix')]")
                return " ".join(map(line, prefixes)) or None, own_words(link, prefixes)
        named = (h for h in headings if h.tag == "h2" and "topic-title" in (h.get("class") or ""))
        heading = next(named, None)
        if heading is None and containers(page):
            heading = find(containers(page)[0], ".//h3")
        return None, line(heading) if heading is not None else said_in_title(page, headings)

    def posts(self, page: Page) -> Iterator[RawPost]:
        yield from printed(page)
        base = post_base(page)
        for post in read_posts(page):
            post.permalink = f"{base}{post.post_id}#{self.fragment}{post.post_id}"
            yield post

    def next_page(self, page: Page) -> str | None:
        kind = self.kind(page)
        if kind is Kind.THREAD and printed(page):
            return page_after(page)
        return next_page(page, kind) if kind in {Kind.BOARD, Kind.THREAD} else None

    def author(self, page: Page) -> RawAuthor | None:
        profile = find(page.root, "//form[@id='viewprofile']")
        if profile is None:
            return None
        named = find(profile, *_MEMBER_NAMES)
        author = self.own_member(page, line(named))
        author.avatar = picture(page, find(profile, ".//dt//img[contains(@src,'avatar')]"))
        author.panel = list(_details(profile, line(named)))
        author.signature = find(profile, ".//div[contains(@class,'signature')]")
        return author


def post_base(page: Page) -> str:
    """The URL that a post's number completes."""
    own = own_address(page, Kind.THREAD).url
    base, found, _ = own.partition("viewtopic.php?")
    if not found and "file=viewtopic&" in own:
        return own.partition("&t=")[0] + "&p="
    if found:
        return f"{base}viewtopic.php?p="
    beside = find(page.root, _SCRIPT)
    near = page.url if beside is None else page.absolute(beside.get("href"))
    return urljoin(near, "viewtopic.php?p=")


def _section(root: HtmlElement) -> str:
    """The script that made the page, as the body's class names it."""
    body = find(root, "//body[contains(@class,'section-')]")
    names = attribute(body, "class")
    return next((n.removeprefix("section-") for n in names.split() if "section-" in n), "")


def _details(profile: HtmlElement, name: str) -> Iterator[tuple[str, str]]:
    """The labelled values of a member's page; those that are only links or buttons are left out."""
    for label in find_all(profile, ".//dl[contains(@class,'details')]/dt"):
        value = label.getnext()
        if value is None or value.tag != "dd" or not line(label):
            continue
        first = (value.text or "").strip(" |\n\t")
        words = first or own_words(value, list(value.iter("script", "select")))
        bare = own_words(value, list(value.iter("a")))
        if words and words != name and (bare or "http" in (value[0].get("href") or "")):
            yield line(label).rstrip(" :"), words


def _is_lock(element: HtmlElement) -> bool:
    """Whether an element is the button, or the sign on it, that a locked thread has."""
    names = element.get("class") or ""
    if element.tag != "i":
        return "locked-icon" in names
    holder = element.getparent() if "fa-lock" in names else None
    return holder is not None and "posting.php" in (holder.get("href") or "")
