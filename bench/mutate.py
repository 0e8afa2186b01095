"""Breaks pages, JSON, texts and URLs, in the ways that a network, a theme or a spammer does."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import random

_TAGS = [
    b"<div>",
    b"</td>",
    b"</table>",
    b"<table>",
    b"<a href='?t=1'>",
    b"<a href='http://[::1'>",
    b"&#xD800;",
    b"&#0;&#x80;",
    b"\xff\xfe",
    b"<time datetime='99999-13-45T99:99'>",
    b"<time data-time='99999999999999999999'>",
    b"<!--",
    b"]]>",
    b"<blockquote>",
    b"<script>",
    b"<base href='http://[x'>",
]
_STRAYS = [b"</body></html>", b"</html>", b"</BODY>", b"<!---->"]
_BLOCKS = re.compile(rb"<(?:div|table|td|li|article)[\s>]")
_ODD = [
    "",
    " ",
    "-1",
    "0",
    "99999999999999999999999999",
    "1e999",
    "\u0661\u0662\u0663",
    "\u00b2\u2460",
    "\ud800",
    "\u202e\u200f",
    "31-31-2020",
    "0000-00-00T00:00:00Z",
    "9999-12-31T23:59:59+14:00",
    "//[",
    "../../..",
    "\u0640" * 300,
    "<p>" * 50,
    "{}",
]
_VALUES: list[Any] = [None, True, -1, 2**70, 1.5e308, [], {}, [[]], {"id": {}}, [None], *_ODD]


def mutate(body: bytes, chance: random.Random) -> bytes:
    """A page cut, repeated, shuffled, with bytes, tags and values where none belong."""
    data = bytearray(body)
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.randint(1, 4000))
        act = chance.randrange(7)
        if act == 0:
            del data[start:end]
        elif act == 1:
            data[start:start] = data[start:end] * chance.choice([1, 1, 1, 20])
        elif act == 2:
            data[start:start] = chance.choice(_TAGS) * chance.randint(1, 50)
        elif act == 3:
            data[start:end] = chance.randbytes(end - start)
        elif act == 4:
            data = _attributes(data, chance)
        elif act == 5:
            piece = data[start:end]
            if chance.random() < 0.5:
                del data[start:end]
            place = chance.randrange(len(data) + 1)
            data[place:place] = piece
        else:
            data = _digits(data, start, chance)
    return bytes(data)


def with_strays(body: bytes, chance: random.Random) -> bytes:
    """A page with things between its elements that say nothing: browsers pass over them."""
    begun = max(body.find(b"<body"), 0)
    places = [tag.start() for tag in _BLOCKS.finditer(body, begun)]
    for place in sorted(chance.sample(places, min(len(places), 3)), reverse=True):
        body = body[:place] + chance.choice(_STRAYS) + body[place:]
    return body


def _attributes(data: bytearray, chance: random.Random) -> bytearray:
    """Put odd values before those of some attribute of a page."""
    names = [b'id="', b'class="', b'href="', b'datetime="', b'data-time="', b'content="', b'src="']
    word = chance.choice(names)
    odd = chance.choice(_ODD).encode("utf-8", "surrogatepass")
    value = chance.choice([b"9" * chance.randint(1, 40), odd])
    return bytearray(bytes(data).replace(word, word + value, chance.choice([1, 3, 1000])))


def _digits(data: bytearray, start: int, chance: random.Random) -> bytearray:
    """Exchange digits from some place on: dates that cannot be, ids that clash."""
    for place in range(start, min(len(data), start + 3000)):
        if 48 <= data[place] <= 57 and chance.random() < 0.3:
            data[place] = 48 + chance.randrange(10)
    return data


def mutate_json(body: bytes, chance: random.Random) -> bytes:
    """JSON whose values here and there are of another kind, or missing."""
    tree = json.loads(body)
    for _ in range(chance.randint(1, 6)):
        tree = _replace(tree, chance, depth=chance.randint(0, 7))
    return json.dumps(tree).encode()


def _replace(tree: Any, chance: random.Random, depth: int) -> Any:
    if depth and isinstance(tree, dict) and tree:
        key = chance.choice(list(tree))
        if chance.random() < 0.1:
            return {name: value for name, value in tree.items() if name != key}
        return tree | {key: _replace(tree[key], chance, depth - 1)}
    if depth and isinstance(tree, list) and tree:
        place = chance.randrange(len(tree))
        return [*tree[:place], _replace(tree[place], chance, depth - 1), *tree[place + 1 :]]
    return chance.choice(_VALUES)


def mutate_text(text: str, chance: random.Random) -> str:
    """A flattened page with lines left out, repeated, exchanged, and odd ones between."""
    lines = text.split("\n")
    for _ in range(chance.randint(0, 10)):
        start = chance.randrange(len(lines) + 1)
        end = start + chance.randint(1, 20)
        act = chance.randrange(4)
        if act == 0:
            del lines[start:end]
        elif act == 1:
            lines[start:start] = lines[start:end] * chance.choice([1, 1, 30])
        elif act == 2:
            lines.insert(start, chance.choice(_ODD))
        else:
            piece = lines[start:end]
            chance.shuffle(piece)
            lines[start:end] = piece
    return chance.choice(["\n", "\n", " ", "\r\n"]).join(lines)


def mutate_url(url: str, chance: random.Random) -> str:
    """An address with a piece left out, doubled or odd; still one that a page could link to."""
    start = chance.randrange(8, len(url) + 1) if len(url) > 8 else len(url)
    end = start + chance.randint(0, 6)
    odd = chance.choice(_ODD).encode("utf-8", "replace").decode()
    piece = chance.choice(["", url[start:end] * 2, odd, "%FF%", "&page=", "?", "#", "/", "-9" * 9])
    changed = url[:start] + piece + url[end:]
    try:
        whole = urlsplit(changed).hostname is not None
    except ValueError:  # an address that has no page
        whole = False
    return changed if whole and changed.startswith("http") else url
