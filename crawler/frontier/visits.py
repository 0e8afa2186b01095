"""What is to be fetched, and what belongs together: the pages of a board, of a thread."""

from dataclasses import dataclass

from crawler.engines.base import Kind
from crawler.frontier.walks import BoardWalk, ThreadWalk
from crawler.notices import BoardRead, Missing, Shortfall, ThreadRead
from crawler.records import Author
from crawler.scraped import ScrapedPost


class PageProblem(Exception):  # noqa: N818 - it is no error of the program
    """A page that holds none of what it was fetched for; `kind` is a key of the summary.

    `missing` says what its engine did not find, where it knows the page.
    """

    def __init__(self, kind: str, detail: str = "", missing: Missing | None = None) -> None:
        super().__init__(f"{kind}: {detail}" if detail else kind)
        self.kind = kind
        self.missing = missing


@dataclass(slots=True)
class Visit:
    """One page to fetch. `start` is the page's number or offset as its engine counts.

    `linked` is the URL to ask for where the forum's link to the page is not its canonical `url`.
    `late` visits wait for the boards, which may list the thread with its figures; so does one in
    whose place another page was shown. A `wider` one asks for a page of a board once more, with
    threads of any age.
    """

    url: str
    kind: Kind | None = None
    board: BoardWalk | None = None
    thread: ThreadWalk | None = None
    start: int = 0
    late: bool = False
    linked: str = ""
    wider: bool = False

    @property
    def walk(self) -> ThreadWalk | BoardWalk:
        """What the page is one of the pages of. Raises ValueError where it is none of any."""
        walk = self.thread or self.board
        if walk is None:
            raise ValueError(self.url)
        return walk

    @property
    def priority(self) -> int:
        """Threads before boards, later pages before new threads: little is ever waiting."""
        if self.late:
            return -10
        if self.thread is not None:
            return 20 if self.start else 10
        return 0


# What a page leads to: pages to fetch, posts, and word of what is read, or is not there to be read.
Find = Visit | ScrapedPost | ThreadRead | BoardRead | Author | Missing | Shortfall
