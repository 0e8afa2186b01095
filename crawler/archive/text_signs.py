"""What tells that a flattened page is a thread's, where the text may be of anything on the web."""

from crawler.arabic.addresses import is_forum_address, names_forum
from crawler.engines.base import Kind
from crawler.engines.generic.routes import read_address
from crawler.flat import FlatPost


def is_thread(url: str, text: str, flat: list[FlatPost]) -> bool:
    """Whether posts that a text was taken apart into are a thread's.

    Its address tells, where it is a thread's or a board's. Else an author with a panel does, or a
    date, where the address or the first line names a forum: articles and the comments below them
    have neither.
    """
    if (address := read_address(url)) is not None:
        return address.kind is Kind.THREAD
    if any(post.author and post.panel for post in flat):
        return True
    title = text.strip().partition("\n")[0]
    named = is_forum_address(url) or names_forum(title)
    return named and any(post.posted for post in flat)
