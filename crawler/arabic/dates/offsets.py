"""Which timezone a page says that its times are in: `All times are GMT +3`."""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo

# What vBulletin, phpBB and FluxBB write at a page's end, and as Arabic boards have it.
SAID = ("times are", "الأوقات", "بتوقيت")
_SAID = "|".join(SAID)
# `GMT +3`, `UTC+03:00`, `التوقيت العالمي + 3 ساعات`; of `GMT + 3 Hours [ DST ]` it is four.
_OFFSET = re.compile(
    rf"(?:{_SAID})[^.<>]{{0,40}}?(?:GMT|UTC|العالمي|[جغ]رينتش)\s*(?P<sign>[-+])\s*(?P<hours>\d\d?)"
    r"(?::(?P<minutes>\d\d))?(?!\d)(?P<summer>[^.]{0,20}(?:DST|صيفي))?"
)
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
