"""How a word is misspelt by those who write as they speak, as texts are compared (see `fold`)."""

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
