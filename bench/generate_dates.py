"""Distinct dates in the forms that forums show: the same ones each time."""

from datetime import datetime, timedelta
from functools import cache

from bench.generate_page import FOLDER
from crawler.arabic.dates.words import GREGORIAN, HIJRI

_FIRST = datetime(2004, 1, 3, 0, 7, 11)
_STEP = timedelta(days=3, hours=7, minutes=13, seconds=17)
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def generate_dates(count: int) -> list[str]:
    """So many dates as shown, no two alike, each form of `templates/dates.txt` in turn."""
    forms = (FOLDER / "dates.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, None] = {}
    number = 0
    while len(found) < count:
        found[forms[number % len(forms)].format(**_fields(number))] = None
        number += 1
    return list(found)


def _fields(number: int) -> dict[str, object]:
    when = _FIRST + number * _STEP
    gulf, levant, hijri = _names()
    index = when.month - 1
    return {
        "year": when.year, "month": when.month, "day": when.day, "hour": f"{when.hour:02}",
        "h": when.hour % 12 or 12, "minute": f"{when.minute:02}", "second": f"{when.second:02}",
        "half": "ص" if when.hour < 12 else "م", "am": "AM" if when.hour < 12 else "PM",
        "gulf": gulf[index], "levant": levant[index], "english": f"{when:%b} {when.day},",
        "hijri": hijri[index], "lunar": 1400 + number % 48, "lunar_day": min(when.day, 29),
        "count": 2 + number,
        "weekday": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")[
            when.weekday()
        ],
        "arabic": f"{when.day} {gulf[index]} {when.year}".translate(_ARABIC_DIGITS),
    }  # fmt: skip


@cache
def _names() -> tuple[list[str], list[str], list[str]]:
    """Names of months: those of the Gulf, the first ones of the Levant, and the lunar ones."""
    lines = [line.split("|") for line in GREGORIAN.strip().splitlines()]
    levant = "شباط آذار نيسان أيار حزيران تموز آب أيلول".split()
    names = ["كانون الثاني", *levant, "تشرين الأول", "تشرين الثاني", "كانون الأول"]
    lunar = [line.split("|")[0] for line in HIJRI.strip().splitlines()]
    return [line[0] for line in lines], names, lunar
