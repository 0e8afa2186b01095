"""What names the last answers of pages, so that they need not be sent again as they were."""

from __future__ import annotations

import json

from crawler.compact import url_key
from crawler.store.table_rows import TableRows


class PageStates(TableRows):
    """The pages of all sites, by their URLs."""

    table = "pages"

    def get(self, url: str) -> tuple[str | None, str | None, list[tuple[str, str]]] | None:
        """ETag, Last-Modified and the boards (id, URL) of a page answered earlier, or None."""
        key = (url_key(url),)
        query = "SELECT etag, modified, links FROM pages WHERE url = ?"
        row = self._put.get(key) or self.db.execute(query, key).fetchone()
        return (row[0], row[1], json.loads(row[2])) if row else None

    def put(
        self, url: str, etag: str | None, modified: str | None, links: list[tuple[str, str]]
    ) -> None:
        self._put[url_key(url),] = (etag, modified, json.dumps(links))
