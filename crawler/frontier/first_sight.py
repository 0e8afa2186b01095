"""What the crawl of a forum has found so far of its front page, and of threads with posts."""

from dataclasses import dataclass, field

from crawler.frontier.walks import BoardWalk


@dataclass(slots=True)
class FrontPage:
    """The front page of a forum, once that was read.

    `opens_with_threads`: it is the first page of a board; `follows_trails`: it lists threads, whose
    trails may name what it does not list.
    """

    title: str = ""
    opens_with_threads: bool = False
    follows_trails: bool = False


@dataclass(slots=True)
class Harvest:
    """Whether a forum shows what is in it.

    `blank`: a board does not, and no engine knows the forum; `barren` are pages that were listed as
    threads and show lists, by their URLs; `posts`: some thread has shown posts, in this run or an
    earlier one; `read`: in this run. `forbidden`: robots.txt keeps one from this visitor which was
    read before, or which it keeps as all others.
    """

    blank: bool = False
    barren: dict[str, BoardWalk] = field(default_factory=dict)
    posts: bool = False
    read: bool = False
    forbidden: bool = False

    def is_nothing(self, listing: int) -> bool:
        """Whether no board shows a thread, or most threads no post; `listing` boards list some."""
        if self.blank and not (listing and self.posts):
            return True
        return len(self.barren) > (listing if self.posts else 0)
