"""Words in place of the pictures that a panel shows: of a gender, of a birthday, of no avatar."""

import re

from crawler.arabic.keys import norm_key


def is_no_avatar(line: str) -> bool:
    """Whether a line stands for the picture of a member who has none."""
    return line.strip().lower() == "avatar"


def is_gender(line: str) -> bool:
    """Whether a line is a member's gender without its label: the label was a picture.

    Forumotion shows the signs of the member's birthday beside it.
    """
    return _GENDER.fullmatch(norm_key(line)) is not None


def gender_of(line: str) -> list[tuple[str, str]]:
    """A line with a gender as pairs of label and value."""
    gender, _, signs = line.strip().partition(" ")
    return [("الجنس", gender), *([("الأبراج", signs)] if signs else [])]


_SIGNS = (
    "الحمل|الثور|الجوزاء|السرطان|الاسد|العذراء|السنبله|الميزان|العقرب|القوس|الجدي|الدلو|الحوت"
    "|الفار|النمر|القط|الارنب|التنين|الثعبان|الافعي|الحصان|الماعز|العنزه|القرد|الديك|الكلب|الخنزير"
)
_GENDER = re.compile(rf"(?:ذكر|انثي)(?: (?:{_SIGNS})){{0,2}}|male|female")
