"""Which posts of a page its thread has not shown before, and their places in it."""

from itertools import pairwise, takewhile

from crawler.frontier.short_threads import number_of
from crawler.frontier.visits import Visit
from crawler.frontier.walks import KnownPage, ThreadWalk
from crawler.pages.dom import text_in
from crawler.raw import RawThread
from crawler.scraped import ScrapedPost

# Of so many posts whose numbers fall, each is older than the one before it.
_FEWEST = 3
# No forum counts further; a digest of 64 bits hardly ever has so few digits.
_LONGEST_NUMBER = 12


def newest_first(posts: list[ScrapedPost]) -> bool:
    """Whether the numbers of a page's posts fall: the opening one may stand above them.

    A digest that stands for a number that no page shows tells nothing.
    """
    ids = [scraped.post.post_id or "" for scraped in posts[1:]]
    return (
        len(ids) >= _FEWEST
        and all(number.isdecimal() and len(number) <= _LONGEST_NUMBER for number in ids)
        and all(int(before) > int(after) for before, after in pairwise(ids))
    )


def all_seen(walk: ThreadWalk, posts: list[ScrapedPost]) -> bool:
    """Whether pages before have shown all posts of one."""
    return all(scraped.post.post_id in walk.posts for scraped in posts)


def unseen_posts(
    visit: Visit, walk: ThreadWalk, posts: list[ScrapedPost], thread: RawThread
) -> list[ScrapedPost]:
    """The posts that no page before showed, numbered over all pages of their thread."""
    if visit.start and posts[0].position == 1:
        for scraped in posts:  # a forum that counts its pages from 0
            scraped.position = None
    if not walk.ascending:
        walk.position = None
    before = posts[0].position - 1 if posts[0].position else walk.position
    opening = look_of(posts[:1])
    again = int(bool(visit.start) and opening == walk.opening)  # some show it on every page
    if visit.start:
        walk.posts.add("t")
    else:
        walk.opening = opening
    unseen: list[ScrapedPost] = []
    for scraped in posts[again:]:
        key = scraped.post.post_id or "t"
        if key in walk.posts:
            continue
        walk.posts.add(key)
        unseen.append(scraped)
        scraped.thread = scraped.post.thread or thread
        if scraped.position is not None:
            scraped.position -= again
        elif before is not None:
            scraped.position = before + len(unseen)
    walk.shown += len(unseen)
    walk.ended = (visit.url, number_of(posts[-1]) if walk.ascending else None)
    walk.position = None if before is None else before + len(unseen)
    if not walk.failed and walk.ascending:
        if before is not None and posts[0].position is None:
            before -= _repeated(posts, unseen)
        walk.read.append(KnownPage(visit.url, before, posts[0].post.post_id, len(unseen)))
    return unseen


def _repeated(posts: list[ScrapedPost], unseen: list[ScrapedPost]) -> int:
    """With how many posts with ids a page begins that stand on those before it as well."""
    begin = unseen[0] if unseen else None
    return sum(bool(s.post.post_id) for s in takewhile(lambda s: s is not begin, posts))


def look_of(posts: list[ScrapedPost]) -> int:
    """What stands for a page's posts: ids that are places alone differ on a page shown again."""
    bodies = [scraped.post.body for scraped in posts[-2:]]
    words = [body if isinstance(body, str) else text_in(body) for body in bodies]
    return hash((*words, *((p.post.author.name, p.post.posted) for p in posts)))
