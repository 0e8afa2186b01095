"""Flarum's pages: JSON for their scripts, and in `<noscript>` what is read without scripts."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.bodies.body import plain_text
from crawler.engines.base import Address, Kind
from crawler.engines.flarum.api import FlarumJSON
from crawler.engines.flarum.resources import attributes
from crawler.engines.flarum.routes import read_address
from crawler.engines.messages import worded_kind
from crawler.pages.dom import find, find_all, line
from crawler.pages.fields import dicts, json_in, string, table
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import first_found
from crawler.pages.page import Page
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread

_MARKS = (
    "//script[@id='flarum-json-payload'] | //noscript[@id='flarum-content']"
    " | //div[@id='flarum-loading'] | //div[@id='flarum-content']"
)
_CONTENT = "//*[@id='flarum-content']"
_ARTICLES = _CONTENT + "//article[div]"
_LOAD = re.compile(r"app\.(?:load\(|preload\s*=\s*)(\{.*\})\)?;", re.S)


class Flarum(FlarumJSON):
    """`#flarum-json-payload` holds the document; `#flarum-content` the words of the page."""

    version = "html"

    @once_a_page
    def payload(self, page: Page) -> dict[str, Any]:
        """The JSON of the page for its scripts; empty where it has none."""
        script = find(page.root, "//script[@id='flarum-json-payload']")
        text = "" if script is None else script.text or ""
        if not text and page.says("flarum"):
            text = first_found(_LOAD, (one.text or "" for one in page.root.iter("script"))) or ""
        return table(json_in(text))

    def source(self, page: Page) -> dict[str, Any]:
        payload = self.payload(page)
        return table(payload.get("apiDocument") or payload.get("document"))

    def root(self, page: Page) -> str:
        """The forum itself is one of the page's resources, and has its address."""
        payload = self.payload(page)
        for item in dicts(payload.get("resources") or payload.get("data")):
            url = string(attributes(item).get("baseUrl"))
            if string(item.get("type")) == "forums" and url:
                return urlsplit(page.absolute(url)).path.rstrip("/")
        return super().root(page)

    def detect(self, page: Page) -> int:
        if not page.names.has_id("flarum-"):
            return 0
        return 95 if find(page.root, _MARKS) is not None else 0

    def kind(self, page: Page) -> Kind:
        found = super().kind(page)
        if found is Kind.OTHER and find(page.root, _ARTICLES) is not None:
            return Kind.THREAD
        if found is Kind.OTHER and self._listed(page, Kind.THREAD):
            found = Kind.BOARD
        elif found is Kind.OTHER and self._listed(page, Kind.BOARD):
            return Kind.INDEX
        if found is Kind.BOARD and self.is_front(page, self.root(page)):
            return Kind.INDEX
        if found is Kind.OTHER:
            return worded_kind(find(page.root, "//body"))
        return found

    def _listed(self, page: Page, kind: Kind) -> list[tuple[HtmlElement, Address]]:
        """The links of the page's words to discussions or to boards."""
        return self.links(page, f"{_CONTENT}//li//a[@href]", kind)

    def board_path(self, slug: str) -> str:
        return f"/t/{slug}" if slug else "/all"

    def thread_path(self, number: str, slug: str) -> str:
        return f"/d/{slug}" if slug.startswith(number) else f"/d/{number}"

    def boards(self, page: Page) -> Iterator[RawBoard]:
        """The tags; a front page that lists discussions is a board itself."""
        if self.document(page).type == "tags":
            yield from super().boards(page)
            return
        links = self._listed(page, Kind.BOARD)
        for link, address in links:
            yield RawBoard(address.id, address.url, line(link))
        if not links and self.kind(page) is Kind.INDEX:
            yield RawBoard("all", page.url)

    def threads(self, page: Page) -> Iterator[RawThread]:
        if self.document(page).data:
            yield from super().threads(page)
            return
        for link, address in self._listed(page, Kind.THREAD):
            yield RawThread(address.id, address.url, line(link))

    def thread(self, page: Page) -> RawThread:
        thread, own = super().thread(page), self.own_address(page)
        if not thread.thread_id and own.id:
            thread.thread_id = own.id
            thread.url = re.sub(r"(?<=[^/d])/\d+$", "", own.url.partition("?")[0])
        thread.title = thread.title or line(find(page.root, f"{_CONTENT}//h1"))
        return thread

    def posts(self, page: Page) -> Iterator[RawPost]:
        """The document may also hold posts that mention those of the page: its words decide."""
        articles = find_all(page.root, _ARTICLES)
        bodies = [find(e, ".//div[contains(@class,'Post-body')] | ./div[last()]") for e in articles]
        heads = [find(e, ".//h3 | .//*[contains(@class,'username')]") for e in articles]
        names = {
            plain_text(b): line(h) for b, h in zip(bodies, heads, strict=True) if b is not None
        }
        found = list(super().posts(page))
        if found:
            words = [plain_text(post.body) for post in found]
            shown = [(post, text) for post, text in zip(found, words, strict=True) if text in names]
            for post, text in shown or zip(found, words, strict=True):
                post.author.name = post.author.name or names.get(text, "")
                yield post
            return
        thread, address = self.thread(page), read_address(page.url)
        first = address.skipped if address and address.skipped else 0
        for place, (body, head) in enumerate(zip(bodies, heads, strict=True), first + 1):
            if body is not None:
                author = RawAuthor(line(head))
                yield RawPost(f"{thread.thread_id}/{place}", author, body, position=place)

    def next_page(self, page: Page) -> str | None:
        """Pages link to one after the last where events, or twenties of comments, fill the last."""
        kind, own = self.kind(page), self._own(page)
        if own is None:
            return None
        following = max(own.start, 1) + 1
        pages = self.thread(page).pages if kind is Kind.THREAD else None
        if pages is not None:
            more = following <= pages
        else:
            links = find_all(page.root, f"{_CONTENT}//a[contains(@href,'page={following}')]")
            more = bool(links or self.document(page).links.get("next"))
        return f"{own.url.partition('?')[0]}?page={following}" if more else None

    def _own(self, page: Page) -> Address | None:
        """The address of a page's thread or board; the front page is the first one of all."""
        own, kind = read_address(page.url), self.kind(page)
        if kind is Kind.INDEX:
            return read_address(page.absolute(f"{self.root(page)}/all"))
        if own is not None and own.kind is kind and not own.post_id:
            return own
        thread = self.thread(page) if kind is Kind.THREAD else None
        return read_address(thread.url) if thread and thread.url else None
