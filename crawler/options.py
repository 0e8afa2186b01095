"""What a command line asks for: which forums, and how much of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from os.path import commonpath
from pathlib import Path

from crawler.forums import Forum, load, make
from crawler.outcome import ConfigError
from crawler.sites import bare, site_of

_FORUM_KEYS = (
    "engine timezone encoding date_order delay include exclude cookies saved selectors site".split()
)
_OPTIONS = {"url", "forum", "max_pages", "max_threads", "full", "profiles", *_FORUM_KEYS}


@dataclass(slots=True)
class Options:
    """The `-a` options of `scrapy crawl forum`, checked."""

    forums: list[Forum]
    full: bool = False
    max_pages: int | None = None
    max_threads: int | None = None


def read_options(options: Mapping[str, str], forums_file: Path) -> Options:
    """The options as values. Raises ConfigError, one line for the user.

    `url` (several parted by commas) comes before the tables of `forums_file`; a URL whose host
    has a table there keeps that table's other keys: of several, the one nearest to it.
    """
    unknown = sorted(set(options) - _OPTIONS)
    if unknown:
        raise ConfigError(f"unknown option {unknown[0]!r} (known: {', '.join(sorted(_OPTIONS))})")
    if "url" in options and "forum" in options:
        raise ConfigError("url and forum exclude each other")
    tables = load(forums_file) if "url" not in options or forums_file.exists() else {}
    if "url" in options:
        urls = [url.strip() for url in options["url"].split(",") if url.strip()]
        forums = [_for_url(url, tables, options) for url in urls]
        if not forums:
            raise ConfigError("url: is empty")
    elif "forum" in options:
        names = [name.strip() for name in options["forum"].split(",")]
        missing = [name for name in names if name not in tables]
        if missing:
            known = ", ".join(tables) or "none"
            raise ConfigError(f"no table [{missing[0]}] in {forums_file} (there: {known})")
        forums = [tables[name] for name in names]
    else:
        forums = list(tables.values())
        if not forums:
            raise ConfigError(f"{forums_file} has no forum, and no url was given")
    forums = [_with_options(forum, options) for forum in forums]
    return Options(
        forums,
        full=_flag(options, "full"),
        max_pages=count_of(options, "max_pages"),
        max_threads=count_of(options, "max_threads"),
    )


def _for_url(url: str, tables: Mapping[str, Forum], options: Mapping[str, str]) -> Forum:
    forum = make(url, {"url": url})
    beside = [t for t in tables.values() if bare(site_of(t.url)) == bare(forum.site)]
    if beside and "site" not in options:
        table = max(beside, key=lambda table: len(commonpath((table.url, url))))
        known = {key: getattr(table, key) for key in [*_FORUM_KEYS, "profiles"]}
        said = {k: v for k, v in known.items() if v or v == 0}
        return make(table.name, said | {"url": url})
    return forum


def _with_options(forum: Forum, options: Mapping[str, str]) -> Forum:
    """The forum with what the command line says of it in place of its table's keys."""
    given = {key: options[key] for key in [*_FORUM_KEYS, "profiles"] if key in options}
    checked = make(forum.name, {"url": forum.url, **given})
    for key in given:
        setattr(forum, key, getattr(checked, key))
    return forum


def count_of(options: Mapping[str, str], key: str) -> int | None:
    """A number above 0, or None where it is not given. Raises ConfigError."""
    text = options.get(key)
    if text is None:
        return None
    if not text.isdecimal() or int(text) < 1:
        raise ConfigError(f"{key}: is a number above 0, not {text!r}")
    return int(text)


def _flag(options: Mapping[str, str], key: str) -> bool:
    text = options.get(key, "0").lower()
    if text not in {"0", "1", "true", "false", "yes", "no"}:
        raise ConfigError(f"{key}: is 1 or 0, not {text!r}")
    return text in {"1", "true", "yes"}
