"""Which timezone a page says in its foot that its times are in: `All times are GMT +3`."""

import re
from datetime import timedelta, timezone, tzinfo

# What vBulletin, phpBB and FluxBB write at a page's end, and as Arabic boards have it.
_SAID = ("times are", "الأوقات", "بتوقيت")
# `GMT +3`, `UTC+03:00`, `التوقيت العالمي + 3 ساعات`; of `GMT + 3 Hours [ DST ]` it is four.
_OFFSET = re.compile(
    rf"(?:{'|'.join(_SAID)})[^.<>]{{0,40}}?(?:GMT|UTC|العالمي|[جغ]رينتش)"
    r"\s*(?P<sign>[-+])\s*(?P<hours>\d\d?)"
    r"(?::(?P<minutes>\d\d))?(?!\d)(?P<summer>[^.]{0,20}(?:DST|صيفي))?"
)
# A page says so in its foot: so many bytes before its end at most, in so many.
_FOOT, _LONGEST = 65_536, 400
_MARKUP = re.compile(r"<[^>]*>|&nbsp;|\xa0")
_MOST = timedelta(hours=14)


def said_offset(end: str) -> tzinfo | None:
    """The offset from UTC that the words at a page's end, with their markup, give its times."""
    found = _OFFSET.search(_MARKUP.sub(" ", end).replace("&#43;", "+"))
    if found is None:
        return None
    ahead = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    offset = (ahead if found["sign"] == "+" else -ahead) + timedelta(hours=bool(found["summer"]))
    return timezone(offset) if abs(offset) <= _MOST else None


def page_clock(markup: bytes) -> tzinfo | None:
    """The offset of a page's clock, from its markup in UTF-8; None where it says nothing."""
    foot = markup[-_FOOT:]
    place = max(foot.rfind(word.encode()) for word in _SAID)
    words = foot[place : place + _LONGEST].decode(errors="replace")
    return said_offset(words) if place >= 0 else None
