"""How the styles of phpBB 2 and 3 mark up a body: quotes, code, spoilers, attachments."""

import re

from lxml.html import HtmlElement

from crawler.arabic.quote_authors import quote_author
from crawler.bodies.markup import Markup, QuoteParts, Role, roles
from crawler.pages.dom import classes, first_in, line, own_words

ATTACHED = re.compile(r"download/file\.php\?|(?:^|/)download\.php\?id=")
_POST = re.compile(r"[?&;]p=(\d+)|#p?(\d+)$")
_BOXED = frozenset({"quote", "code"})


def _special(element: HtmlElement) -> Role | None:
    tag = element.tag
    parent = element.getparent()
    if tag == "code":
        boxed = parent is not None and parent.tag in {"dd", "div"}
        return Role.CODE if boxed else None
    if tag == "dl":  # a box of the add-on "[hide] BBCode", with no more than a notice in it
        hides = "hidebox" in classes(element) and any("hide" in classes(e) for e in element)
        return Role.DROP if hides else None
    if tag == "header":  # over what the add-on "Hide" shows to members only
        return Role.DROP if parent is not None and "hidden-content" in classes(parent) else None
    if tag == "div":
        if {"hidden-content", "error"} <= set(classes(element)):
            return Role.DROP
        titled = _previous(element)
        boxed = titled is not None and "quotecontent" in classes(element)
        # The usual custom BBCode of a spoiler borrows the box of a quote, with a button over it.
        return Role.QUOTE if boxed and first_in(titled, "input", "button") is None else None
    if tag == "span":  # the head of a spoiler of the usual custom BBCode
        return Role.DROP if "getElementsByTagName" in (element.get("onclick") or "") else None
    if tag == "td":
        return Role.DROP if _heads_box(element) else None
    boxed = parent is not None and "codebox" in (parent.get("class") or "").split()
    return Role.DROP if boxed else None  # the `p` or `dt` over a block of code


def _previous(element: HtmlElement) -> HtmlElement | None:
    """The title over a box of subsilver2."""
    before = element.getprevious()
    return before if before is not None and "quotetitle" in classes(before) else None


def _heads_box(cell: HtmlElement) -> bool:
    """Whether a table's cell is the head of a quote or of code, as phpBB 2 draws them."""
    row = cell.getparent()
    below = row.getnext() if row is not None and len(row) == 1 else None
    if below is None or len(below) != 1:
        return False
    return not _BOXED.isdisjoint(classes(below[0]))


def _quote(element: HtmlElement) -> QuoteParts:
    if element.tag == "td":
        row = element.getparent()
        head = row.getprevious() if row is not None else None
        return QuoteParts(quote_author(line(head)), None, [element])
    if element.tag == "div":
        return QuoteParts(quote_author(line(_previous(element))), None, [element])
    cite = first_in(element, "cite")
    if cite is not None and next(cite.iterancestors("blockquote"), None) is not element:
        cite = None
    if cite is None:
        return QuoteParts(None, None, [element])
    links = list(cite.iter("a"))
    spans = [e for e in cite.iter("span") if e.getparent() not in links]  # one there has a colour
    marks = [*(a for a in links if a.get("data-post-id")), *spans]
    words = own_words(cite, [e for e in marks if "username" not in (e.get("class") or "")])
    named = next((line(a) for a in links if not a.get("data-post-id") and line(a)), "")
    if not words.startswith(named):
        named = ""
    source = next((a.get("data-post-id") for a in links if a.get("data-post-id")), None)
    if source is None:
        targets = [element.get("cite") or "", *(a.get("href") or "" for a in links)]
        found = next((m for m in map(_POST.search, targets) if m), None)
        source = (found[1] or found[2]) if found else None
    return QuoteParts(named or quote_author(words) or words.rstrip(" :") or None, source, [element])


MARKUP = Markup(
    classes=roles(
        quote="quote",
        code="code codecontent",
        drop="spoiler-head spoilertitle spoiltitle spoiler-title spoiler_title spoiler-header"
        " unhide quotetitle codetitle attachtitle attachcontent inline-attachment",
        smiley="smilies",
    ),
    tags=roles(quote="blockquote", drop="cite"),  # phpBB has it in a quote's head only
    special=_special,
    special_tags=frozenset("code div dl header span td p dt".split()),
    quote=_quote,
    attachment_href=ATTACHED,
    behind=re.compile(r"^(?:attachbox|notice|signature|sig\d+|back2top|list_thanks\d+)$"),
)
