"""Who edited a post and when: the words of a note behind its verb."""

import re

from crawler.arabic.dates import recognised

# Between a name and a date; a name may hold such a word itself (`قلب في الليل`).
_BETWEEN = re.compile(
    r"\s*[;؛،,(]\s*|\s*[:：]\s+|\s[:：](?=\S)|\s[-–]\s|\s*بتاريخ\s*:?\s*|\s(?:في|يوم|on|at|le|am|el|в)\s|"
    r"\s(?=(?:من[ذد]|قبل|اليوم|امس|today|yesterday)(?!\w))",
    re.I,
)
_WHY = re.compile(r"^(?P<who>[^:：()]+)[:：]\s(?P<why>.+)\s\((?P<when>[^()]+)$")
_BEFORE_NUMBER = re.compile(r"\s(?=\d)")
_BEFORE_DATE = re.compile(r"^(?:في|يوم|ب?تاريخ|on|at|le|am|el)(?:\s*[:：]\s*|\s+)", re.I)
# No name has a verb: `آخر تعديل على القائمة كان أمس`.
_SENTENCE = re.compile(r"(?<!\w)(?:كانت?|هو|هي)(?!\w)")
EDGES = " :.,،;؛()[]"
NAME_EDGES = f'{EDGES}»«"“”'
_LONGEST_NAME = 6  # words
_LONGEST_DATE = 60


def who_and_when(rest: str, told: str) -> tuple[str | None, str | None] | None:
    """What follows `by`: a name, and a date or none behind it; None where a sentence goes on."""
    if told[:1].isdigit():
        return None, date_of(rest)
    found = _explained(rest, told) or _parted(rest, told)
    if found:
        return found
    name = rest.strip(NAME_EDGES)
    return (name, None) if len(name.split()) <= _LONGEST_NAME else None


def _explained(rest: str, told: str) -> tuple[str | None, str | None] | None:
    """A name, why the post was edited, and the date in brackets (WoltLab)."""
    match = _WHY.match(told)
    if match is None or opens_date(match["why"]) or not _reads(match["when"]):
        return None
    return rest[: match.end("who")].strip(NAME_EDGES) or None, date_of(rest[match.start("when") :])


def _parted(rest: str, told: str) -> tuple[str | None, str | None] | None:
    """A name and the date after it, where both are there."""
    for between in (_BETWEEN, _BEFORE_NUMBER):
        for mark in between.finditer(told):
            name = rest[: mark.start()].strip(NAME_EDGES)
            if len(name.split()) <= _LONGEST_NAME and opens_date(told[mark.end() :]):
                return name or None, date_of(rest[mark.end() :])
    return None


def name_and_date(rest: str, told: str) -> tuple[str | None, str | None] | None:
    """A name and the date after it, where no word says that a name follows."""
    for mark in _BETWEEN.finditer(told):
        name = rest[: mark.start()].strip(NAME_EDGES)
        in_date = not name or name[:1].isdigit() or _reads(f"{name} 05:12")
        if in_date or len(name.split()) > _LONGEST_NAME or _SENTENCE.search(name):
            continue
        if _reads(told[mark.end() :]):
            return name, date_of(rest[mark.end() :])
    return None


def opens_date(words: str) -> bool:
    """Whether words begin as a date does: with a number, a month, a day of the week, `today`."""
    first = _BETWEEN.split(_BEFORE_DATE.sub("", words.strip(EDGES)), maxsplit=1)[0]
    timed = (f"{part} 05:12" for part in (first, first.partition(" ")[0]))
    return first[:1].isdigit() or any(map(_reads, (first, *timed)))


def _reads(words: str) -> bool:
    if len(words) > _LONGEST_DATE:
        return False
    return any(recognised(words, order) for order in ("dmy", "mdy"))


def date_of(words: str) -> str | None:
    return _BEFORE_DATE.sub("", words.strip(EDGES)) or None
