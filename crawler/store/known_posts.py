"""What the files of this run and of earlier ones hold: a post as it is, or its text in another."""

from collections.abc import Mapping
from types import MappingProxyType

from crawler.compact import seconds
from crawler.dedup.index import SqliteIndex
from crawler.dedup.signature import Signature
from crawler.dedup.texts import Entry, Match
from crawler.dedup.views import places, unnamed
from crawler.records import Post
from crawler.store.post_states import BODY_MARK, PLACE_MARK, day_mark, post_mark
from crawler.store.state import State

NONE_SIGNED: Mapping[str, Signature] = MappingProxyType({})


class KnownPosts:
    """Looks for posts, and for their texts where it `compares` them.

    With `views` several views of a thread may be read (print, lo-fi), as an archive has them.
    """

    def __init__(self, state: State, texts: SqliteIndex, *, compares: bool) -> None:
        self.state = state
        self.texts = texts
        self.compares = compares
        self.views = False

    def expect(
        self, site: str, texts: Mapping[str, str], signed: Mapping[str, Signature] = NONE_SIGNED
    ) -> None:
        """Look ahead at posts of a site (id -> body) that will come one by one.

        To look for them together takes half the time, less where they are `signed` already
        (body -> signature). Nothing depends on it.
        """
        if not texts:
            return
        self.state.posts.expect(site, texts)
        if self.compares:
            new = [text for post, text in texts.items() if self.state.posts.get(site, post) is None]
            self.texts.expect(new, signed)

    def as_it_is(self, post: Post) -> bool:
        """Whether a file holds the post with this very body, in this thread.

        Views of a thread name it in ways of their own: with `views` the body alone counts, and an
        older capture in the same thread tells of no edit: a file holds what became of it. In
        another it is of a forum that numbered its posts anew.
        """
        known = self.state.posts.get(post.site, post.post_id)
        if known is None:
            return False
        seen = post_mark(post.thread_id, post.body)
        if not self.views:
            return seen == known[:PLACE_MARK]
        if seen[:BODY_MARK] == known[:BODY_MARK]:
            return True
        in_place = seen[BODY_MARK:PLACE_MARK] == known[BODY_MARK:PLACE_MARK]
        return in_place and self._is_older(post, known[PLACE_MARK:])

    def _is_older(self, post: Post, day: bytes) -> bool:
        """Whether a post was captured before the known one, or before the last live visit to all
        of its site."""
        if day:
            return day_mark(post.fetched_at) < day
        visited = int(self.state.facts(post.site).get("full_at", 0))
        return (seconds(post.fetched_at) or 0) < visited

    def same_text(self, post: Post) -> Match | None:
        """The post that has the same text, or nearly the same."""
        if not self.compares:
            return None
        author = post.author_id or post.author
        entry = Entry(
            post.id,
            author,
            post.body,
            _moment(post.posted_at),
            unnamed(post),
            places(post) if self.views else (),
        )
        return self.texts.match([entry])[0]


def _moment(posted_at: str | None) -> float:
    """Epoch seconds of a record's date; 0 where it is unknown or names no time of day."""
    return float(seconds(posted_at) or 0) if posted_at and "T" in posted_at else 0.0
