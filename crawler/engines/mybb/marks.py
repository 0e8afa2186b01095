"""Which MyBB made a page, and what the page is."""

from itertools import islice

from lxml.html import HtmlElement

from crawler.arabic.error_pages import is_error_page
from crawler.arabic.walls import is_login_wall
from crawler.engines.base import Kind
from crawler.engines.mybb.posts import blocks
from crawler.engines.mybb.routes import read_address
from crawler.pages.dom import find, find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page

# So many marks are as sure as it gets.
_PLENTY = 4
NEW, OLD = "1.8", "1.6"
# Words of MyBB's scripts, templates, styles and credits: those of a page's head come first.
_NAMED = (
    "my_post_key",
    "<!-- start: headerinclude",
    "jscripts/general.js",
    "cache/themes/theme",
    "MyBB.",
    "mybb.com",
    "mybboard.",
)
_PROTOTYPE = ("jscripts/prototype.js", "jscripts/prototype.lite.js")


@once_a_page
def sure(page: Page) -> tuple[int, str]:
    """How sure it is that MyBB made the page, and which version."""
    marks = len(list(islice((word for word in _NAMED if page.says(word)), _PLENTY)))
    if not marks and not page.says("forumdisplay.php?fid="):
        return 0, NEW
    version = OLD if page.says("jscripts/prototype") and page.says(*_PROTOTYPE) else NEW
    structure = (
        "//*[starts-with(@id,'pid_')] | //span[starts-with(@id,'tid_')]"
        " | //*[@id='posts_container'] | //td[contains(@class,'trow')]"
        " | //i[contains(text(),'forumdisplay.php?fid=')]"
    )
    if marks < _PLENTY:
        printed = find(page.root, "//i[contains(text(),'forumdisplay.php?fid=')]") is not None
        marks += printed + (find(page.root, structure) is not None)
    return (min(70 + 8 * marks, 95), version) if marks > 1 else (0, version)


@once_a_page
def read_kind(page: Page) -> Kind:
    """What the page is by its structure, then by its URL."""
    root = page.root
    if blocks(page):
        return Kind.THREAD
    address = read_address(page.url)
    sorted_by = find_all(root, "//a[contains(@href,'sortby=')]/@href")
    if any("search.php" in str(href) for href in sorted_by):
        return Kind.OTHER
    listed = find(root, "//*[starts-with(@id,'tid_')]") is not None
    if listed or any("forumdisplay" in str(h) or "forum-" in str(h).lower() for h in sorted_by):
        return Kind.BOARD
    if find(root, "//input[@name='pwverify']") is not None:
        return Kind.LOGIN
    wall = "//form[.//input[@value='do_login']][not(ancestor-or-self::*[@id='quick_login'])]"
    rows = "//*[starts-with(@id,'mark_read_')] | //tbody[starts-with(@id,'cat_')]"
    if find(root, rows) is not None or (address is None and _lists_boards(page)):
        index = find(root, "//*[starts-with(@id,'cat_')] | //*[@id='boardstats_e']") is not None
        board = address is not None and address.kind is Kind.BOARD
        return Kind.INDEX if index and not board else Kind.BOARD
    if find(root, "//a[contains(@href,'action=finduserthreads')]") is not None:
        return Kind.PROFILE
    if "portal.php" in page.url:
        return Kind.OTHER
    if find(root, wall) is not None:
        return Kind.LOGIN
    message = _message(root)
    if message is not None:
        return Kind.LOGIN if is_login_wall(message) else Kind.ERROR
    if address is not None and address.kind in {Kind.BOARD, Kind.PROFILE}:
        return address.kind
    return Kind.OTHER


def _lists_boards(page: Page) -> bool:
    cells = find_all(page.root, "//td[contains(@class,'trow')]//strong/a[@href]")
    found = (read_address(page.absolute(cell.get("href"))) for cell in cells)
    return sum(1 for a in found if a is not None and a.kind is Kind.BOARD) > 1


def _message(root: HtmlElement) -> str | None:
    """The words of a page that is one cell under a heading: MyBB's error page."""
    content = find(root, "//div[@id='content']")
    place = root if content is None else content
    cells = [
        cell
        for cell in find_all(place, ".//td[contains(@class,'trow')]")
        if not any(above.get("id") == "quick_login" for above in cell.iterancestors())
    ]
    words = " ".join(map(line, cells))[:1500]
    if not words or find(place, ".//textarea | .//td//input[@type='text']") is not None:
        return None
    return words if len(cells) == 1 or is_error_page(words) or is_login_wall(words) else None
