"""Reads a forum from a folder of saved pages in place of the network."""

from pathlib import Path
from typing import Any

from scrapy import Request
from scrapy.http import HtmlResponse, Response

from crawler.links import clean_url
from crawler.saved_pages import load_index, saved_file


class SavedPagesMiddleware:
    """Answers requests of forums that have `saved` set; what was not saved is a 404."""

    def __init__(self) -> None:
        self.folders: dict[str, dict[str, dict[str, Any]]] = {}

    def process_request(self, request: Request) -> Response | None:
        forum = request.meta.get("forum")
        if forum is None or forum.saved is None:
            return None
        request.meta["dont_obey_robotstxt"] = True
        folder = Path(forum.saved)
        if forum.saved not in self.folders:
            self.folders[forum.saved] = load_index(folder)
        index, visit = self.folders[forum.saved], request.meta.get("visit")
        entry = index.get(clean_url(request.url))
        if entry is None and visit is not None:  # saved under the shortest of its addresses
            entry = index.get(clean_url(visit.url))
        file = saved_file(folder, entry["file"]) if entry is not None else folder
        if entry is None or not file.is_file():
            return Response(request.url, status=404, request=request)
        return HtmlResponse(
            request.url,
            body=file.read_bytes(),
            headers={"Content-Type": entry.get("content_type", "text/html")},
            request=request,
        )
