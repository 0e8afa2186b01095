"""Members' panels, known again by their markup: the same one stands beside each of their posts."""

import re
from collections.abc import Callable, Hashable
from urllib.parse import urljoin, urlsplit

import xxhash
from lxml import etree
from lxml.html import HtmlElement

from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.raw import RawAuthor

# The number of the post in an id, as etree writes it: `>` in a text or a value is written `&gt;`.
# Between the numbers a split gives what stands around them.
_NUMBER_IN_ID = re.compile(rb'( id="[^"\d]*)\d+(?=[^<>]*>)')
_SCRIPT = re.compile(rb"<script\b[^<]*</script>")
# Links that say the same on every page of a forum; those that do in one folder. A lone `#` is a
# button.
_LINK = rb'[ :.-](?:href|src)="'
_NOT_ROOTED = re.compile(_LINK + rb'(?!https?://|/[^/]|#")')
_NOT_IN_FOLDER = re.compile(_LINK + rb'\s*(?:[?"]|#[^"]|//)')
_MOST = 4096

# The authors by the digest of a panel, and that by how much of the page's address is in it.
_authors: dict[tuple[Hashable, ...], RawAuthor] = {}
_reaches: dict[bytes, int] = {}


def read_alike(
    read: Callable[..., RawAuthor], page: Page, panel: HtmlElement, *others: Hashable
) -> RawAuthor:
    """What `read(page, panel, *others)` gives, or gave for a panel with the same markup.

    It may depend on nothing else than the panel, the addresses of the page and `others`; numbers in
    ids and scripts are the post's and do not count, and a link to `#` leads nowhere. What comes
    back is a record of its own.
    """
    markup = _without_numbers(etree.tostring(panel, encoding="utf-8", with_tail=False))
    digest = xxhash.xxh3_128_digest(markup)
    reach = _reaches.get(digest)
    if reach is None:
        reach = _reaches[digest] = _reach(markup)
    key = (read, digest, _addresses(page)[reach], *others)
    author = _authors.get(key)
    if author is None:
        if len(_authors) >= _MOST:
            _authors.clear()
            _reaches.clear()
        author = _authors[key] = read(page, panel, *others)
    return copied(author)


def copied(author: RawAuthor) -> RawAuthor:
    """A record of its own, with lists of its own."""
    return RawAuthor(
        author.name,
        author.user_id,
        author.url,
        author.avatar,
        author.title,
        author.panel.copy(),
        author.known.copy(),
        author.signature,
    )


def _without_numbers(markup: bytes) -> bytes:
    if b"<script" in markup:
        markup = _SCRIPT.sub(lambda script: script[0].translate(None, b"0123456789"), markup)
    return b"".join(_NUMBER_IN_ID.split(markup)) if b' id="' in markup else markup


def _reach(markup: bytes) -> int:
    """How much of the page's address the links of a panel count from: see `_addresses`."""
    if not _NOT_ROOTED.search(markup):
        return 0
    return 2 if _NOT_IN_FOLDER.search(markup) else 1


@once_a_page
def _addresses(page: Page) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The page's origin, folder and whole address, each with its host and site."""
    own = (page.site, urlsplit(page.url).netloc)
    return (*own, urljoin(page.base, "/")), (*own, urljoin(page.base, ".")), (*own, page.base)
