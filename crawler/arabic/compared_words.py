"""Words as texts are compared (see `fold`): numbers, negations, and how others are misspelt."""

_WORDS = """
واحد واحده اثنان اثنين اثنتان اثنتين ثلاث ثلاثه اربع اربعه خمس خمسه ست سته سبع سبعه
ثمان ثماني ثمانيه تسع تسعه عشر عشره عشرون عشرين ثلاثون ثلاثين اربعون اربعين خمسون خمسين
ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين مايه ميه مايتان مايتين الف الفان الفين
مليون نصف ربع ثلث
"""
_NUMBERS = frozenset(_WORDS.split())
NEGATIONS = frozenset("لا ولا لم لن ليس ليست لست ما مو مب مش ماكو غير بدون not no".split())
_PARTICLES = "وبلف"


def says_number(word: str) -> bool:
    """Whether a word says a number, be it with a particle written on to it (`و3`, `وعشرين`)."""
    bare = word[1:] if word[0] in _PARTICLES else word
    return bare[:1].isdigit() or bare in _NUMBERS or word in _NUMBERS


# Letters that dialects pronounce alike.
_PAIRS = (
    ("ض", "ظ"),
    ("ذ", "د"),
    ("ذ", "ز"),
    ("ث", "ت"),
    ("ث", "س"),
    ("ت", "ط"),
    ("س", "ص"),
    ("ق", "غ"),
)
_ALIKE = (*_PAIRS, *((other, one) for one, other in _PAIRS))
_LONG_VOWELS = "اوي"
# The hamza before a long u has either seat (`شؤون`, `شئون`).
_SEATS = (("وو", "يو"), ("يو", "وو"))


def misspellings(word: str) -> set[str]:
    """A word with a letter for another that sounds like it, an alef more or a long vowel less.

    What stands at its ends is left: there a vowel tells who is spoken of (`كتاب`, `كتابي`).
    """
    inner = range(1, len(word) - 1)
    spelt = {word[:at] + word[at + 1 :] for at in inner if word[at] in _LONG_VOWELS}
    spelt |= {word[:at] + "ا" + word[at:] for at in range(1, len(word))}
    for letter, heard in _ALIKE:
        places = (at for at, found in enumerate(word) if found == letter)
        spelt |= {word[:at] + heard + word[at + 1 :] for at in places}
    spelt |= {word.replace(seat, other) for seat, other in _SEATS if seat in word}
    return spelt
