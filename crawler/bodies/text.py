"""The words of a body as text: lines, paragraphs, list items, blocks of code."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from crawler.arabic.text import single_spaced

# Stand among the words of a body for the end of a line, for the edge of a block and for a list
# item's mark, until the lines are trimmed: clean texts hold none of them. Edges that meet, or that
# follow the end of a line, part one line only; line breaks of the markup itself are spaces.
BREAK, EDGE, BULLET = "\x02", "\x01", "\x00"
# Stands before and after a block of code, whose lines stay as they are.
CODE = "\x04"
PARAGRAPH = BREAK * 2
# Stands for a picture that has no words, until it is known what stands on its two sides.
PICTURE = "\x05"
_BETWEEN_WORDS = re.compile(rf"(?<=\w){PICTURE}+(?=\w)")
# A line of code may have an element of its own.
_CODE_LINES = frozenset({"div", "li", "p"})
_SPACES = " \t\n"
_AROUND = _SPACES + BREAK + EDGE
# The mark of an item and those of the lists in it that begin where it does.
_BULLETS = re.compile(f"(?:{BULLET}\\s*)+")


def without_pictures(text: str) -> str:
    """A text without its marks of pictures: one that stood between two words parts them."""
    if PICTURE not in text:
        return text
    return _BETWEEN_WORDS.sub(" ", text).replace(PICTURE, "")


def tidy(chunks: list[str]) -> str:
    """Join chunks of text: spaces collapsed, lines trimmed, one blank line between paragraphs."""
    text = "".join(chunks)
    if CODE not in text:
        return trimmed(text)
    parts = enumerate(text.split(CODE))
    blocks = (part.strip("\n") if number % 2 else trimmed(part) for number, part in parts)
    return "\n\n".join(filter(None, blocks))


def trimmed(text: str) -> str:
    """Words with their marks as lines: spaces collapsed, at most one blank line in a row."""
    text = text.strip(_AROUND)
    if EDGE in text:
        text = BREAK.join(_between_edges(text.split(EDGE)))
    text = single_spaced(text.split(BREAK)).strip("\n")
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return _BULLETS.sub("- ", text) if BULLET in text else text


def _between_edges(parts: list[str]) -> Iterator[str]:
    """The words between edges: those that meet are one, and the end of a line is part of one."""
    for number, part in enumerate(parts, 1):
        if number == len(parts):
            yield part
        elif number == 1 or part.strip(_SPACES):
            yield part.rstrip(_SPACES).removesuffix(BREAK)


def code_lines(node: HtmlElement) -> str:
    """The lines of a code block: text as it stands, a `<br>` and the end of a block end a line.

    A script that colours the code may stand in it.
    """
    lines, ended = [node.text or ""], False
    for event, element in etree.iterwalk(node, events=("start", "end")):
        block = element.tag in _CODE_LINES
        if event == "start":
            if element is node:
                continue
            if block and (ended or lines[-1].strip()):
                lines.append("")
            elif block:
                lines[-1] = ""
            ended = ended and not block
            words = isinstance(element.tag, str) and element.tag != "script"
            text = element.text if words else None
        else:
            if block:
                lines[-1], ended = lines[-1].removesuffix("\n"), True
            text = None if element is node else element.tail
            if element.tag == "br" and not (text or "").startswith("\n"):
                text = "\n" + (text or "")
        if text and (text.strip() or not ended):
            if ended:
                lines.append("")
            lines[-1], ended = lines[-1] + text, False
    return "\n".join(lines)
