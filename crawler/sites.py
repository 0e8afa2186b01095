"""The site that a URL is on."""

from __future__ import annotations

from urllib.parse import urlsplit


def site_of(url: str) -> str:
    """The `site` of a URL: its host, with the port where that is not the scheme's default."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    try:
        port = parts.port
    except ValueError:
        port = None
    if port is None or (parts.scheme, port) in {("http", 80), ("https", 443)}:
        return host
    return f"{host}:{port}"


def bare(site: str) -> str:
    """A site without `www.`: forums answer under both."""
    return site.removeprefix("www.")
