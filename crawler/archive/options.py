"""What a command line asks of `scrapy crawl archive`."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from crawler.archive.files import find_files
from crawler.archive.rows import RowNames
from crawler.forums import Forum, make
from crawler.options import count_of
from crawler.outcome import ConfigError

_FORUM_KEYS = ("site", "engine", "timezone", "encoding", "date_order", "selectors")
_OPTIONS = {"path", "workers", "text_field", "url_field", *_FORUM_KEYS}


@dataclass(frozen=True, slots=True)
class ArchiveOptions:
    """The `-a` options, checked. `forum` holds what the user says of the documents."""

    files: list[Path]
    forum: Forum
    names: RowNames
    workers: int


def read_options(options: Mapping[str, str]) -> ArchiveOptions:
    """The options as values. Raises ConfigError, one line for the user."""
    unknown = sorted(set(options) - _OPTIONS)
    if unknown:
        raise ConfigError(f"unknown option {unknown[0]!r} (known: {', '.join(sorted(_OPTIONS))})")
    if not options.get("path"):
        raise ConfigError("path: is missing: a file, a folder or a glob")
    said = {key: options[key] for key in _FORUM_KEYS if key in options}
    forum = make("archive", {"url": "file:///", **said})
    workers = count_of(options, "workers") or 1
    names = RowNames(options.get("text_field", "text"), options.get("url_field", "url"))
    count = min(workers, 4 * (os.cpu_count() or 1))
    return ArchiveOptions(find_files(options["path"]), forum, names, count)
