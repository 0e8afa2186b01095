"""Remembers on a page what was read from it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from crawler.pages.page import Page

_P = ParamSpec("_P")
_T = TypeVar("_T")


def once_a_page(read: Callable[_P, _T]) -> Callable[_P, _T]:
    """Remember on the page what is read from it; the page is one of the arguments."""

    @wraps(read)
    def remembered(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        page: Any = args[0]
        key: Any = read
        if len(args) > 1:
            page = next(argument for argument in args if isinstance(argument, Page))
            key = (read, *(argument for argument in args if argument is not page))
        memo = page.memo
        if key not in memo:
            memo[key] = read(*args, **kwargs)
        found: _T = memo[key]
        return found

    return remembered
