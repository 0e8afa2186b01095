"""The HTML of a post -> its own paragraphs, and apart from them quotes, links and images."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from crawler.markup import Body, Markup, Quote, QuoteParts, Role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Absolute = Callable[[str | None], str]

_QUOTE_DEPTH = 40

_SKIPPED = frozenset(
    "script style noscript template iframe object embed button input select textarea form "
    "head title meta link svg canvas video audio".split()
)
_PARAGRAPH = frozenset("p blockquote ul ol dl table pre h1 h2 h3 h4 h5 h6 hr figure".split())
_LINE = frozenset(
    "div tr li dt dd center section article details summary fieldset legend caption".split()
)
# Stand for a list item's mark and for the edge of a block until the lines are trimmed; no page can
# hold them (see `parse_html`). Edges that meet, or that follow a line break, part one line only.
_BULLET = "\x00"
_EDGE = "\x01"
_EDGES = re.compile(f"(\n?)[ \t]*{_EDGE}[ \t{_EDGE}]*")
_LAZY = ("data-src", "data-pagespeed-lazy-src", "data-url", "data-original", "data-lazy-src", "src")


def read_body(element: HtmlElement | str, markup: Markup, absolute: Absolute) -> Body:
    """Read the element of a post's body (its own tail is not part of it); a string is text."""
    if isinstance(element, str):
        return Body(text=tidy([element]))
    body = Body()
    body.text = tidy(_Walk(markup, absolute, body, 0).words([element]))
    return body


def plain_text(element: HtmlElement | str, absolute: Absolute = lambda href: href or "") -> str:
    """An element's visible text with its lines and paragraphs (for signatures and values)."""
    return read_body(element, Markup(), absolute).text


class Code(str):
    """A block of code among the words of a body: its lines stay as they are."""

    __slots__ = ()


def tidy(chunks: Iterable[str]) -> str:
    """Join chunks of text: spaces collapsed, lines trimmed, one blank line between paragraphs."""
    blocks: list[str] = []
    run: list[str] = []

    def close() -> None:
        text = _EDGES.sub("\n", "".join(run))
        lines = [" ".join(line.split()) for line in text.split("\n")]
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
        blocks.append(re.sub(f"{_BULLET}\\s*", "- ", text) if _BULLET in text else text)
        run.clear()

    for chunk in chunks:
        if isinstance(chunk, Code):
            close()
            blocks.append(str(chunk).strip("\n"))
        else:
            run.append(chunk)
    close()
    return "\n\n".join(block for block in blocks if block)


class _Walk:
    """One walk over a tree, with a stack of its own: pages nest deeper than Python recurses."""

    def __init__(self, markup: Markup, absolute: Absolute, body: Body, depth: int) -> None:
        self.markup, self.absolute, self.body, self.depth = markup, absolute, body, depth

    def words(self, roots: Iterable[HtmlElement]) -> list[str]:
        """The words under `roots` as chunks for `tidy`; what is no word goes into the body."""
        out: list[str] = []
        for root in roots:
            out.append("\n\n")
            stack: list[HtmlElement | str] = [root]
            while stack:
                node = stack.pop()
                if isinstance(node, str):
                    out.append(node)
                    continue
                if node is not root and node.tail:
                    stack.append(node.tail.replace("\n", " "))
                if not isinstance(node.tag, str) or (node.tag in _SKIPPED and node is not root):
                    continue
                role = self.markup.role(node) if node is not root else None
                if role is None or role is Role.KEEP:
                    self._enter(node, stack, out)
                else:
                    self._special(node, role, out)
        return out

    def _enter(self, node: HtmlElement, stack: list[HtmlElement | str], out: list[str]) -> None:
        tag = node.tag
        if tag == "br":
            out.append("\n")
            return
        if tag == "img":
            self._image(node, out)
            return
        if tag == "pre":
            out.append(Code("".join(node.itertext())))
            return
        if tag == "a":
            self._link(node)
        edge = "\n\n" if tag in _PARAGRAPH else _EDGE if tag in _LINE else ""
        if tag in {"td", "th"}:
            edge = " "
        elif tag in {"ul", "ol"} and node.getparent() is not None and node.getparent().tag == "li":
            edge = _EDGE
        if edge:
            out.append(edge)
            stack.append(edge)
        if tag == "li":
            out.append(_BULLET)
        for child in reversed(node):
            stack.append(child)
        if node.text:
            out.append(node.text.replace("\n", " "))

    def _special(self, node: HtmlElement, role: Role, out: list[str]) -> None:
        if role is Role.QUOTE:
            self._quote(node)
            out.append("\n\n")
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
        inner = Body(quotes=self.body.quotes)
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
        self._add(kind, href)

    def _add(self, urls: list[str], href: str | None) -> None:
        url = self.absolute(href)
        if url and url not in urls:
            urls.append(url)


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
