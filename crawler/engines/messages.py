"""What a page is that has a message of the forum in place of what was asked for."""

from lxml.html import HtmlElement

from crawler.arabic.error_pages import LONGEST_MESSAGE, is_error_page
from crawler.arabic.walls import is_login_wall
from crawler.engines.base import Kind
from crawler.pages.dom import line


def asks_to_log_in(message: HtmlElement | None) -> bool:
    """Whether the words of an element ask to log in or to register."""
    return is_login_wall(line(message)[:LONGEST_MESSAGE])


def message_kind(message: HtmlElement | None) -> Kind:
    """LOGIN or ERROR: what a page is by the element of its message."""
    return Kind.LOGIN if asks_to_log_in(message) else Kind.ERROR


def worded_kind(place: HtmlElement | None) -> Kind:
    """LOGIN, ERROR or OTHER: what a page is by an element that may hold a message or else."""
    if asks_to_log_in(place):
        return Kind.LOGIN
    return Kind.ERROR if is_error_page(line(place)[:LONGEST_MESSAGE]) else Kind.OTHER
