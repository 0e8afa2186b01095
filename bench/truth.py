"""The true posts of saved forums, and how those that were read compare with them."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from crawler.records import Post

CLOSE = 0.95
_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00a0]")


@dataclass(frozen=True)
class Wanted:
    """A post of the truth; `posted_at` to the minute."""

    post_id: str
    author: str
    posted_at: str
    body: str


@dataclass
class Score:
    """What was found of a file's posts. `numbered`: with the id that the truth has."""

    name: str
    pages: int = 0
    posts: int = 0
    found: int = 0
    close: int = 0
    numbered: int = 0
    beyond: int = 0
    wrong: list[tuple[str, ...]] = field(default_factory=list)

    def row(self) -> dict[str, Any]:
        names = ("name", "pages", "posts", "found", "close", "numbered", "beyond")
        return {name: getattr(self, name) for name in names}


def site_truth(path: Path) -> list[Wanted]:
    """The posts of a saved forum that its guests could see."""
    with zipfile.ZipFile(path) as archive:
        entries = map(json.loads, archive.read("truth.jsonl").decode().splitlines())
        return [
            Wanted(
                str(entry["post_id"] or f"t{entry['thread_id']}"),
                entry["author"],
                (entry["posted_at"] or "")[:16],
                entry["body_text"],
            )
            for entry in entries
            if entry.get("guest_visible", True)
        ]


def squash(text: str | None) -> str:
    """Text as one line for comparing: NFC, no list marks, no invisible marks, single spaces."""
    plain = unicodedata.normalize("NFC", text or "")
    plain = re.sub(r"(?m)^\s*(?:[-•*]|\d+[.)])\s+", "", plain)
    return " ".join(_MARKS.sub(" ", plain).split())


def close(one: str, other: str) -> bool:
    """Whether two bodies are the same but for a twentieth of their characters.

    What both begin and end with is set aside first: the matcher takes the square of the rest.
    """
    one, other = squash(one), squash(other)
    before = _common(one, other)
    one, other = one[before:], other[before:]
    after = _common(one[::-1], other[::-1])
    one, other = one[: len(one) - after], other[: len(other) - after]
    same, total = 2 * (before + after), len(one) + len(other)
    if not total:
        return True
    most = 2 * min(len(one), len(other))
    if same + most < CLOSE * (same + total):
        return False
    matched = SequenceMatcher(None, one, other, autojunk=False).ratio() * total
    return same + matched >= CLOSE * (same + total)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def number(post_id: str) -> str:
    """The engine's number at the end of an id; `t12` of an opening post stays as it is."""
    found = re.search(r"t?\d+$", post_id)
    return found[0] if found else post_id


def compare(name: str, wanted: list[Wanted], posts: Iterable[Post]) -> Score:
    """Match posts by id, the others by author and minute, and count what is right."""
    score = Score(name, posts=len(wanted))
    by_id: dict[str, Post] = {}
    for post in posts:
        by_id.setdefault(number(post.post_id), post)
    rest = dict(by_id)
    pairs = [(want, rest.pop(number(want.post_id), None)) for want in wanted]
    score.numbered = sum(have is not None for _, have in pairs)
    unnamed: dict[tuple[str, str], list[str]] = {}
    for key, post in rest.items():
        named = (squash(post.author), (post.posted_at or "")[:16])
        unnamed.setdefault(named, []).append(key)
    for want, have in pairs:
        keys = unnamed.get((squash(want.author), want.posted_at[:16])) if have is None else None
        have = rest.pop(keys.pop(0)) if keys else have
        if have is None:
            score.wrong.append((want.post_id, "missing", want.author, want.posted_at))
            continue
        if squash(have.author) != squash(want.author):
            score.wrong.append((want.post_id, "author", want.author, have.author))
        elif (have.posted_at or "")[:16] != want.posted_at[:16]:
            score.wrong.append((want.post_id, "date", want.posted_at, have.posted_at or ""))
        else:
            score.found += 1
        if close(want.body, have.body):
            score.close += 1
        else:
            score.wrong.append((want.post_id, "body", want.body, have.body))
    score.beyond = len(rest)
    score.wrong += [(post.post_id, "beyond", post.author, post.body[:99]) for post in rest.values()]
    return score
