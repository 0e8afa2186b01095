"""What is read from a file: one page or text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A document beyond this is no forum page; it is noted and passed over.
LARGEST = 32 * 1024 * 1024
# A page begins so, within its first characters: comments may stand before it.
_PAGE = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_HEAD = 4096
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_FEW = 8
# Bytes that no text in any charset of one to four bytes a character has many of.
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\f\r"})


@dataclass(slots=True)
class Document:
    """One thing to read. `body` is a page's bytes or a text; `source` names file and record.

    `problem` says why it cannot be read; then `body` is empty.
    """

    source: str
    url: str
    body: bytes | str
    fetched_at: datetime
    charset: str | None = None
    problem: str | None = None


def saved_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def is_page(text: str) -> bool:
    """Whether a text is the markup of a whole page."""
    return _PAGE.match(text[:_HEAD]) is not None


def is_text(body: bytes) -> bool:
    """Whether bytes are a text and no picture, program or packed file."""
    head = body[:_HEAD]
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
