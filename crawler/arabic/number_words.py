"""Words that make a text another one, as texts are compared (see `fold`): numbers, negations."""

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
