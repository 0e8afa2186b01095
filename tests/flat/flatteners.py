"""Pages as plain text, in the ways of the extractors that made the world's corpora."""

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

_MUTE = {"script", "style", "noscript", "template", "head"}
_BLOCKS = set(
    "address article aside blockquote body br center dd details div dl dt fieldset figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section select summary "
    "table tbody td tfoot th thead tr ul".split()
)


def _parts(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """The page in order: `text` with a text, `open` and `close` with a tag."""
    if not isinstance(element.tag, str) or element.tag in _MUTE:
        return
    yield "open", element.tag
    if element.text:
        yield "text", element.text
    for child in element:
        yield from _parts(child)
        if child.tail:
            yield "text", child.tail
    yield "close", element.tag


def each_text(root: HtmlElement) -> str:
    """A line for each text, as `get_text("\\n")` gives it."""
    texts = (" ".join(text.split()) for kind, text in _parts(root) if kind == "text")
    return "\n".join(text for text in texts if text)


def _by_blocks(
    root: HtmlElement, *, bullet: str = "", cell: str = "\n", inline: str = "", gap: bool = False
) -> str:
    lines: list[str] = []
    run: list[str] = []

    def close() -> None:
        line = " ".join("".join(run).split())
        run.clear()
        if line:
            lines.append(line)

    for kind, value in _parts(root):
        if kind == "text":
            run.append(value)
        elif value in {"td", "th"} and cell != "\n":
            run.append(cell)
        elif value not in _BLOCKS:
            run.append(inline)
        else:
            close()
            if kind == "open" and value == "li":
                run.append(bullet)
            if kind == "close" and value in {"p", "blockquote"} and gap:
                lines.append("")
    close()
    return "\n".join(lines)


FLATTENERS: dict[str, Callable[[HtmlElement], str]] = {
    "each text": each_text,
    "blocks": _by_blocks,
    "blocks with bullets": lambda root: _by_blocks(root, bullet="- "),
    "cells side by side": lambda root: _by_blocks(root, bullet="* ", cell="  "),
    "blank lines": lambda root: _by_blocks(root, inline=" ", gap=True),
}
