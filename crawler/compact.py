"""Ids, URLs and dates as the state keeps them: short, for it holds one of each a thread or post."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import quote, unquote

import xxhash

# The largest integer of SQLite has so many digits.
_DIGITS, _LARGEST = 19, 1 << 63
_ESCAPES = re.compile(r"(?:%[89A-F][0-9A-F])+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


@lru_cache(4096)
def short_id(text: str) -> int | str:
    """A decimal id as a number, which SQLite keeps in a few bytes; any other as it is."""
    decimal = text.isascii() and text.isdigit() and (text == "0" or text[0] != "0")
    if decimal and len(text) <= _DIGITS and (number := int(text)) < _LARGEST:
        return number
    return storable(text)


def storable(text: str) -> str:
    """A text that UTF-8 has bytes for: a broken surrogate, as JSON may hold it, as its escape."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def digest(text: str) -> bytes:
    """Eight bytes that stand for a text: enough to tell whether one post's body changed."""
    return xxhash.xxh3_64_digest(text.encode("utf-8", "surrogatepass"))


def url_key(url: str) -> bytes:
    """Sixteen bytes that stand for a URL."""
    return xxhash.xxh3_128_digest(url.encode("utf-8", "surrogatepass"))


def short_url(url: str, site: str) -> str:
    """A URL without its site, and its UTF-8 escapes as letters: Arabic slugs are a third as long.

    `/` opens a path of the site under https, `:/` under http. Others stay whole.
    """
    url = storable(url)
    for prefix, mark in ((f"https://{site}/", "/"), (f"http://{site}/", ":/")):
        if url.startswith(prefix):
            short = mark + _ESCAPES.sub(_letters, url[len(prefix) :])
            return short if long_url(short, site) == url else url
    return url


def long_url(short: str, site: str) -> str:
    """The URL that `short_url` shortened."""
    if short.startswith("/"):
        base, path = f"https://{site}", short
    elif short.startswith(":/"):
        base, path = f"http://{site}", short[1:]
    else:
        return short
    return base + _BEYOND_ASCII.sub(lambda match: quote(match[0]), path)


def _letters(match: re.Match[str]) -> str:
    try:
        return unquote(match[0], errors="strict")
    except UnicodeDecodeError:
        return match[0]  # windows-1256 escapes of old boards


def seconds(iso: str | None) -> int | None:
    """Epoch seconds of an ISO date of any precision; one without an offset counts as UTC."""
    if not iso:
        return None
    try:
        when = datetime.fromisoformat(iso + "0001-01-01"[len(iso) :])
    except ValueError:
        return None
    return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())
