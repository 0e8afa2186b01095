"""What each key of a forum's table may hold."""

import re
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crawler.arabic.text import BIDI, INVISIBLE
from crawler.engines import names
from crawler.outcome import ConfigError
from crawler.overlay.selectors import selectors

_LISTS = {"include", "exclude"}
# What no host has, and what an address that was copied with its surroundings has.
_HOST = re.compile(r"[^\s<>\"'`{}|\\^%“”«»،,]+$")
# Between its points a host has letters, and not many; to look for another one ends in an error.
_LABELS = re.compile(r"[^.]{1,63}(?:\.[^.]{1,63})*\.?$")
_ORDERS = {"dmy", "mdy", "ymd"}


def checked(key: str, value: Any) -> Any:
    """A value of the right type for its key; texts from a command line are read as that type."""
    if key in _LISTS:
        items = value.split(",") if isinstance(value, str) else value
        if not isinstance(items, list) or any(isinstance(item, (list, dict)) for item in items):
            raise ConfigError(f"{key}: is a list of board ids or titles")
        # An empty one would be a part of every title.
        return [text for item in items if (text := str(item).strip())]
    if key == "profiles":
        if str(value).lower() not in {"true", "false", "1", "0", "yes", "no"}:
            raise ConfigError(f"{key}: is true or false, not {value!r}")
        return str(value).lower() in {"true", "1", "yes"}
    if key == "delay":
        return _number(key, value)
    if not isinstance(value, str):
        raise ConfigError(f"{key}: is a text, not {value!r}")
    check = _CHECKS.get(key)
    return check(key, value.strip()) if check else value.strip()


def checked_selectors(name: str, value: Any) -> dict[str, str]:
    """The selectors of a table, or of a TOML file of such keys."""
    where = f"[{name}.selectors] "
    if isinstance(value, str):
        where = f"selectors: {value}: "
        try:
            value = tomllib.loads(Path(value).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"{where}{getattr(error, 'strerror', None) or error}") from None
    if not isinstance(value, dict):
        raise ConfigError("selectors: is a table of CSS or XPath, or a file of them")
    try:
        selectors(value)
    except ValueError as error:
        raise ConfigError(f"{where}{error}") from None
    return value


def _number(key: str, value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if isinstance(value, bool) or not 0 <= number < 86400:
        raise ConfigError(f"{key}: is a number of seconds, not {value!r}")
    return number


def _url(key: str, value: str) -> str:
    value = value.translate(BIDI | INVISIBLE).strip()  # as copied out of a text in Arabic
    try:
        parts = urlsplit(value)
        if "@" in parts.netloc:  # it would stand in logs and records
            raise ConfigError(f"{key}: holds a name or password; members' pages are for cookies")
        _ = parts.port  # raises where it is none
        if parts.scheme == "file":
            good = value.startswith("file:///")
        else:
            host = parts.hostname or ""
            good = bool(_HOST.match(host) and _LABELS.match(host))
            good = good and parts.scheme in {"http", "https"}
    except ValueError:
        good = False
    if not good:
        example = "such as https://forum.example.org/"
        raise ConfigError(f"{key}: is a http(s) or file URL, {example}, not {value!r}")
    return value


def _timezone(key: str, value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ConfigError(f"{key}: no timezone is called {value!r} (such as Asia/Riyadh)") from None
    return value


def _encoding(key: str, value: str) -> str:
    try:
        "".encode(value)
    except LookupError:
        raise ConfigError(f"{key}: no encoding is called {value!r}") from None
    return value


def _order(key: str, value: str) -> str:
    if value not in _ORDERS:
        raise ConfigError(f"{key}: is dmy, mdy or ymd, not {value!r}")
    return value


def _engine(key: str, value: str) -> str:
    if value not in names():
        raise ConfigError(f"{key}: unknown engine {value!r} (known: {', '.join(names())})")
    return value


_CHECKS = {
    "url": _url,
    "timezone": _timezone,
    "encoding": _encoding,
    "date_order": _order,
    "engine": _engine,
}
