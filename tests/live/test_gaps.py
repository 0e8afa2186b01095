"""Given a theme or an add-on that hides a part of a page, the log and the summary say so."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.live.crawl import Crawled, crawl, post_ids
from tests.live.forum import MemoryForum
from tests.live.server import serve

FORUM = MemoryForum(boards=2, threads=6, posts=4)


def run_with(
    tmp_path: Path, changed: Callable[[str, str], str], start: str = ""
) -> tuple[Crawled, str]:
    """A crawl of the forum whose pages (path, markup) are changed, and the forum's address."""

    def render(path: str) -> str | None:
        page = FORUM.render(path)
        return page and changed(path, page)

    with serve(render) as server:
        return crawl(tmp_path / "data", "-a", f"url={server.url}{start}"), server.url.rstrip("/")


def gaps(run: Crawled) -> list[tuple[str, str, str, int]]:
    return [(g["engine"], g["version"], g["part"], g["count"]) for g in run.summary["missing"]]


def test_a_forum_without_gaps_says_so(tmp_path: Path) -> None:
    run, _ = run_with(tmp_path, lambda path, page: page)
    assert run.status == 0
    assert run.summary["missing"] == []
    assert " missing=0\n" in run.output


def test_threads_whose_posts_are_not_found(tmp_path: Path) -> None:
    """Three of them: the others are read, and the next run tries again."""

    def hide(path: str, page: str) -> str:
        hidden = re.match(r"/threads/mawdu\.[123]/", path)
        return re.sub(r"message(?=[ -])|js-post|bbWrapper", "x", page) if hidden else page

    run, url = run_with(tmp_path, hide)
    assert run.status == 3
    assert run.summary["failures"] == {"no posts": 3}
    (gap,) = run.summary["missing"]
    urls = gap.pop("urls")
    assert gap == {"engine": "xenforo", "version": "2", "part": "posts", "count": 3}
    assert sorted(urls) == [f"{url}/threads/mawdu.{number}/" for number in (1, 2, 3)]
    assert "3 x no posts found (xenforo 2): " + " ".join(urls) in run.output
    assert f"{urls[0]}: no posts: xenforo 2: no posts found" in run.output
    left = {str(p.number) for t in FORUM.threads.values() if t.number > 3 for p in t.posts}
    assert set(post_ids(run.data)) == left


@pytest.mark.parametrize(
    ("part", "pattern"),
    [
        ("author", r' data-author="[^"]*"|<h4 class="message-name">.*?</h4>'),
        ("date", r"<time .*?</time>"),
        ("body", r'(?<=<div class="bbWrapper">)[^<]*'),
        ("title", r"<title>.*?</title>|<h1 .*?</h1>"),
    ],
)
def test_posts_without_a_part_are_counted_and_kept(tmp_path: Path, part: str, pattern: str) -> None:
    thread = max(FORUM.threads.values(), key=lambda thread: len(thread.posts))
    start = f"threads/mawdu.{thread.number}/"
    run, url = run_with(tmp_path, lambda _, page: re.sub(pattern, "", page), start)
    count = len(thread.posts)
    assert run.status == 0
    assert gaps(run) == [("xenforo", "2", part, count)]
    where = f"{url}/{start}"
    assert f"WARNING: {where}: xenforo 2: no {part} found" in run.output
    assert f"{count} x no {part} found (xenforo 2): {where}" in run.output
    assert post_ids(run.data) == [str(post.number) for post in thread.posts]


def test_a_board_whose_threads_are_not_found(tmp_path: Path) -> None:
    run, url = run_with(
        tmp_path,
        lambda path, page: page.replace("href=", "x=") if path == "/forums/qism.1/" else page,
    )
    assert gaps(run) == [("xenforo", "2", "threads", 1)]
    assert f"{url}/forums/qism.1/: xenforo 2: no threads found" in run.output


def test_a_board_that_says_it_is_empty_lacks_nothing(tmp_path: Path) -> None:
    def empty(path: str, page: str) -> str:
        if path != "/forums/qism.1/":
            return page
        return page.replace("href=", "x=").replace("</body>", "<p>لا توجد مواضيع هنا</p></body>")

    run, _ = run_with(tmp_path, empty)
    assert gaps(run) == []


def test_a_front_page_without_boards_leads_to_the_index(tmp_path: Path) -> None:
    fixtures = Path(__file__).parents[1] / "fixtures/forumotion"
    index = (fixtures / "phpbb2-index/page.html").read_text(encoding="utf-8")
    head, body = index.split("<body>")
    portal = f'{head}<body><a href="/forum">المنتدى</a><p>آخر الأخبار</p></body></html>'
    with serve({"/": portal, "/forum": f"{head}<body>{body}"}.get) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.summary["missing"] == []
    assert server.pages()[:2] == ["/", "/forum"]
    assert {path[:3] for path in server.pages()[2:]} == {"/f7", "/f1", "/f8"}


def test_an_index_whose_boards_are_not_found(tmp_path: Path) -> None:
    run, _ = run_with(tmp_path, lambda path, page: page.replace("href=", "x="))
    assert run.status == 3
    assert run.summary["failures"] == {"no boards": 1}
    assert gaps(run) == [("xenforo", "2", "boards", 1)]


def test_only_a_few_places_are_named(tmp_path: Path) -> None:
    run, _ = run_with(tmp_path, lambda path, page: re.sub(r"<time .*?</time>", "", page))
    (gap,) = run.summary["missing"]
    assert gap["count"] == len(FORUM.post_ids())
    assert len(gap["urls"]) == 3
    assert run.output.count("no date found") == 3 + 1


def test_saved_pages_whose_posts_are_not_found(tmp_path: Path) -> None:
    def page(number: int) -> str:
        found: Any = FORUM.render(f"/threads/mawdu.{number}/")
        return re.sub(r"message(?=[ -])|js-post|bbWrapper", "x", found)

    for number in (1, 2):
        (tmp_path / f"{number}.html").write_text(page(number), encoding="utf-8")
    run = crawl(tmp_path / "data", "-a", f"path={tmp_path}/*.html", spider="archive")
    assert gaps(run) == [("xenforo", "2", "posts", 2)]
    assert "2 x no posts found (xenforo 2): " in run.output
