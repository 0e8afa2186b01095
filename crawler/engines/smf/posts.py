"""The posts of an SMF thread: `div.inner#msg_5` in version 2, a table cell in version 1."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.blocks.renamed import fill_posts
from crawler.engines.base import Kind
from crawler.engines.smf.authors import opened_by, read_author
from crawler.engines.smf.heads import read_date, read_edited
from crawler.engines.smf.routes import linked, own_address, permalink
from crawler.pages.dom import classes, find_all, first_in, line, with_class, with_id, with_ids
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import number_in
from crawler.pages.page import Page
from crawler.pages.sources import file_urls
from crawler.pages.surroundings import by_class, following
from crawler.raw import RawPost

# The body with its id; where it has none (SMF 1), the subject with the id stands for the post.
_CALLED = ("inner", "message")
_SUBJECTS = "//*[starts-with(@id,'subject_')]"
_ID = re.compile(r"^(?:msg|subject)_(\d+)$")
# What stands beside a body, with the post's number in its id: the subject, the note of an edit, and
# how many like it, where the add-on "Like Posts" is installed.
_BESIDE = ("subject", "modified", "like_count")
_BELOW = ("div", "li", "a")
_BLOCKS = frozenset({"post_wrapper", "windowbg", "windowbg2", "windowbg3", "approvebg"})


@once_a_page
def marks(page: Page) -> list[tuple[str, HtmlElement]]:
    """The id of each post of a page, with the element that has it, once each."""
    marked = page.names.elements_from("msg_")
    found = [e for e in marked if any(name in (e.get("class") or "") for name in _CALLED)]
    found = found or page.names.elements_from("subject_")
    ids: dict[str, HtmlElement] = {}
    for element in found:
        match = _ID.match(element.get("id") or "")
        if match:
            ids.setdefault(match[1], element)
    return list((ids or dict(_links(page))).items())


def _links(page: Page) -> Iterator[tuple[str, HtmlElement]]:
    """The posts of a page without ids (SMF 1.0): the link of its subject stands for a post."""
    for body in find_all(page.root, "//div[@class='post'] | //td[@class='post']"):
        block = _block(body)
        for link in [] if block is None else block.iter("a"):
            if body in link.iterancestors():
                break
            address = linked(page, link, Kind.THREAD)
            if address is not None and address.post_id and line(link):
                yield address.post_id, link
                break


@once_a_page
def blocks(page: Page) -> list[HtmlElement | None]:
    """The block of each post that `marks` gives; None where nothing is around it."""
    return [_block(mark) for _, mark in marks(page)]


def _block(mark: HtmlElement) -> HtmlElement | None:
    """All that belongs to a post: author, head, body, foot."""
    for above in mark.iterancestors("div", "td", "li", "article"):
        if not _BLOCKS.isdisjoint(classes(above)):
            return above
    found = None
    for above in mark.iterancestors():
        if above.tag in {"form", "body", "html"} or len(find_all(above, _SUBJECTS)) > 1:
            break
        found = above
    return found


@once_a_page
def read_posts(page: Page) -> list[RawPost]:
    """The posts of a thread page."""
    own = own_address(page, Kind.THREAD)
    there = [part for part in _BESIDE if page.names.has_id_from(f"{part}_")]
    named = with_ids(page.root, (f"{part}_{n}" for n, _ in marks(page) for part in there))
    posts: list[tuple[RawPost, HtmlElement]] = []
    for place, ((post_id, mark), block) in enumerate(
        zip(marks(page), blocks(page), strict=True), 1
    ):
        if block is None:
            continue
        old = not (mark.get("id") or "").startswith("msg_")
        body = _old_body(block, mark) if old else mark
        if body is None:
            continue
        subject, note, likes = (
            _own(named, block, f"{part}_{post_id}") if part in there else None for part in _BESIDE
        )
        subject = mark if old else subject
        below = list(following(body, block, *_BELOW)) or list(block.iter(*_BELOW))
        marked = by_class(below)
        head = block if subject is None or block in subject.iterancestors() else _block(subject)
        head = block if head is None else head  # apart where a theme closes one block too many
        date, position = read_date(head, subject, body)
        link = first_in(subject, "a")
        address = linked(page, link, Kind.THREAD, proven=True)
        url = address.url if address and address.post_id == post_id else ""
        author = read_author(page, head, subject, body, marked)
        counts = (number_in(line(box)) for box in [likes, *marked.get("like_count", ())])
        post = RawPost(
            post_id,
            author,
            body if author.name else opened_by(page, body, author),
            permalink=url or permalink(own, post_id),
            posted=date,
            edited=read_edited(block, note),
            position=position or (None if own.skipped is None else own.skipped + place),
            reactions=next(filter(None, counts), None),
            attachments=file_urls(page, _files(below)),
        )
        posts.append((post, block))
    fill_posts(page, posts)
    return [post for post, _ in posts]


def _own(named: dict[str, HtmlElement], block: HtmlElement, name: str) -> HtmlElement | None:
    """The element of a post with an id; the page may have it twice."""
    element = named.get(name)
    if element is None or not element.get("id") or block not in element.iterancestors(block.tag):
        inside = with_id(block, name)
        return element if inside is None else inside
    return element


def _old_body(block: HtmlElement, subject: HtmlElement) -> HtmlElement | None:
    body = with_class(block, "post", "div", "td")
    if body is None:
        body = with_class(block, "inner", "div")
    return body if body is not None and subject not in body.iter() else None


def _files(below: list[HtmlElement]) -> Iterator[str]:
    """The links to the files under a post; an image's `;image` view is the same file."""
    hrefs = (link.get("href") or "" for link in below if link.tag == "a")
    return (href.removesuffix(";image") for href in hrefs if "dlattach" in href)
