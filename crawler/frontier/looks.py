"""What stands for the posts of a page, to know it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.pages.dom import text_in

if TYPE_CHECKING:
    from crawler.scraped import ScrapedPost


def look_of(posts: list[ScrapedPost]) -> int:
    """What stands for a page's posts: ids that are places alone differ on a page shown again."""
    bodies = [scraped.post.body for scraped in posts[-2:]]
    words = [body if isinstance(body, str) else text_in(body) for body in bodies]
    return hash((*words, *((p.post.author.name, p.post.posted) for p in posts)))
