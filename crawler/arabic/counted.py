"""A count of posts that stands before its label."""

from __future__ import annotations

import re

_POSTS = re.compile(
    r"^(?P<count>\d[\d,.٬]*)\s+(?P<label>مشارك(?:ة|ه|ات)|مساهم(?:ة|ه|ات)|posts?)$", re.I
)


def counted_posts(text: str) -> tuple[str, str] | None:
    """Label and count of a line such as `12 posts`, or None."""
    found = _POSTS.match(text)
    return (found["label"], found["count"]) if found else None
