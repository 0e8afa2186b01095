"""Pages that browsers save with their pictures in one file: MHTML, and web archives of Safari."""

import email
import email.policy
import plistlib
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any
from xml.parsers.expat import ExpatError

from crawler.archive.documents import Document, moment

KINDS = {".mht", ".mhtml", ".webarchive"}
_HTML = {"text/html", "application/xhtml+xml"}
_BINARY = b"bplist00"
_NO_PAGE = "cannot be read: it holds no page"


def unfolded(file: Document) -> Document:
    """The page in such a file, from where and when it was saved."""
    assert isinstance(file.body, bytes)
    if file.body.startswith((_BINARY, b"<?xml")):
        return _of_safari(file, file.body)
    message = email.message_from_bytes(file.body, policy=email.policy.default)
    return _of_mail(file, message)


def _of_mail(file: Document, message: EmailMessage) -> Document:
    """The first HTML part of a message."""
    when = _sent(message) or file.fetched_at
    for part in message.walk():
        if part.get_content_type() in _HTML:
            page = part.get_payload(decode=True)
            shown = str(message["Snapshot-Content-Location"] or part["Content-Location"] or "")
            url = shown if shown.startswith(("http://", "https://")) else file.url
            if isinstance(page, bytes):
                declared = part.get_content_charset()
                return replace(
                    file, url=url, body=page, fetched_at=when, charset=declared, markup=True
                )
    return replace(file, body=b"", problem=_NO_PAGE)


def _of_safari(file: Document, body: bytes) -> Document:
    """The main resource of a property list, whose keys begin with `WebResource`."""
    try:
        main: Any = plistlib.loads(body)["WebMainResource"]
        page, url = bytes(main["WebResourceData"]), str(main["WebResourceURL"])
    except (ValueError, LookupError, TypeError, ExpatError):
        return replace(file, body=b"", problem=_NO_PAGE)
    declared = str(main.get("WebResourceTextEncodingName") or "") or None
    return replace(file, url=url, body=page, charset=declared, markup=True)


def _sent(message: EmailMessage) -> datetime | None:
    try:
        return moment(parsedate_to_datetime(str(message["Date"])))
    except ValueError:
        return None
