"""HTML -> a tree of lxml, from text or from bytes that are UTF-8 as they stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree, html

from crawler.arabic.high_bytes import is_utf8
from crawler.pages.as_drawn import break_lines, draw_icons, load_late
from crawler.pages.characters import allowed
from crawler.pages.mended_markup import page_end, shallow, without_early_ends, without_open_starts

_CONTROLS = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])
# libxml2 notes no more errors than this of a document.
_MOST_ERRORS = 100
_BROKEN = etree.ErrorTypes.ERR_INVALID_ENCODING
# A tag that was not closed, or an end tag of what was not open; those of these do no harm.
_MISMATCH = etree.ErrorTypes.ERR_TAG_NAME_MISMATCH
_HARMLESS = re.compile(r"Unexpected end tag : (?:a|b|bdi|em|font|h\d|head|i|img|p|strong|u)$")
# Where so many elements are open libxml2 stops reading.
_DEEPEST = 2048
_EMPTY = b"<html></html>"
# Put where a page ends: it stands right in the body, unless something above it was left open.
_MARK, _MARKED = b"<br data-end-of-page>", "data-end-of-page"


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


class Tree(NamedTuple):
    """The tree of a page, and how many elements in it were left open or closed too often."""

    root: html.HtmlElement
    faults: int

    @property
    def sound(self) -> bool:
        """Whether each of its elements was closed, as far as the parser can tell."""
        return self.faults == 0


def parse_html(text: str) -> html.HtmlElement:
    """The root of a whole document, see `parse_text`."""
    return parse_text(text).root


def parse_text(text: str) -> Tree:
    """Parse a whole document; an empty or unreadable one gives an empty `<html>`.

    So does one whose elements stand some thousand deep in each other, each with a name: no part of
    it passes for the whole.
    """
    return _parse(allowed(text).encode("utf-8", "replace"))


def parse_utf8(data: bytes) -> Tree | None:
    """Parse a document of bytes as they stand; None where they are not valid, clean UTF-8.

    The parser itself tells whether they are: to decode them first would cost a quarter of a parse.
    """
    if any(map(data.__contains__, _CONTROLS)):  # one by one, in half the time of one translation
        return None
    tree = _parse(data)
    if tree.sound:
        return tree
    log = _PARSER.error_log
    if len(log) >= _MOST_ERRORS:
        return tree if is_utf8(data) else None
    return None if any(entry.type == _BROKEN for entry in log) else tree


def _parse(data: bytes) -> Tree:
    end = page_end(data)
    read = without_early_ends(data) if end is None else data
    tree = _to_its_end(read, end)
    if not tree.sound:
        whole = without_early_ends(without_open_starts(data))
        read, tree = _mended(whole, tree if whole == read else None)
    load_late(tree.root, read)
    draw_icons(tree.root, read)
    break_lines(tree.root, read)
    return tree


def _mended(data: bytes, tree: Tree | None) -> tuple[bytes, Tree]:
    """Markup in which something was left open, and its tree, as far as that can be mended in it."""
    tree = tree or _to_its_end(data, page_end(data))
    if _depth(tree.root) >= _DEEPEST - 1:
        data = shallow(data)
        tree = _to_its_end(data, page_end(data))
    if _depth(tree.root) >= _DEEPEST - 1:
        tree = Tree(_parsed(_EMPTY), _MOST_ERRORS)
    return data, tree


def _to_its_end(data: bytes, end: int | None) -> Tree:
    """Parse markup whose `</body></html>` begins at `end`, and see whether all was closed there."""
    root = _parsed(data[:end] + _MARK)
    log = _PARSER.error_log
    faults = sum(map(_is_fault, log)) or len(log) // _MOST_ERRORS
    *_, above, last = [None, *_last_ones(root)]
    if above is None or last is None or last.get(_MARKED) is None:
        return Tree(_parsed(data), _MOST_ERRORS)  # the parser stopped before, or took it for words
    above.remove(last)
    if above.tag != "body" or above.getparent() is not root:
        faults += 1 + sum(1 for _ in above.iterancestors())
    return Tree(root, faults or sum(map(_holds_script, root.iter("script"))))


def _parsed(data: bytes) -> html.HtmlElement:
    try:
        return html.document_fromstring(data, parser=_PARSER)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return html.document_fromstring(_EMPTY, parser=_PARSER)


def _is_fault(error: etree._LogEntry) -> bool:
    if error.type == _MISMATCH:
        return _HARMLESS.match(error.message) is None
    return bool(error.type == _BROKEN)


def _holds_script(script: html.HtmlElement) -> bool:
    """Whether a script has taken the page up to the end of the next one."""
    text = script.text
    return text is not None and "<script" in text and ("</td>" in text or "</div>" in text)


def _last_ones(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """An element, its last one, the last one of that, and so on."""
    yield root
    while len(root):
        root = root[-1]
        yield root


def _depth(root: html.HtmlElement) -> int:
    """How deep the last element stands; the parser stops where it has reached its limit."""
    return sum(1 for _ in _last_ones(root))
