"""How a run ended, as an exit status; why one cannot start."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit statuses of `scrapy crawl`: a cron job tells by them what to do."""

    DONE = 0
    ERROR = 1  # an error of the program, or of the disk
    CONFIG = 2  # the command line, forums.toml or the data folder is at fault
    PARTIAL = 3  # done, but some pages could not be read; the next run tries them again
    BLOCKED = 4  # the forum refuses: robots.txt, 403s, challenge pages
    LOCKED = 5  # another run of the same forum is under way
    UNREACHABLE = 6  # no page could be read: no such host, no answer, or no forum
    WARNED = 7  # done, but the state was rebuilt, or the clock went back: see the log


class ConfigError(Exception):
    """What is wrong with the configuration, in one line for the user."""


class StartError(Exception):
    """Why a run cannot start, in one line for the user."""

    def __init__(self, message: str, status: Exit) -> None:
        super().__init__(message)
        self.status = status
