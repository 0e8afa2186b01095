"""Words that make a text another one, as texts are compared (see `fold`): numbers, negations."""

_WORDS = """
واحد واحده اثنان اثنين اثنتان اثنتين ثلاث ثلاثه اربع اربعه خمس خمسه ست سته سبع سبعه
ثمان ثماني ثمانيه تسع تسعه عشر عشره عشرون عشرين ثلاثون ثلاثين اربعون اربعين خمسون خمسين
ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين مايه ميه مايتان مايتين الف الفان الفين
مليون نصف ربع ثلث
"""
NUMBER_WORDS = frozenset(_WORDS.split())


NEGATIONS = frozenset("لا ولا لم لن ليس ليست لست ما مو مب مش ماكو غير بدون not no".split())
