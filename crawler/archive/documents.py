"""What is read from a file: one page or text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# A document beyond this is no forum page; it is noted and passed over.
LARGEST = 32 * 1024 * 1024
# A page begins so, within its first characters: comments may stand before it.
_PAGE = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_HEAD = 4096


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
