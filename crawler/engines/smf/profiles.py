"""A member's page of SMF."""

from crawler.bodies.body import read_body
from crawler.bodies.markup import Markup, roles
from crawler.engines.base import Kind
from crawler.engines.smf.routes import read_address
from crawler.pages.dom import find, line, own_words
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor

_NAME = "//*[@id='basicinfo']//h4 | //*[@id='admin_content']//*[@class='username']//h4"
_DETAILS = "//*[@id='detailedinfo']"
_SIGNATURE = Markup(tags=roles(drop="h5"))  # "Signature:"
_AVATAR = "//img[contains(@class,'avatar')]"


def read_member(page: Page) -> RawAuthor | None:
    """The member of a profile page of version 2; None where there is none."""
    address = read_address(page.url)
    name = find(page.root, _NAME)
    if address is None or address.kind is not Kind.PROFILE or name is None:
        return None
    position = find(name, ".//span[@class='position']")
    author = RawAuthor(own_words(name, [position]), address.id, address.url)
    author.title = line(position) or None
    author.avatar = picture(page, find(page.root, _AVATAR))
    details = find(page.root, _DETAILS)
    box = find(page.root, "//*[contains(@class,'signature')]")
    signature = [box]
    if box is not None:
        author.signature = read_body(box, _SIGNATURE, page.absolute).text or None
    author.panel = [] if details is None else panel_pairs(panel_lines(details, signature))
    return author
