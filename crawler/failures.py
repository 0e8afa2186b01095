"""Why a page could not be fetched, in a word for the summary and a line for the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError

if TYPE_CHECKING:
    from scrapy.http import Response

ROBOTS = "robots.txt"
# Kinds that say the forum does not want this visitor.
REFUSALS = frozenset({ROBOTS, "http 401", "http 403", "http 429", "challenge", "blocked"})

# Marks of pages by which guards of forums ask for proof of a person.
_CHALLENGES = (
    b"cf-challenge",
    b"challenge-platform",
    b"cf_chl_opt",
    b"ddos-guard",
    b"sucuri_cloudproxy_js",
    b"g-recaptcha-response",
    b"h-captcha",
)


def is_challenge(response: Response) -> bool:
    """Whether an answer asks for proof of a person in place of the page."""
    if (response.headers.get("cf-mitigated") or b"").lower() == b"challenge":
        return True
    refused = response.status in {403, 429, 503}
    return refused and any(mark in response.body[:20000].lower() for mark in _CHALLENGES)


def describe(error: BaseException) -> tuple[str, str]:
    """The kind of a failure (a key of the summary) and what happened."""
    if isinstance(error, HttpError):
        status = error.response.status
        return f"http {status}", f"the server answered {status}"
    if isinstance(error, IgnoreRequest):
        text = str(error)
        if ROBOTS in text:
            return ROBOTS, "forbidden by robots.txt"
        return text.split(":")[0] or "ignored", text
    for types, kind, text in _KINDS:
        if isinstance(error, types):
            return kind, f"{text} ({error})" if str(error) else text
    return type(error).__name__, f"{type(error).__name__}: {error}"


_KINDS: list[tuple[type[BaseException] | tuple[type[BaseException], ...], str, str]] = [
    (CannotResolveHostError, "no such host", "the address does not resolve"),
    ((DownloadTimeoutError, TimeoutError), "timeout", "no answer in time"),
    (DownloadConnectionRefusedError, "refused", "the connection was refused"),
    (ResponseDataLossError, "cut off", "the answer was cut off"),
    (DownloadCancelledError, "too large", "the answer is larger than DOWNLOAD_MAXSIZE"),
    (DownloadFailedError, "connection", "the connection failed"),
]
