"""SMF without its skin: printed topics, and the pages for telephones (`;wap2`, `;imode`)."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.smf.routes import first_page, linked, own_address
from crawler.light import Part, gathered, placed_posts
from crawler.pages.dom import find, find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.raw import NO_DATE, RawAuthor, RawPost, RawThread, Shown

# Version 2 names the head and body of a printed post; version 1 indents the body under a rule.
_PRINTED = (
    "//*[contains(@class,'postheader')][following-sibling::*[1][contains(@class,'postbody')]]"
    " | //td/div[contains(@style,'margin: 0 5ex')][preceding-sibling::hr]"
)
_PLACE = "//h2[@id='linktree'] | //h2[contains(@class,'normaltext')]"
_CELLS = "//p[starts-with(@class,'windowbg')] | //tr/td"
_SUBJECT = "//p[contains(@class,'catbg')] | //tr[@bgcolor='#6d92aa']//font"
_ABOVE = (
    "//p[contains(@class,'catbg')]/preceding-sibling::p[1]"
    " | //tr[@bgcolor='#6d92aa']/preceding::td[1]"
)
# The key that leads up; the front page has those of boards alone.
_KEYS = "//a[@accesskey='0'] | //a[@accesskey][contains(@href,';wap2') or contains(@href,';imode')]"
# The number of the page and how many there are.
_COUNT = re.compile(r"\((\d{1,5})/\d{1,5}\)")


def wireless(page: Page) -> bool:
    """Whether a page is one for telephones: all that it links to is too."""
    return page.says(";wap2", ";imode") and find(page.root, _KEYS) is not None


@once_a_page
def light_posts(page: Page) -> list[RawPost]:
    """The posts of a printed topic or of its page for telephones."""
    own = own_address(page, Kind.THREAD)
    count = _COUNT.search(line(find(page.root, "//body"))) if own.skipped is None else None
    number = int(count[1]) if count else 0
    return list(placed_posts(own.id, _parts(page), skipped=own.skipped or 0, page=number))


def light_thread(page: Page) -> RawThread:
    """The topic: a print names its board and parents, a telephone its category and board."""
    own, root = own_address(page, Kind.THREAD), page.root
    parts = _parts(page)
    place = find(root, _PLACE)
    boards = line(place).split(" => ")[:-1] if place is not None else []
    above = find(root, _ABOVE) if wireless(page) else None
    boards = boards or [name for name in line(above).split(" > ") if name]
    title = line(find(root, _SUBJECT)) if wireless(page) else parts[0].subject if parts else ""
    return RawThread(own.id, first_page(own), title, boards=list(dict.fromkeys(boards)))


@once_a_page
def _parts(page: Page) -> list[Part]:
    return list(_wireless(page) if wireless(page) else _printed(page.root))


def _printed(root: HtmlElement) -> Iterator[Part]:
    """Subject, name and date are the words in bold, in this order."""
    for mark in find_all(root, _PRINTED):
        if mark.tag != "div" or mark.get("class"):
            bold, body = list(mark.iter("strong", "b")), mark.getnext()
        else:
            bold, body = list(mark.itersiblings("b", preceding=True))[2::-1], mark
        if len(bold) >= 3 and body is not None:
            yield Part(RawAuthor(line(bold[1])), Shown(line(bold[-1])), body, line(bold[0]))


def _wireless(page: Page) -> Iterator[Part]:
    """A name, a colon, a break, and the words; moderators have a link to the member there."""
    for cell in find_all(page.root, _CELLS):
        who = next((e for e in cell if e.tag in {"b", "strong", "a"}), None)
        end = next(cell.iterchildren("br"), None)
        if who is None or end is None or not (who.tail or "").lstrip().startswith(":"):
            continue
        member = linked(page, who, Kind.PROFILE)
        author = RawAuthor(line(who))
        if member is not None:
            author.user_id, author.url = member.id, member.url
        yield Part(author, NO_DATE, gathered(end.tail, end.itersiblings()))
