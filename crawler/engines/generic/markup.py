"""What the elements of an unknown forum's posts are: quotes, signatures, edit notes."""

import re

from lxml.html import HtmlElement

from crawler.arabic.buttons import is_button
from crawler.arabic.edit_notes import edit_note
from crawler.arabic.headings import is_thanks_note
from crawler.arabic.label_lines import split_pairs
from crawler.arabic.notices import is_notice
from crawler.arabic.quotes import is_quote_head
from crawler.blocks.attribute_kinds import SIGNATURE, is_signed_frame
from crawler.bodies.markup import Markup, Role, roles
from crawler.engines.generic.files import FILE
from crawler.engines.generic.quote_heads import (
    HOLDERS,
    begins_with_sayer,
    brief,
    first_heading,
    follows_heading,
    is_heading,
)
from crawler.engines.generic.quote_parts import quote_parts
from crawler.pages.dom import line

# In Arabic too: `iqtibas`.
_QUOTE = re.compile(
    r"(?:^|[\s_-])(?:(?:bbcode_?)?(?:quote|zitat|citation|repl(?:y|ied)[_-]?to|(?:[ie][qk]|igh)ti?bas)"
    r"(?!d)|(?!inner)\w{1,9}quote(?=$|\s))",
    re.I,
)
# Web Wiz Forums makes a quote of a cell.
_QUOTE_CELL = re.compile(r"(?:^|\s)bbquote(?:$|\s)", re.I)
_CODE = re.compile(r"(?:^|[\s_-])code(?:box|block)?(?:$|[\s_-])", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
# Bootstrap 3 and later show the tab that is called so, too.
_HIDDEN_TAB = re.compile(r"(?<![\w-])tab-pane(?![\w-])(?!.*(?<![\w-])active(?![\w-]))")
_LONGEST_NOTE = 220
_LONGEST_NOTICE = 60
# What a hidden part of a post is opened with.
_LABELS = frozenset({"a", "summary", "button"})
_SPOILER_HEAD = re.compile(r"spoil\w*[_-]?(?:head|title|button|trigger)")


def _special(element: HtmlElement) -> Role | None:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    tag = element.tag
    if tag == "td":
        return Role.QUOTE if _QUOTE_CELL.search(names) else None
    if tag == "div" and (_is_hidden_quote(element) or _HIDDEN_TAB.search(names)):
        return Role.DROP
    if tag == "figure":  # Bootstrap says below a quote whose it is
        caption = element.find("figcaption")
        return (
            Role.QUOTE if caption is not None and element.find("blockquote") is not None else None
        )
    if tag == "blockquote" or (tag in HOLDERS and _QUOTE.search(names)):
        return None if "spoil" in names.lower() else Role.QUOTE
    if SIGNATURE.search(names) or (tag == "fieldset" and is_signed_frame(element)):
        return Role.DROP
    if "spoil" in (called := names.lower()) and (tag in _LABELS or _SPOILER_HEAD.search(called)):
        return Role.DROP
    if "attach" in called and tag in HOLDERS and element.find(".//a[@href]") is not None:
        return Role.ATTACHMENT
    if tag in HOLDERS and _CODE.search(names) and element.find(".//pre") is not None:
        return Role.CODE
    if tag in HOLDERS and (follows_heading(element) or first_heading(element) is not None):
        return Role.QUOTE
    if tag == "table" and begins_with_sayer(element):
        return Role.QUOTE
    words = brief(element, _LONGEST_NOTE)
    if not words:
        return None
    if _is_bar(element, words) or _is_facts(words):
        return Role.DROP
    # phpBB 2 and its kin draw a line of underscores above the signature.
    if words.startswith("_____") or edit_note(words) or is_heading(element, words):
        return Role.DROP
    if is_thanks_note(words):
        return Role.DROP
    return Role.DROP if len(words) <= _LONGEST_NOTICE and is_notice(words) else None


def _is_bar(element: HtmlElement, words: str) -> bool:
    """Whether an element has nothing in it but links with the words of buttons, or is a button."""
    links = [line(link) for link in element.iter("a", "button")]
    if not links and element.get("onclick"):
        return is_button(words)
    return (
        bool(links)
        and all(is_button(link) or is_quote_head(link) for link in links if link)
        and (sum(map(len, links)) >= sum(map(str.isalnum, words)))
    )


def _is_facts(words: str) -> bool:
    """Whether a line says of a member what panels do: `المشاركات: 5 | من: عمّان | ...`."""
    parts = [part for part in words.split("|") if part.strip()]
    return len(parts) > 1 and 2 * sum(bool(split_pairs(part)) for part in parts) > len(parts)


def _is_hidden_quote(element: HtmlElement) -> bool:
    """Whether an element is what a button for quoting takes: nobody sees it on the page."""
    return is_hidden(element) and len(element) > 0 and element[0].tag == "blockquote"


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element's own style hides it."""
    return _HIDDEN.search(element.get("style") or "") is not None


MARKUP = Markup(
    # Drupal repeats in a thread's first post which board it is in; Bootstrap's tabs open comments
    # and forms below a post.
    classes=roles(drop="field-name-taxonomy-forums field--name-taxonomy-forums nav-tabs"),
    special=_special,
    special_tags=frozenset(
        "div p span cite b strong em i small a blockquote aside details summary table font "
        "fieldset figure td".split()
    ),
    quote=quote_parts,
    own_href=FILE,
)
