"""Discourse's pages: the view for crawlers, also in `<noscript>`, or as scripts rendered them."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.engines.base import Address, Kind
from crawler.engines.discourse import lists, topics
from crawler.engines.discourse.posts import ARTICLES, read_article, read_post
from crawler.engines.discourse.routes import DiscourseRoutes, first_page, read_address
from crawler.engines.discourse.store import (
    part,
    stored,
    stored_boards,
    stored_next,
    stored_trail,
    topic_of,
)
from crawler.engines.discourse.topics import listed_topics, posts_of, read_topic, root_path
from crawler.engines.messages import message_kind
from crawler.links import clean_url
from crawler.pages.dom import find, find_all, line
from crawler.pages.fields import string
from crawler.pages.page import Page
from crawler.raw import Poll, RawAuthor, RawBoard, RawPost, RawThread, poll_of

_POLL = "//*[@id='post_1']//div[contains(@class,'poll') and @data-poll-name][not(ancestor::aside)]"
_POSTS = "//div[contains(@class,'crawler-post') and not(@role)]"
_OLD_POSTS = "//div[contains(@itemtype,'DiscussionForumPosting')][div[@class='post']]"
_TOLD = "//noscript[@data-path] | //head/meta[starts-with(@name,'discourse')]"
_MARKS = f"//*[@id='data-preloaded'] | //div[contains(@class,'crawler-post')] | {_TOLD}"
_OWN = "//head/link[@rel='canonical']/@href | //noscript/@data-path | //h1//a/@href"
_TRAIL = (
    "//div[@class='topic-category' or @id='breadcrumbs']"
    "//a[@href][not(contains(@class,'discourse-tag'))]"
)
_TAGS = "//div[contains(@class,'discourse-tags') or @class='tags-list'][not(ancestor::tr)]//a"


class Discourse(DiscourseRoutes):
    """Posts are `div.crawler-post`; scripts read `#data-preloaded`, JSON that has more figures."""

    version = "html"

    def detect(self, page: Page) -> int:
        if page.generator.startswith("discourse"):
            return 95
        marked = (
            page.names.has("data-preloaded", "crawler-post") or find(page.root, _TOLD) is not None
        )
        if not marked or not page.says("iscourse", "crawler-post"):
            return 0
        return 85 if find(page.root, _MARKS) is not None else 0

    def kind(self, page: Page) -> Kind:
        root, data = page.root, stored(page)
        if _posts(root) or find(root, ARTICLES) is not None:
            return Kind.THREAD
        title = find(root, "//h1[contains(@class,'page-not-found')]")
        if title is not None or find(root, "//div[contains(@class,'page-not-found')]") is not None:
            return message_kind(find(root, "//div[@id='main-outlet']"))
        paths = [*map(str, find_all(root, "//noscript/@data-path")), urlsplit(page.url).path]
        home = paths[0].rstrip("/") in {"", root_path(page)}
        board = Kind.INDEX if home else Kind.BOARD
        if lists.rows(root):
            return board
        if find(root, "//*[contains(@class,'category-list')]") is not None:
            return Kind.INDEX
        if topic_of(page):
            return Kind.THREAD
        if any(path.rstrip("/").endswith("/login") for path in paths):
            return Kind.LOGIN
        if "topic_list" in data or find(root, lists.TABLE) is not None:
            return board
        if "categories_list" in data:
            return Kind.INDEX
        address = self.address(page.url)
        return Kind.PROFILE if address and address.kind is Kind.PROFILE else Kind.OTHER

    def boards(self, page: Page) -> Iterator[RawBoard]:
        """The categories of the index; a front page of the latest topics is a board itself."""
        found = list(self.links_to_boards(page, lists.BOARDS)) or list(stored_boards(page))
        yield from found
        if not found and self.kind(page) is Kind.INDEX:
            yield RawBoard("latest", page.url)

    def threads(self, page: Page) -> Iterator[RawThread]:
        if lists.rows(page.root):
            return lists.threads(self, page)
        return listed_topics(part(page, "topic_list"), page)

    def thread(self, page: Page) -> RawThread:
        data, own = topic_of(page), _own(page)
        thread = read_topic(data, page) if data else RawThread(own.id, first_page(own.url))
        root = page.root
        named = "//*[@id='topic-title']//h1 | //h1[contains(@class,'topic-title')]"
        title = find(root, named, "//div[@id='main-outlet']//h1")
        thread.url = first_page(own.url) if own.id else thread.url
        thread.thread_id = thread.thread_id or own.id
        thread.title = thread.title or line(title)
        thread.boards = self.trail(page, _TRAIL) or stored_trail(page)
        thread.tags = thread.tags or [line(tag) for tag in find_all(root, _TAGS)]
        thread.poll = thread.poll or shown_poll(root)
        return thread

    def posts(self, page: Page) -> Iterator[RawPost]:
        held = posts_of(topic_of(page))
        known = {string(post.get("post_number")): post for post in held}
        thread, shown = self.thread(page), _posts(page.root)
        articles = [] if shown else find_all(page.root, ARTICLES)
        read = [read_post(e, thread, known, str(n), page) for n, e in enumerate(shown, 1)]
        read += [read_article(article, thread, known, page) for article in articles]
        yield from filter(None, read or (topics.read_post(post, page) for post in held))

    def next_page(self, page: Page) -> str | None:
        """A list's as it is linked: `/c/slug/6/l/latest?page=1` is saved under no other path."""
        kind = self.kind(page)
        link = find(page.root, "//div[@id='main-outlet']//a[@rel='next'] | //link[@rel='next']")
        url = "" if link is None else clean_url(page.absolute(link.get("href")))
        address = read_address(url) if url else None
        if address is None:
            return stored_next(page, kind, self.thread(page).url if kind is Kind.THREAD else "")
        if kind is Kind.THREAD:
            return address.url if address.kind is kind else None
        return url if address.kind is Kind.BOARD else None

    def author(self, page: Page) -> RawAuthor | None:
        name = line(find(page.root, "//div[@id='main-outlet']//h1 | //h2[@class='username']"))
        author = self.own_member(page, name)
        author.name = author.name or author.user_id or ""
        return author if author.url else None


def _posts(root: HtmlElement) -> list[HtmlElement]:
    return find_all(root, _POSTS) or find_all(root, _OLD_POSTS)


def _own(page: Page) -> Address:
    """The topic's address, also where the page's own URL does not say it."""
    best: Address | None = None
    for url in (page.url, *(page.absolute(str(href)) for href in find_all(page.root, _OWN))):
        address = read_address(url)
        if address is not None and address.kind is Kind.THREAD and address.id:
            if re.search(r"/t/[^/]*[^/\d]", address.url):  # names the topic by its slug too
                return address
            best = best or address
    return best or Address(Kind.THREAD, "", "")


def shown_poll(root: HtmlElement) -> Poll | None:
    """Question and options of the opening post's first poll; pages have shares and no votes."""
    poll = find(root, _POLL)
    items = find_all(poll, ".//li[@data-poll-option-id]")
    words = (line(find(e, ".//*[contains(@class,'option-text')]")) or line(e) for e in items)
    question = line(find(poll, ".//*[contains(@class,'poll-title')]"))
    return poll_of(question, ((text, None) for text in words))
