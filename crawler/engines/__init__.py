"""Finds the engine modules, and the engine of a page."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from crawler.engines.base import Engine

if TYPE_CHECKING:
    from crawler.page import Page


_SURE = 50


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


def names() -> list[str]:
    """The names that `engine=` takes."""
    return sorted({engine.name for engine in engines()})


def detect(page: Page, name: str | None = None, usual: str = "") -> Engine | None:
    """The engine that is surest of the page; among those called `name` only, where it is given.

    A forced name always gives an engine (its best-fitting variant); an unknown one raises KeyError.
    The engine called `usual` is asked first, and no other where it is sure: a forum's pages are
    made by one. A last resort is asked where no other knows the page.
    """
    if usual and name is None:
        mine = [(engine.detect(page), engine) for engine in engines() if engine.name == usual]
        score, engine = max(mine, key=lambda pair: pair[0], default=(0, None))
        if score >= _SURE:
            return engine
    wanted = [engine for engine in engines() if name is None or engine.name == name]
    if not wanted:
        raise KeyError(name)
    for last_resort in (False, True):
        some = [engine for engine in wanted if engine.last_resort is last_resort]
        scored = [(engine.detect(page), engine) for engine in some]
        score, best = max(scored, key=lambda pair: pair[0], default=(0, wanted[0]))
        if score > 0:
            return best
    return wanted[0] if name is not None else None
