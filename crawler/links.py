"""URLs without what does not name the page: session ids, tracking, fragments."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from crawler.sites import plain_host

# Session and tracking parameters of every platform (vocabulary of URL shapes, and the engines'
# own sources); a lone `s` is vBulletin's and Invision's session only when it is 32 hex digits.
_NOISE = re.compile(
    r"(?:sid|phpsessid|sessionhash|jsessionid|utm_\w+|fbclid|gclid|_xf\w+|csrfkey|my_post_key|"
    r"styleid|langid|referrerid|hilit|highlight)$",
    re.I,
)
_HEX32 = re.compile(r"[0-9a-f]{32}$", re.I)
_SESSION = re.compile(
    r"([?&;])(?:phpsessid=[0-9a-z,-]+|(?:sid|s)=[0-9a-f]{32})(?:[&;]|(?=#)|$)", re.I
)
_NO_MORE = re.compile(r"[?&;](?=#|$)")
_PATH_SESSION = re.compile(r";?\b(?:jsessionid|phpsessid)[=,][0-9a-z]+/?", re.I)
_LONGEST_NUMBER = 8
# Escapes of windows-1256, as old boards have them, are the same bytes when a URL is built again.
LOSSLESS = "surrogateescape"
_SAFE = "/:@!$&'()*+,;=-._~"
# Browsers ask with these as they are: a script may look for them in the query as it was sent
# (YaBB's `?board=general/20`).
_PLAIN_IN_QUERY = "/:,@"

_ENTRANCE = re.compile(
    r"[?;&](?:action|mode|do)=(?:register|signup|login)\b"
    r"|(?:^|/)(?:register|signup|login)(?:\.php)?/?(?:[?#]|$)",
    re.I,
)
_UNASKED = re.compile(r"(?<=\.(?:php|asp|jsp|cgi))&(?=\w+=)", re.I)
# What the front page of a folder is called, where it has a name at all.
_FRONT = re.compile(r"(?:^|/)(?:(?:index|default|home|main|forum|portal|news)\.\w+/?)?$", re.I)


def split_url(url: str) -> SplitResult:
    """The parts of a link as it is written; empty ones for what is no URL (`http://[::1`)."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", "", "", "")


def parameters(query: str, errors: str = "replace") -> list[tuple[str, str]]:
    """The parameters of a query (`&` or `;` between them), in order, without session ids.

    `errors` says what becomes of escapes that are no UTF-8: LOSSLESS where a URL is built of them.
    """
    pairs = parse_qsl(query.replace(";", "&"), keep_blank_values=True, errors=errors)
    return [
        (key, value)
        for key, value in pairs
        if (not _NOISE.match(key) or _is_number_of(key, value))
        and not (key == "s" and _HEX32.match(value))
    ]


def _is_number_of(key: str, value: str) -> bool:
    """Whether a parameter numbers a section or a story (`sid=12`): sessions have long names."""
    return key == "sid" and value.isdecimal() and len(value) <= _LONGEST_NUMBER


def without_session(url: str) -> str:
    """A URL without the session id that a page puts into its links; else as it is written."""
    if "=" not in url and "," not in url:
        return url
    plain = _PATH_SESSION.sub("", _SESSION.sub(r"\1", url))
    return url if plain == url else _NO_MORE.sub("", plain)


def tidy_path(path: str) -> str:
    """A path with one spelling of its percent-escapes (UTF-8, upper-case hex), no session id."""
    path = _PATH_SESSION.sub("", path)
    try:
        plain = unquote(path, errors="strict")
    except UnicodeDecodeError:
        return path  # windows-1256 escapes of old boards: decoding would lose them
    return quote(plain, safe=_SAFE, errors="replace")


def build_url(url: str, path: str, query: list[tuple[str, str]] | str = "") -> str:
    """`url`'s scheme and host (lower case, no default port) with another path and query."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2].lower()
    if not host.isascii():
        name, colon, port = host.partition(":")
        host = plain_host(name) + colon + port
    host = re.sub(r":80$" if parts.scheme == "http" else r":443$", "", host)
    text = query if isinstance(query, str) else _encoded(query)
    return urlunsplit((parts.scheme.lower(), host, path or "/", text, ""))


def build_routed(url: str, script: str, route: str, query: list[tuple[str, str]]) -> str:
    """`url` with another route, which stands in its path, or in the query of a script."""
    if not script:
        return build_url(url, route, query)
    return build_url(url, script, "&".join([route, *(f"{k}={v}" for k, v in query)]))


def _encoded(query: list[tuple[str, str]]) -> str:
    try:
        return urlencode(query, safe=_PLAIN_IN_QUERY, errors=LOSSLESS)
    except UnicodeEncodeError:  # half of a character, that no escape stood for
        return urlencode(query, safe=_PLAIN_IN_QUERY, errors="replace")


@lru_cache(8192)
def clean_url(url: str) -> str:
    """A URL without session id, tracking and fragment; its other parameters keep their order.

    What is no URL (`http://[::1`, nothing at all) comes back as it is.
    """
    parts = split_url(url)
    if not any(parts):
        return url
    # A bare path in the query: `index.php?threads/1/`, `read.php?2,39,page=4`.
    if parts.query and ("=" not in parts.query or "," in parts.query.partition("=")[0]):
        return build_url(url, tidy_path(parts.path), parts.query)
    return build_url(url, tidy_path(parts.path), parameters(parts.query, LOSSLESS))


def with_parameters(url: str, query: str) -> str:
    """A URL with a query after the one that it may have."""
    return f"{url}{'&' if '?' in url else '?'}{query}"


def asked_of_script(url: str) -> str:
    """A URL with the `?` that its script's parameters lack: `topic.php&id=5`, as servers that
    rewrite addresses take."""
    return url if "?" in url or "&" not in url else _UNASKED.sub("?", url, 1)


def is_front_of_folder(url: str) -> bool:
    """Whether a URL is that of the front page of a host or a folder: `/vb/`, `/vb/index.php`."""
    parts = urlsplit(url)
    return not parts.query and bool(_FRONT.search(parts.path))


def leads_to_entrance(href: str) -> bool:
    """Whether a link leads to where forums let one log in or register."""
    plain = href.lower()  # hardly a link of a body has one of the words
    if "login" in plain or "register" in plain or "signup" in plain:
        return bool(_ENTRANCE.search(href))
    return False


def start_of(text: str | None, least: int = 1) -> int:
    """The page number or offset that a URL gives; 0 for what is none, or begins at the first page.

    One below `least` begins there. One of more digits than any forum has pages is none.
    """
    number = int(text) if text and len(text) < _LONGEST_NUMBER and text.isdecimal() else 0
    return number if number >= least else 0
