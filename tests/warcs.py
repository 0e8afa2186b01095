"""Web archives of pages, as crawlers write them."""

import io
from collections.abc import Iterable

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = ("Content-Type", "text/html; charset=utf-8")


def warc(
    pages: Iterable[tuple[str, bytes]],
    *,
    packed: bool,
    headers: Iterable[tuple[str, str]] = (),
    date: str = "2026-11-23T12:00:00Z",
) -> list[bytes]:
    """The records of a WARC with pages (address, body) as answers, each by itself."""
    found = []
    for url, body in pages:
        file = io.BytesIO()
        writer = WARCWriter(file, gzip=packed)
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders("200 OK", [HTML, *headers], protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": date},
        )
        writer.write_record(record)
        found.append(file.getvalue())
    return found
