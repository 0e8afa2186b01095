"""Why a page could not be fetched, in a word for the summary and a line for the user."""

import re

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

# The first status that says that the server failed.
SERVER_ERROR = 500
ROBOTS = "robots.txt"
UNREAD = "robots.txt unread"
OTHER_FORUM = "other forum"  # of the same host, and the user did not tell them apart
BOUND = "bound"  # no failure: the run may ask for no more pages, or is being ended
# Kinds that say the forum does not want this visitor.
REFUSALS = frozenset(
    {ROBOTS, UNREAD, "http 401", "http 403", "http 429", "challenge", "blocked", "login wall"}
)
# Kinds that say what a page is, whenever it is asked for: for members only, gone, somewhere else.
LASTING = frozenset(
    {"http 404", "http 410", "error page", "elsewhere", "list of threads", "other host"}
)
LASTING_FOR_GUESTS = frozenset({"http 401", "http 403", "login wall"})
# Kinds that say that the page of another place was shown: some cache mixes them up.
MIXED_UP = frozenset({"other thread", "other board", "other page", "list of threads"})
# Kinds that say that nobody gets the page by this address; by another one they may.
UNWILLING = LASTING | LASTING_FOR_GUESTS | {ROBOTS}

# Marks of pages by which guards of forums ask for proof of a person. The first ones stand in no
# other page; the others are in pages of forums as well, where they mean nothing.
_GATES = (
    b"cf_chl_opt",
    b"orchestrate/chl_",
    b"<title>just a moment...</title>",
    b"ddos-guard/js-challenge",
    b"sucuri_cloudproxy_js",
    b"slowaes.decrypt",
    b"incapsula incident id",
    b"anubis_challenge",
    b"sgcaptcha",
    b"wsidchk",
    b"captcha-delivery.com",
    b"gokuprops",
)
_REFUSING_GATES = (
    *_GATES,
    b"cf-challenge",
    b"challenge-platform",
    b"ddos-guard",
    b"g-recaptcha-response",
    b"h-captcha",
)
# What the headers of guards say of such a page.
_ASKING = frozenset({b"challenge", b"captcha"})
_REFUSED = frozenset({403, 429, 503})
_PASSED = frozenset({200, 202})
# A gate is a small page: some kilobytes of script.
_GATE_SIZE = 20_000

# Twisted's own way to write why a connection failed: the last words are for people.
_TWISTED = re.compile(r"\[?<twisted\.python\.failure\.Failure [\w.]+: ([^>]*)>\]?")
_TOO_LARGE = ("too large", "the answer is larger than DOWNLOAD_MAXSIZE")
_KINDS: list[tuple[type[BaseException] | tuple[type[BaseException], ...], str, str]] = [
    (CannotResolveHostError, "no such host", "the address does not resolve"),
    ((DownloadTimeoutError, TimeoutError), "timeout", "no answer in time"),
    (DownloadConnectionRefusedError, "refused", "the connection was refused"),
    (ResponseDataLossError, "cut off", "the answer was cut off"),
    (DownloadCancelledError, *_TOO_LARGE),
    (DownloadFailedError, "connection", "the connection failed"),
    (FileNotFoundError, "no such file", "there is no such file"),
    (IsADirectoryError, "folder", "this is a folder, which `scrapy crawl archive` reads"),
    (PermissionError, "no permission", "the file may not be read"),
    (ValueError, "bad address", "it leads to what is no address"),
]


def is_challenge(response: Response) -> bool:
    """Whether an answer asks for proof of a person in place of the page."""
    headers = response.headers
    if (headers.get("cf-mitigated") or headers.get("x-amzn-waf-action") or b"") in _ASKING:
        return True
    refused = response.status in _REFUSED
    if not refused and (response.status not in _PASSED or len(response.body) > _GATE_SIZE):
        return False
    start = response.body[:_GATE_SIZE].lower()
    return any(mark in start for mark in (_REFUSING_GATES if refused else _GATES)) or _leads_on(
        start
    )


def _leads_on(start: bytes) -> bool:
    """Whether a page without links sets a cookie by its script and is to be asked for again."""
    scripted = b"document.cookie" in start and b"location" in start
    return scripted and start.lstrip()[:1] == b"<" and b"<a " not in start


def describe(error: BaseException) -> tuple[str, str]:
    """The kind of a failure (a key of the summary) and what happened."""
    if isinstance(error, HttpError):
        status = error.response.status
        return f"http {status}", f"the server answered {status}"
    if isinstance(error, IgnoreRequest):
        text = str(error)
        if text.endswith(ROBOTS):
            return ROBOTS, "forbidden by robots.txt"
        if "DOWNLOAD_MAXSIZE" in text:
            return _TOO_LARGE
        return text.split(":")[0] or "ignored", text
    for types, kind, text in _KINDS:
        if isinstance(error, types):
            said = _TWISTED.sub(r"\1", str(error))
            return kind, f"{text} ({said})" if said else text
    return type(error).__name__, f"{type(error).__name__}: {error}"
