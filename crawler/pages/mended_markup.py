"""Markup that a parser would misread, mended: what is left open, ends early, is nested too deep."""

import re
from collections import Counter

# What begins so is a comment or one of the elements in which tags are text; ignoring case in a
# search of the whole page takes thrice the time.
_FIRST = re.compile(rb"<(?:!--|[sS][cCtT]|[tT][eEiI]|[iI][fF]|[xX][mM]|[pP][lL]|[nN][oO][fFeE])")
_START = re.compile(
    rb"<(script|style|textarea|title|iframe|xmp|plaintext|noframes|noembed)(?=[\s/>])[^<>]*>",
    re.I,
)
_COMMENT = b"<!--"
_END = re.compile(rb"</(?:body|html)(?=[\s/>])", re.I)
_BOX = re.compile(rb"<(/?)(?:article|blockquote|div|dl|li|section|table|td|tr|ul)(?=[\s/>])", re.I)
# A script writes the end tag of another so that it does not end itself.
_WRITTEN_END = re.compile(rb"(?:\\/|</|3[cC]/|<['\"]\s*\+\s*['\"]/)scr", re.I)


def without_open_starts(data: bytes) -> bytes:
    """The markup without what would swallow the page up to its end, or to the next of its kind.

    Authors paste a `<textarea>` or a `<!--` that nothing closes. A player is closed in its place.
    """
    kept: list[bytes] = []
    begun = place = 0
    while (first := _FIRST.search(data, place)) is not None:
        start = first.start()
        tag = None if first[0] == _COMMENT else _START.match(data, start)
        if tag is None and first[0] != _COMMENT:
            place = first.end()
            continue
        name = tag[1].lower() if tag else b""
        inside = tag.end() if tag else first.end()
        if tag and tag[0].endswith(b"/>"):
            place = inside
            continue
        end, after = _end_of(name, data, inside)
        if _swallows(name, data, inside, end):
            closed = data[start:inside] + b"</iframe>" if name == b"iframe" else b""
            kept += (data[begun:start], closed)
            begun = place = inside
        else:
            place = after
    return b"".join((*kept, data[begun:])) if kept else data


def _end_of(name: bytes, data: bytes, inside: int) -> tuple[int, int]:
    """Where the text of a comment (no name) or an element ends, and what follows it begins."""
    if not name:
        end = data.find(b"-->", inside)
        return (end, end + 3) if end >= 0 else (len(data), len(data))
    if name == b"plaintext":
        return len(data), len(data)
    found = re.compile(rb"</" + name + rb"(?=[\s/>])", re.I).search(data, inside)
    return found.span() if found else (len(data), len(data))


def _swallows(name: bytes, data: bytes, inside: int, end: int) -> bool:
    if end == len(data):  # a page that was cut off ends in its last script too
        return _END.search(data, inside) is not None or _leaves_box(data, inside, end)
    again = re.compile(rb"<" + name + rb"(?=[\s/>])" if name else _COMMENT, re.I)
    starts = len(again.findall(data, inside, end))
    if not starts or not _leaves_box(data, inside, end):
        return False
    return name != b"script" or starts > len(_WRITTEN_END.findall(data, inside, end))


def _leaves_box(data: bytes, start: int, end: int) -> bool:
    """Whether a piece of markup closes a box that it does not open, such as a post."""
    depth = 0
    for tag in _BOX.finditer(data, start, end):
        depth += -1 if tag[1] else 1
        if depth < 0:
            return True
    return False


# Every page is searched for these: to ignore case takes longer.
_FIRST_END = re.compile(rb"</[hHbB][tToO][mMdD][lLyY]")
_LAST = re.compile(rb"(?:\s|<!--[^<>]*-->|</(?:html|body)(?=[\s/>])[^<>]*>)*\Z", re.I)
# Where a page ends: what may follow there is short.
_ENDS = re.compile(rb"</(?:html|body)(?=[\s/>])[^<>]*>" + _LAST.pattern, re.I)
_LONGEST_END = 500
_WHOLE_TAG = re.compile(rb"<(/?)(html|body|script|style|textarea|title)(?=[\s/>])[^<>]*>?", re.I)
_HEAD = re.compile(rb"</head\b", re.I)
_WHOLE = frozenset({b"html", b"body"})


def page_end(data: bytes) -> int | None:
    """Where the `</body></html>` begins with which markup ends; None where it has none."""
    found = _ENDS.search(data, max(len(data) - _LONGEST_END, 0))
    return found.start() if found else None


def without_early_ends(data: bytes) -> bytes:
    """The markup without `</body>` and `</html>` where anything follows them.

    Advert blocks and headers that are whole documents leave them in the middle of a page: browsers
    pass over them, and the parser stops reading.
    """
    first = _FIRST_END.search(data)
    if first is None or _LAST.match(data, first.start()):
        return data
    # An empty body in the head, as scripts against copying have it, is not the page's own.
    head = _HEAD.search(data)
    begun = head.start() if head else 0
    raw = b""  # the element in which tags are text

    def read(tag: re.Match[bytes]) -> bytes:
        nonlocal raw
        closing, name = tag[1], tag[2].lower()
        if name in _WHOLE:
            early = closing and not raw and (name == b"html" or tag.start() > begun)
            return b"" if early else tag[0]
        if not closing:
            raw = raw or name
        elif name == raw:
            raw = b""
        return tag[0]

    return _WHOLE_TAG.sub(read, data)


# Elements that may be open at once before tags are left out: no page of a forum comes near it.
_DEEP = 500
_TAG = re.compile(rb"<(/?)([a-z][a-z0-9]*)\b([^<>]*)>", re.I)
# By these a post and its parts are found.
_TELLS = re.compile(rb"\b(?:id|class|name|href|src|item\w+|data-[\w-]+)\s*=", re.I)
_VOID = frozenset(
    b"area base br col embed hr img input link meta param source track wbr".split()  # no end tag
)


def shallow(data: bytes) -> bytes:
    """The markup without tags that name nothing where very many elements are open.

    Such pages have tags that nobody closed, or are made to harm; no word of them is lost.
    """
    opened: list[tuple[bytes, bool]] = []  # the elements that are open, and whether left out
    names: Counter[bytes] = Counter()

    def read(tag: re.Match[bytes]) -> bytes:
        end, name, rest = tag[1], tag[2].lower(), tag[3]
        if name in _VOID or rest.endswith(b"/"):
            return tag[0]
        left_out = False
        if not end:
            left_out = len(opened) >= _DEEP and not _TELLS.search(rest)
            opened.append((name, left_out))
            names[name] += 1
        elif names[name]:
            closed = b""
            while closed != name:
                closed, left_out = opened.pop()
                names[closed] -= 1
        return b"" if left_out else tag[0]

    return _TAG.sub(read, data)
