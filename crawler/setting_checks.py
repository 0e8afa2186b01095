"""The settings that a user may give with `-s`, checked before anything is opened."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from crawler.outcome import ConfigError

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

_WHOLE = """
    CHECKPOINT_POSTS RETRY_TIMES LOG_FILE_MAX_BYTES LOG_FILE_BACKUPS DOWNLOAD_MAXSIZE
    CONCURRENT_REQUESTS CONCURRENT_REQUESTS_PER_DOMAIN MEMUSAGE_LIMIT_MB CLOSESPIDER_ITEMCOUNT
    CLOSESPIDER_PAGECOUNT CLOSESPIDER_ERRORCOUNT
""".split()
_NUMBERS = """
    REVISIT_DAYS EDIT_HOURS CHECKPOINT_SECONDS RETRY_BACKOFF RETRY_AFTER_MAX
    DOWNLOAD_DELAY DOWNLOAD_TIMEOUT AUTOTHROTTLE_START_DELAY AUTOTHROTTLE_MAX_DELAY
    AUTOTHROTTLE_TARGET_CONCURRENCY CLOSESPIDER_TIMEOUT
""".split()
_FLAGS = """
    PSEUDONYMS ROBOTSTXT_OBEY AUTOTHROTTLE_ENABLED COOKIES_ENABLED HTTPCACHE_ENABLED
""".split()
_LEVELS = ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG")


def check_settings(settings: BaseSettings) -> None:
    """Raises ConfigError, a line that begins with the name of the setting."""
    kinds = [
        (_WHOLE, settings.getint, "is a whole number"),
        (_NUMBERS, settings.getfloat, "is a number"),
        (_FLAGS, settings.getbool, "is 1 or 0"),
    ]
    for names, read, kind in kinds:
        for name in names:
            try:
                if settings[name] is not None:
                    read(name)
            except (TypeError, ValueError):
                raise ConfigError(f"{name}: {kind}, not {settings[name]!r}") from None
    if not str(settings["DATA_DIR"] or "").strip():
        raise ConfigError("DATA_DIR: is empty")
    level = settings["LOG_LEVEL"]
    if not isinstance(level, int) and level not in _LEVELS:
        raise ConfigError(f"LOG_LEVEL: is one of {', '.join(_LEVELS)}, not {level!r}")
    try:
        logging.Formatter(settings["LOG_FORMAT"])
    except ValueError as error:
        raise ConfigError(f"LOG_FORMAT: {error}") from None
