"""Codes in brackets that a forum shows as they were typed: `[quote=...]`, `[url]`, `[b]`."""

import re

from crawler.bodies.code_tags import SAID_AS_IT_IS, SHAPING, TAG, Tag, ends_of
from crawler.bodies.links import Absolute, Targets
from crawler.bodies.markup import Body, Markup, Quote
from crawler.bodies.text import BREAK, BULLET, CODE, EDGE, PARAGRAPH, tidy

_AUTHOR = re.compile(
    r"(?::\w+)?(?:=|\s*(?:author|name)\s*=)\s*(?:\"([^\"]+)|'(.+?)'(?=\s|$)|([^\"'].*))", re.I
)
_BEHIND_AUTHOR = re.compile(
    r"(?:;\s*n?\d|,\s*(?:post|member)\s*:|\s(?:link|date|post|pid|post_id|time)\s*=).*", re.I
)
_POST = re.compile(r"(?:;\s*n?|\b(?:post|pid|post_id)\s*[=:]\s*['\"]?|\bmsg=?)(\d+)", re.I)
_URL = re.compile(
    r"(?:(?:https?|ftp)://|(www\.)|/|[\w./-]{1,80}\.(?:php|html?)(?=[?#]|$))[^\s\"']*", re.I
)
_LINE_END = re.compile(f"{BREAK}\n?|{EDGE}")


def read_codes(text: str, targets: Targets) -> str:
    """The words of a body with its marks, whose codes are read; a code that is not closed is words.

    Quotes, links and images go into the body that `targets` fills. What stands in a block of code
    stays as it is.
    """
    if "[/" not in text:
        return text
    tags = list(TAG.finditer(text))
    ends = ends_of(tags)
    closing = set(ends.values())
    frames: list[tuple[Tag | None, list[str]]] = [(None, [])]
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
        elif name in SHAPING:
            out.append(SHAPING[name])
        elif name in SAID_AS_IT_IS:
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
                assert opened is not None  # what ends has begun
                words = "".join(chunks)
                told = _take_address(name, opened[3], words, targets)
                frames[-1][1].append(told if told is not None else opened[0] + words + tag[0])
    frames[-1][1].append(text[at:])
    return "".join(frames[-1][1])


def without_codes(text: str, absolute: Absolute = lambda href: href or "") -> Body:
    """A text without markup as a body: its lines stay, its codes are read."""
    body = Body()
    targets = Targets(Markup(), absolute, body)
    body.text = tidy([read_codes(text.replace("\n", BREAK), targets)])
    return body


def _quote(said: str) -> Quote:
    """The heading of a quote: `=NAME;5`, `="NAME, post: 5"`, ` author=NAME link=msg=5`."""
    named, post = _AUTHOR.match(said), _POST.search(said)
    author = _BEHIND_AUTHOR.sub("", named[named.lastindex or 0]).strip() if named else None
    return Quote(author or None, post[1] if post else None, "")


def _take_address(name: str, said: str, words: str, targets: Targets) -> str | None:
    """Take the address of a link, image or player; what is left of it, None where it has none."""
    shown = _URL.fullmatch((said[1:].strip("\"' ") if name == "url" and said else words).strip())
    if shown is None or "..." in shown[0]:  # cut by the forum, to be shown
        return words if name == "url" else None
    urls = targets.body.images if name == "img" else targets.body.links
    targets.add(urls, f"http://{shown[0]}" if shown[1] else shown[0])
    return "" if name == "img" else words
