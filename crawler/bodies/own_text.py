"""A scraped post -> what its author wrote, clean and said once."""

import contextlib
from collections.abc import Iterable

from crawler.arabic.inserted_lines import without_client_footer
from crawler.arabic.text import clean_text
from crawler.bodies.body import read_body
from crawler.dedup.paragraphs import drop_repeats
from crawler.scraped import OwnText, ScrapedPost


def own_text(scraped: ScrapedPost) -> OwnText:
    """Read the body of a post; the second time what was read is at hand."""
    if scraped.own is None:
        body = read_body(scraped.post.body, scraped.engine.markup, scraped.page.absolute)
        for quote in body.quotes:
            quote.text = without_client_footer(quote.text)
        text, repeated = drop_repeats(without_client_footer(body.text))
        scraped.own = OwnText(clean_text(text), repeated, body)
    return scraped.own


def post_id(scraped: ScrapedPost) -> str:
    """The id of a post; the only one of a thread that shows none has that of the thread."""
    return scraped.post.post_id or f"t{scraped.thread.thread_id}"


def read_ahead(posts: Iterable[ScrapedPost]) -> dict[str, str]:
    """The texts of posts by their ids, before each takes its way through the pipelines.

    One that cannot be read is left out: its own turn will tell why.
    """
    texts: dict[str, str] = {}
    for scraped in posts:
        with contextlib.suppress(Exception):
            texts[post_id(scraped)] = own_text(scraped).text
    return texts
