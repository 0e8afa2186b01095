"""How the addresses of one list are made: the words that they share, the sorts of the others."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

import xxhash

from crawler.arabic.addresses import BOARD_STEPS
from crawler.engines.generic.routes import BOARD_FILE, PAGE_KEYS
from crawler.links import parameters

# What stands before the name of a board in its address, and what only forums have in theirs.
_BOARDS = BOARD_STEPS | frozenset(
    "c cat category categories board boards section sections channel channels group groups".split()
)
_FORUM = re.compile(
    r"(?:forum|board|topic|thread|discuss(?:ion)?|question|communit(?:y|ie))s?(?:\.\w{2,4})?", re.I
)
# A step that begins with a number: `12-title`, `postst12_title`.
_NUMBERED = re.compile(r"(?:[a-z_]{0,20}?)(\d{1,15})[-_.,]", re.I)
# Of an address that names its thread in steps of its path: `/threads/clx1c2?page=2`.
_LATER = re.compile(
    rf"^(\w+://[^/?]*/(?:[^/?]+/)+[^/?.]+/?)\?(?:{'|'.join(PAGE_KEYS)})=(\d+)$", re.I
)
# A word with a number: `majlis-3.html`.
_CALLED = re.compile(r"([a-z]+)[-_,]\d+(?:\.\w{2,5})?", re.I)
# For each step of like addresses the word that all have, or the sorts of what they have there.
Model = list[frozenset[str]]
# How many steps an address has, and what its parameters are called.
Form = tuple[int, tuple[str, ...]]


def name_boards(urls: list[str]) -> bool:
    """Whether different addresses have a step in common that names boards."""
    made = [steps_of(url) for url in urls]
    if len(set(made)) < len(made):
        return False
    same = [step for step in made[0][:-1] if all(step in other[:-1] for other in made)]
    return any(step.lower() in _BOARDS or BOARD_FILE.search(step) for step in same)


def is_of_forum(url: str) -> bool:
    """Whether a step of an address says that it is a forum's."""
    return any(_FORUM.fullmatch(step) for step in steps_of(url))


def model_of(urls: list[str]) -> Model:
    """What some addresses have in common."""
    columns = [frozenset(column) for column in zip(*map(steps_of, urls), strict=False)]
    return [
        column if len(column) == 1 and len(urls) > 1 else frozenset(map(_sort, column))
        for column in columns
    ]


def fits(url: str, model: Model) -> bool:
    """Whether an address is made like those of a model."""
    made = steps_of(url)
    return len(made) == len(model) and all(
        step in sorts or _sort(step) in sorts for step, sorts in zip(made, model, strict=True)
    )


@lru_cache(maxsize=8192)
def form_of(url: str) -> Form:
    """What addresses of one kind have in common at first sight."""
    query = urlsplit(url).query
    names = (pair.partition("=") for pair in query.split("&"))
    return len(steps_of(url)), tuple(sorted(name if sign else "" for name, sign, _ in names))


@lru_cache(maxsize=8192)
def steps_of(url: str) -> tuple[str, ...]:
    """The steps of a path, then the names and values of the parameters."""
    parts = urlsplit(url)
    pairs = [step for pair in sorted(parts.query.split("&")) for step in pair.split("=", 1)]
    routed = [step for pair in pairs for step in unquote(pair).split("/")]  # `?route=forum/view/3`
    return (*unquote(parts.path).strip("/").split("/"), *routed)


def is_word(step: str) -> bool:
    """Whether a step is a plain word, that may say what an address is."""
    return step != "" and _sort(step) == step


def _sort(step: str) -> str:
    """A number, a word with a number, other things with one, a title of several words or in Arabic;
    else the word."""
    if step.isdecimal():
        return "<number>"
    if any(letter.isdecimal() for letter in step):
        called = _CALLED.fullmatch(step)
        return f"<{called[1]}>" if called else "<numbered>"
    return "<title>" if "-" in step or not step.isascii() else step


def without_page(url: str) -> tuple[str, int]:
    """A URL without the number of a page beside a path that names a thread, and that number."""
    later = _LATER.match(url)
    return (later[1], int(later[2])) if later else (url, 0)


@lru_cache(maxsize=8192)
def id_of(url: str) -> str:
    """What stands for the thread or board whose first page has a URL: its one number, else the
    digest of all.

    A page alone may not lead to the first one, of which it has no more than a number beside.
    """
    url, _ = without_page(url)
    parts = urlsplit(url)
    values = (
        [value for _, value in parameters(parts.query)] if "=" in parts.query else [parts.query]
    )
    steps = [*unquote(parts.path).strip("/").split("/"), *filter(None, values)]
    numbers = [step for step in steps if step.isdecimal() and int(step)]  # nothing is number 0
    own = _NUMBERED.match(steps[-1])
    # Behind the number of its board, or a date: `/sections/2/19.html`, `/2024/05/12-title`.
    if own and steps[-1][0].isdecimal():
        return own[1]
    numbers = numbers or [found[1] for found in map(_NUMBERED.match, steps) if found]
    return numbers[0] if len(numbers) == 1 else str(xxhash.xxh3_64_intdigest(url.encode()))
