"""The posts of a Forumotion thread, in the service's own skins and in modified templates."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.numbers import parse_count
from crawler.blocks.renamed import Parts, fill_gaps
from crawler.engines.base import Kind
from crawler.engines.forumotion.authors import read_author
from crawler.engines.forumotion.blocks import post_blocks
from crawler.engines.forumotion.bodies import find_body, part_reminder, part_title, part_words
from crawler.engines.forumotion.routes import ForumotionRoutes, first_page
from crawler.pages.dom import (
    find,
    find_all,
    first_in,
    line,
    own_words,
    with_any_class,
    with_class,
    with_id,
)
from crawler.pages.edits import edit_date
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.sources import file_urls
from crawler.panels.lines import panel_lines
from crawler.raw import NO_DATE, RawPost, Shown, dated

_VOTES = ".//*[contains(@class,'vote')]/@title"
# "Message reputation : 67% (3 votes)": how many of the votes were for the post, and all of them.
_SHARE = re.compile(r"(\d+)\s*%\D*?\(\s*(\d+)")
_PANELS = ("postprofile", "user", "poster-profile", "post-aside")
# What parts an opening post that is shown on every page from the posts of the page.
_PARTED = "//hr[@id='first-post-br']"


@once_a_page
def read_posts(engine: ForumotionRoutes, page: Page) -> list[RawPost]:
    """The posts of a thread page, read once."""
    return list(_read(engine, page))


def _read(engine: ForumotionRoutes, page: Page) -> Iterator[RawPost]:
    own = engine.own_address(page, Kind.THREAD)
    found = [_parts(engine, page, number, block) for number, block in post_blocks(page)]
    if own.id and not all(post.whole for post in found):
        bare = [post for post in found if post.body is None]
        fill_gaps(page, found)
        title = line(find(page.root, "//head/title"))
        for post in bare:
            post.body = None if post.body is None else part_title(post.body, title)
        for post in found:  # the name in a byline may not have been known before
            date = after_name(post.author.name, post.posted.text)
            post.posted = (
                post.posted._replace(text=date) if date != post.posted.text else post.posted
            )
    again = _opening_again(page, found[0]) if found and own.start else None
    for place, post in enumerate(found, 1):
        if again is not None and place == 1:
            repeated = _post(page, post, again, f"{first_page(own)}#{post.number}")
            repeated.position = 1
            yield repeated
        elif post.body is not None:
            read = _post(page, post, post.body, f"{own.url}#{post.number}")
            if again is not None and own.skipped is not None:
                read.position = own.skipped + place - 1
            yield read


def _opening_again(page: Page, first: Parts) -> HtmlElement | None:
    """The words of the opening post where it stands above the posts of a later page, or None."""
    if first.body is None:
        return None
    own = part_reminder(first.body)
    return first.body if own is None and find(page.root, _PARTED) is not None else own


def _parts(engine: ForumotionRoutes, page: Page, number: str, block: HtmlElement) -> Parts:
    body = find_body(block)
    author = read_author(engine, page, block, body)
    if author.signature is None:
        author.signature = with_id(block, f"sig{number}")
    return Parts(number, block, body, author, read_date(block, author.name))


def _post(page: Page, parts: Parts, whole: HtmlElement, permalink: str) -> RawPost:
    block, author = parts.block, parts.author
    words = part_words(whole)
    author.signature = words.signature if author.signature is None else author.signature
    attached = with_class(block, "attachbox", "dl", "div")
    inside = attached is not None and whole in attached.iterancestors()
    links = [] if attached is None or inside else find_all(attached, ".//a[@href]")
    return RawPost(
        parts.number,
        author,
        words.body,
        permalink=permalink,
        posted=parts.posted,
        edited=words.edited or _edited(block, [whole, author.signature]),
        position=_position(block),
        reactions=count_likes(block),
        attachments=file_urls(page, (link.get("href") for link in links)),
    )


def _edited(block: HtmlElement, skipped: list[object]) -> Shown | None:
    """The note under a post, outside of its words and of its author's panel."""
    aside = [e for n in _PANELS if (e := with_class(block, n)) is not None]
    lines = reversed(panel_lines(block, [*skipped, *aside]))
    return next(filter(None, map(edit_date, lines)), None)


def _position(block: HtmlElement) -> int | None:
    """The number that PunBB's and Invision's skins show on a post."""
    head = with_class(block, "posthead", "div")
    place = first_in(head, "strong")
    words = line(place).lstrip("#")
    if head is None:
        info = with_class(block, "post-info", "ul")
        words = line(info).rpartition("#")[2]
    return parse_count(words) if words.strip().isdecimal() else None


def count_likes(block: HtmlElement) -> str | None:
    """The number of likes that a post's block shows, as digits; None where it shows none."""
    button = with_class(block, "rep-button", "button", "a")
    if button is not None:
        return "".join(filter(str.isdigit, line(with_class(button, "rep-nb", "span")))) or None
    shares = (_SHARE.search(str(title)) for title in find_all(block, _VOTES))
    share = next(filter(None, shares), None)
    return str(round(int(share[1]) * int(share[2]) / 100)) if share is not None else None


_DATES = ("post-date", "topic-date", "post_date")
# What links a name and a date in some languages: "on", "le", "am", "في".
_LINK_WORD = re.compile(r"^[^\W\d]{1,2}\s+(?=\S)")


def read_date(block: HtmlElement, name: str) -> Shown:
    """The date of a post's block, as shown; `name` is its author's, who may stand before it."""
    date = with_any_class(block, _DATES, "span", "div", "p", "time")
    if date is not None:
        words = own_words(date, [with_class(date, "vote", "div")])
        return _shown(line(first_in(date, "time")) or words)
    by = with_any_class(block, ("author", "post_header"), "p", "div")
    if by is not None:
        tail = " ".join((by[-1].tail or "").split()) if len(by) else ""
        words = tail if any(map(str.isdigit, tail)) else line(by)
        return _shown(after_name(name, words))
    head = with_class(block, "posthead", "div")
    if head is not None:
        links = list(head.iter("a"))
        return _shown(links[-1].tail or "") if links else NO_DATE
    for details in block.iter("span"):
        images = list(details.iter("img")) if "postdetails" in details.get("class", "") else []
        if images and "poster-profile" not in details.get("class", ""):
            return _shown(images[-1].tail or "")
    return NO_DATE


def after_name(name: str, words: str) -> str:
    """What follows the name in a byline, "by NAME on DATE"; all where the name is not there."""
    after = words.partition(f"{name} ")[2] if name else ""
    return _LINK_WORD.sub("", after) if after else words


def _shown(words: str) -> Shown:
    words = " ".join(words.split()).strip(" ,-\u00b7\u2022\u25ac")
    return dated(_LINK_WORD.sub("", words)) or NO_DATE
