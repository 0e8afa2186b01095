"""Invented thread pages in the markup of each engine: the same page for the same seed."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from string import Template

FOLDER = Path(__file__).parent / "templates"
START = datetime(2021, 11, 20, 14, 5, tzinfo=UTC)
FETCHED = datetime(2024, 1, 1, tzinfo=UTC)
HOST = "https://forum.example"
POSTS = 20
SIZE = 190_000


@dataclass(frozen=True)
class Style:
    """How an engine is written: its charset, its line break, and a thread's address."""

    engine: str
    version: str
    path: str
    charset: str = "utf-8"
    line_break: str = "<br />\n"


STYLES = {
    "xenforo": Style("xenforo", "2.2", "/threads/mawdu.{}/", line_break="<br>\n"),
    "vbulletin-3": Style("vbulletin", "3.8", "/showthread.php?t={}", "windows-1256"),
    "vbulletin-4": Style("vbulletin", "4.2", "/showthread.php/{}-mawdu"),
    "phpbb": Style("phpbb", "3.3", "/viewtopic.php?t={}", line_break="<br>\n"),
    "smf": Style("smf", "2.0", "/index.php?topic={}.0", line_break="<br />"),
    "mybb": Style("mybb", "1.8", "/showthread.php?tid={}"),
}


@dataclass(frozen=True)
class GeneratedPage:
    """A thread page as bytes; `charset` is what its HTTP header would say."""

    url: str
    body: bytes
    charset: str
    posts: int


@cache
def words() -> dict[str, list[str]]:
    """The vocabulary: names, places, months, words."""
    lines = (FOLDER / "words.txt").read_text(encoding="utf-8").splitlines()
    return {name: text.strip().split("|") for name, _, text in (s.partition(":") for s in lines)}


@cache
def sections(style: str) -> dict[str, Template]:
    """The parts of a style's template file, each after a line `@@name`."""
    text = "\n" + (FOLDER / f"{style}.html").read_text(encoding="utf-8")
    parts = (part.partition("\n") for part in text.split("\n@@")[1:])
    return {name: Template(markup) for name, _, markup in parts}


def when(seed: int, position: int) -> datetime:
    """When the post at a position of a page was written."""
    return START + timedelta(days=seed % 700, minutes=37 * position)


def shown(when: datetime, prefix: str = "") -> dict[str, str]:
    """The parts in which engines show a moment."""
    values = {
        "iso": when.strftime("%Y-%m-%dT%H:%M:%S+0000"),
        "epoch": str(int(when.timestamp())),
        "d": str(when.day),
        "dd": f"{when.day:02}",
        "mm": f"{when.month:02}",
        "y": str(when.year),
        "month": words()["months"][when.month - 1],
        "month_name": words()["months"][when.month - 1],
        "short": words()["short"][when.month - 1],
        "weekday": words()["weekdays"][when.weekday()],
        "hour": f"{when.hour:02}",
        "minute": f"{when.minute:02}",
        "hour12": f"{when.hour % 12 or 12:02}",
        "ampm": "PM" if when.hour > 11 else "AM",
        "ampm_lower": "pm" if when.hour > 11 else "am",
        "half": words()["halves"][when.hour > 11],
    }
    return {prefix + name: value for name, value in values.items()}


class Writer:
    """Writes the posts of one page."""

    def __init__(self, style: str, seed: int, host: str = HOST) -> None:
        self.style, self.host, self.seed = STYLES[style], host, seed
        self.parts = sections(style)
        self.chance = random.Random(seed)
        self.thread = 1000 + seed
        self.title = self.sentence(4)

    def sentence(self, length: int) -> str:
        return " ".join(self.chance.choices(words()["words"], k=length))

    def text(self, count: int) -> str:
        """`count` words: lines of a dozen or two, a blank line after every few."""
        lines, left = [], count
        while left > 0:
            length = min(left, self.chance.randint(8, 24))
            lines.append(self.sentence(length) + ("." if length % 3 else "،"))
            left -= length
            if left > 0 and len(lines) % 4 == 2:
                lines.append("")
        return self.style.line_break.join(lines)

    def values(self, position: int, members: int = 20) -> dict[str, str]:
        """What a template may name, for the post at a position of the page."""
        chance, names = self.chance, words()["names"]
        author, quoted, other = (chance.randrange(members) for _ in range(3))
        number = self.thread * 100 + position
        posted = when(self.seed, position)
        member = random.Random(author)
        found = {
            "host": self.host,
            "thread": str(self.thread),
            "title": self.title,
            "id": str(number),
            "position": str(position),
            "before": str(position - 1),
            "author": names[author % len(names)],
            "author_id": str(100 + author),
            "rank": member.choice(words()["ranks"]),
            "place": member.choice(words()["places"]),
            "messages": f"{member.randint(1, 40_000):,}",
            "likes": f"{member.randint(1, 9_000):,}",
            "points": str(member.randint(1, 200)),
            "likers": str(chance.randint(2, 30)),
            "quoted": names[quoted % len(names)],
            "quoted_id": str(100 + quoted),
            "quoted_post": str(max(number - 3, self.thread * 100 + 1)),
            "other": names[other % len(names)],
            "line": self.sentence(25),
            "signature_text": self.style.line_break.join([self.sentence(6), self.sentence(7)]),
        }
        joined = START - timedelta(days=author * 97, hours=author)
        edited = posted + timedelta(hours=3)
        return found | shown(posted) | shown(joined, "joined_") | shown(edited, "edited_")

    def post(self, position: int, length: int) -> str:
        """A post of so many words; every third quotes, every fifth was edited."""
        values = self.values(position)
        present = {
            "quote": position % 3 == 2,
            "edited": position % 5 == 4,
            "signature": position % 3 != 0,
            "reactions": position % 2 == 1,
            "reply": position > 1,
        }
        for name, is_there in present.items():
            part = self.parts.get(name) if is_there else None
            values[name] = part.substitute(values).rstrip("\n") if part else ""
        values["body"] = self.text(length)
        return self.parts["post"].substitute(values)

    def page(self, posts: int, length: int, *, alone: bool = False) -> str:
        """A whole page whose posts have about so many words each; `alone`: no other follows."""
        values = self.values(1)
        for name in ("nav", "next"):
            part = None if alone else self.parts.get(name)
            values[name] = part.substitute(values) if part else ""
        values["posts"] = "\n".join(self.post(number, length) for number in range(1, posts + 1))
        return self.parts["page"].substitute(values)


@cache
def words_a_post(style: str, posts: int, size: int) -> int:
    """How long posts must be for a page of `size` bytes."""
    charset = STYLES[style].charset
    short, long = (len(Writer(style, 1).page(posts, n).encode(charset)) for n in (20, 220))
    return max(5, 20 + round((size - short) * 200 / (long - short)))


def generate_page(
    style: str,
    seed: int = 1,
    *,
    posts: int = POSTS,
    size: int = SIZE,
    host: str = HOST,
    alone: bool = False,
) -> GeneratedPage:
    """The first page of a thread of three, about `size` bytes; `alone` is for XenForo only."""
    writer = Writer(style, seed, host)
    markup = writer.page(posts, words_a_post(style, posts, size), alone=alone)
    url = host + writer.style.path.format(writer.thread)
    charset = writer.style.charset
    return GeneratedPage(url, markup.encode(charset, "xmlcharrefreplace"), charset, posts)
