"""How Vanilla marks up a body."""

import re
from typing import Any
from urllib.parse import parse_qs

from lxml import html
from lxml.html import HtmlElement

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.quote_authors import quote_author
from crawler.bodies.markup import Markup, QuoteParts, roles
from crawler.links import split_url
from crawler.pages.characters import allowed
from crawler.pages.dom import classes, find, first_in, line, when
from crawler.pages.fields import json_in, string, table
from crawler.pages.parse import parse_html
from crawler.raw import Shown

_NO_YEAR = re.compile(r"(?:^|\s)-0*1(?:\s|$)")
_POST = re.compile(r"/discussion/(?:comment/(?P<comment>\d+)|(?P<opening>\d+))")

_HEADS = (
    "./*[contains(@class,'QuoteAuthor') or contains(@class,'embedText-header')]",
    ".//*[contains(@class,'embedText-header')]",
)


def _quote(element: HtmlElement) -> QuoteParts:
    """`blockquote.Quote` with a line `.QuoteAuthor`; an embedded post has a head with links."""
    head = find(element, *_HEADS)
    within = ".//" if "embedQuote" in classes(element) else "./"  # scripts put boxes around it
    inner = find(
        element, f"{within}*[contains(@class,'QuoteText') or contains(@class,'blockquote-content')]"
    )
    author, post = element.get("rel") or None, None
    for link in [] if head is None else head.iter("a"):
        found = _POST.search(link.get("href") or "")
        if found:
            post = found["comment"] or f"t{found['opening']}"
        if found is None and "/profile/" in (link.get("href") or ""):
            author = line(link) or author
    if author is None and head is not None:
        author = quote_author(line(head))
    return QuoteParts(author, post, [element if inner is None else inner])


MARKUP = Markup(
    classes=roles(
        quote="Quote blockquote embedQuote",
        drop="QuoteAuthor embedText-header QuoteFolding SpoilerTitle DateUpdated Signature",
        smiley="emoji",
        attachment="Attachments embedFile",
    ),
    tags=roles(quote="blockquote"),
    quote=_quote,
    smiley_src=re.compile(r"/resources/emoji/|/smilies/|emoji", re.I),
    attachment_href=re.compile(r"/discussion/download/|/uploads/FileUpload/", re.I),
)


def unfold(body: HtmlElement) -> None:
    """Put in their places what scripts would: embedded things, and where links really lead."""
    for link in body.iter("a"):
        href = link.get("href") or ""
        if "/home/leaving?" in href:
            target = parse_qs(split_url(href).query).get("target", [""])[0]
            link.set("href", allowed(target) or href)
    for holder in body.iter("div", "span"):
        source = holder.get("data-embedjson") or holder.get("data-embedJson")
        if data := table(json_in(source)):
            _embed(holder, data)


def _embed(holder: HtmlElement, data: dict[str, Any]) -> None:
    kind = string(data.get("embedType") or data.get("type"))
    url = string(data.get("url"))
    for child in list(holder):
        holder.remove(child)
    holder.text = None
    if kind == "quote":
        quote = html.Element("blockquote", {"class": "Quote"})
        head = html.Element("div", {"class": "QuoteAuthor"})
        user = table(data.get("insertUser"))
        for href, text in (("/profile/", string(user.get("name"))), (url, "")):
            link = html.Element("a", href=href)
            link.text = text
            head.append(link)
        quote.extend([head, *parse_html(string(data.get("body"))).iter("body")])
        holder.append(quote)
    elif kind == "image":
        holder.append(html.Element("img", src=url))
    elif url:
        link = html.Element("a", href=url)
        holder.set("class", "embedFile" if kind == "file" else "")
        holder.append(link)


def edited(note: HtmlElement | None) -> Shown | None:
    """The date of an edited-by note: its tooltip is fuller than its words.

    The year -1 stands for no date at all, as in forums that were moved from another engine.
    """
    if note is None or _NO_YEAR.search(line(note)):
        return None
    date = when(first_in(note, "time"))
    if date is not None:
        return date
    found = edit_note(note.get("title") or "") or edit_note(line(note))
    return Shown((found[1] or "").rstrip(".") if found else line(note))
