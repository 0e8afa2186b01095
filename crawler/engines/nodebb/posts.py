"""The posts of NodeBB's pages, and how it marks up their bodies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from crawler.arabic.headings import is_cover
from crawler.arabic.numbers import parse_count
from crawler.arabic.punctuation import ends_in_colon
from crawler.arabic.quote_authors import quote_author
from crawler.bodies.markup import Markup, QuoteParts, Role
from crawler.engines.nodebb.routes import post_url, read_address
from crawler.pages.dom import attribute, classes, find, find_all, line, with_class
from crawler.pages.fields import iso_date
from crawler.pages.sources import picture
from crawler.raw import NO_DATE, RawAuthor, RawPost, Shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.pages.page import Page

_POST = re.compile(r"/(?:post/|topic/\d+/[^/]+/)(\d+)$")
_UPLOAD = re.compile(r"/uploads/files/")
# What is typed for a smiley: `;-)`, `<3`; `:wink:` may be said of a character too.
_TYPED = re.compile(r"(?!:\w+:)[!-~]{2,4}", re.ASCII)
_USER = re.compile(r"/u(?:ser|id)/")


def _is_heading(element: HtmlElement | None) -> bool:
    """Whether a paragraph names a member and ends in a colon, or in a link to a post or topic.

    The composer's words are the language's own, `%1 said in %2:`; Arabic's have no colon.
    """
    if element is None or element.tag != "p":
        return False
    words, links = line(element), list(element.iter("a"))
    named = words.startswith("@") or any(_USER.search(a.get("href") or "") for a in links)
    posts = [a for a in links if _POST.search(a.get("href") or "")]
    if ends_in_colon(words):
        return named or bool(posts)
    return named and bool(posts) and words.endswith(line(posts[-1]))


def _quote(element: HtmlElement) -> QuoteParts:
    heading = element.getprevious()
    if heading is None or not _is_heading(heading):
        return QuoteParts(None, None, [element])
    author, post = None, None
    for link in heading.iter("a"):
        found = _POST.search(link.get("href") or "")
        if found and "/post/" in found[0]:
            post = found[1]
        elif _USER.search(link.get("href") or ""):
            author = author or line(link).lstrip("@")
    if author is None:
        named = re.match(r"@(\S+)", line(heading))
        author = named[1] if named else quote_author(line(heading))
    return QuoteParts(author, post, [element])


def _is_its_name(link: HtmlElement) -> bool:
    words = line(link)
    return bool(words) and unquote(link.get("href") or "").endswith(f"-{words}")


def _special(element: HtmlElement) -> Role | None:
    if element.tag == "img":  # a smiley has the character in `alt`, whatever was typed for it
        typed = _TYPED.fullmatch(element.get("title") or "") is not None
        return (Role.DROP if typed else Role.SMILEY) if "emoji" in classes(element) else None
    if element.tag == "a":  # the composer writes a file's own name for the words of its link
        named = _UPLOAD.search(element.get("href") or "") and not len(element)
        return Role.ATTACHMENT if named and _is_its_name(element) else None
    if element.tag == "summary":
        return Role.DROP if is_cover(line(element)) else None
    after = element.getnext()
    quotes = after is not None and after.tag == "blockquote" and _is_heading(element)
    return Role.DROP if quotes else None


MARKUP = Markup(
    classes={
        "link-preview": Role.CARD,
        "ns-spoiler-control": Role.DROP,
        # Some themes put a post's head inside its content.
        "post-author": Role.DROP,
        "pull-right": Role.DROP,
    },
    tags={"blockquote": Role.QUOTE},
    special=_special,
    special_tags=frozenset({"a", "img", "p", "summary"}),
    quote=_quote,
    attachment_href=re.compile(r"/uploads/files/(?!.*\.(?:jpe?g|png|gif|webp)$)", re.I),
)


# The post that this one answers may be shown above it, with its own date.
_TIMES = ".//*[contains(@class,'timeago') and @title][not(ancestor::*[@component='post/parent'])]"


def read_post(item: HtmlElement, number: str, root: str, page: Page) -> RawPost | None:
    """One post; `root` is the path under which the forum is installed."""
    body = find(item, ".//*[@component='post/content']")
    body = with_class(item, "post-content") if body is None else body
    body = with_class(item, "content") if body is None else body
    if body is None:
        return None
    times = find_all(item, _TIMES)
    dates = find_all(item, "./meta[@itemprop='datePublished']/@content")
    stamp, index = item.get("data-timestamp") or "", item.get("data-index") or ""
    title = next((t.get("title") or "" for t in times if body not in t.iterancestors()), "")
    editor = find(item, ".//*[@component='post/editor']//*[contains(@class,'timeago')]")
    changed = next(map(str, find_all(item, "./meta[@itemprop='dateModified']/@content")), "")
    changed = changed or attribute(editor, "title")
    votes = find(item, ".//*[@component='post/vote-count' or contains(@class,'votes')]")
    likes = next(map(str, find_all(item, ".//meta[@itemprop='upvoteCount']/@content")), "")
    count = likes or ("" if votes is None else votes.get("data-votes") or line(votes))
    liked = parse_count(count)
    iso = str(dates[0]) if dates else None
    # Of what was never edited it is 1970, or `Invalid Date`.
    dated = "1970" not in changed and any(map(str.isdecimal, changed))
    return RawPost(
        number,
        _author(item, body, root, page),
        body,
        permalink=page.absolute(post_url(root, number)),
        posted=Shown(title or iso or "", iso, int(stamp) / 1000 if stamp.isdecimal() else None)
        if title or iso or stamp
        else NO_DATE,
        edited=iso_date(changed) if dated else None,
        position=int(index) + 1 if index.isdecimal() else None,
        reactions=None if liked is None or liked < 0 else count,
    )


def _author(item: HtmlElement, body: HtmlElement, root: str, page: Page) -> RawAuthor:
    number, slug = item.get("data-uid") or "", item.get("data-userslug") or ""
    author = RawAuthor(user_id=number if number not in {"", "0"} else None)
    links = find_all(item, ".//a[@data-uid or @data-username or @itemprop='author']")
    link = next((a for a in links if line(a) and body not in a.iterancestors()), None)
    author.name = line(link) or item.get("data-username") or ""
    if slug or (link is not None and link.get("href") != "#"):
        href = page.absolute(f"{root}/user/{slug}" if link is None else link.get("href"))
        address = read_address(href)
        author.url = address.url if address else href or None
    author.avatar = picture(
        page, find(item, ".//img[@component='user/picture' or contains(@class,'user-img')]")
    )
    author.title = line(find(item, ".//*[contains(@class,'group-label')]")) or None
    author.signature = find(
        item, ".//*[@component='post/signature' or contains(@class,'post-signature')]"
    )
    return author
