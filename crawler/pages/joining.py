"""Joins the links of a page to the address that they count from."""

import re
from functools import cached_property
from urllib.parse import quote, urljoin, urlsplit

# Links that only need an origin or a folder in front: `/a/b.html`, `a/b?c=1`; no `../`, no scheme.
_SIMPLE = re.compile(r"(?:/(?=[^/\\])|[0-9A-Za-z_])(?!.*(?:/\.|//))[^\x00-\x20:\\]*(?<![?#])$")
# Links that are whole as they stand: nothing in them is put right by joining. A host with letters
# of other scripts may be none.
_HOST = r"https?://[^\x00-\x20\\?#\[\]/\x7f-\U0010ffff]+"
_WHOLE = re.compile(
    rf"{_HOST}(?:/[^\x00-\x20\\?#\[\]]*)?(?:\?[^\x00-\x20\\#]+)?(?:#[^\x00-\x20\\]+)?$"
)
_QUERY = "".join(map(chr, range(0x21, 0x7F)))
_FRAGMENT = re.compile(r"#[^\x00-\x20]+$")


class Joiner:
    """The links of a page whose relative links count from `base`.

    Letters in a query are sent in the charset of the page, those in a path always in UTF-8:
    https://url.spec.whatwg.org/#query-state
    """

    def __init__(self, base: str, charset: str = "utf-8") -> None:
        self.base = base
        self.charset = charset

    @cached_property
    def _origin(self) -> str:
        """Scheme and host of the base: what most links of a page only need in front."""
        return urljoin(self.base, "/").removesuffix("/")

    @cached_property
    def _folder(self) -> str:
        """The folder of the base: what the other links of a page need in front."""
        return urljoin(self.base, ".")

    @cached_property
    def _here(self) -> str:
        """The base without a fragment: what links into the page need in front."""
        return _fetchable(urljoin(self.base, "#x")).removesuffix("#x")

    def absolute(self, href: str | None) -> str:
        """An absolute http(s) or file URL for a link of the page, or empty where it is none."""
        if not href:
            return ""
        if not href.isascii() and "?" in href and not self.charset.startswith("utf"):
            path, _, query = href.partition("?")
            href = f"{path}?{quote(query, _QUERY, self.charset, 'replace')}"
        plain = href[2:] if href.startswith("./") and href[2:3].isalnum() else href
        if _WHOLE.match(plain):
            return plain
        if _SIMPLE.match(plain):
            return (self._origin if plain[0] == "/" else self._folder) + plain
        try:
            if _FRAGMENT.match(href):
                return self._here and self._here + href
            return _fetchable(urljoin(self.base, href.strip()))
        except ValueError:
            return ""


def _fetchable(url: str) -> str:
    """The URL where it is one of http(s) or of a file, else empty."""
    return url if urlsplit(url).scheme in {"http", "https", "file"} else ""
