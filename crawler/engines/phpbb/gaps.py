"""Posts in styles of phpBB 3 that give the parts of a post names of their own."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from crawler.arabic.buttons import is_button
from crawler.arabic.edit_notes import edit_note
from crawler.arabic.labels import fits, match_label
from crawler.blocks.renamed import Parts, fill_gaps
from crawler.engines.phpbb.authors import USERNAMES, read_avatar, read_member, take_rank
from crawler.pages.dom import classes, line
from crawler.pages.page import Page
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs

_NAMES = USERNAMES | {"postauthor"}
_FILE = re.compile(r"download/file\.php\?(?:[^#]*[&;])?id=\d")
_LONGEST_NOTE = 200


@dataclass(slots=True)
class Draft(Parts):
    """A post with what stands beside its words; of `notices`, some tell of edits.

    `named`: its words are in an element called so, and nothing else is.
    """

    notices: list[HtmlElement] = field(default_factory=list)
    files: list[HtmlElement] = field(default_factory=list)
    likers: HtmlElement | None = None
    named: bool = True


def complete(page: Page, posts: Sequence[Draft]) -> None:
    """Look for what is missing by what phpBB makes itself: links to members, dates, notes."""
    for post in posts:
        post.notices = post.notices or _notes(post)
        _read_author(post, page)
    fill_gaps(page, posts)
    for post in posts:
        post.files = post.files or [
            e
            for e in _beside(post, "a", "img")
            if _FILE.search(e.get("href") or e.get("src") or "")
        ]
        if not post.author.panel:
            _read_panel(post, page)
        take_rank(post.author)


def _read_author(post: Draft, page: Page) -> None:
    """Who wrote a post: the first member beside its words whom an element names or links to.

    A button may lead to that member as well.
    """
    author = post.author
    for element in _beside(post, "a", "span"):
        words = line(element)
        user_id, url = read_member(element, page)
        named = user_id is not None or not _NAMES.isdisjoint(classes(element))
        if named and words and not author.name and not is_button(words):
            author.name = words
        same = words in {"", author.name} or is_button(words)
        if user_id is not None and author.user_id is None and same:
            author.user_id, author.url = user_id, url


def _read_panel(post: Draft, page: Page) -> None:
    """The labelled values beside a post's words, and the author's picture."""
    author = post.author
    if author.user_id is None:
        return
    lines = panel_lines(post.block, _parts(post))
    author.panel = [(k, v) for k, v in panel_pairs(lines) if _is_field(k, v)]
    author.avatar = author.avatar or read_avatar(_beside(post, "img"), page)


def _is_field(label: str, value: str) -> bool:
    """Whether a pair tells something of a member; `مشاركة` may be on the link to a post."""
    named = match_label(label)
    return named is not None and (named.field != "messages" or fits(label, value) is not None)


def _notes(post: Draft) -> list[HtmlElement]:
    """The smallest elements beside a post's words that tell of an edit."""
    found = []
    for element in _beside(post, "div", "p", "span", "small", "em", "li"):
        words = line(element)
        if len(words) <= _LONGEST_NOTE and edit_note(words) is not None:
            found.append(element)
    holders = {holder for element in found for holder in element.iterancestors()}
    return [element for element in found if element not in holders]


def _parts(post: Draft) -> set[HtmlElement]:
    """What is read on its own: the words of a post, its signature, its notices and files."""
    known = (post.body, post.author.signature, *post.notices, *post.files)
    return {element for element in known if element is not None}


def _beside(post: Draft, *tags: str) -> Iterator[HtmlElement]:
    """The elements of a post outside of its words, its signature and its notices."""
    apart = {post.body, post.author.signature, *post.notices, *post.files}
    for element in post.block.iter(*tags):
        if element not in apart and apart.isdisjoint(element.iterancestors()):
            yield element


def words_alone(post: Draft) -> HtmlElement | None:
    """The words of a post without what stands in the same element and is read on its own."""
    body, apart = post.body, _parts(post)
    if body is None or not any(e in apart for e in body.iterdescendants()):
        return body
    bare = deepcopy(body)
    for element, copied in zip(list(body.iter()), list(bare.iter()), strict=True):
        if element in apart and element is not body:
            copied.drop_tree()
    return bare
