"""Lines of author panels as pairs of label and value."""

import re

from crawler.arabic.label_values import is_too_long, may_be_figure
from crawler.arabic.labels import MOST_WORDS, fits, match_label

# A colon parts label and value; one between digits belongs to a time.
_COLON = re.compile(r"\s*(?<!\d)[:：]\s*|\s*[:：]\s*(?!\d)|\s+[:：]\s+")


def split_label(line: str) -> tuple[str, str] | None:
    """A line as label and value: parted by a colon, or a known label with its value after it."""
    pairs = split_pairs(line)
    if pairs:
        return pairs[0]
    parts = _COLON.split(line.strip(), maxsplit=1)
    if len(parts) == 2 and 0 < len(parts[0]) <= 40 and parts[1].strip():
        return parts[0].strip(), parts[1].strip()
    return None


def split_place(line: str) -> tuple[str, str]:
    """A line as label and value where a place follows its label with no colon: `من عمّان`."""
    label, _, value = line.partition(" ")
    meaning = fits(label, value)
    return (label, value) if meaning and meaning.field == "location" else ("", line)


def split_pairs(line: str) -> list[tuple[str, str]]:
    """The pairs of known label and value on a line: none, one, or several side by side."""
    line = line.strip()
    parts = _COLON.split(line)
    if len(parts) == 1:
        return _signed(line) or _glued(line)
    if not match_label(parts[0]):
        return []
    pairs = []
    label = parts[0]
    for part in parts[1:-1]:
        words = part.split()
        for start in range(max(0, len(words) - MOST_WORDS), len(words)):
            following = " ".join(words[start:])
            if match_label(following):
                pairs.append((label, " ".join(words[:start])))
                label = following
                break
        else:
            return [(parts[0].strip(), line[len(parts[0]) :].lstrip(" :：").strip())]
    pairs.append((label, parts[-1].strip()))
    return [(key.strip(" |"), value.strip(" |")) for key, value in pairs]


# What skins have in place of a colon.
_SIGN = re.compile(r"[|~»=←➜♥♡]+")


def _signed(line: str) -> list[tuple[str, str]]:
    """A known label and a fitting value with a sign between."""
    sign = _SIGN.search(line, 1)
    if sign is None:
        return []
    label, value = line[: sign.start()].rstrip(), line[sign.end() :].lstrip()
    return [(label, value)] if fits(label, value) else []


# A figure or a date, and right behind it a label, with no blank between.
_LABEL_LAST = re.compile(r"(?P<value>\d.{0,30}(?<=\d))(?P<label>[^\W\d_]\D{2,30})")


def _glued(line: str) -> list[tuple[str, str]]:
    """A known label followed by a fitting count or date, with no colon between."""
    behind = _LABEL_LAST.fullmatch(line)
    if behind and (found := fits(behind["label"], behind["value"])) and found.value_type != "text":
        return [(behind["label"], behind["value"])]
    words = line.split()
    if not may_be_figure(" ".join(words[1:])):
        return []
    for size in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        label, value = " ".join(words[:size]), " ".join(words[size:])
        if is_too_long(value):
            break
        meaning = fits(label, value)
        if meaning is not None and meaning.value_type != "text":
            return [(label, value)]
    return []
