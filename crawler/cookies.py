"""Cookies of a forum's members, for its own host only: from a file or from the environment."""

import os
from http.cookiejar import Cookie, LoadError, MozillaCookieJar
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from scrapy.http.request import VerboseCookie

from crawler.outcome import ConfigError
from crawler.sites import plain_host

# What a source of cookies begins with that is no file.
ENVIRONMENT = "env:"


def load_cookies(source: str, url: str) -> list[VerboseCookie]:
    """The cookies that belong to a URL's host, as Scrapy's requests take them.

    `source` is the path of a Netscape cookies.txt, or `env:NAME`: then the variable holds
    `name=value; name=value`, which is sent to that host alone, and where the URL is https never
    without encryption. Raises ConfigError, which names the file or the variable and never a value.
    """
    if not source.isprintable() or "=" in source:  # cookies themselves: a message would show them
        raise ConfigError(
            "cookies: is the path of a cookies.txt, or env:NAME, and no cookie itself"
        )
    host = plain_host(urlsplit(url).hostname or "")
    if source.startswith(ENVIRONMENT):
        secure = urlsplit(url).scheme == "https"
        return _from_environment(source.removeprefix(ENVIRONMENT), secure=secure)
    return [_verbose(cookie) for cookie in _read(source) if _belongs(cookie, host)]


def _from_environment(name: str, *, secure: bool) -> list[VerboseCookie]:
    try:
        cookies = SimpleCookie(os.environ.get(name, ""))
    except CookieError:
        cookies = SimpleCookie()
    if not cookies:
        raise ConfigError(f"cookies: the environment's {name} holds no name=value")
    return [
        {"name": key, "value": morsel.value, "path": "/", "secure": secure}
        for key, morsel in cookies.items()
    ]


def _read(path: str) -> MozillaCookieJar:
    jar = MozillaCookieJar(path)
    try:
        jar.load(ignore_discard=True, ignore_expires=True)
    except FileNotFoundError:
        raise ConfigError(f"cookies: no file {path}") from None
    except (LoadError, UnicodeDecodeError):
        raise ConfigError(f"cookies: {path} is no Netscape cookies.txt") from None
    except OSError as error:
        raise ConfigError(f"cookies: {path}: {error.strerror}") from None
    return jar


def _belongs(cookie: Cookie, host: str) -> bool:
    domain = cookie.domain.lstrip(".")
    return host == domain or (cookie.domain_specified and host.endswith("." + domain))


def _verbose(cookie: Cookie) -> VerboseCookie:
    given: VerboseCookie = {
        "name": cookie.name,
        "value": cookie.value or "",
        "path": cookie.path,
        "secure": cookie.secure,
    }
    if cookie.domain_specified:
        given["domain"] = cookie.domain
    return given
