"""Finds the engine modules, and the engine of a page."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator
from functools import cache

from crawler.engines.base import Engine
from crawler.links import clean_url
from crawler.pages.page import Page

_SURE = 80
_HEAD = 4096


@cache
def engines() -> tuple[Engine, ...]:
    """One instance of every engine class in this package that has a `version` of its own."""
    found: dict[type[Engine], Engine] = {}
    for module in pkgutil.iter_modules(__path__):
        members = inspect.getmembers(importlib.import_module(f"{__name__}.{module.name}"))
        for _, value in members:
            if inspect.isclass(value) and issubclass(value, Engine) and "version" in vars(value):
                found.setdefault(value, value())
    found.pop(Engine, None)
    return tuple(found.values())


@cache
def families() -> dict[str, tuple[Engine, ...]]:
    """The engines by their name: the variants of one platform share it."""
    found: dict[str, tuple[Engine, ...]] = {}
    for engine in engines():
        found[engine.name] = (*found.get(engine.name, ()), engine)
    return found


def names() -> list[str]:
    """The names that `engine=` takes."""
    return sorted(families())


def detect(page: Page, name: str | None = None, usual: str = "") -> Engine | None:
    """The engine that is surest of the page; among those called `name` only, where it is given.

    A forced name always gives an engine (its best-fitting variant: of a page that none knows, the
    one to which most of its links are as they should be); an unknown one raises KeyError.
    The engine called `usual` is asked first, then those whose hallmarks the page's head carries, as
    they come there, then those whose words its elements are called by; and no other where one is
    sure: a forum's pages are made by one. A last resort is asked where no other knows the page.
    """
    surest, best = 0, None
    for family in [families()[name]] if name else _by_promise(page, usual):
        if family[0].last_resort and surest > 0:
            break
        score, engine = max(((e.detect(page), e) for e in family), key=lambda pair: pair[0])
        if score > surest:
            surest, best = score, engine
        if surest >= _SURE:
            break
    return _by_links(page, families()[name]) if name and best is None else best


def _by_links(page: Page, family: tuple[Engine, ...]) -> Engine:
    """The variant to which most links of a page, and its own address, are canonical."""
    links = [page.absolute(a.get("href")) for a in page.root.iter("a")] if len(family) > 1 else []
    urls = {clean_url(url) for url in (page.url, *links) if url}

    def read(engine: Engine) -> int:
        addresses = map(engine.address, urls)
        return sum(a is not None and a.url == url for url, a in zip(urls, addresses, strict=True))

    return max(family, key=read)


@cache
def _hallmarks() -> tuple[re.Pattern[bytes], dict[bytes, str]]:
    """What finds the hallmarks of all engines, and whose each is."""
    owners = {
        word.encode(): engine.name
        for engine in engines()
        if not engine.last_resort
        for word in (engine.name, *engine.hallmarks)
    }
    return re.compile(_any_of(owners)), owners


def _any_of(words: Iterable[bytes]) -> bytes:
    """A pattern for the words, the longest first, parted by their first letters: twice as fast."""
    rests: dict[bytes, list[bytes]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[:1], []).append(re.escape(word[1:]))
    return b"|".join(re.escape(head) + b"(?:%b)" % b"|".join(rests[head]) for head in rests)


@cache
def _called() -> dict[str, tuple[str, ...]]:
    """The words by which the elements of each family's pages are called."""
    return {
        name: tuple(dict.fromkeys(word for engine in family for word in engine.called))
        for name, family in families().items()
    }


def _by_promise(page: Page, usual: str) -> Iterator[tuple[Engine, ...]]:
    """The families in the order in which to ask them: those first that may have made the page."""
    waiting = families().copy()
    for name in _promised(page, usual):
        if name in waiting:
            yield waiting.pop(name)
    yield from sorted(waiting.values(), key=lambda family: family[0].last_resort)


def _promised(page: Page, usual: str) -> Iterator[str]:
    """The families that may have made the page, by name, the likeliest first; some come twice."""
    yield usual
    pattern, owners = _hallmarks()
    for found in pattern.finditer(page.markup[:_HEAD].lower()):
        yield owners[found[0]]
    yield from (name for name, words in _called().items() if page.names.has(*words))
