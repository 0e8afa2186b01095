"""Whether a forum is the one that earlier runs read: its threads and posts have their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.bodies.own_text import post_id
from crawler.compact import digest
from crawler.store.post_states import BODY_MARK, PLACE_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crawler.frontier.frontier import Frontier
    from crawler.scraped import ScrapedPost

# So many pages, or lines of boards, tell: fewer may be of threads that were split or deleted.
_PAGES, _LINES = 5, 8
# So many lines are reason to wait.
_SOME = 3
# One page in so many may say what it said in another forum: welcome, thanks.
_FEW = 4
_WHAT_TO_DO = (
    "the forum was numbered anew, or is another one at this address, and is left alone: give it a"
    " site of its own (site=NAME), or let it take the place of what was there with full=1, once"
)


@dataclass(slots=True)
class Identity:
    """Counts pages of threads by their known posts: on `same` ones some post says what it said, on
    `other` ones none does, and most are in another thread too: edits alone leave them where they
    were.

    And lines of boards, by the known threads that a board should list first: those `listed`, those
    `missing` in place of which it lists other threads, and such others as are `old`: they were
    there when the board was last read.
    """

    same: int = 0
    other: int = 0
    missing: int = 0
    listed: int = 0
    old: int = 0

    def weigh(self, posts: Iterable[tuple[bytes | None, str, str]]) -> None:
        """Take in a page: the mark of each post that is known, its thread and its text now."""
        known = [(mark, thread, text) for mark, thread, text in posts if mark is not None]
        if any(mark[:BODY_MARK] == digest(text) for mark, _, text in known):
            self.same += 1
        elif known:
            moved = (mark[BODY_MARK:PLACE_MARK] != digest(thread)[:2] for mark, thread, _ in known)
            self.other += sum(moved) * 2 > len(known)

    def take_lines(self, missing: int, strange: int, old: int) -> str:
        """Take in a board's first page: the known threads that it lacks, those that it lists and
        no run has seen, and of these the old ones. Returns what `told` does."""
        self.missing += min(missing, strange)
        self.old += min(missing, old)
        return self.told()

    @property
    def is_in_doubt(self) -> bool:
        """Whether more tells of another forum than of the known one."""
        return self.other > self.same or self.missing > max(_SOME, self.listed)

    def told(self) -> str:
        """Why the forum is another one, in a line for the user; or empty."""
        if self.other >= _PAGES and self.other > _FEW * self.same:
            told = f"{self.other} pages show other posts under numbers that are known"
            return f"{told}; {_WHAT_TO_DO}"
        gone = self.missing >= _LINES and not self.listed
        if gone or (self.old >= _LINES and self.old > self.listed):
            told = f"its boards list other threads in place of {self.missing} that are known"
            return f"{told}; {_WHAT_TO_DO}"
        return ""


def recognise(frontier: Frontier, posts: list[ScrapedPost], texts: dict[str, str]) -> str:
    """Why a forum is another one, as far as its pages tell with this one; or empty.

    `posts` are those of the page, `texts` theirs by their ids.
    """
    engine = frontier.engine
    if not texts or frontier.trusted or engine is None or engine.last_resort:
        return ""
    marks, site = frontier.state.posts, frontier.site
    threads = {post_id(scraped): scraped.thread.thread_id for scraped in posts}
    frontier.identity.weigh((marks.get(site, p), threads[p], text) for p, text in texts.items())
    return frontier.identity.told()
