"""Files that a test writes."""

import json
from pathlib import Path
from typing import Any


def put(path: Path, content: str | bytes) -> Path:
    """A file with this content; a text is written in UTF-8."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def put_rows(path: Path, *rows: Any) -> Path:
    """A file of JSON Lines."""
    return put(path, "\n".join(map(json.dumps, rows)))
