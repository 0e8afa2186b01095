"""The next page of a thread or board by a list of all pages to choose from."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from crawler.engines.base import Address
from crawler.engines.generic.routes import PAGE_KEYS, read_address
from crawler.links import build_url, parameters
from crawler.pages.dom import line
from crawler.pages.page import Page

# A script that knows the page's number calls it as the URL does: `numPages=30,pg=1,link="..."`.
_SCRIPTED = re.compile(rf"(?<![\w$.])({'|'.join(PAGE_KEYS)})\s*[=:]\s*[\"']?(\d+)\b", re.I)
_MOST_PAGES = 5000


def page_number(page: Page) -> int:
    """The number of the page that a list to choose from has chosen; 0 without such a list."""
    return next((number for number, _, _ in _choices(page)), 0)


def chosen_next(page: Page, own: Address | None) -> str | None:
    """The page after the one that is chosen in a list of all pages."""
    for number, options, select in _choices(page):
        value = options.get(number + 1)
        if value is None:
            continue
        if not value.isdecimal():
            url = page.absolute(value)
            address = read_address(url)
            if address and address.is_of(own):
                return url
            continue
        key = _key(page, select, number)
        if key:
            parts = urlsplit(page.url)
            query = [(name, v) for name, v in parameters(parts.query) if name != key]
            return build_url(page.url, parts.path, [*query, (key, value)])
    return None


def _choices(page: Page) -> Iterator[tuple[int, dict[int, str], HtmlElement]]:
    """Lists of pages: the chosen page, the values of all by their numbers, and the element."""
    for select in page.root.iter("select"):
        options = list(select.iter("option"))
        if not 1 < len(options) <= _MOST_PAGES:
            continue
        numbers = [re.match(r"\D{0,12}(\d+)", line(option)) for option in options]
        counted = [int(found[1]) if found else 0 for found in numbers]
        chosen = [n for n, o in zip(counted, options, strict=True) if o.get("selected") is not None]
        if counted == list(range(1, len(options) + 1)) and len(chosen) == 1:
            values = [option.get("value", line(option)).strip() for option in options]
            yield chosen[0], dict(zip(counted, values, strict=True)), select


def _key(page: Page, select: HtmlElement, number: int) -> str:
    """What the URL calls the page's number: as the list does, this page's URL, or a script."""
    name = select.get("name") or ""
    form = next(select.iterancestors("form"), None)
    sent = form is not None and (form.get("method") or "get").lower() == "get"
    if name.lower() in PAGE_KEYS or (name and sent):
        return name
    for key, value in parse_qsl(urlsplit(page.url).query):
        if key.lower() in PAGE_KEYS and value == str(number):
            return key
    for script in page.root.iter("script"):
        for key, value in _SCRIPTED.findall(script.text or ""):
            if value == str(number):
                return str(key)
    return ""
