"""Numbers as Arabic forums write them."""

import re

# Arabic-Indic, Persian and fullwidth digits, and the minus sign.
_DIGITS = {zero + d: str(d) for zero in (0x0660, 0x06F0, 0xFF10) for d in range(10)} | {0x2212: "-"}
_SCALES = {
    "k": 1_000, "ألف": 1_000, "الف": 1_000, "آلاف": 1_000, "الاف": 1_000, "كلغ": 1_000,
    "ك": 1_000, "هزار": 1_000, "ہزار": 1_000, "thousand": 1_000, "mille": 1_000, "mil": 1_000,
    "tsd": 1_000, "bin": 1_000, "тыс": 1_000,
    "m": 1_000_000, "مليون": 1_000_000, "ملايين": 1_000_000, "ميغا": 1_000_000,
    "میلیون": 1_000_000, "million": 1_000_000, "mio": 1_000_000, "млн": 1_000_000,
    "b": 1_000_000_000, "مليار": 1_000_000_000,
}  # fmt: skip
# A count within other words, with its thousands marks.
COUNT_SHOWN = re.compile(r"\d[\d,.٬،]*")
_SCALED = re.compile(rf"^[+-]?([0-9]+(?:[.,٫][0-9]+)?)\s*({'|'.join(_SCALES)})ا?\b", re.I)
# A thousands mark stands before groups of three digits; spaces of every width are marks too.
_GROUPED = re.compile(r"^[+-]?([0-9]{1,3}(?:[,،٬.'’ \u00a0\u202f\u2009][0-9]{3})+)(?![0-9])")
_USUAL = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*\Z|[0-9]{1,15}\Z")
# A share of one is no count.
_PLAIN = re.compile(r"^[+-]?([0-9]+)(?![0-9]|[.,٫][0-9])")
_MARKS = re.compile("[^0-9]")
# One and two of what forums count are words: `مرة واحدة`, `مرتين`, `إعجاب واحد`, `مشاركتان`.
_SHE, _HE = "مر|مشارك|مساهم|نقط|رسال", "[إا]عجاب|رد|موضوع|منشور|تعليق|تفاعل|وسام|صوت"
_ONE = re.compile(rf"(?:(?:{_SHE})[ةه] واحد[ةه]|(?:{_HE}) واحد)$")
_TWO = re.compile(rf"(?:(?:{_SHE})ت|{_HE})[اي]ن$")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# Between the thousands of a number: what makes a decimal fraction elsewhere is none.
_THOUSANDS = re.compile(r"(?<=\d)[,،٬](?=\d{3}(?!\d))")


def ungrouped(text: str) -> str:
    """A text whose numbers have no marks between their thousands."""
    return _THOUSANDS.sub("", text)


def ascii_digits(text: str) -> str:
    """A text with Arabic-Indic and Persian digits as ASCII digits."""
    return text if text.isascii() else text.translate(_DIGITS)


def parse_count(text: str) -> int | None:
    """The whole number that a text begins with, or None where it is no number.

    Reads the three digit sets, thousands marks, and `1.2 ألف`, `12K`, `3 مليون`, `مرة واحدة`.
    """
    if _USUAL.match(text):
        return int(text.replace(",", ""))
    text = ascii_digits(_BIDI.sub("", text)).strip().lstrip("(~«#×").strip()
    scaled = _SCALED.match(text)
    if scaled:
        shown = float(scaled[1].replace(",", ".").replace("٫", "."))
        number = round(shown * _SCALES[scaled[2].lower()])
    elif grouped := _GROUPED.match(text):
        number = int(_MARKS.sub("", grouped[1]))
    else:
        plain = _PLAIN.match(text)
        if plain is None:
            return 1 if _ONE.match(text) else 2 if _TWO.match(text) else None
        if len(plain[1]) > 15:
            return None
        number = int(plain[1])
    return -number if text.startswith("-") else number
