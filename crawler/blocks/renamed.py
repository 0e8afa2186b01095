"""The parts of posts whose theme renamed the classes of its platform: found as on any page."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.arabic.buttons import is_button
from crawler.blocks.agreed_bodies import body_like
from crawler.blocks.loose import rest_after
from crawler.blocks.outline import Outline
from crawler.blocks.parts import read_all
from crawler.blocks.segment import LABELLED, Segment
from crawler.pages.dom import line
from crawler.pages.page import Page
from crawler.raw import NO_DATE, RawAuthor, RawPost, Shown


@dataclass(slots=True)
class Parts:
    """A post's block with what was found in it so far."""

    number: str
    block: HtmlElement
    body: HtmlElement | None
    author: RawAuthor
    posted: Shown

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return self.body is not None and bool(self.author.name) and self.posted is not NO_DATE


def fill_gaps(page: Page, posts: Sequence[Parts]) -> None:
    """Look for the missing parts in what repeats from block to block: dates, names, texts."""
    _name_guests(posts)
    outline = Outline(page.root, page.fetched_at)
    shown = [post for post in posts if post.block in outline.place]
    found = [(post, Segment.at(outline.place[post.block], outline)) for post in shown]
    signed = [segment for _, segment in found if outline.is_signed(segment.start, segment.end)]
    read_all(signed, outline)
    for post, segment in found:
        if post.body is None and segment.name is None:
            segment.body = body_like(segment, signed, outline)
        if post.body is None and not outline.posted_places:  # a theme without dates
            segment.body = _below_first_link(segment, outline)
        if post.body is None and segment.after is not None:
            post.body = rest_after(segment.after, segment.end, outline)
        elif post.body is None and segment.body is not None:
            post.body = outline.order[segment.body]
        if not post.author.name and segment.name is not None:
            post.author.name = segment.name.name
        if post.author.title == post.author.name:
            post.author.title = None
        if post.posted is NO_DATE:
            post.posted = _date(post, segment, outline)


def fill_posts(page: Page, posts: Sequence[tuple[RawPost, HtmlElement]]) -> None:
    """Look for the names and dates that are missing from posts, each with its block."""
    parts = [
        Parts(post.post_id or "", block, post.body, post.author, post.posted)
        for post, block in posts
        if not isinstance(post.body, str)
    ]
    if all(part.whole for part in parts):
        return
    fill_gaps(page, parts)
    for (post, _), part in zip(posts, parts, strict=False):
        post.posted = part.posted


def _name_guests(posts: Sequence[Parts]) -> None:
    """Name the authors without a link from the place where members have their names."""
    places = {place for post in posts if (place := _name_place(post)) is not None}
    for post in posts:
        if not post.author.name:
            holders = (e for e in post.block.iter() if _called(e) in places)
            shown = (words for words in map(line, holders) if words and not is_button(words))
            post.author.name = next(shown, "")


def _below_first_link(segment: Segment, outline: Outline) -> int | None:
    """Where most is said in a block apart from what opens it: a link to its author."""
    place, end = segment.start, segment.end
    mark = next((p for p in range(place, end) if outline.tags[p] == "a"), end)
    while place < mark < outline.end[place]:
        place = max(outline.children(place), key=lambda p: outline.own_text(p, outline.end[p]))
    return None if place in {mark, segment.start} else place


def _name_place(post: Parts) -> tuple[str, ...] | None:
    """What the element around a member's linked name is called."""
    for link in post.block.iter("a") if post.author.user_id else ():
        holder = link.getparent()
        if holder is not None and line(link) == post.author.name == line(holder):
            return _called(holder)
    return None


def _called(element: HtmlElement) -> tuple[str, ...]:
    """Tag, class and id (without its number) of an element and of the one around it."""
    around = element.getparent()
    return tuple(
        name
        for e in (element, element if around is None else around)
        for name in (str(e.tag), e.get("class") or "", (e.get("id") or "").strip("0123456789"))
    )


def _date(post: Parts, segment: Segment, outline: Outline) -> Shown:
    """The surest date of a block outside of its words."""
    dates = [
        place
        for place in outline.dates_in(segment.start, segment.end)
        if outline.dates[place].rank < LABELLED
        and (post.body is None or post.body not in outline.order[place].iterancestors())
    ]
    best = min(dates, key=lambda place: (outline.dates[place].rank, place), default=None)
    return NO_DATE if best is None else outline.dates[best].shown
