"""Keeps posts back while a forum's order of day and month, or which forum it is, is undecided."""

from collections.abc import Iterable, Iterator

from crawler.clock import ForumClock
from crawler.frontier.finished_threads import decided
from crawler.frontier.identity import Identity
from crawler.frontier.visits import Find, Visit
from crawler.notices import ThreadRead
from crawler.scraped import ScrapedPost

# Posts keep their page's tree, some megabytes each; boards have shown dates enough long before.
_MOST_POSTS = 300


class Holding:
    """A queue for finds: open while every date can be read, closed from the first that cannot.

    It is closed as well while the forum is in doubt.
    The order of finds is kept, so word that a thread is read never overtakes its posts.
    """

    def __init__(self, clock: ForumClock, identity: Identity) -> None:
        self.clock = clock
        self.identity = identity
        self.held: list[Find] = []

    def pass_on(self, finds: Iterable[Find]) -> Iterator[Find]:
        """The finds that may go on now, earlier held ones first; pages to fetch always may."""
        for find in finds:
            if isinstance(find, Visit):
                yield find
            elif self.held or self.identity.is_in_doubt or self._undecided(find):
                self.held.append(find)
            else:
                yield find
        sure = self.clock.is_sure and not self.identity.is_in_doubt
        if self.held and (sure or len(self.held) > _MOST_POSTS):
            yield from self.release()

    def release(self) -> Iterator[Find]:
        """All that is held, whether its dates can be read by now or not."""
        held, self.held = self.held, []
        for find in held:
            yield decided(find, self.clock) if isinstance(find, ThreadRead) else find

    def _undecided(self, find: Find) -> bool:
        if isinstance(find, ThreadRead):
            return find.thread is not None and find.thread.open_dates is not None
        if not isinstance(find, ScrapedPost):
            return False
        dates = (find.post.posted, find.post.edited)
        return any(self.clock.undecided(date, find.page.now) for date in dates)
