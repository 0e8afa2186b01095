"""What tells that like blocks and lists are a forum's, where a page may be of anything.

Articles, products and events have names and dates beside their texts as posts do. What they lack is
an address of a thread, members with pages of their own, numbers of posts, the word itself.
"""

from crawler.arabic.addresses import is_forum_address, names_forum
from crawler.blocks.outline import Outline
from crawler.blocks.segment import BOLD, LINKED, Segment
from crawler.engines.base import Kind
from crawler.engines.generic.ids import post_ids
from crawler.engines.generic.routes import own_address
from crawler.pages.dom import line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

_MOST = 0.5


@once_a_page
def calls_itself_forum(page: Page) -> bool:
    """Whether the address of a page, its title or its site's name says that it is a forum's."""
    if is_forum_address(page.url):
        return True
    named = (meta for meta in page.root.iter("meta") if meta.get("property") == "og:site_name")
    words = [*map(line, page.root.iter("title")), *(meta.get("content") or "" for meta in named)]
    return any(map(names_forum, words))


def are_posts(page: Page, blocks: list[Segment], outline: Outline) -> bool:
    """Whether blocks with names and dates are posts, by what they show themselves.

    One alone is an article as often: it needs an author with a page of theirs, and a number.
    """
    own = own_address(page)
    if (own is not None and own.kind is Kind.THREAD) or calls_itself_forum(page):
        return True
    least = _MOST * len(blocks)
    named = sum(block.name is not None and block.name.rank < BOLD for block in blocks)
    numbered = len(post_ids(page, blocks, outline))
    if len(blocks) == 1:
        return blocks[0].name is not None and blocks[0].name.rank == LINKED and numbered == 1
    return named > least or numbered > least
