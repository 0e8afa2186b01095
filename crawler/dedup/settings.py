"""The user's settings of the deduplication, checked."""

from dataclasses import dataclass, field

from scrapy.settings import BaseSettings

from crawler.dedup.texts import Rules
from crawler.outcome import ConfigError

_MODES = ("drop", "mark", "off")
_SHORT = ("keep", "author", "all")


@dataclass(frozen=True, slots=True)
class Dedup:
    """What happens to a post that repeats another's text, and what counts as that."""

    mode: str = "drop"
    rules: Rules = field(default_factory=Rules)


def read_settings(settings: BaseSettings) -> Dedup:
    """The DEDUP settings. Raises ConfigError, one line for the user."""
    mode, short = str(settings["DEDUP"]), str(settings["DEDUP_SHORT"])
    if mode not in _MODES:
        raise ConfigError(f"DEDUP: is one of {', '.join(_MODES)}, not {mode!r}")
    if short not in _SHORT:
        raise ConfigError(f"DEDUP_SHORT: is one of {', '.join(_SHORT)}, not {short!r}")
    try:
        threshold = settings.getfloat("DEDUP_THRESHOLD")
        brief = settings.getfloat("DEDUP_THRESHOLD_BRIEF")
        shingle = settings.getint("DEDUP_SHINGLE")
    except ValueError:
        raise ConfigError("DEDUP_THRESHOLD and DEDUP_SHINGLE are numbers") from None
    if not (0.1 <= threshold <= 1.0 and 0.1 <= brief <= 1.0):
        raise ConfigError("DEDUP_THRESHOLD and DEDUP_THRESHOLD_BRIEF are from 0.1 to 1")
    if not 1 <= shingle <= 5:
        raise ConfigError(f"DEDUP_SHINGLE: is from 1 to 5, not {shingle}")
    return Dedup(mode, Rules(threshold, brief, shingle, short))
