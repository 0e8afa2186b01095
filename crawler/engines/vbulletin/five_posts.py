"""The parts of a vBulletin 5 or 6 post."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.numbers import COUNT_SHOWN
from crawler.bodies.known_texts import known_text
from crawler.engines.vbulletin.dates import note_date
from crawler.links import clean_url
from crawler.pages.dom import find_all, line
from crawler.pages.page import Page
from crawler.pages.sources import file_urls, picture
from crawler.pages.surroundings import first_by_class
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor, RawPost, Shown

_FILE = re.compile(r"filedata/fetch")


def member_id(link: HtmlElement | None) -> str | None:
    """The number of the member that a link leads to."""
    if link is None:
        return None
    found = re.search(r"/member/(\d+)", link.get("href") or "")
    card = link.get("data-vbnamecard") or ""
    return found[1] if found else card if card.isdigit() else None


def _own(item: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of a post without the comments on it, which stand at its end."""
    for element in item.iter():
        if element.tag == "li" and element is not item and element.get("data-node-id"):
            return
        yield element


def read_post(page: Page, item: HtmlElement, post_id: str, url: str) -> RawPost | None:
    """The post in a node's `li`, or None where it has no body (a notice, a stub)."""
    marked = first_by_class(_own(item))
    body = marked.get("js-post__content-text", marked.get("js-post__content"))
    if body is None:
        return None
    author = _author(page, marked)
    signature, note = marked.get("post-signature"), marked.get("b-post__edit")
    author.signature = None if signature is None else known_text(signature) or None
    stamp = marked.get("b-post__timestamp")
    time = next(stamp.iter("time"), stamp) if stamp is not None else None
    count = line(marked.get("b-post__count")).lstrip("#")
    files = marked.get("b-post-attachments")
    hrefs = (a.get("href") for a in find_all(files, ".//a"))
    likes = COUNT_SHOWN.search(line(marked.get("votecount")))
    return RawPost(
        post_id,
        author,
        body,
        permalink=url,
        posted=Shown(line(time), time.get("datetime") if time is not None else None),
        edited=None if note is None else note_date(note) or Shown(line(note)),
        position=int(count) if count.isdecimal() and len(count) < 8 else None,
        reactions=likes[0] if likes else None,
        attachments=file_urls(page, hrefs, _FILE),
    )


def _author(page: Page, marked: dict[str, HtmlElement]) -> RawAuthor:
    box = marked.get("author", marked.get("b-comment__author"))
    author = RawAuthor(line(box))
    link = next(box.iter("a"), box) if box is not None else None
    if link is not None and link.tag == "a":
        author.name = line(link)
        author.user_id = member_id(link)
        author.url = clean_url(page.absolute(link.get("href"))) or None
    panel = marked.get("userinfo")
    if panel is not None:
        author.title = line(marked.get("usertitle")) or None
        facts = [li for li in panel.iter("li") if "additional-info" in (li.get("class") or "")]
        author.panel = panel_pairs(text for fact in facts for text in panel_lines(fact))
    if author.user_id and (shown := picture(page, marked.get("b-avatar"))):
        author.avatar = None if "default" in shown else shown
    return author
