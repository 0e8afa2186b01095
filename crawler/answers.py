"""What the headers of an HTTP answer say of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapy.http import Response


def header(response: Response, name: str) -> str:
    """A header as text, or empty."""
    return (response.headers.get(name) or b"").decode("latin-1")


def charset(response: Response) -> str | None:
    """The charset of the Content-Type header, if it names one."""
    _, found, name = header(response, "Content-Type").lower().partition("charset=")
    return name.split(";")[0].strip(" \"'") or None if found else None
