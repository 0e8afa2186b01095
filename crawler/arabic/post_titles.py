"""Lines of a flattened page that are the title of a post, with an icon's word before it or not."""

from __future__ import annotations

import re

_TITLE = re.compile(
    r"^(?:[إا]?فتراضي|الافتراضي|flwr|اوافق|(?:مُ?ساهمة\s*)?موضوع\s*[:：])\s*(?P<title>.*)$"
)
# Forumotion's icon over a post is called by the thread's title and the name of its file.
_PICTURED = re.compile(
    r"^(?P<thread>.+) Empty(?P<title>(?: (?:رد|re)\s*:)?(?: (?P=thread))?)$", re.I
)
_REPLY = re.compile(r"^(?:رد|مُ?شاركة|re)\s*[:：]\s*\S", re.I)
_REPLY_WORD = re.compile(r"^(?:رد|مُ?شاركة|re)\s*[:：]\s*", re.I)
_LONGEST_TITLE = 130
# Words go on after a title's end, or end as no title does.
_SENTENCE = re.compile(r"[.؟!]\s+\S|(?<!\.)\.$")


def title_line(line: str) -> str | None:
    """The title of a post that a line shows, without the icon's word before it; None otherwise."""
    if pictured := _PICTURED.match(line.strip()):
        return pictured["title"].strip()
    match = _TITLE.match(line.strip())
    if match and len(line) <= _LONGEST_TITLE and not _SENTENCE.search(line):
        return match["title"].strip()
    return line.strip() if len(line) <= 120 and _REPLY.match(line.strip()) else None


def bare_title(title: str) -> str:
    """A title without the word for a reply before it."""
    return _REPLY_WORD.sub("", title).strip()


def title_of(line: str) -> str:
    """The title that a line shows, without the word for a reply before it; empty for others."""
    return bare_title(title_line(line) or "")


_TITLED = re.compile(r"(?:ال)?(?:موضوع|رد)\s*[:：]|(?:subject|topic|re)\s*:", re.I)


def is_title_line(text: str) -> bool:
    """Whether a line begins with the label of a title: `الموضوع: ...`."""
    return _TITLED.match(text) is not None
