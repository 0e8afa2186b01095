"""What the headers of an HTTP answer say of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapy.http import Response


def header(response: Response, name: str) -> str:
    """A header as text, or empty."""
    return (response.headers.get(name) or b"").decode("latin-1")


def charset(content_type: str) -> str | None:
    """The charset of a Content-Type, if it names one."""
    name = content_type.lower().partition("charset=")[2]
    return name.split(";")[0].strip(" \"'") or None
