"""Pages as web archives replay them: where they come from, and with links to the forum itself."""

import contextlib
import re
from dataclasses import replace
from datetime import datetime

from crawler.archive.documents import Document, moment

# The Wayback Machine (`/web/20140612103011im_/http://...`) and archive.today, under all its names
# (`/2014.06.12-103011/http://...`).
_REPLAY = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:today|is|ph|li|vn|fo|md))"
    r"/(?P<when>\d{14}|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_)?/(?P<url>https?://.+)"
)
_LINKS = re.compile(
    rb"(?:(?:(?:https?:)?//web\.archive\.org)?/web/\d{14}(?:[a-z]{2}_)?"
    rb"|https?://archive\.[a-z]{2,5}/(?:o/\w+|\d{4}\.\d\d\.\d\d-\d{6}))/(?=https?://)"
)
_FORMS = ("%Y%m%d%H%M%S", "%Y.%m.%d-%H%M%S")


def as_captured(document: Document) -> Document:
    """A page that an archive replays, as the forum sent it then; any other as it is."""
    found = _REPLAY.match(document.url)
    if found is None:
        return document
    body = document.body
    if isinstance(body, bytes):
        body = _LINKS.sub(b"", body)
    return replace(
        document,
        url=found["url"],
        fetched_at=_time(found["when"]) or document.fetched_at,
        body=body,
    )


def _time(shown: str) -> datetime | None:
    for form in _FORMS:
        with contextlib.suppress(ValueError):
            return moment(datetime.strptime(f"{shown}+0000", f"{form}%z"))
    return None
