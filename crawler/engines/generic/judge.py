"""Tells the posts of a page from the lines of its lists."""

from collections.abc import Mapping
from functools import cached_property

from crawler.arabic.buttons import is_button
from crawler.blocks.member_links import leads_to_member
from crawler.blocks.outline import Outline, between
from crawler.blocks.parts import is_named
from crawler.blocks.segment import BOLD, TIMED, Segment
from crawler.engines.base import Kind
from crawler.engines.generic.ids import post_id
from crawler.engines.generic.learnt import Listing, learnt
from crawler.engines.generic.lists import headlines, titles
from crawler.engines.generic.routes import own_address
from crawler.pages.dom import line
from crawler.pages.page import Page

_FEW = 3
# So much of a body is more than the words of a line.
_LEAST_WORDS = 30
# A line of a list quotes no more of a post than this.
_LONGEST_LINE = 400
# The words of a link that is none to a title: `#12`, a button's.
_LONGEST_SIGN = 6


class Judge:
    """What the links of one page lead to, by their places in its outline."""

    def __init__(self, page: Page, outline: Outline) -> None:
        self.page, self.outline = page, outline
        self.own = own_address(page)

    def is_list(self, group: list[Segment]) -> bool:
        """Whether most blocks have a link to a thread or board of their own: lines of a list."""
        sought = Kind.THREAD in {self.page.sought, self.own and self.own.kind}
        if not sought and self._is_few(group):
            return True
        seen = _distinct(self._titles, group)
        told = self.own is not None and self.own.kind is not Kind.BOARD
        if not told and (len(group) == 1 or self._size(group) < _LONGEST_LINE):
            seen = max(seen, _distinct(self._learnt(group), group))
            if len(group) == 1 and any(self._is_part(group[0], found) for found in self._lists):
                return True
        if sought:
            if len(group) == 1:
                return self.is_listed(group[0])
            return seen > 0.8 * len(group)
        news = _distinct(self._headlines, group)
        if seen >= 0.5 * len(group) or news >= 0.8 * len(group):
            return True
        if sum(is_named(segment, self.outline) for segment in group) >= 0.5 * len(group):
            return False
        # Without a word that says so, lines with dates and names may be members or anything.
        return len(group) < _FEW or not (self._size(group) >= _LEAST_WORDS or self._are_said(group))

    def _is_few(self, group: list[Segment]) -> bool:
        """Whether blocks are too few for posts without numbers, or stand in a board and have none.

        This is asked first: to learn the lists of a page takes as long as all else.
        """
        numbered = sum(post_id(self.page, block, self.outline)[0] is not None for block in group)
        if len(group) < _FEW and numbered < len(group):
            return True
        return (
            not numbered
            and self.own is not None
            and self.own.kind is Kind.BOARD
            and bool(self._titles)
        )

    def _are_said(self, group: list[Segment]) -> bool:
        """Whether members say something, however short, each at a time of day."""
        timed = all(s.date is not None and s.date.rank <= TIMED for s in group)
        named = all(s.name is not None and s.name.rank < BOLD for s in group)
        said = sum(s.body is not None and self._is_said(s.body) for s in group)
        return timed and named and said > 0.8 * len(group) and not any(map(self._leads_on, group))

    def _leads_on(self, block: Segment) -> bool:
        """Whether a block has a link that is neither to a member nor a button: a title."""
        places = [p for p, href in self.outline.said.links if not leads_to_member(href)]
        words = (line(self.outline.order[p]) for p in between(places, block.start, block.end))
        return any(len(text) > _LONGEST_SIGN and not is_button(text) for text in words)

    def _is_said(self, body: int) -> bool:
        """Whether a block's words are neither a link, nor a number, nor another date."""
        outline = self.outline
        end = outline.end[body]
        linked = outline.own_text(body, end) < outline.words(body)
        letters = any(map(str.isalpha, line(outline.order[body])))
        return letters and not linked and not outline.dates_in(body, end)

    def is_listed(self, block: Segment) -> bool:
        """Whether the date of a block is in one of the lines of a list that the block holds."""
        inside = (between(found.rows, block.start + 1, block.end) for found in self._lists)
        return any(
            len(rows) > 1 and any(row <= spot < self.outline.end[row] for row in rows)
            for rows in inside
            for spot in block.spots[1:]
        )

    def _size(self, group: list[Segment]) -> int:
        """How many characters the bodies of most blocks have."""
        bodies = [segment.body for segment in group if segment.body is not None]
        sizes = sorted(self.outline.own_text(body, self.outline.end[body]) for body in bodies)
        return sizes[len(sizes) // 2]

    @cached_property
    def _titles(self) -> Mapping[int, object]:
        return titles(self.page, self.outline)

    @cached_property
    def _headlines(self) -> Mapping[int, object]:
        return headlines(self.page, self.outline)

    @cached_property
    def _lists(self) -> list[Listing]:
        """The lists of the page, whatever the addresses on it say."""
        return learnt(self.page, self.outline, {})

    def _learnt(self, group: list[Segment]) -> Mapping[int, object]:
        """The titles of the page's lists by place; those who wrote the blocks are none."""
        names = {segment.name.name for segment in group if segment.name}
        titles = (title for listing in self._lists for title in listing.titles)
        return dict(sorted((t.place, t.url) for t in titles if t.title not in names))

    def _is_part(self, block: Segment, listing: Listing) -> bool:
        """Whether a block is of a list: it holds several titles, or is in one of the lines."""
        places = sorted(title.place for title in listing.titles)
        if len(between(places, block.start, block.end)) > 1:
            return True
        rows, end = listing.rows, self.outline.end
        return len(rows) > 1 and any(row <= block.start < end[row] for row in rows)


def _distinct(links: Mapping[int, object], group: list[Segment]) -> int:
    """How many different targets the first of some links has in each block."""
    places = list(links)
    return len({links[p[0]] for s in group if (p := between(places, s.start, s.end))})
