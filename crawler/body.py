"""The HTML of a post -> its own paragraphs, and apart from them quotes, links and images."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING

from lxml import etree

from crawler.links import without_session
from crawler.markup import Body, Markup, Quote, QuoteParts, Role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Absolute = Callable[[str | None], str]

_QUOTE_DEPTH = 40

# Stand among the words of a body for the end of a line, for the edge of a block and for a list
# item's mark, until the lines are trimmed: clean texts hold none of them. Edges that meet, or that
# follow the end of a line, part one line only; line breaks of the markup itself are spaces.
_BREAK, _EDGE, _BULLET = "\x02", "\x01", "\x00"
_PARAGRAPH = _BREAK * 2
_SPACES = " \t\n"
_HOLDERS = frozenset("div td blockquote p span section article".split())


class _Tag(Enum):
    """What an element is by its tag, where its class says nothing."""

    SKIPPED = 0
    BREAK = 1
    IMAGE = 2
    CODE = 3
    LINK = 4
    BLOCK = 5
    LIST = 6
    ITEM = 7


_EDGE_OF = {
    **dict.fromkeys("p blockquote dl table h1 h2 h3 h4 h5 h6 hr figure".split(), _PARAGRAPH),
    **dict.fromkeys("div tr dt dd center section article details summary".split(), _EDGE),
    **dict.fromkeys("fieldset legend caption".split(), _EDGE),
    **dict.fromkeys("td th".split(), " "),
}
_TAGS = {
    **dict.fromkeys("script style noscript template iframe object embed".split(), _Tag.SKIPPED),
    **dict.fromkeys("button input select textarea form head title meta".split(), _Tag.SKIPPED),
    **dict.fromkeys("link canvas video audio".split(), _Tag.SKIPPED),
    **dict.fromkeys("desc defs metadata".split(), _Tag.SKIPPED),  # of a drawing: its words are read
    **dict.fromkeys(_EDGE_OF, _Tag.BLOCK),
    "br": _Tag.BREAK,
    "img": _Tag.IMAGE,
    "pre": _Tag.CODE,
    "a": _Tag.LINK,
    "ul": _Tag.LIST,
    "ol": _Tag.LIST,
    "li": _Tag.ITEM,
}
_LAZY = ("data-src", "data-pagespeed-lazy-src", "data-url", "data-original", "data-lazy-src", "src")


def read_body(element: HtmlElement | str, markup: Markup, absolute: Absolute) -> Body:
    """Read the element of a post's body (its own tail is not part of it); a string is text."""
    if isinstance(element, str):
        return Body(text=tidy([element.replace("\n", _BREAK)]))
    body = Body()
    plain = _plain(element)
    if plain is not None:
        body.text = _lines(plain)
        return body
    body.text = tidy(_Walk(markup, absolute, body, 0).words([element]))
    return body


def plain_text(element: HtmlElement | str, absolute: Absolute = lambda href: href or "") -> str:
    """An element's visible text with its lines and paragraphs (for signatures and values)."""
    return read_body(element, Markup(), absolute).text


def _plain(element: HtmlElement) -> str | None:
    """The words of a body that holds line breaks alone, as most do; None for any other.

    To have it written out and part that takes a third of the time of a walk.
    """
    if element.tag not in _HOLDERS or (len(element) and element[0].tag != "br"):
        return None
    text = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    if text.count("<") != text.count("<br>") + 2 or any(">" in v for v in element.values()):
        return None
    words = text[text.index(">") + 1 : text.rindex("<")].replace("<br>", _BREAK)
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


class Code(str):
    """A block of code among the words of a body: its lines stay as they are."""

    __slots__ = ()


def tidy(chunks: Iterable[str]) -> str:
    """Join chunks of text: spaces collapsed, lines trimmed, one blank line between paragraphs."""
    blocks: list[str] = []
    run: list[str] = []
    for chunk in chunks:
        if isinstance(chunk, Code):
            blocks.append(_lines("".join(run)))
            blocks.append(str(chunk).strip("\n"))
            run.clear()
        else:
            run.append(chunk)
    blocks.append(_lines("".join(run)))
    return "\n\n".join(filter(None, blocks))


def _lines(text: str) -> str:
    if _EDGE in text:
        text = _BREAK.join(_between_edges(text.split(_EDGE)))
    lines = [" ".join(line.split()) for line in text.split(_BREAK)]
    text = "\n".join(lines).strip("\n")
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return re.sub(f"{_BULLET}\\s*", "- ", text) if _BULLET in text else text


def _between_edges(parts: list[str]) -> Iterator[str]:
    """The words between edges: those that meet are one, and the end of a line is part of one."""
    for number, part in enumerate(parts, 1):
        if number == len(parts):
            yield part
        elif number == 1 or part.strip(_SPACES):
            yield part.rstrip(_SPACES).removesuffix(_BREAK)


class _Walk:
    """One walk over a tree, with a stack of its own: pages nest deeper than Python recurses."""

    def __init__(self, markup: Markup, absolute: Absolute, body: Body, depth: int) -> None:
        self.markup, self.absolute, self.body, self.depth = markup, absolute, body, depth

    def words(self, roots: Iterable[HtmlElement]) -> list[str]:
        """The words under `roots` as chunks for `tidy`; what is no word goes into the body."""
        out: list[str] = []
        for root in roots:
            out.append(_PARAGRAPH)
            closing = self._open(root, _TAGS.get(root.tag), out)
            if closing is not None:
                self._inside(root, out)
                out.append(closing)
        return out

    def _inside(self, root: HtmlElement, out: list[str]) -> None:
        role_of = self.markup.role
        # The children left of each open element, and what follows its end.
        stack = [(iter(root), "")]
        while stack:
            children, end = stack[-1]
            for child in children:
                kind = _TAGS.get(child.tag)
                if kind is _Tag.BREAK:
                    out.append(_BREAK)
                elif kind is not _Tag.SKIPPED:
                    role = role_of(child)
                    if role is None or role is Role.KEEP:
                        closing = self._open(child, kind, out)
                        if closing is not None and len(child):
                            stack.append((iter(child), closing + (child.tail or "")))
                            break
                        out.append(closing or "")
                    else:
                        self._special(child, role, out)
                tail = child.tail
                if tail:
                    out.append(tail)
            else:
                out.append(end)
                stack.pop()

    def _open(self, node: HtmlElement, kind: _Tag | None, out: list[str]) -> str | None:
        """Begin an element; what follows its end, or None where nothing in it is to be read."""
        edge = ""
        if kind is not None:
            if kind is _Tag.BREAK:
                out.append(_BREAK)
                return None
            if kind is _Tag.IMAGE:
                self._image(node, out)
                return None
            if kind is _Tag.CODE:
                out.append(Code("".join(node.itertext())))
                return None
            if kind is _Tag.LINK:
                self._link(node)
            else:
                edge = _edge(node, kind)
                out.append(edge + _BULLET if kind is _Tag.ITEM else edge)
        text = node.text
        if text:
            out.append(text)
        return edge

    def _special(self, node: HtmlElement, role: Role, out: list[str]) -> None:
        if role is Role.QUOTE:
            self._quote(node)
            out.append(_PARAGRAPH)
        elif role is Role.CODE:
            # The block's own heading ("Code: select all") stands outside the element of the code.
            inner = next(node.iter("pre", "code"), node)
            out.append(Code(code_lines(inner)))
        elif role is Role.SMILEY:
            out.append(_emoji(node.get("alt") or ""))
        elif role is Role.CARD:  # a preview of a linked page: its words are that page's
            for link in node.iter("a"):
                self._link(link)
        elif role is Role.ATTACHMENT:
            for link in node.iter("a"):
                self._add(self.body.attachments, link.get("href"))

    def _quote(self, node: HtmlElement) -> None:
        if self.depth >= _QUOTE_DEPTH:
            return
        read = self.markup.quote
        parts = read(node) if read else QuoteParts(None, None, [node])
        quote = Quote(parts.author, parts.post_id, "")
        self.body.quotes.append(quote)
        inner = Body(quotes=self.body.quotes, anchors=self.body.anchors)
        walk = _Walk(self.markup, self.absolute, inner, self.depth + 1)
        quote.text = tidy(walk.words(parts.content))

    def _image(self, node: HtmlElement, out: list[str]) -> None:
        src = next((node.get(name) for name in _LAZY if node.get(name)), None) or ""
        if self.markup.smiley_src.search(src) or src.startswith("data:"):
            out.append(_emoji(node.get("alt") or ""))
        else:
            self._add(self.body.images, src)

    def _link(self, node: HtmlElement) -> None:
        href = node.get("href")
        if not href or href.startswith("#"):
            return
        attachment = self.markup.attachment_href
        kind = self.body.links
        if attachment is not None and attachment.search(href):
            kind = self.body.attachments
        url = self._add(kind, href)
        self.body.anchors.append((url, "".join(node.itertext())))

    def _add(self, urls: list[str], href: str | None) -> str:
        url = without_session(self.absolute(href))
        if url and url not in urls:
            urls.append(url)
        return url


def _edge(node: HtmlElement, kind: _Tag) -> str:
    """What parts an element from the words around it."""
    if kind is _Tag.ITEM:
        return _EDGE
    if kind is _Tag.LIST:
        parent = node.getparent()
        return _EDGE if parent is not None and parent.tag == "li" else _PARAGRAPH
    return _EDGE_OF.get(node.tag, "")


def code_lines(node: HtmlElement) -> str:
    """The lines of a code block: text as it stands, `<br>` as a line break."""
    parts = [node.text or ""]
    for element in node.iter():
        if element is node:
            continue
        if element.tag == "br" and not (element.tail or "").startswith("\n"):
            parts.append("\n")
        elif isinstance(element.tag, str):
            parts.append(element.text or "")
        parts.append(element.tail or "")
    return "".join(parts)


def _emoji(alt: str) -> str:
    """The alt text of a smiley where it is a character that the author typed, not a code."""
    return alt if alt and not any(c.isalnum() or c.isascii() for c in alt) else ""
