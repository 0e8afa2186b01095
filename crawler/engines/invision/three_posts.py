"""The posts of Invision Power Board 3: author panels, dates, quotes."""

import re

from lxml.html import HtmlElement

from crawler.arabic.label_lines import split_label
from crawler.arabic.quote_authors import quote_author
from crawler.bodies.markup import Markup, QuoteParts, Role, roles
from crawler.engines.invision.routes import InvisionRoutes
from crawler.links import with_parameters
from crawler.pages.dom import attribute, classes, find, find_all, line, own_words, with_class
from crawler.pages.edits import edit_date
from crawler.pages.numbers import count_in, number_in
from crawler.pages.page import Page
from crawler.pages.sources import picture
from crawler.panels.panel import other_pairs
from crawler.raw import NO_DATE, RawAuthor, RawPost, Shown

_TITLE = ".//*[contains(@class,'member_title')] | .//div[@class='author_info']//li[@class='title']"
_TITLES = frozenset({"title", "member_title"})
# The points of a post; its author has some too.
_POINTS = (
    ".//*[contains(@class,'reputation') or contains(@class,'rep_show')]"
    "[not(ancestor::*[contains(@class,'author_info')])]"
)
# What the forum says in place of a post that was taken away is no body.
_BODY = ".//div[contains(@class,'entry-content')][not(parent::*[starts-with(@id,'postsDelete')])]"
_POST_ID = re.compile(r"(?:findpost.*?p=|entry|pid=|p__)(\d+)")


def _quote(element: HtmlElement) -> QuoteParts:
    """A quote: 3.2 and later name the author in an attribute, earlier ones in a line above."""
    above = element.getprevious()
    cited = above if above is not None and "citation" in classes(above) else None
    link = find(cited, ".//a[@href]")
    post = _POST_ID.search(attribute(link, "href"))
    name, comma, _ = line(cited).replace("\u060c", ",").partition(",")  # NAME, on DATE, said:
    author = element.get("data-author") or quote_author(line(cited)) or (name if comma else None)
    content = find(element, "./div[@class='quote']")
    post_id = element.get("data-cid") or (post[1] if post else None)
    return QuoteParts(author, post_id, [element if content is None else content])


def _attached(element: HtmlElement) -> Role | None:
    """The box of a post's files stands in its body, with a heading of its own."""
    return Role.ATTACHMENT if (element.get("id") or "").startswith("attach_wrap") else None


MARKUP = Markup(
    classes=roles(
        quote="ipsBlockquote blockquote",
        drop="citation edit bbc_spoiler_show spoiler_title",
        smiley="bbc_emoticon",
        attachment="attachment",
    ),
    special=_attached,
    special_tags=frozenset({"div"}),
    quote=_quote,
    attachment_href=re.compile(r"[?&]section=attach&|[?&]attach_id=\d|act=attach", re.I),
)


def read_post(
    engine: InvisionRoutes, block: HtmlElement, post_id: str, thread: str, page: Page
) -> RawPost | None:
    """A post of the thread at the URL `thread`; None where its block has no words."""
    body = find(block, _BODY)
    if body is None:
        return None
    date = find(block, ".//abbr[contains(@class,'published')]")
    number = find(block, ".//*[contains(@class,'post_id')]//a")
    note = find(body, ".//p[contains(@class,'edit')]")
    return RawPost(
        post_id,
        _author(engine, block, page),
        body,
        permalink=with_parameters(thread, f"view=findpost&p={post_id}"),
        posted=Shown(line(date), date.get("title")) if date is not None else NO_DATE,
        edited=edit_date(line(note)) or (None if note is None else Shown(line(note))),
        position=count_in(number),
        reactions=_likes(engine, block, page),
    )


def _author(engine: InvisionRoutes, block: HtmlElement, page: Page) -> RawAuthor:
    author = RawAuthor()
    heading = find(block, ".//*[contains(@class,'vcard')]", ".//h3")
    if heading is not None:
        author.name, author.user_id, author.url = engine.member(page, list(heading.iter("a")))
        numbers = find_all(heading, ".//*[contains(@class,'post_id')]")
        author.name = author.name or own_words(heading, numbers)
    author.avatar = picture(page, find(block, ".//*[contains(@class,'avatar')]//img"))
    author.title = line(find(block, _TITLE)) or None
    for item in find_all(block, ".//div[contains(@class,'author_info')]//li"):
        names, text = item.get("class") or "", line(item)
        label = with_class(item, "ft", "span")
        if "post_count" in names:
            author.known["messages"] = number_in(text) or text
        elif label is not None:
            author.panel.append((line(label), own_words(item, [label])))
        elif text and "avatar" not in names and _TITLES.isdisjoint(names.split()):
            author.panel.append(split_label(text) or ("", text))
    panel = find(block, ".//div[contains(@class,'author_info')]")
    if panel is not None:
        author.panel += other_pairs(panel, set(panel.iter("ul")))
    author.signature = find(block, ".//div[contains(@class,'signature')]")
    return author


def _likes(engine: InvisionRoutes, block: HtmlElement, page: Page) -> str | None:
    """What a post was given: points, or likes."""
    told = find(block, ".//*[contains(@class,'ipsLikeBar_info')]")
    if told is None:
        return number_in(line(find(block, _POINTS)))
    return engine.likes(page, told)
