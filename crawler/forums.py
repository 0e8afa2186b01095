"""Loads and validates forums.toml, and the options that a command line gives in its place."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crawler.overlay.selectors import selectors
from crawler.sites import site_of


class ConfigError(Exception):
    """What is wrong with the configuration, in one line for the user."""


@dataclass(slots=True)
class Forum:
    """One forum to crawl: a table of forums.toml, or a URL from the command line.

    `include` and `exclude` are board ids or parts of board titles. `delay` is in seconds.
    `saved` is a folder of saved pages to read in place of the network. `selectors` say where
    things stand on its pages (see `crawler.overlay.selectors`).
    """

    name: str
    url: str
    engine: str | None = None
    timezone: str | None = None
    encoding: str | None = None
    date_order: str | None = None
    delay: float | None = None
    include: list[str] = field(default_factory=list)
    exclude: list[str] = field(default_factory=list)
    cookies: str | None = None
    profiles: bool = False
    saved: str | None = None
    selectors: dict[str, str] = field(default_factory=dict)
    site: str = ""

    @property
    def zone(self) -> ZoneInfo | None:
        return ZoneInfo(self.timezone) if self.timezone else None


_KEYS = {f.name for f in fields(Forum)} - {"name"}
_LISTS = {"include", "exclude"}
_ORDERS = {"dmy", "mdy", "ymd"}


def load(path: Path) -> dict[str, Forum]:
    """The tables of a forums.toml, by name. Raises ConfigError naming the file and the line."""
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such file") from None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ConfigError(f"{path}:{line}: not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at (?:line (\d+).*|end of document)\)$", str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        raise ConfigError(f"{path}:{line}: {str(error).split(' (at ')[0]}") from None
    forums = {}
    for name, table in tables.items():
        try:
            if not isinstance(table, dict):
                raise ConfigError(f"{name}: a forum is a table, such as [{name}]")
            forums[name] = make(name, table)
        except ConfigError as error:
            key = str(error).split(":", 1)[0].rpartition(" ")[2]
            raise ConfigError(f"{path}:{line_of(text, name, key)}: {error}") from None
        saved = forums[name].saved
        if saved and not Path(saved).is_absolute():
            forums[name].saved = str(path.parent / saved)
    return forums


def line_of(text: str, table: str, key: str) -> int:
    """The line (from 1) of a key in a table of a TOML text, or of the table's head."""
    head = 1
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r"\s*\[", line):
            inside = (
                re.match(rf"""\s*\[\s*["']?{re.escape(table)}["']?\s*[\].]""", line) is not None
            )
            head = number if inside else head
        elif re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=""", line) and (inside or key == table):
            return number
    return head


def make(name: str, table: dict[str, Any]) -> Forum:
    """A forum from a table's keys. Raises ConfigError: a message that opens with the key."""
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise ConfigError(f"{unknown[0]}: unknown key (known: {', '.join(sorted(_KEYS))})")
    values = {key: _checked(key, value) for key, value in table.items() if key != "selectors"}
    values["selectors"] = _selectors(name, table.get("selectors", {}))
    if not values.get("url"):
        raise ConfigError("url: is missing")
    forum = Forum(name=name, **values)
    forum.site = (forum.site or site_of(forum.url) or "local").lower()
    return forum


def _checked(key: str, value: Any) -> Any:
    """A value of the right type for its key; texts from a command line are read as that type."""
    if key in _LISTS:
        items = value.split(",") if isinstance(value, str) else value
        if not isinstance(items, list):
            raise ConfigError(f"{key}: is a list of board ids or titles")
        return [str(item).strip() for item in items]
    if key == "profiles":
        if str(value).lower() not in {"true", "false", "1", "0", "yes", "no"}:
            raise ConfigError(f"{key}: is true or false, not {value!r}")
        return str(value).lower() in {"true", "1", "yes"}
    if key == "delay":
        return _number(key, value)
    if not isinstance(value, str):
        raise ConfigError(f"{key}: is a text, not {value!r}")
    return _CHECKS.get(key, _text)(key, value.strip())


def _selectors(name: str, value: Any) -> dict[str, str]:
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


def _text(key: str, value: str) -> str:
    return value


def _url(key: str, value: str) -> str:
    try:
        parts = urlsplit(value)
        if "@" in parts.netloc:  # it would stand in logs and records
            raise ConfigError(f"{key}: holds a name or password; members' pages are for cookies")
        good = parts.scheme == "file" or (parts.scheme in {"http", "https"} and parts.hostname)
    except ValueError:
        good = False
    if not good:
        raise ConfigError(f"{key}: is a http(s) or file URL, not {value!r}")
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
    from crawler.engines import names  # the engines read pages, and pages read nothing of this

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
