"""HTML -> a tree of lxml, from text or from bytes that are UTF-8 as they stand."""

from __future__ import annotations

import contextlib
import re

from lxml import etree, html

from crawler.arabic.high_bytes import is_utf8
from crawler.pages.early_ends import without_early_ends
from crawler.pages.shallow import shallow

# XML forbids these characters, and lxml raises on them when a text is set.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CONTROLS = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])
# libxml2 notes no more errors than this of a document.
_MOST_ERRORS = 100
_BROKEN = etree.ErrorTypes.ERR_INVALID_ENCODING
# Where so many elements are open libxml2 stops reading.
_DEEPEST = 2048
# The marks of direction, in UTF-8 and as entities: forums put them around numbers, dates and names,
# and they are no part of any of these. Looked for apart, each takes a tenth of the time of both.
_MARKS = re.compile(rb"\xe2(?:\x80[\x8e\x8f\xaa-\xae]|\x81[\xa6-\xa9])")
_ENTITIES = re.compile(rb"&(?:lrm|rlm|#820[67]|#[xX]200[eEfF]);")

# Where scripts that load images and players late leave the address; `src` is a placeholder.
_LATE = ("data-src", "data-pagespeed-lazy-src", "data-url", "data-original", "data-lazy-src")
_SAID = re.compile(rb"data-(?:src|pagespeed-lazy-src|url|original|lazy-src)\s*=")
_LOADED = ("img", "iframe", "source", "video", "audio")


def _make_parser() -> html.HTMLParser:
    """lxml.html asks Python for the class of each element that is touched; with one class for all
    of them a walk over a page takes a third of the time.

    `huge_tree`: else the parser stops where 256 elements are open, without a word: a page on which
    each post leaves some `<div>` open is that deep.
    """
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser


_PARSER = _make_parser()
_EMPTY = b"<html></html>"


def allowed(text: str) -> str:
    """A text without the characters that lxml refuses when a text or an attribute is set."""
    return _FORBIDDEN.sub("", text)


def without_marks(data: bytes) -> bytes:
    """Markup in UTF-8 without marks of direction."""
    if b"\xe2" in data:  # to look for one byte takes no time
        data = _MARKS.sub(b"", data)
    return _ENTITIES.sub(b"", data)


def parse_html(text: str) -> html.HtmlElement:
    """Parse a whole document; an empty or unreadable one gives an empty `<html>`.

    So does one whose elements stand some thousand deep in each other, each with a name: no part of
    it passes for the whole.
    """
    return _parse(allowed(text).encode("utf-8", "replace"))


def parse_utf8(data: bytes) -> html.HtmlElement | None:
    """Parse a document of bytes as they stand; None where they are not valid, clean UTF-8.

    The parser itself tells whether they are: to decode them first would cost a quarter of a parse.
    """
    if any(map(data.__contains__, _CONTROLS)):  # one by one, in half the time of one translation
        return None
    root = _parse(data)
    log = _PARSER.error_log
    if len(log) >= _MOST_ERRORS:
        return root if is_utf8(data) else None
    return None if any(entry.type == _BROKEN for entry in log) else root


def _parse(data: bytes) -> html.HtmlElement:
    data = without_early_ends(data)
    root = _parsed(data)
    if _is_cut(root):
        root = _parsed(shallow(data))
    if _is_cut(root):
        return _parsed(_EMPTY)
    _load_late(root, data)
    return root


def _parsed(data: bytes) -> html.HtmlElement:
    try:
        return html.document_fromstring(data, parser=_PARSER)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return html.document_fromstring(_EMPTY, parser=_PARSER)


def _load_late(root: html.HtmlElement, data: bytes) -> None:
    """Give what a script loads late the address that it will have; `data` is the root's markup."""
    if _SAID.search(data):
        for element in root.iter(*_LOADED):
            late = next(filter(None, map(element.get, _LATE)), None)
            if late is not None:
                with contextlib.suppress(ValueError):  # a character that XML forbids
                    element.set("src", late)


def _is_cut(root: html.HtmlElement) -> bool:
    """Whether the parser stopped: the last element that it read then stands at its limit."""
    depth = 1
    while len(root):
        root = root[-1]
        depth += 1
    return depth >= _DEEPEST - 1
