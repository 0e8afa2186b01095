"""The HTML of a post -> its own paragraphs, and apart from them quotes, links and images."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from crawler.arabic.hidden_notices import without_hidden_notices
from crawler.bodies.bbcode import read_codes, without_codes
from crawler.bodies.decoys import drop_decoys
from crawler.bodies.links import Absolute, Targets
from crawler.bodies.markup import Body, Markup, Quote, QuoteParts, Role
from crawler.bodies.tags import TAGS, Tag, edge_of
from crawler.bodies.text import (
    BREAK,
    BULLET,
    CODE,
    PARAGRAPH,
    PICTURE,
    code_lines,
    tidy,
    without_pictures,
)
from crawler.pages.dom import text_in

# Deeper quotes than this are dropped: no forum shows them, a hostile page may.
_QUOTE_DEPTH = 40
# Digits and letters are emoji with the sign for a picture or for a key behind them: `1️⃣`, `ℹ️`.
_EMOJI_ENDS = ("\ufe0f", "\u20e3")
# How an element without words parts those beside it: the halves of a verse, for one.
_ROOM = re.compile(r"(?:padding|margin|width)[^;]*[1-9]", re.I)
_NO_MARKUP = Markup()


def read_body(element: HtmlElement | str, markup: Markup, absolute: Absolute) -> Body:
    """Read the element of a post's body (its own tail is not part of it); a string is text."""
    if isinstance(element, str):
        return without_codes(element, absolute)
    drop_decoys(element)
    body = Body()
    body.text, _ = _Walk(markup, absolute, body, 0).told([element])
    return body


def plain_text(element: HtmlElement | str) -> str:
    """An element's visible text with its lines and paragraphs (for signatures and values)."""
    return read_body(element, _NO_MARKUP, lambda href: href or "").text


class _Walk:
    """One walk over a tree, with a stack of its own: pages nest deeper than Python recurses."""

    def __init__(self, markup: Markup, absolute: Absolute, body: Body, depth: int) -> None:
        self.markup, self.absolute, self.body, self.depth = markup, absolute, body, depth
        self.targets = Targets(markup, absolute, body)

    def told(self, roots: Iterable[HtmlElement]) -> tuple[str, bool]:
        """The words under `roots` without the forum's own lines in them, and whether it had any."""
        words = read_codes(without_pictures("".join(self.words(roots))), self.targets)
        text, hides = without_hidden_notices(tidy([words]))
        if hides:
            self.targets.drop_entrances()
        return text, hides

    def words(self, roots: Iterable[HtmlElement]) -> list[str]:
        """The words under `roots` as chunks for `tidy`; what is no word goes into the body."""
        out: list[str] = []
        for root in roots:
            out.append(PARAGRAPH)
            kind = TAGS.get(root.tag)  # what is read as a whole is no item of a list in it
            closing = self._open(root, None if kind is Tag.ITEM else kind, out)
            if closing is not None:
                self._inside(root, out)
                out.append(closing)
        return out

    def _inside(self, root: HtmlElement, out: list[str]) -> None:
        # The children left of each open element, and what follows its end.
        stack = [(iter(root), "")]
        while stack:
            children, end = stack[-1]
            for child in children:
                tag = child.tag
                if tag == "br":  # as most are
                    out.append(BREAK)
                else:
                    closing = self._child(child, TAGS.get(tag), out)
                    if closing is not None:
                        stack.append((iter(child), closing + (child.tail or "")))
                        break
                tail = child.tail
                if tail:
                    out.append(tail)
            else:
                out.append(end)
                stack.pop()

    def _child(self, node: HtmlElement, kind: Tag | None, out: list[str]) -> str | None:
        """Begin a child; what follows its end, or None where it has no children to be read."""
        if kind is Tag.SKIPPED:
            return None
        role = self.markup.role(node)
        if role is not None and role is not Role.KEEP:
            self._special(node, role, out)
            if kind is Tag.BLOCK:  # words before and after a block do not meet
                out.append(edge_of(node, kind))
            return None
        closing = self._open(node, kind, out)
        if closing is None or len(node):
            return closing
        out.append(closing)
        return None

    def _open(self, node: HtmlElement, kind: Tag | None, out: list[str]) -> str | None:
        """Begin an element; what follows its end, or None where nothing in it is to be read."""
        edge = ""
        if kind is not None:
            if kind is Tag.IMAGE:
                out.append(_emoji(self.targets.image(node)))
                return None
            if kind is Tag.CODE:
                out += (CODE, code_lines(node) if len(node) else node.text or "", CODE)
                return None
            if kind is Tag.PLAYER:
                self.targets.player(node)
                return None
            if kind is Tag.UNSCRIPTED:
                self.targets.unscripted(node)
                return None
            if kind is Tag.LINK:
                edge = self.targets.link(node)
                if self.targets.numbers_file(node):
                    return None
                if edge:
                    out.append(edge)
            else:
                edge = edge_of(node, kind)
                out.append(edge + BULLET if kind is Tag.ITEM and _has_words(node) else edge)
        text = node.text
        if text:
            out.append(text)
        elif kind is None and not len(node) and _ROOM.search(node.get("style") or ""):
            out.append(" ")
        return edge

    def _special(self, node: HtmlElement, role: Role, out: list[str]) -> None:
        if role is Role.QUOTE:
            self._quote(node)
            out.append(PARAGRAPH)
        elif role is Role.CODE:
            # The block's own heading ("Code: select all") stands outside the element of the code.
            inner = next(node.iter("pre", "code", "ol"), node)
            out += (CODE, code_lines(inner), CODE)
        elif role is Role.SMILEY:
            out.append(_emoji(node.get("alt") or ""))
        elif role is Role.CARD:  # a preview of a linked page: its words are that page's
            for link in node.iter("a"):
                self.targets.link(link)
            self.targets.player(node)
        elif role is Role.ATTACHMENT:
            for link in node.iter("a"):
                self.targets.attachment(link)

    def _quote(self, node: HtmlElement) -> None:
        if self.depth >= _QUOTE_DEPTH:
            return
        read = self.markup.quote
        parts = read(node) if read else QuoteParts(None, None, [node])
        quote = Quote(parts.author, parts.post_id, "")
        self.body.quotes.append(quote)
        inner = Body(quotes=self.body.quotes, anchors=self.body.anchors)
        walk = _Walk(self.markup, self.absolute, inner, self.depth + 1)
        quote.text, hides = walk.told(parts.content)
        if hides and not quote.text and quote.author is None:  # a box for nothing but a notice
            self.body.quotes.remove(quote)


def _has_words(item: HtmlElement) -> bool:
    """Whether an item says anything, in it or, where it is written `<li />`, behind it."""
    return bool(text_in(item).strip() or (item.tail or "").strip())


def _emoji(alt: str) -> str:
    """The alt text of a smiley where it is a character that the author typed, not a code.

    Other pictures leave no more than a mark between the words around them.
    """
    typed = alt.endswith(_EMOJI_ENDS) or not any(c.isalnum() or c.isascii() for c in alt)
    return alt if alt and typed else PICTURE
