"""A fetched page: decoded once, parsed once."""

import codecs
import contextlib
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Self
from urllib.parse import urljoin

from lxml.html import HtmlElement

from crawler.arabic.dates.offsets import page_clock
from crawler.arabic.encoding import ESCAPED_AGAIN, Decoded, decode
from crawler.arabic.high_bytes import begins_as_utf8, may_be_mojibake
from crawler.pages.characters import without_marks
from crawler.pages.fields import json_in
from crawler.pages.joining import Joiner
from crawler.pages.names import Names
from crawler.pages.parse import Tree, parse_html, parse_text, parse_utf8
from crawler.records import fetched
from crawler.sites import site_of

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_TAGS = 300_000


@dataclass
class Page:
    """Bytes and an address, read as a page.

    `fetched_at` is aware, in UTC. `declared` is the charset of the HTTP header, if any; `charset`
    one that the user's configuration forces. `site` is the host unless given. `sought` is the kind
    of page (a `Kind`) that led to the request, where addresses do not tell it; `begins` the URL of
    the first page of its thread, where a list of threads told it; `skipped` the number of posts on
    the pages of its thread before it, where these were read. `of_anything` is true where nobody
    says that the page is a forum's, as in an archive.
    """

    url: str
    body: bytes
    fetched_at: datetime
    declared: str | None = None
    charset: str | None = None
    site: str = ""
    sought: str | None = None
    begins: str = ""
    skipped: int | None = None
    of_anything: bool = False
    memo: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.site = self.site or site_of(self.url) or "local"
        self.fetched_at = self.fetched_at.astimezone(UTC)

    @cached_property
    def fetched(self) -> str:
        """When the page was fetched, as records have it."""
        return fetched(self.fetched_at)

    @cached_property
    def now(self) -> datetime:
        """When the page was fetched, by the clock that it says its times are in; else in UTC.

        What it calls today need not be the day in Greenwich.
        """
        return self.fetched_at.astimezone(page_clock(self.markup) or UTC)

    @cached_property
    def _decoded(self) -> Decoded:
        return decode(self.body, declared=self.declared, force=self.charset)

    @property
    def overgrown(self) -> bool:
        """Whether it has more tags than any page of a forum: each takes half a kilobyte to read."""
        return self.body.count(b"<") > _MOST_TAGS

    @property
    def text(self) -> str:
        """The page as text, whatever its charset was said to be."""
        return self._decoded.text

    @property
    def encoding(self) -> str:
        return self._decoded.encoding

    @cached_property
    def _plain(self) -> tuple[bytes, Tree] | None:
        """The body and its tree, where it is UTF-8 that needs no mending; else None."""
        if self.charset or self.body.startswith(_UTF16):
            return None
        data = self.body.removeprefix(codecs.BOM_UTF8)
        if not begins_as_utf8(data) or may_be_mojibake(data) or ESCAPED_AGAIN in data:
            return None
        data = without_marks(data)
        tree = parse_utf8(data)
        return None if tree is None else (data, tree)

    @cached_property
    def tree(self) -> Tree:
        """The tree of the page, and whether its markup is sound."""
        if self._plain:
            return self._plain[1]
        return parse_utf8(self.markup) or parse_text(self.text)

    @cached_property
    def root(self) -> HtmlElement:
        """The root of the page's tree."""
        return self.tree.root

    @cached_property
    def markup(self) -> bytes:
        """The page in UTF-8: where words of its markup are looked for."""
        return self._plain[0] if self._plain else without_marks(self._decoded.data)

    def parse_again(self) -> None:
        """Forget the tree, which has been changed, and all that was read from it."""
        for read in ("_plain", "tree"):
            self.__dict__.pop(read, None)
        self.take(self.tree)

    def take(self, tree: Tree) -> None:
        """Go on with another tree of the page's markup, in which something was mended."""
        for read in ("root", "names"):
            self.__dict__.pop(read, None)
        self.tree = tree
        self.memo.clear()

    def says(self, *words: str) -> bool:
        """Whether any of the words stands in the page's markup, in just these letters."""
        return any(word.encode() in self.markup for word in words)

    @cached_property
    def names(self) -> Names:
        """What the page's elements are called, and what its links lead to."""
        return Names(self.root)

    @cached_property
    def base(self) -> str:
        """What relative links count from: `<base href>` where the page has one."""
        for element in self.root.iter("base"):
            href = element.get("href")
            if href:
                with contextlib.suppress(ValueError):  # no URL: http://[::1
                    return str(urljoin(self.url, href.strip()))
        return self.url

    @cached_property
    def generator(self) -> str:
        """The `<meta name="generator">`, lower case, or empty."""
        for element in self.root.iter("meta"):
            if (element.get("name") or "").lower() == "generator":
                return (element.get("content") or "").lower()
        return ""

    @cached_property
    def language(self) -> str:
        """The two letters of the page's language, or empty."""
        lang = self.root.get("lang") or self.root.get("{http://www.w3.org/XML/1998/namespace}lang")
        return (lang or self.root.get("xml:lang") or "")[:2].lower()

    @cached_property
    def json(self) -> Any:
        """The body as JSON, or None where it is none."""
        if self.markup.lstrip()[:1] not in {b"{", b"["}:
            return None
        return json_in(self.text)

    @cached_property
    def absolute(self) -> Callable[[str | None], str]:
        """The absolute URL of one of its links, see `Joiner.absolute`."""
        return Joiner(self.base, "utf-8" if self._plain else self.encoding).absolute

    def move_to(self, url: str) -> None:
        """Let links count from a URL, and be of its site, where its own is that of a file."""
        self.base, self.site = url, site_of(url)
        self.__dict__.pop("absolute", None)
        self.memo.clear()

    def unaddressed(self) -> Self:
        """The same page by the address of its host alone: itself says what it is, or nothing."""
        page = copy(self)
        page.url, page.memo = urljoin(self.url, "/"), {}
        return page

    def fragment(self, markup: str) -> HtmlElement:
        """A tree for a piece of HTML that the page carries as text (JSON, `<noscript>`)."""
        return parse_html(f"<div>{markup}</div>")
