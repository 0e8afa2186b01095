"""What the spiders hand to the pipelines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from crawler.bodies.markup import Body
    from crawler.clock import ForumClock
    from crawler.engines.base import Engine
    from crawler.pages.page import Page
    from crawler.raw import RawPost, RawThread


class OwnText(NamedTuple):
    """`text` is final; `repeated` paragraphs were taken out of it. `body` has what stood in it."""

    text: str
    repeated: int
    body: Body


@dataclass(slots=True)
class ScrapedPost:
    """A post, its thread, and the page that showed both.

    `position` is the post's place in the thread as counted over its pages, where that is known;
    `own` is what the author wrote, once it was read.
    """

    post: RawPost
    thread: RawThread
    page: Page
    engine: Engine
    clock: ForumClock
    position: int | None = None
    own: OwnText | None = None
