"""Codes in brackets that a forum shows as they were typed: `[quote=...]`, `[url]`, `[b]`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from crawler.bodies.links import Absolute, Targets
from crawler.bodies.markup import Body, Markup, Quote
from crawler.bodies.text import BREAK, BULLET, CODE, EDGE, PARAGRAPH, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

_Tag = re.Match[str]

_SAID_AS_IT_IS = frozenset("code php html noparse plain".split())
_HOLDING = frozenset("quote url img".split())
# What stands for a code that only shapes the words in it.
_SHAPING = {
    **dict.fromkeys("b i u s strike del color size font face highlight glow shadow".split(), ""),
    **dict.fromkeys("bgcolor background sub sup small big email user mention".split(), ""),
    **dict.fromkeys("center left right justify align indent ltr rtl poem".split(), EDGE),
    **dict.fromkeys("list spoiler marquee move table tr".split(), EDGE),
    **dict.fromkeys("td th".split(), " "),
}
_NAMES = "|".join([*_SAID_AS_IT_IS, *_HOLDING, *_SHAPING, r"\*"])
# phpBB put a number of its own into each: `[b:3f2a1c]`.
_TAG = re.compile(rf"{CODE}[^{CODE}]*{CODE}|\[(/?)({_NAMES})((?:[=: ][^\[\]]{{0,500}})?)\]", re.I)
_AUTHOR = re.compile(
    r"(?::\w+)?(?:=|\s*(?:author|name)\s*=)\s*(?:\"([^\"]+)|'(.+?)'(?=\s|$)|([^\"'].*))", re.I
)
_BEHIND_AUTHOR = re.compile(
    r"(?:;\s*n?\d|,\s*(?:post|member)\s*:|\s(?:link|date|post|pid|post_id|time)\s*=).*", re.I
)
_POST = re.compile(r"(?:;\s*n?|\b(?:post|pid|post_id)\s*[=:]\s*['\"]?|\bmsg=?)(\d+)", re.I)
_URL = re.compile(r"(?:(?:https?|ftp)://|(www\.)|/)[^\s\"']+", re.I)
_LINE_END = re.compile(f"{BREAK}\n?|{EDGE}")


def read_codes(text: str, targets: Targets) -> str:
    """The words of a body with its marks, whose codes are read; a code that is not closed is words.

    Quotes, links and images go into the body that `targets` fills. What stands in a block of code
    stays as it is.
    """
    if "[/" not in text:
        return text
    tags = list(_TAG.finditer(text))
    ends = _ends(tags)
    closing = set(ends.values())
    frames: list[tuple[_Tag | None, list[str]]] = [(None, [])]
    quotes: list[Quote] = []
    at = 0
    for number, tag in enumerate(tags):
        if tag.start() < at or (number not in ends and number not in closing):
            continue
        name, out = tag[2].lower(), frames[-1][1]
        out.append(text[at : tag.start()])
        at = tag.end()
        if name == "*":
            out.append(EDGE + BULLET)
        elif name in _SHAPING:
            out.append(_SHAPING[name])
        elif name in _SAID_AS_IT_IS:
            last = tags[ends[number]]
            said = _LINE_END.sub("\n", text[at : last.start()]).replace(CODE, "")
            out += (CODE, said, CODE) if name not in {"plain", "noparse"} else (said,)
            at = last.end()
        elif not tag[1]:
            frames.append((tag, []))
            if name == "quote":
                quotes.append(_quote(tag[3]))
                targets.body.quotes.append(quotes[-1])
        else:
            opened, chunks = frames.pop()
            if name == "quote":
                quotes.pop().text = tidy(chunks)
                frames[-1][1].append(PARAGRAPH)
            else:
                frames[-1][1].append(_told(name, opened[3], "".join(chunks), targets))  # type: ignore[index]
    frames[-1][1].append(text[at:])
    return "".join(frames[-1][1])


def without_codes(text: str, absolute: Absolute = lambda href: href or "") -> Body:
    """A text without markup as a body: its lines stay, its codes are read."""
    body = Body()
    targets = Targets(Markup(), absolute, body)
    body.text = tidy([read_codes(text.replace("\n", BREAK), targets)])
    return body


def _ends(tags: Sequence[_Tag]) -> dict[int, int]:
    """Where each code that is closed ends, by the places of the tags; an item ends where it is.

    Those that hold something do not overlap; what only shapes words may.
    """
    after: dict[str, int] = {}
    last: dict[int, int | None] = {}
    for number in range(len(tags) - 1, -1, -1):
        name = (tags[number][2] or "").lower()
        if tags[number][1]:
            after[name] = number
        elif name in _SAID_AS_IT_IS:
            last[number] = after.get(name)
    ends: dict[int, int] = {}
    holding: list[tuple[str, int]] = []
    inside: Counter[str] = Counter()
    shaping: defaultdict[str, list[int]] = defaultdict(list)
    until = -1
    for number, tag in enumerate(tags):
        name = (tag[2] or "").lower()
        if number <= until or not name:
            continue
        if name == "*":
            if shaping["list"]:
                ends[number] = number
        elif name in _SAID_AS_IT_IS:
            if (end := last.get(number)) is not None:
                ends[number] = until = end
        elif name in _SHAPING:
            if not tag[1]:
                shaping[name].append(number)
            elif shaping[name]:
                ends[shaping[name].pop()] = number
        elif not tag[1]:
            holding.append((name, number))
            inside[name] += 1
        elif inside[name]:
            opened = ""
            while opened != name:
                opened, begin = holding.pop()
                inside[opened] -= 1
            ends[begin] = number
    return ends


def _quote(said: str) -> Quote:
    """The heading of a quote: `=NAME;5`, `="NAME, post: 5"`, ` author=NAME link=msg=5`."""
    named, post = _AUTHOR.match(said), _POST.search(said)
    author = _BEHIND_AUTHOR.sub("", named[named.lastindex or 0]).strip() if named else None
    return Quote(author or None, post[1] if post else None, "")


def _told(name: str, said: str, words: str, targets: Targets) -> str:
    """Take the address of a link or image; its words."""
    address = said.lstrip("= ").strip("\"' ") if name == "url" and said[:1] == "=" else words
    shown = _URL.fullmatch(address.strip())
    if shown is None or "..." in address:  # cut by the forum, to be shown
        return words
    urls = targets.body.images if name == "img" else targets.body.links
    targets.add(urls, f"http://{shown[0]}" if shown[1] else shown[0])
    return "" if name == "img" else words
