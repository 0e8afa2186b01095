"""Given pages that end properly and have lost posts, that is told, and the next run gets them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.live.crawl import assert_whole, crawl, post_ids, records
from tests.live.faults import leading
from tests.live.forum import MemoryForum
from tests.live.server import serve

THREAD = "/threads/mawdu.3/"
POST = re.compile(r'<article class="message message--post.*?(?:</div>){3}</article>', re.S)


def long_thread(replies: int = 18) -> MemoryForum:
    forum = MemoryForum(boards=1, threads=6, posts=4)
    for _ in range(replies):
        forum.reply(3)
    return forum


def rendered(forum: MemoryForum, cut: str, kept: int, pattern: str = "") -> Callable[[str], str]:
    """The forum's pages: those of paths that `cut` matches with so many posts, and all without what
    `pattern` matches."""

    def render(path: str) -> str:
        page = forum.render(path) or ""
        if re.fullmatch(cut, path):
            for lost in POST.findall(page)[kept:]:
                page = page.replace(lost, "")
        return re.sub(pattern, "", page) if pattern else page

    return render


@pytest.mark.parametrize("numbers", [True, False])
@pytest.mark.parametrize("cut", ["", "page-2", "page-4", ".*"])
def test_posts_that_pages_lost_are_read_by_the_next_run(
    tmp_path: Path, cut: str, *, numbers: bool
) -> None:
    forum = long_thread()
    hidden = "" if numbers else r">#\d+(?=</a>)"
    pages = [rendered(forum, THREAD + cut, 2, hidden)]
    with serve(lambda path: pages[-1](path)) as server:
        first = crawl(tmp_path / "data", "-a", f"url={server.url}")
        failures, rejected = first.summary["failures"], records(first.data, "rejected")
        pages.append(rendered(forum, "", 0, hidden))
        second = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (first.status, failures.keys()) == (3, {"shortfall"}), first.output
    assert "missing" in rejected[0]["reason"]
    assert_whole(second, forum)


@pytest.mark.parametrize("cut", ["", "page-2", "page-4", ".*"])
def test_what_is_missing_each_time_is_told_once_and_asked_for_twice(
    tmp_path: Path, cut: str
) -> None:
    forum = long_thread()
    with serve(rendered(forum, THREAD + cut, 2)) as server:
        runs = []
        for _ in range(3):
            server.asked.clear()
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
            asked = any(path.startswith(THREAD) for path in server.asked)
            runs.append((run.status, bool(run.summary["refused_as_before"]), asked))
    assert runs == [(3, False, True), (0, True, True), (0, False, False)]


def test_a_loss_like_one_that_was_made_good_is_news(tmp_path: Path) -> None:
    forum = long_thread()
    whole, cut = rendered(forum, "", 0), rendered(forum, f"{THREAD}page-[45]", 2)
    pages = [cut]
    statuses = []
    with serve(lambda path: pages[-1](path)) as server:
        for shown in (cut, whole, cut):
            pages.append(shown)
            statuses.append(crawl(tmp_path / "data", "-a", f"url={server.url}").status)
            if shown is whole:
                for _ in range(5):  # a page more
                    forum.reply(3)
    assert statuses == [3, 0, 3]


def test_boards_that_count_the_opening_post_as_well_tell_of_no_loss(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=40, posts=4)

    def render(path: str) -> str | None:
        page = forum.render(path)
        return page and re.sub(r"(?<=<dd>)\d+(?=</dd></dl></div>)", plus_one, page)

    def plus_one(count: re.Match[str]) -> str:
        return str(int(count[0]) + 1)

    with serve(render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        again = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.summary["failures"].get("shortfall", 0) < 5
    assert again.status == 0, again.output
    assert len(server.pages()) < 70


def test_a_page_that_tells_of_more_pages_than_it_links_to(tmp_path: Path) -> None:
    """A thread that was asked for alone: no board counts its posts."""
    forum = long_thread()

    def unlinked(path: str) -> str:
        return re.sub(r'<a href="[^"]*page-\d+"', "<a", forum.render(path) or "")

    with serve(unlinked) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}{THREAD[1:]}")
    assert run.status == 3, run.output
    assert "1 of 4 pages found" in run.output


@pytest.mark.parametrize("place", ["/", "/forums/qism.1/", THREAD])
@pytest.mark.parametrize(("page", "replies"), [(2, 4), (3, 18), (4, 18)])
def test_a_later_page_that_leads_elsewhere_is_news_each_time(
    tmp_path: Path, place: str, page: int, replies: int
) -> None:
    """Its posts are somewhere, as the board counts them."""
    forum = long_thread(replies)
    with serve(forum.render) as server:
        server.fault = leading({f"{THREAD}page-{page}": place})
        for _ in range(2):
            run = crawl(tmp_path / "data", "-a", f"url={server.url}")
            assert run.status == 3, run.output
        server.fault = None
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert_whole(run, forum)


def test_a_known_last_page_that_leads_back_hides_no_reply(tmp_path: Path) -> None:
    forum = long_thread()
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        forum.reply(3)
        server.fault = leading({f"{THREAD}page-4": THREAD})
        lying = crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.fault = None
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (lying.status, run.status) == (3, 0), lying.output
    assert sorted(post_ids(run.data)) == sorted(forum.post_ids())


def flarum(path: str, *, offsets: bool) -> str | None:
    """The JSON of a Flarum forum with a discussion of 45 posts, 20 a page."""
    posts = [
        {
            "type": "posts",
            "id": str(number),
            "attributes": {
                "number": number,
                "createdAt": f"2024-03-03T10:{number:02}:00+00:00",
                "contentType": "comment",
                "contentHtml": f"<p>هذه هي المشاركة {number} في الموضوع</p>",
            },
            "relationships": {"discussion": {"data": {"type": "discussions", "id": "7"}}},
        }
        for number in range(1, 46)
    ]
    parts = urlsplit(path)
    discussion = {
        "type": "discussions",
        "id": "7",
        "attributes": {"title": "موسم الزيتون", "slug": "7-zaytun", "commentCount": len(posts)},
    }
    if parts.path == "/api/discussions":
        return json.dumps({"data": [discussion]})
    if parts.path != "/api/discussions/7":
        return None
    offset = int(parse_qs(parts.query).get("page[offset]", ["0"])[0]) if offsets else 0
    ids = [{"type": "posts", "id": post["id"]} for post in posts]
    whole = discussion | {"relationships": {"posts": {"data": ids}}}
    return json.dumps({"data": whole, "included": posts[offset : offset + 20]})


def test_json_that_begins_anew_whatever_is_asked_for(tmp_path: Path) -> None:
    offsets = []
    with serve(lambda path: flarum(path, offsets=bool(offsets))) as server:
        for _ in range(2):
            run = crawl(tmp_path / "data", "-a", f"url={server.url}api/discussions")
            assert run.summary["failures"] == {"other page": 1}, run.output
        offsets.append(True)
        run = crawl(tmp_path / "data", "-a", f"url={server.url}api/discussions")
    assert run.status == 0, run.output
    assert sorted(map(int, post_ids(run.data))) == list(range(1, 46))
