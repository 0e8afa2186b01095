"""What an engine supplies: one forum platform, read from its pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from crawler.bodies.markup import Markup
from crawler.links import clean_url
from crawler.pages.dom import attribute, find, find_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crawler.pages.page import Page
    from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread

# A choice of days has a week, a month, a year and all of them at least.
_FEWEST = 4


class Kind(StrEnum):
    """What a page is."""

    INDEX = "index"
    BOARD = "board"
    THREAD = "thread"
    PROFILE = "profile"
    LOGIN = "login"
    ERROR = "error"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Address:
    """What a URL means to an engine.

    `url` is the one canonical URL of that page: whatever alias was read (session id, print,
    archive, highlight, last-post link, order of the parameters), equal pages have equal `url`s.
    `start` is 0 for the first page, else the engine's own page number or offset, so that a larger
    one is a later page. `skipped` is the number of posts before this page, where the URL says.
    `post_id` is set where the URL names one post: its page is not known before it is fetched.
    `part` is the number of a later page of a view that is parted in another way than `url`'s pages
    (a printed or archived thread), else 0.
    """

    kind: Kind
    id: str
    url: str
    start: int = 0
    skipped: int | None = None
    post_id: str | None = None
    part: int = 0

    def is_of(self, other: Address | None) -> bool:
        """Whether both are pages of one thread or board."""
        return other is not None and (self.kind, self.id) == (other.kind, other.id)

    def next_of(self, pages: Iterable[Address | None]) -> str | None:
        """The URL of the page after this one: the nearest later one of the same thread or board."""
        own = (page for page in pages if page and page.is_of(self))
        later = [page for page in own if page.start > self.start]
        return min(later, key=lambda page: page.start).url if later else None


class Engine:
    """One platform (or one variant of it). Plain parsing: no Scrapy, no I/O, no clock.

    A subclass sets `name` (the record's `engine`), `version` (the variant, for messages), and
    `markup` (which elements of a body are quotes, code, ... : see `crawler.markup`), and supplies
    `detect`, `kind`, `address`, `boards`, `threads`, `thread`, `posts` and `next_page`.
    Every one of them takes any page at all, also a broken one or another platform's, and returns
    nothing rather than raise. Attributes come before words; the words of a language are looked up
    in `crawler.arabic`; texts, dates and numbers are returned as shown. One that is a
    `last_resort` is asked for a page only where no other knows it. `hallmarks` are words (lower
    case, ASCII) of which one stands at the head of most of its pages, `called` of which one stands
    in the class or id of an element: those are asked first. `unlimited` are the parameters
    (`daysprune=-1`) that ask a board for threads of any age. `aside` names the parameters of links
    to another view of the same posts (printed, for telephones), often without their ids, or into
    the middle of a thread. `numbered` names the way in which its posts are numbered, where that is
    another one than with the other versions of the platform: an upgrade numbers them anew.
    Where `numbers_stay`, those that it shows have gaps, where posts were deleted.
    """

    name: ClassVar[str]
    version: ClassVar[str] = ""
    numbered: ClassVar[str] = ""
    markup: ClassVar[Markup] = Markup()
    last_resort: ClassVar[bool] = False
    numbers_stay: ClassVar[bool] = False
    hallmarks: ClassVar[tuple[str, ...]] = ()
    called: ClassVar[tuple[str, ...]] = ()
    unlimited: ClassVar[tuple[str, ...]] = ()
    aside: ClassVar[frozenset[str]] = frozenset()

    def detect(self, page: Page) -> int:
        """How sure it is that the page comes from this platform: 0 (not at all) to 100.

        Above 0 only where the page carries the platform's own marks; a variant that fits better
        answers higher than its siblings.
        """
        raise NotImplementedError

    def kind(self, page: Page) -> Kind:
        """What the page is. Error pages and login walls are told from empty threads."""
        raise NotImplementedError

    def address(self, url: str) -> Address | None:
        """What an absolute URL means, or None for what holds no posts (search, feeds, forms)."""
        raise NotImplementedError

    def boards(self, page: Page) -> Iterable[RawBoard]:
        """The boards (and sub-boards) that an index or board page lists, in order."""
        return ()

    def threads(self, page: Page) -> Iterable[RawThread]:
        """The threads that a board page lists, in its order, with the figures of their lines."""
        return ()

    def thread(self, page: Page) -> RawThread:
        """The thread of a thread page: its title without prefix, boards outermost first, flags."""
        raise NotImplementedError

    def posts(self, page: Page) -> Iterable[RawPost]:
        """The posts of a thread page, in order. A post without an author still is one."""
        return ()

    def is_ascending(self, page: Page) -> bool:
        """Whether a thread's posts stand in the order in which they were written, as far as a page
        shows; where they do not, new ones are on the first page."""
        return True

    def next_page(self, page: Page) -> str | None:
        """The URL of the next page of the same board or thread, or None on the last one."""
        return None

    def any_age(self, page: Page) -> str:
        """The parameter that asks a board for all of its threads, where its page lists those of
        the last days only: a form says it, and lets guests choose. Empty where it does not."""
        for parameter in self.unlimited:
            name, _, value = parameter.partition("=")
            for choice in find_all(page.root, f"//select[@name='{name}']"):
                given = [attribute(option, "value") for option in choice.iter("option")]
                days = attribute(find(choice, ".//option[@selected]"), "value")
                if len(given) >= _FEWEST and value in given and days.isdecimal() and days != value:
                    return parameter
        return ""

    def author(self, page: Page) -> RawAuthor | None:
        """The member of a profile page, or None where the page shows none."""
        return None

    def canonical(self, url: str) -> str:
        """The canonical URL for any link of the forum; unknown ones lose session ids only."""
        address = self.address(url)
        return address.url if address else clean_url(url)
