"""The clock that a page says its times are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.dates.offsets import SAID, said_offset

if TYPE_CHECKING:
    from datetime import tzinfo

# A page says so in its foot: so many bytes before its end at most, in so many.
_FOOT, _LONGEST = 65_536, 400
_SAID = [word.encode() for word in SAID]


def page_clock(markup: bytes) -> tzinfo | None:
    """The offset of a page's clock, from its markup in UTF-8; None where it says nothing."""
    foot = markup[-_FOOT:]
    place = max(map(foot.rfind, _SAID))
    return (
        said_offset(foot[place : place + _LONGEST].decode(errors="replace")) if place >= 0 else None
    )
