"""What stands for the posts of a page: whether it was shown before, and for which thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.dom import line

if TYPE_CHECKING:
    from crawler.engines.base import Engine
    from crawler.frontier.frontier import Frontier
    from crawler.frontier.visits import ThreadWalk
    from crawler.raw import ScrapedPost


def shows_others(
    frontier: Frontier, walk: ThreadWalk, engine: Engine, posts: list[ScrapedPost], look: int
) -> bool:
    """Whether a page of this thread shows what one of another did: some cache mixes them up.

    `look` is what stands for its posts.
    """
    ids = [scraped.post.post_id for scraped in posts]
    address = engine.address(posts[0].page.url)
    if engine.last_resort or None in ids or not address or address.id != walk.id:
        return False  # ids may be places alone; a redirect leads to another thread rightly
    key = hash((look, *ids))
    shown = frontier.shown.get(key)
    frontier.shown.add([(key, walk.id)])
    return shown not in {None, walk.id}


def look_of(posts: list[ScrapedPost]) -> int:
    """What stands for a page's posts: ids that are places alone differ on a page shown again."""
    words = [body if isinstance(body := p.post.body, str) else line(body) for p in posts[::-1][:2]]
    return hash((*words, *((p.post.author.name, p.post.posted) for p in posts)))
