"""How NodeBB marks up a body: Markdown, and a paragraph before each quote that says whose it is."""

import re
from urllib.parse import unquote

from lxml.html import HtmlElement

from crawler.arabic.headings import is_cover
from crawler.arabic.punctuation import ends_in_colon
from crawler.arabic.quote_authors import quote_author
from crawler.bodies.markup import Markup, QuoteParts, Role, roles
from crawler.pages.dom import classes, line

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
    # Some themes put a post's head inside its content.
    classes=roles(drop="ns-spoiler-control post-author pull-right", card="link-preview"),
    tags=roles(quote="blockquote"),
    special=_special,
    special_tags=frozenset({"a", "img", "p", "summary"}),
    quote=_quote,
    attachment_href=re.compile(r"/uploads/files/(?!.*\.(?:jpe?g|png|gif|webp)$)", re.I),
)
