"""The site that a URL is on."""

import re
from urllib.parse import urlsplit

_BARE = re.compile(r"\S*[./]\S*")


def plain_host(host: str) -> str:
    """A host's one writing: lower case, in ASCII as it is asked for, no dot after it."""
    host = host.lower().removesuffix(".")
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def is_url(text: str) -> bool:
    """Whether a text that stands for an address can be read as one, perhaps without its scheme."""
    try:
        _ = urlsplit(text).port
    except ValueError:
        return False
    return "://" in text or _BARE.fullmatch(text) is not None


def site_of(url: str) -> str:
    """The `site` of a URL: its host, with the port where that is not the scheme's default."""
    parts = urlsplit(url)
    host = plain_host(parts.hostname or "")
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
