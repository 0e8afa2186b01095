"""Sentences of nothing but the words in which forums tell what they hide, in whatever order.

An author who speaks of hidden things says more: of himself, to whom he speaks, what they are.
"""

import re
from functools import lru_cache

from crawler.arabic.fold_in_place import MARKS
from crawler.arabic.hidden_senses import Sense, sense_of

_LONGEST = 160
_FEWEST_WORDS = 3
_WORD = re.compile(rf"[^\W_](?:[^\W_]|{MARKS.pattern})*")
# What stands behind the seeing where something is refused.
_BEHIND = Sense.DOOR | Sense.MEMBER | Sense.THANKS | Sense.PRESS


def is_hidden_sentence(line: str) -> bool:
    """Whether a line tells that something is hidden, and no more."""
    senses = _senses(line)
    return senses is not None and len(senses) >= _FEWEST_WORDS and _tells(senses)


def speaks_of_hidden(line: str) -> bool:
    """Whether all words of a line may stand in such a sentence: it is one, or a part of it."""
    return len(line) <= _LONGEST and all(map(may_say, line.split()))


@lru_cache(8192)
def may_say(words: str) -> bool:
    """Whether words, with the marks around them, may stand in such a sentence."""
    return bool(words) and _senses(words) is not None


def _senses(line: str) -> list[Sense] | None:
    """What the words of a line say; None where it has others, is long, or asks."""
    if len(line) > _LONGEST or "؟" in line:
        return None
    senses = []
    for word in _WORD.finditer(line):
        sense = sense_of(word[0])
        if sense is None:
            return None
        senses.append(sense)
    return senses


def _tells(senses: list[Sense]) -> bool:
    """Whether such words ask for something so that one sees, refuse it, or tell for whom it is."""
    said = Sense.FILLS
    for sense in senses:
        said |= sense

    def has(*wanted: Sense) -> bool:
        return all(one in said for one in wanted)

    if not (has(Sense.THING) or has(Sense.PAGE)):
        return False
    enters = has(Sense.DOOR) or has(Sense.THANKS, Sense.PRESS) or has(Sense.POSTS, Sense.COUNT)
    to_see = has(Sense.TO_SEE) or _leads_to(senses, Sense.TO, Sense.SEE)
    to_see = to_see or has(Sense.TO_LOAD, Sense.OWES)
    asked = has(Sense.MUST) or _leads_to(senses, Sense.PRESS, Sense.DOOR | Sense.THANKS)
    if enters and ((to_see and asked) or has(Sense.REQUIRES, Sense.SEE)):
        return True
    if senses.count(Sense.MEMBER) > 1 and has(Sense.ONLY):  # for registered members only
        return True
    for_some = has(Sense.MEMBER) or enters
    if for_some and to_see and has(Sense.ONLY):
        return True
    if for_some and (has(Sense.HIDDEN) or has(Sense.KEPT, Sense.THING)):
        return asked or any(map(has, (Sense.ONLY, Sense.GUEST, Sense.PROMISES)))
    if not has(Sense.NOT) or not (has(Sense.SEE) or to_see):
        return False
    if has(Sense.RIGHT) or has(Sense.GUEST):
        return True
    return (has(Sense.LIMIT) or has(Sense.ENTER)) and _seen_first(senses)


def _leads_to(senses: list[Sense], one: Sense, other: Sense) -> bool:
    """Whether a word of one sense stands before one of the other, with two between at most."""
    return any(
        one in sense and any(near & other for near in senses[place + 1 : place + 4])
        for place, sense in enumerate(senses)
    )


def _seen_first(senses: list[Sense]) -> bool:
    """Whether seeing is told before the door: `no answer before you see it` is an author's."""
    sees = [n for n, sense in enumerate(senses) if sense & (Sense.SEE | Sense.TO_SEE)]
    doors = [n for n, sense in enumerate(senses) if sense & _BEHIND]
    return bool(doors) and sees[0] < doors[-1]
