"""Given a page's address or file, `scrapy fixture` makes its folder, or says why not."""

import json
import shutil
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.files import put
from tests.live.crawl import ROOT, Crawled, command
from tests.live.forum import MemoryForum
from tests.live.server import serve

FORUM = MemoryForum(boards=1, threads=1, posts=2)
THREAD = "/threads/mawdu.1/"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An empty folder that is the project's own for Scrapy."""
    shutil.copy(ROOT / "scrapy.cfg", tmp_path)
    return tmp_path


def fixture(project: Path, *arguments: str) -> Crawled:
    return command(project / "log", "fixture", *arguments, folder=project)


def kinds(folder: Path) -> list[str]:
    lines = (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [next(iter(json.loads(line))) for line in lines]


def meta(folder: Path) -> dict[str, str]:
    return dict(json.loads((folder / "meta.json").read_text(encoding="utf-8")))


def test_from_an_address(project: Path) -> None:
    with serve(FORUM.render) as server:
        url = server.url.rstrip("/") + THREAD
        made = fixture(project, url, "--engine", "xenforo", "--case", "one")
        assert "ArabicForumCrawler" in server.headers[-1]["user-agent"]
    assert made.status == 0, made.output
    folder = project / "tests/fixtures/xenforo/one"
    assert (folder / "page.html").read_text(encoding="utf-8") == FORUM.render(THREAD)
    assert (meta(folder)["url"], meta(folder)["encoding"]) == (url, "utf-8")
    posts = len(FORUM.threads[1].posts)
    assert kinds(folder)[: 2 + posts] == ["page", "thread", *["post"] * posts]


def test_the_charset_that_a_server_declares_and_an_arabic_address(project: Path) -> None:
    text = "<html><body><p>مرحبا</p></body></html>"

    def windows(handler: BaseHTTPRequestHandler, _: bytes) -> bool:
        body = text.encode("windows-1256")
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html; charset=windows-1256")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
        return True

    with serve(lambda _: "") as server:
        server.fault = windows
        made = fixture(project, f"{server.url}موضوع", "--case", "page")
    assert made.status == 0, made.output
    folder = project / "tests/fixtures/new/page"
    assert (folder / "page.html").read_bytes() == text.encode("windows-1256")
    assert meta(folder)["encoding"] == "windows-1256"


@pytest.mark.parametrize("as_url", [False, True])
def test_from_a_file(project: Path, as_url: bool) -> None:
    page = put(project / "a page.html", FORUM.render(THREAD) or "")
    url = "https://waha.example/threads/mawdu.1/"
    source = page.as_uri() if as_url else str(page)
    made = fixture(project, source, "--url", url, "--engine", "xenforo", "--case", "two")
    assert made.status == 0, made.output
    folder = project / "tests/fixtures/xenforo/two"
    assert meta(folder)["url"] == url
    assert kinds(folder)[:2] == ["page", "thread"]


def test_update_writes_what_is_expected_again(project: Path) -> None:
    page = put(project / "page.html", FORUM.render(THREAD) or "")
    fixture(project, str(page), "--case", "three")
    folder = project / "tests/fixtures/new/three"
    before = (folder / "expected.jsonl").read_text(encoding="utf-8")
    (folder / "expected.jsonl").write_text("", encoding="utf-8")
    again = fixture(project, str(page), "--case", "three")
    assert again.status == 2
    assert "is there; --update" in again.output
    assert (folder / "expected.jsonl").read_text(encoding="utf-8") == ""
    assert fixture(project, "--update", str(folder)).status == 0
    assert (folder / "expected.jsonl").read_text(encoding="utf-8") == before


def test_what_cannot_be_read_is_told_in_one_line_and_leaves_nothing(project: Path) -> None:
    with serve(lambda _: None) as server:
        gone = fixture(project, f"{server.url}gone")
    missing = fixture(project, str(project / "nowhere.html"))
    refused = fixture(project, "http://127.0.0.1:9/")
    no_fixture = fixture(project, "--update", str(project))
    for run, words in ((gone, "404"), (missing, "nowhere.html"), (refused, "refused")):
        assert run.status == 2
        assert run.output.startswith("error: ")
        assert words in run.output
        assert run.output.count("\n") == 1
    assert no_fixture.status == 2
    assert "is no fixture" in no_fixture.output
    assert not (project / "tests").exists()
