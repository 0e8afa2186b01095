"""Given a folder of saved pages, a forum is read from it and nothing is asked of the network."""

import json
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.http import Response

from crawler.engines.base import Kind
from crawler.forums import Forum
from crawler.frontier.visits import Visit
from crawler.middlewares.saved import SavedPagesMiddleware

URL = "https://forum.example/t/1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    entries = [
        {"url": f"{URL}?sid=0123456789abcdef0123456789abcdef", "file": "one.html"},
        {"url": "https://forum.example/api/1", "file": "one.json", "content_type": "text/json"},
        {"url": "https://forum.example/t/2", "file": "lost.html"},
    ]
    lines = "\n".join(map(json.dumps, entries))
    (tmp_path / "index.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "one.html").write_text("<p>أهلا</p>", encoding="utf-8")
    (tmp_path / "one.json").write_text("{}", encoding="utf-8")
    return tmp_path


def asked(url: str, saved: Path | None, visit: Visit | None = None) -> tuple[Response, Request]:
    forum = Forum("f", "https://forum.example/", saved=None if saved is None else str(saved))
    request = Request(url, meta={"forum": forum, "visit": visit})
    response = SavedPagesMiddleware().process_request(request)
    assert response is not None
    return response, request


def test_a_page_is_read_from_its_file_whatever_session_it_was_saved_in(folder: Path) -> None:
    response, request = asked(URL, folder)
    assert (response.status, response.body.decode()) == (200, "<p>أهلا</p>")
    assert response.headers["Content-Type"] == b"text/html"
    assert request.meta["dont_obey_robotstxt"]


def test_the_index_says_what_a_file_holds(folder: Path) -> None:
    response, _ = asked("https://forum.example/api/1", folder)
    assert response.headers["Content-Type"] == b"text/json"


def test_a_page_may_be_saved_under_the_shortest_of_its_addresses(folder: Path) -> None:
    response, _ = asked(f"{URL}?order=desc", folder, Visit(URL, Kind.THREAD))
    assert response.status == 200


@pytest.mark.parametrize("url", ["https://forum.example/t/3", "https://forum.example/t/2"])
def test_what_was_not_saved_or_is_gone_is_not_there(folder: Path, url: str) -> None:
    assert asked(url, folder)[0].status == 404


def test_forums_without_a_folder_and_other_requests_pass() -> None:
    middleware = SavedPagesMiddleware()
    forum = Forum("f", "https://forum.example/")
    assert middleware.process_request(Request(URL, meta={"forum": forum})) is None
    assert middleware.process_request(Request(URL)) is None
