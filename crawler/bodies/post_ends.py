"""Where the bodies of posts end, by each other: a tag in one was closed too early or never."""

import re
from collections import Counter
from functools import partial
from itertools import takewhile
from operator import is_not
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from crawler.arabic.edit_notes import edit_note
from crawler.bodies.markup import Markup, Role
from crawler.bodies.nested_posts import cut_before
from crawler.raw import RawPost

_Look = tuple[str, str, str]
_NUMBERS = re.compile(r"\d+")
# Editors give these classes too; the others have some only where forums put them.
_WRITTEN = frozenset({"a", "img", "ul", "ol", "li", "code", "pre"})
_FORUMS = frozenset({"script", "form", "input", "hr"})

# Over a signature; Invision 2 draws it of hyphens.
_RULE = re.compile(r"\s*[_-]{10,}")


class _Behind(NamedTuple):
    """What follows a body in its post: whether bare words do, and the look of the next element."""

    words: bool
    look: _Look | None


def mend_ends(posts: list[RawPost], markup: Markup) -> None:
    """Give each body what belongs to it, no less and no more, by what follows those of the others.

    Words that stand behind a body's end, where no other post of the page has any, are its own: a
    stray `</div>` in it closed it. What follows most bodies and stands in one is the forum's: a
    `<div>` in it was not closed. The tree is changed; call it when all posts were found.
    """
    bodies = [post.body for post in posts if not isinstance(post.body, str)]
    if len(bodies) < 3:
        return
    # A body ends, at the latest, where the element ends that holds it and the next one.
    around = [set(body.iterancestors()) for body in bodies]
    shared = dict(zip(bodies, [*around[1:], *around[-2:-1]], strict=True))
    behind = {body: _behind(body, limits) for body, limits in shared.items()}
    bare = [body for body in bodies if behind[body].words]
    if len(bare) * 2 < len(bodies):
        for body in bare:
            _take_in(body, shared[body], markup)
    looks = Counter(look for _, look in behind.values() if look and any(look[1:]))
    usual = {look for look, times in looks.items() if times > (len(bodies) - 1) // 2}
    signatures = {post.body: post.author.signature for post in posts}
    for body in bodies:
        if behind[body].look not in usual:
            signature = signatures[body]
            # Asked for by their tags: most elements of a body are line breaks.
            tags = {tag for tag, _, _ in usual} | {getattr(signature, "tag", "div")}
            inside = body.iterdescendants(*tags)
            first = next((e for e in inside if e is signature or _look(e) in usual), None)
            if first is None:
                continue
            certain = first is signature or _stands_once(first, len(bodies))
            if certain and not is_quoted(first, body, markup) and begins(body, first):
                cut_before(first, body)


def _stands_once(element: HtmlElement, posts: int) -> bool:
    """Whether a page has no more elements of this look than posts: what heads boxes has more."""
    alike = element.getroottree().getroot().iter(element.tag)
    return sum(_look(other) == _look(element) for other in alike) <= posts


def begins(body: HtmlElement, end: HtmlElement) -> bool:
    """Whether something of the author's stands before an element: no body is cut to nothing."""
    above = set(end.iterancestors())
    before = takewhile(partial(is_not, end), body.iter())
    return any(e.tag == "img" or e.text or (e not in above and e.tail) for e in before)


def is_quoted(element: HtmlElement, body: HtmlElement, markup: Markup) -> bool:
    """Whether an element stands in a box that authors put into bodies, such as a quote."""
    return any(
        markup.role(box) not in {None, Role.DROP}
        for box in takewhile(partial(is_not, body), element.iterancestors())
    )


def _look(element: HtmlElement) -> _Look:
    number = _NUMBERS.sub("#", element.get("id") or "")
    return element.tag, element.get("class") or "", number


def _behind(body: HtmlElement, limits: set[HtmlElement]) -> _Behind:
    """What follows a body, up to the end of the first of `limits` around it."""
    words, node = "", body
    while node is not None and node not in limits:
        words += node.tail or ""
        for sibling in node.itersiblings():
            if sibling.tag != "br":
                return _Behind(_says(words), _look(sibling))
            words += sibling.tail or ""
        node = node.getparent()
    return _Behind(_says(words), None)


def _says(words: str) -> bool:
    """Whether words are an author's: a rule opens a signature, as does that of Invision 2."""
    ruled = _RULE.match(words) is not None
    return any(map(str.isalnum, words)) and not ruled and edit_note(words) is None


def _take_in(body: HtmlElement, limits: set[HtmlElement], markup: Markup) -> None:
    """Move into a body what stands between its end and the next thing of the forum."""
    node = body
    while node is not None and node not in limits:
        line = etree.SubElement(body, "br")
        line.tail, node.tail = node.tail, None
        for sibling in list(node.itersiblings()):
            if any(map(partial(_is_forums, markup=markup), sibling.iter())):
                return
            body.append(sibling)
        node = node.getparent()


def _is_forums(element: HtmlElement, markup: Markup) -> bool:
    """Whether an element is none of those that authors write."""
    if element.tag in _WRITTEN or not (element.get("id") or element.get("class")):
        return element.tag in _FORUMS
    return markup.role(element) in {None, Role.DROP}
