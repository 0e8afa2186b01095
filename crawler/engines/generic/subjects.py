"""The thread's title as old boards repeat it over the words of each post."""

from collections.abc import Iterable

from lxml.html import HtmlElement

from crawler.arabic.titles import strip_reply_prefix
from crawler.pages.dom import line
from crawler.raw import RawPost

_SHORTEST = 4
_LONGEST = 200
# What parts a thread's title from the names beside it in that of the page.
_SIGNS = "-\u2013\u2014|:\u00bb\u00ab\u203a\u2039\u2022\u00b7"
_RULES = frozenset({"br", "hr"})
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


def drop_subjects(posts: Iterable[RawPost], title: str) -> None:
    """Take the title of a page's thread out of the bodies over which it stands.

    It is a heading in a line of its own: a rule is drawn under it, words for an answer stand before
    it, or most posts begin so. Else an author says it.
    """
    bodies = [post.body for post in posts if not isinstance(post.body, str)]
    leading = [(body, first) for body in bodies if (first := _first(body, title)) is not None]
    most = len(leading) > max(1, len(bodies) // 2)
    for body, first in leading:
        words = (first.text or "").strip()
        rule = _behind(first, body)
        ruled = rule is not None and rule.tag == "hr"
        if most or ruled or first.tag in _HEADINGS or strip_reply_prefix(words) != words:
            first.text = None
            if ruled and rule is not None:
                rule.tag = "br"


def _first(body: HtmlElement, title: str) -> HtmlElement | None:
    """The element with the first words of a body where these are the title and stand apart."""
    holder: HtmlElement | None = body
    while holder is not None and not (holder.text or "").strip():
        first = next((part for part in holder if line(part) or (part.tail or "").strip()), None)
        holder = first if first is not None and line(first) else None
    if holder is None or not _is_title((holder.text or "").strip(), title):
        return None
    apart = len(holder) == 0 and holder is not body
    parted = next((part.tag in _RULES for part in holder), False)
    return holder if (apart or parted) and not _is_all(holder, body) else None


def _is_title(words: str, title: str) -> bool:
    """Whether words are a thread's title: that of its page has nothing but names beside them."""
    words = strip_reply_prefix(words)
    before, found, behind = title.partition(words)
    if not found or not _SHORTEST <= len(words) <= _LONGEST:
        return False
    return all(sign == "" or sign in _SIGNS for sign in (before.rstrip()[-1:], behind.lstrip()[:1]))


def _is_all(holder: HtmlElement, body: HtmlElement) -> bool:
    """Whether a body says nothing else."""
    return len(line(body)) <= len((holder.text or "").strip())


def _behind(first: HtmlElement, body: HtmlElement) -> HtmlElement | None:
    """The element next behind some words of a body, with nothing between them."""
    if len(first):
        return first[0]
    element = first
    while element is not body and not (element.tail or "").strip():
        if (following := element.getnext()) is not None:
            return following
        element = element.getparent()
    return None
