"""Cookies from a Netscape cookies.txt, for a forum's own host only."""

from __future__ import annotations

from http.cookiejar import LoadError, MozillaCookieJar
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.forums import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from scrapy.http.request import VerboseCookie


def load_cookies(path: Path, url: str) -> list[VerboseCookie]:
    """The cookies of a file that belong to a URL's host, as Scrapy's requests take them.

    Raises ConfigError, which names the file and never a value in it.
    """
    jar = MozillaCookieJar(str(path))
    try:
        jar.load(ignore_discard=True, ignore_expires=True)
    except FileNotFoundError:
        raise ConfigError(f"cookies: no file {path}") from None
    except LoadError:
        raise ConfigError(f"cookies: {path} is no Netscape cookies.txt") from None
    except OSError as error:
        raise ConfigError(f"cookies: {path}: {error.strerror}") from None
    host = urlsplit(url).hostname or ""
    return [
        {
            "name": cookie.name,
            "value": cookie.value or "",
            "domain": cookie.domain,
            "path": cookie.path,
            "secure": cookie.secure,
        }
        for cookie in jar
        if host == cookie.domain.lstrip(".") or host.endswith("." + cookie.domain.lstrip("."))
    ]
