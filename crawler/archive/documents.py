"""What is read from a file: one page or text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

# A document beyond this is no forum page; it is noted and passed over.
LARGEST = 32 * 1024 * 1024
# The problem of a document whose reading failed through no fault of its own.
OWN_ERROR = "error: an error of the program; see the log"
# The reason with which what is of no forum is kept.
NO_FORUM = "no forum"
# The reason with which what a text may hold beside its posts is kept: it is none of its faults.
UNSURE = "unsure"
# A page begins so, within its first characters: comments may stand before it.
_PAGE = re.compile(
    r"[\ufeff\s]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
# A piece of one has an element that makes lines, and begins with a tag or has none but those lines.
_BLOCK = re.compile(r"<(?:br|p|div|blockquote|ul|ol|table|h[1-6])\b[^<>]*>", re.I)
_TAGGED = re.compile(r"\s*<[a-z][^<>]*>", re.I)
_OWN_LINE = re.compile(r"[^>\s]\s*\n\s*[^<\s]")
_HEAD = 4096
_WIDE = (b"\xff\xfe", b"\xfe\xff")
# No page of the web is older: an earlier time stands for none, such as that of a file in a zip.
_EARLIEST = 1990
_XML = re.compile(rb"(?:\xef\xbb\xbf|\s)*<\?xml\b")
_FEW = 8
# Bytes that no text in any charset of one to four bytes a character has many of.
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\f\r"})


@dataclass(slots=True)
class Document:
    """One thing to read: the markup of a page (`markup`) or a text; `source` names file and record.

    `url` may be empty. `problem` says why it cannot be read; then `body` is what is to be kept.
    `of_anything` is true of a text where nobody says that it is a forum's.
    """

    source: str
    url: str
    body: bytes | str
    fetched_at: datetime
    charset: str | None = None
    problem: str | None = None
    markup: bool = False
    of_anything: bool = False


def saved_at(path: Path) -> datetime:
    """When a file was saved; now, where it says nothing that could be."""
    return _credible(datetime.fromtimestamp(path.stat().st_mtime, UTC)) or datetime.now(UTC)


def moment(shown: str | datetime) -> datetime | None:
    """When a page was fetched, as a record says; None where that is no date, or none that can be.

    One without an offset is in UTC.
    """
    try:
        when = datetime.fromisoformat(shown) if isinstance(shown, str) else shown
        return _credible(when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def _credible(when: datetime) -> datetime | None:
    return when if when.year >= _EARLIEST else None


def is_page(text: str | bytes) -> bool:
    """Whether a text, in whatever charset, is the markup of a whole page."""
    if isinstance(text, bytes):
        text = text[: 2 * _HEAD].decode("utf-16" if text.startswith(_WIDE) else "utf-8", "ignore")
    return _PAGE.match(text[:_HEAD]) is not None


def is_piece(text: str) -> bool:
    """Whether a text is the markup of a post, as forums' interfaces give it."""
    made = "<" in text and _BLOCK.search(text)
    return bool(made) and bool(_TAGGED.match(text) or not _OWN_LINE.search(text))


def is_text(body: bytes) -> bool:
    """Whether bytes are a text and no picture, program or packed file, nor a feed."""
    head = body[:_HEAD]
    if _XML.match(head):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return head.startswith(_WIDE) or controls <= max(_FEW, len(head) // 20)


def lines_of(file: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is longer than any document."""
    while line := file.readline(LARGEST + 1):
        if len(line) <= LARGEST:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LARGEST)
        yield None
