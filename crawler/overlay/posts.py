"""The posts of a page, with what selectors find in them in place of what an engine found."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from lxml.html import HtmlElement

from crawler.bodies.markup import Markup, QuoteParts, Role
from crawler.engines.base import Engine, Kind
from crawler.overlay.selectors import POST_PARTS, Selector, text_of
from crawler.pages.dom import classes, find, when
from crawler.pages.page import Page
from crawler.raw import RawAuthor, RawPost, Shown

LINK = "descendant-or-self::a[@href]"
# Class tokens by which a body is read where a selector found a part of it.
_QUOTE, _IGNORED = "selected-quote", "selected-ignored"
_NUMBER = re.compile(r"\d+")


def in_blocks(
    blocks: list[HtmlElement], posts: list[RawPost]
) -> list[tuple[HtmlElement | None, RawPost]]:
    """Each block with the engine's post whose body it holds; where it holds none, a bare one."""
    found: dict[HtmlElement, RawPost] = {}
    for post in posts:
        if not isinstance(post.body, str):
            for element in (post.body, *post.body.iterancestors()):
                found.setdefault(element, post)
    return [(block, found.get(block) or RawPost(None, RawAuthor(), block)) for block in blocks]


def around(posts: list[RawPost]) -> list[tuple[HtmlElement | None, RawPost]]:
    """Each post with the largest element that holds its body and no other's.

    None where a body is no element of the page.
    """
    bodies = [post.body for post in posts if not isinstance(post.body, str)]
    held = Counter(element for body in bodies for element in body.iterancestors())
    found: list[tuple[HtmlElement | None, RawPost]] = []
    for post in posts:
        scope = None if isinstance(post.body, str) else post.body
        for ancestor in () if scope is None else scope.iterancestors():
            if held[ancestor] == 1:
                scope = ancestor
        found.append((scope, post))
    return found


def laid_over(
    post: RawPost,
    block: HtmlElement,
    chosen: Mapping[str, Selector],
    page: Page,
    engine: Engine,
) -> RawPost:
    """The post with what the selectors find in its block; the engine tells members' addresses."""
    parts = {name: chosen[name].first(block) for name in chosen if name in POST_PARTS}
    post = replace(post, author=replace(post.author))
    if "body" in parts:
        post.body = "" if parts["body"] is None else parts["body"]
    if "post_id" in parts:
        shown = text_of(parts["post_id"])
        post.post_id = next(reversed(_NUMBER.findall(shown)), shown) or None
    if "date" in parts:
        post.posted = _date(parts["date"])
    if "edited" in parts:
        post.edited = None if parts["edited"] is None else _date(parts["edited"])
    if "author" in parts:
        _name(post.author, parts["author"], page, engine)
    if "signature" in parts:
        post.author.signature = parts["signature"]
    for quote in _mark(chosen.get("quote"), block, _QUOTE):
        _mark(chosen.get("quote_author"), quote, _IGNORED)
    for name in ("signature", "ignored"):
        _mark(chosen.get(name), block, _IGNORED)
    return post


def with_marks(markup: Markup, author: Selector | None) -> Markup:
    """An engine's markup that knows the marked parts too; `author` finds a quote's author in it."""

    def read(node: HtmlElement) -> QuoteParts:
        if _QUOTE in classes(node) or markup.quote is None:
            name = text_of(author.first(node)) if author else ""
            return QuoteParts(name or None, None, [node])
        return markup.quote(node)

    roles = {**markup.classes, _QUOTE: Role.QUOTE, _IGNORED: Role.DROP}
    return replace(markup, classes=roles, quote=read, known={})


def _mark(chosen: Selector | None, block: HtmlElement, token: str) -> list[HtmlElement]:
    """The elements that a selector finds in a block, each with a class token from now on."""
    found = chosen.elements(block) if chosen else []
    for element in found:
        if token not in classes(element):
            element.set("class", f"{token} {element.get('class') or ''}".strip())
    return found


def _name(author: RawAuthor, found: HtmlElement | str | None, page: Page, engine: Engine) -> None:
    """Another name is another member's, unless a link to a profile says whose it is."""
    name = text_of(found)
    if name != author.name:
        author.name, author.url, author.user_id = name, None, None
    link = None if found is None or isinstance(found, str) else find(found, LINK)
    url = "" if link is None else page.absolute(link.get("href"))
    address = engine.address(url) if url else None
    if address is not None and address.kind is Kind.PROFILE:
        author.url, author.user_id = address.url, address.id


def _date(found: HtmlElement | str | None) -> Shown:
    """A date: the element's attributes, as `<time>` has them, and its words."""
    if found is None or isinstance(found, str):
        return Shown(text_of(found))
    return when(found) or Shown()
