"""The posts of phpBB 3 in prosilver and the many styles made from it."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from lxml.html import HtmlElement

from crawler.engines.phpbb.authors import read_author
from crawler.engines.phpbb.blocks import block_ids, containers, number
from crawler.engines.phpbb.dates import edited, shown
from crawler.engines.phpbb.gaps import Draft, complete, words_alone
from crawler.engines.phpbb.thanks import named_below
from crawler.pages.dom import line, when, with_class, with_id
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.sources import file_urls
from crawler.pages.surroundings import around
from crawler.raw import NO_DATE, RawPost, Shown

_FILE = re.compile(r"file\.php\?|attachment")
# Which part of a post a class names; the first element of a post with one is that part.
_PARTS = {
    "postprofile": "profile",
    "vtprofileinfo": "profile",
    "post-profile": "profile",
    "author": "byline",
    "vtdate": "byline",
    "post-date": "byline",
    "postdate": "byline",
    "content": "body",
    "post-text": "plain body",
    "post-content": "plain body",
    "signature": "signature",
    "vtusername": "name",
    "ranktitle": "rank",
    "profile-rank": "rank",
    "likers_display": "likers",
}
# All elements with one of these are such a part.
_MANY = {"notice": "notices", "attachbox": "files", "inline-attachment": "files"}
_NAMED = _PARTS | _MANY
_TAGS = ("div", "p", "dl", "span", "aside", "section", "td")


def framed(page: Page, *tags: str) -> Iterable[HtmlElement]:
    """The elements of a page with one of the tags, but for those in its posts."""
    if not containers(page):
        found: Iterable[HtmlElement] = page.root.iter(*tags)
        return found
    frame = _frame(page)
    if len(tags) == 1:
        return frame.get(tags[0], ())
    return chain.from_iterable(frame.get(tag, ()) for tag in tags)


@once_a_page
def _frame(page: Page) -> dict[str, list[HtmlElement]]:
    found: dict[str, list[HtmlElement]] = {}
    for element in around(page.root, containers(page)):
        found.setdefault(element.tag, []).append(element)
    return found


@lru_cache(4096)
def _parts(names: str) -> tuple[str, ...]:
    """Which parts of a post a `class` attribute names."""
    return tuple(_NAMED[name] for name in names.split() if name in _NAMED)


def read_posts(page: Page) -> Iterator[RawPost]:
    """The posts of a page; what its style gives names of its own is looked for by what it is."""
    drafts = [_draft(item, page) for item in containers(page)]
    drafts = [draft for draft in drafts if draft.number.isdecimal()]
    if any(draft.body is not None for draft in drafts):  # the others are placeholders
        drafts = [draft for draft in drafts if draft.body is not None]
    if not all(draft.whole for draft in drafts):
        complete(page, drafts)
    for draft in drafts:
        body = draft.body if draft.named else words_alone(draft)
        if body is not None:
            yield RawPost(
                draft.number,
                draft.author,
                body,
                posted=draft.posted,
                edited=next(filter(None, map(edited, draft.notices)), None),
                reactions=named_below(draft.likers, draft.notices),
                attachments=file_urls(page, targets(draft.files), _FILE),
            )


def _draft(item: HtmlElement, page: Page) -> Draft:
    """A post with the parts that prosilver's classes name, and the ids that its scripts need."""
    post_id = number(item)
    parts: dict[str, HtmlElement] = {}
    many: dict[str, list[HtmlElement]] = {"notices": [], "files": []}
    for element in _elements(item, page):
        names = element.get("class")
        for part in _parts(names) if names else ():
            if part in many:
                many[part].append(element)
            else:
                parts.setdefault(part, element)
    author = read_author(parts, page)
    author.signature = parts.get("signature")
    if author.signature is None and f"sig{post_id}" in block_ids(page):
        author.signature = with_id(item, f"sig{post_id}")
    named = parts.get("body", parts.get("plain body"))
    body = with_id(item, f"post_content{post_id}") if named is None else named
    if body is None and item.tag == "ul":  # a style for telephones
        body = with_class(item, "post", "li")
    posted, likers = _posted(parts, author.name, item), parts.get("likers")
    return Draft(
        post_id, item, body, author, posted, **many, likers=likers, named=named is not None
    )


def _elements(item: HtmlElement, page: Page) -> Iterator[HtmlElement]:
    """The elements of a post; also those behind its block, where a style closes one too many."""
    yield from item.iter(*_TAGS)
    if _spills(page):
        yield from _behind(item, page)


def _behind(item: HtmlElement, page: Page) -> Iterator[HtmlElement]:
    posts = set(containers(page))
    for sibling in item.itersiblings():
        if not posts.isdisjoint(sibling.iter()):
            break
        yield from sibling.iter(*_TAGS)


@once_a_page
def _spills(page: Page) -> bool:
    """Whether the words of the first post stand behind its block."""
    first = containers(page)[0]
    inside = with_id(first, f"post_content{number(first)}")
    if inside is not None or any(map(_is_body, first.iter(*_TAGS))):
        return False
    return any(map(_is_body, _behind(first, page)))


def _is_body(element: HtmlElement) -> bool:
    return not {"body", "plain body"}.isdisjoint(_parts(element.get("class") or ""))


def _posted(parts: dict[str, HtmlElement], name: str, item: HtmlElement) -> Shown:
    """The `<time>` of the line under the subject, or the last of its words that follow the name."""
    byline = parts.get("byline")
    time = when(next((item if byline is None else byline).iter("time"), None))
    if time is not None or byline is None:
        return time or NO_DATE
    tails = [element.tail for element in byline if element.tail]
    words = (*reversed(tails), byline.text or "", line(byline).removeprefix(name))
    return next(filter(None, map(shown, words)), NO_DATE)


def targets(boxes: Iterable[HtmlElement]) -> Iterator[str]:
    """Where the links and pictures in some elements lead: files are shown as either."""
    for box in boxes:
        for element in box.iter("a", "img"):
            yield element.get("href") or element.get("src") or ""
