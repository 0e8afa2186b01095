"""How old the threads are that a board lists: a form says it, and lets guests choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.pages.dom import attribute, find, find_all

if TYPE_CHECKING:
    from crawler.pages.page import Page

# A choice of days has a week, a month, a year and all of them at least.
_FEWEST = 4


def lifting(page: Page, unlimited: tuple[str, ...]) -> str:
    """The one of some parameters (`daysprune=-1`) that a form offers in place of its own choice.

    Empty where the page has no such form, or shows threads of any age already.
    """
    for parameter in unlimited:
        name, _, value = parameter.partition("=")
        for choice in find_all(page.root, f"//select[@name='{name}']"):
            given = [option.get("value") or "" for option in choice.iter("option")]
            chosen = find(choice, ".//option[@selected]")
            days = attribute(chosen, "value")
            if len(given) >= _FEWEST and value in given and days.isdecimal() and days != value:
                return parameter
    return ""
