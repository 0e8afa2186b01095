"""The posts of the table styles: subSilver of phpBB 2 and subsilver2 of phpBB 3."""

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy

from lxml import html
from lxml.html import HtmlElement

from crawler.arabic.members import is_guest_name
from crawler.engines.phpbb.authors import read_avatar, read_member
from crawler.engines.phpbb.dates import edited
from crawler.engines.phpbb.markup import ATTACHED
from crawler.engines.phpbb.posts import targets
from crawler.engines.phpbb.thanks import named_in_rows
from crawler.pages.dom import classes, cut_at_rule, find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.sources import file_urls
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import NO_DATE, RawAuthor, RawPost, Shown, dated

_ANCHORS = "//a[number(translate(@name,'p','')) > 0]"
_ANCHOR = re.compile(r"p?(\d+)$")
_LABEL = re.compile(r"^[\s»]*(?:[^\d:]{1,25}:)?[\s»\xa0]*")
_BOXES = frozenset({"quote", "code"})
_SMALL = frozenset({"gensmall", "genmed", "postdetails", "small"})

Block = tuple[str, list["HtmlElement"], "HtmlElement"]


@once_a_page
def blocks(page: Page) -> list[Block]:
    """Of each post the number, the table rows, and the first element of its words."""
    return list(_blocks(page.root))


def _blocks(root: HtmlElement) -> Iterator[Block]:
    anchors = [a for a in find_all(root, _ANCHORS) if _ANCHOR.match(a.get("name") or "")]
    starts = {row for anchor in anchors for row in list(anchor.iterancestors("tr"))[:2]}
    held = Counter(row for anchor in anchors for row in anchor.iterancestors("tr"))
    seen = set()
    for anchor in anchors:
        nearest = next(anchor.iterancestors("tr"), None)
        for row in anchor.iterancestors("tr"):
            if held[row] > 1 and row is not nearest:  # that of several posts
                break
            rows = [row]
            for below in row.itersiblings("tr"):
                if below in starts:
                    break
                rows.append(below)
            body = next((b for r in rows for b in r.iter("div", "span", "td") if _is_body(b)), None)
            number = (anchor.get("name") or "").removeprefix("p")
            if body is not None:
                if number not in seen:
                    seen.add(number)
                    yield number, rows, body
                break


def _is_body(element: HtmlElement) -> bool:
    return "postbody" in classes(element)


def read_post(number: str, rows: list[HtmlElement], first: HtmlElement, page: Page) -> RawPost:
    """One post; `first` is the first element with words of its author."""
    cell = first if first.tag == "td" else next(first.iterancestors("td"), first)
    inside = set(cell.iter())
    author = _author(rows, inside, page)
    body, author.signature = _words(first)
    if author.signature is None:
        author.signature = _apart(rows, first)
    small = (e for row in rows for e in row.iter("span", "td"))
    notes = [e for e in small if not _SMALL.isdisjoint(classes(e))]
    return RawPost(
        number,
        author,
        body,
        posted=_posted(number, rows, inside),
        edited=next(filter(None, map(edited, notes)), None),
        reactions=named_in_rows(rows, first, author.user_id, page),
        attachments=file_urls(page, targets([cell]), ATTACHED),
    )


def _href(link: HtmlElement) -> str:
    return link.get("href") or ""


def _words(first: HtmlElement) -> tuple[HtmlElement, HtmlElement | None]:
    """The body and the signature: a rule of underscores parts them, wherever it stands.

    phpBB 2 closes and opens the body's element around each quote, and has the signature in it.
    """
    body, signature = html.Element("div"), html.Element("div")
    target = body
    for part in (first, *first.itersiblings()):
        own = part is first or _is_body(part) or _boxed(part)
        if not own or part.tag == "td":
            if part is first:
                return first, None
            continue
        copy = deepcopy(part)
        below = cut_at_rule(copy) if target is body else None
        if below is not None:
            target = signature
            signature.append(below)
            body.append(copy)
        else:
            target.append(copy)
    return body, signature if len(signature) else None


def _apart(rows: list[HtmlElement], first: HtmlElement) -> HtmlElement | None:
    """The signature where it stands behind the words, in another element called as they are."""
    bodies = [e for row in rows for e in row.iter("div", "span") if _is_body(e) and e is not first]
    parted = (cut_at_rule(deepcopy(body)) for body in bodies)
    return next((below for below in parted if below is not None), None)


def _boxed(element: HtmlElement) -> bool:
    """Whether an element is a quote's or code's table."""
    return element.tag == "table" and any(
        not _BOXES.isdisjoint(classes(cell)) for cell in element.iter("td")
    )


def _posted(number: str, rows: list[HtmlElement], inside: set[HtmlElement]) -> Shown:
    """The date beside the link to the post itself, else the first small print with a time."""
    small: list[str] = []
    for row in rows:
        for element in row.iter("a", "span", "td", "div"):
            if element in inside:
                continue
            if element.tag != "a":
                if not _SMALL.isdisjoint(classes(element)):
                    small.append(element.text or "")
                continue
            if _href(element).rpartition("#")[2].removeprefix("p") != number:
                continue
            beside = element.getnext()
            after = [element.tail or ""]
            if beside is not None:
                after += [beside.text or "", beside.tail or ""]
            for words in after:
                if shown := _date(words):
                    return shown
    return next((shown for shown in map(_date, small) if shown and ":" in shown.text), NO_DATE)


def _date(words: str) -> Shown | None:
    """The date in words such as `Posted: DATE  Post subject: ...`."""
    bare = _LABEL.sub("", re.split(r"\xa0{2,}|\xa0 \xa0", words)[0], count=1)
    return dated(" ".join(bare.split()))


def _author(rows: list[HtmlElement], inside: set[HtmlElement], page: Page) -> RawAuthor:
    author = RawAuthor()
    outside = [e for row in rows for e in row.iter() if e not in inside]
    named = next((e for e in outside if {"name", "postauthor"} & set(classes(e))), None)
    if named is None or not line(named):
        named = next((e for e in outside if e.tag in {"b", "strong"} and line(e)), None)
    author.name = line(named)
    for link in (e for e in outside if e.tag == "a" and author.user_id is None):
        author.user_id, author.url = read_member(link, page)
    details = next((e for e in outside if _is_panel(e)), None)
    if details is None:
        return author
    side = details if details.tag == "td" else next(details.iterancestors("td"), details)
    author.avatar = read_avatar(side.iter("img"), page)
    skipped = [e for e in (named, *side.iter("a")) if e is not None and not e.get("href")]
    pairs = panel_pairs(panel_lines(side, skipped))
    if pairs and not pairs[0][0] and pairs[0][1] != author.name:
        title = pairs.pop(0)[1]
        author.title = None if is_guest_name(title) else title
    author.panel = [pair for pair in pairs if pair != ("", author.name)]
    return author


def _is_panel(element: HtmlElement) -> bool:
    """The author's cell of subsilver2, or the small print under a name in subSilver."""
    names = classes(element)
    if element.tag == "td" and "profile" in names:
        return True
    return "postdetails" in names and element.tag == "span" and not _beside_date(element)


def _beside_date(element: HtmlElement) -> bool:
    before = element.getprevious()
    return before is not None and before.tag == "a" and "#" in _href(before)
