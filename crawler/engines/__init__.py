"""Finds the engine modules, and the engine of a page."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from crawler.engines.base import Engine
from crawler.links import clean_url

if TYPE_CHECKING:
    from crawler.page import Page


_SURE = 80
_HEAD = 8192


@cache
def engines() -> tuple[Engine, ...]:
    """One instance of every engine class in this package that has a `name` of its own."""
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
    The engine called `usual` is asked first, then those whose hallmarks the page's head carries,
    and no other where one is sure: a forum's pages are made by one. A last resort is asked where no
    other knows the page.
    """
    if name is not None and name not in families():
        raise KeyError(name)
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
def _hallmarks(name: str) -> tuple[bytes, ...]:
    words = {word for engine in families()[name] for word in (*engine.hallmarks, name)}
    return tuple(word.encode() for word in words)


def _by_promise(page: Page, usual: str) -> list[tuple[Engine, ...]]:
    """The families in the order in which to ask them."""
    head = page.markup[:_HEAD].lower()

    def rank(family: tuple[Engine, ...]) -> int:
        if family[0].name == usual:
            return 0
        if family[0].last_resort:
            return 3
        return 1 if any(word in head for word in _hallmarks(family[0].name)) else 2

    return sorted(families().values(), key=rank)
