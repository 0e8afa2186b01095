"""The settings that a user may give with `-s`, checked before anything is opened."""

import logging
from difflib import get_close_matches

from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings, default_settings
from scrapy.utils.misc import load_object

from crawler import settings as project_settings
from crawler.outcome import ConfigError

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
# With none of them nothing would ever be asked for, or made durable.
_ABOVE_NOTHING = frozenset(
    """
    CHECKPOINT_SECONDS CONCURRENT_REQUESTS CONCURRENT_REQUESTS_PER_DOMAIN
    AUTOTHROTTLE_TARGET_CONCURRENCY
""".split()
)
# Names that are nearer than this to another are misspelt; others may be an add-on's.
_NEAR = 0.9
_LEVELS = ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG")


def check_settings(settings: BaseSettings) -> None:
    """Raises ConfigError, a line that begins with the name of the setting."""
    _check_names(settings)
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
    for name in {*_WHOLE, *_NUMBERS} - {"REVISIT_DAYS"}:  # below 0 everything is due each time
        _check_size(settings, name)
    try:
        _ = [int(code) for code in settings.getlist("RETRY_HTTP_CODES")]
    except (TypeError, ValueError):
        told = f"are numbers parted by commas, not {settings['RETRY_HTTP_CODES']!r}"
        raise ConfigError(f"RETRY_HTTP_CODES: {told}") from None
    _check_exceptions(settings)
    if not str(settings["DATA_DIR"] or "").strip():
        raise ConfigError("DATA_DIR: is empty")
    level = settings["LOG_LEVEL"]
    if not isinstance(level, int) and level not in _LEVELS:
        raise ConfigError(f"LOG_LEVEL: is one of {', '.join(_LEVELS)}, not {level!r}")
    try:
        logging.Formatter(settings["LOG_FORMAT"])
    except ValueError as error:
        raise ConfigError(f"LOG_FORMAT: {error}") from None


def _check_exceptions(settings: BaseSettings) -> None:
    """Those that Scrapy names itself are not looked at: to load them takes time."""
    if settings.getpriority("RETRY_EXCEPTIONS") == SETTINGS_PRIORITIES["default"]:
        return
    for name in settings.getlist("RETRY_EXCEPTIONS"):
        try:
            found = load_object(name)
        except (ImportError, ValueError, NameError):
            found = None
        if not isinstance(found, type) or not issubclass(found, BaseException):
            raise ConfigError(f"RETRY_EXCEPTIONS: {name!r} is no exception's full name")


def _check_size(settings: BaseSettings, name: str) -> None:
    """What is below 0, or no number that could be compared, would hold a run up for ever."""
    value = settings.getfloat(name) if settings[name] is not None else 1.0
    if not value >= 0 or (name in _ABOVE_NOTHING and not value):
        least = "above 0" if name in _ABOVE_NOTHING else "0 or more"
        raise ConfigError(f"{name}: is {least}, not {settings[name]!r}")


def _check_names(settings: BaseSettings) -> None:
    """What is misspelt would do nothing, and say nothing. Raises ConfigError."""
    known = {*dir(default_settings), *dir(project_settings)}
    for name in settings:
        if name not in known and (near := get_close_matches(name, known, 1, _NEAR)):
            raise ConfigError(f"{name}: there is no such setting; {near[0]} is one")
