"""Whether Forumotion made a page, and what the page is."""

import re

from lxml.html import HtmlElement

from crawler.arabic.error_pages import is_error_page
from crawler.arabic.walls import is_login_wall
from crawler.engines.base import Address, Kind
from crawler.engines.forumotion.blocks import is_marked, post_blocks
from crawler.engines.forumotion.lists import titles
from crawler.engines.forumotion.posts import read_posts
from crawler.engines.forumotion.routes import ForumotionRoutes, read_address
from crawler.pages.dom import find, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

_WORDS = ("_userdata", "/frm/", "-ltr.css", "-rtl.css", "post--", "illiweb")
_VARIABLES = ("_userdata", "fa_endpage(", "showHiddenMessage")
_VARIABLE = re.compile(r"_userdata\s*[\[=]|\bfa_endpage\(|showHiddenMessage")
_SOURCE = re.compile(r"/frm/(?:lang|jquery|mentions|addthis)|/frm/\w+\.js|illiweb\.com/rs")
_SHEET = re.compile(r"/\d+-(?:ltr|rtl)\.css")
_MESSAGE = (
    "//th[@class='thHead']/ancestor::table[1]//span[@class='gen']"
    " | //div[@class='panel'][.//h1[contains(@class,'page-title')]]//p"
    " | //p[@class='message'] | //div[@class='msg']"
    " | //div[@class='block'][div[@class='block-header']]/div[@class='block-content']"
)
_LOGIN = "//form[contains(@action,'/login')][.//input[@type='password']]"


@once_a_page
def sure(engine: ForumotionRoutes, page: Page) -> int:
    """How sure it is that the service made the page: its scripts, else its sheet and its posts.

    A page that was saved without both has its posts' class alone.
    """
    scripted = any(map(_is_own, page.root.iter("script")))
    sheet = any(_SHEET.search(link.get("href") or "") for link in page.root.iter("link"))
    if not (scripted or sheet):
        return 98 if is_marked(page) else 0
    if not page.says(*_WORDS):
        return 0
    return 98 if scripted or post_blocks(page) or titles(engine, page, Kind.BOARD) else 60


def _is_own(script: HtmlElement) -> bool:
    """Whether a script is one that the service puts into its pages."""
    text = script.text or ""
    if any(word in text for word in _VARIABLES) and _VARIABLE.search(text):
        return True
    return bool(_SOURCE.search(script.get("src") or ""))


def read_kind(engine: ForumotionRoutes, page: Page) -> Kind:
    """What a page is: what it holds comes before what its URL says."""
    address = read_address(page.url)
    named = address.kind if address is not None else Kind.OTHER
    if read_posts(engine, page):
        return Kind.THREAD
    if titles(engine, page, Kind.THREAD):
        return Kind.BOARD
    if titles(engine, page, Kind.BOARD):
        return Kind.BOARD if named is Kind.BOARD else Kind.INDEX
    message = find(page.root, _MESSAGE)
    words = line(message)
    if message is not None and (is_error_page(words) or is_login_wall(words)):
        return Kind.LOGIN if is_login_wall(words) else Kind.ERROR
    if named is Kind.PROFILE:
        return named
    if _asks_to_log_in(engine, page, address):
        return Kind.LOGIN
    if message is not None:
        return Kind.ERROR
    return named if named in {Kind.BOARD, Kind.INDEX} else Kind.OTHER


def _asks_to_log_in(engine: ForumotionRoutes, page: Page, address: Address | None) -> bool:
    """Whether a form to log in stands in place of what was asked for, and not beside it.

    A board or thread links to itself. The form of an index page goes back to it, that of a module
    in a column does not say where to.
    """
    form = find(page.root, _LOGIN)
    if form is None or address is None:
        return form is not None
    if address.kind is Kind.INDEX:
        return find(form, ".//input[@name='redirect']") is not None
    own = (engine.linked(page, link, address.kind) for link in page.root.iter("a"))
    return all(to is None or to.id != address.id for to in own)
