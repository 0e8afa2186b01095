"""Loads forums.toml: one table a forum."""

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from crawler.arabic.keys import norm_key
from crawler.cookies import ENVIRONMENT
from crawler.forum_keys import checked, checked_selectors
from crawler.outcome import ConfigError
from crawler.sites import site_of


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

    def wants(self, board_id: str, title: str, *, inside: bool = False) -> bool:
        """Whether a board is one that `include` and `exclude` leave; what is `inside` one is.

        Titles are compared without what people write in one way or another (hamza, diacritics).
        """
        key = norm_key(title)
        ids = {board_id, board_id.removeprefix("category ")}

        def named(names: list[str]) -> bool:
            return any(n in ids or ((own := norm_key(n)) and own in key) for n in names)

        return not named(self.exclude) and (inside or not self.include or named(self.include))


_KEYS = {f.name for f in fields(Forum)} - {"name"}


def load(path: Path) -> dict[str, Forum]:
    """The tables of a forums.toml, by name. Raises ConfigError naming the file and the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")  # some editors begin with a mark
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
                raise ConfigError(f"{name}: stands in no table: a forum's keys follow its [NAME]")
            forums[name] = make(name, table)
        except ConfigError as error:
            key = str(error).split(":", 1)[0].rpartition(" ")[2]
            raise ConfigError(f"{path}:{line_of(text, name, key)}: {error}") from None
        _beside(path, forums[name])
    return forums


def _beside(path: Path, forum: Forum) -> None:
    """Let the files that a table names be those beside forums.toml, wherever the run starts."""
    if forum.saved:
        forum.saved = str(path.parent / forum.saved)
    if forum.cookies and not forum.cookies.startswith(ENVIRONMENT):
        forum.cookies = str(path.parent / forum.cookies)


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
    values = {key: checked(key, value) for key, value in table.items() if key != "selectors"}
    values["selectors"] = checked_selectors(name, table.get("selectors", {}))
    if not values.get("url"):
        raise ConfigError("url: is missing")
    forum = Forum(name=name, **values)
    forum.site = (forum.site or site_of(forum.url) or "local").lower()
    return forum
