"""Given a thread in its full and in a light view, each of its posts is there once, with its id."""

import json
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest

from crawler.dedup.settings import Dedup
from crawler.records import Post
from crawler.store.run import Run
from tests.files import put
from tests.live.crawl import crawl, records
from tests.shared import FIXTURES, a_post
from tests.warcs import warc

HOME = "https://zaytuna.example/mybb"
FULL = FIXTURES / "mybb" / "thread"
EXPECTED = [json.loads(line) for line in (FULL / "expected.jsonl").read_text("utf-8").splitlines()]
POSTS = [record["post"] for record in EXPECTED if "post" in record]


def shown_date(iso: str) -> str:
    return f"{datetime.fromisoformat(iso):%d-%m-%Y, %I:%M %p}"


def light(posts: list[dict[str, Any]]) -> bytes:
    """The thread as MyBB's archive shows it."""
    shown = "".join(
        f'<div class="post"><div class="header"><div class="author"><h2>{post["author"]}</h2></div>'
        f'<div class="dateline">{shown_date(post["posted_at"])}</div></div>'
        f'<div class="message">{escape(post["body"]).replace(chr(10), "<br />")}</div></div>'
        for post in posts
    )
    full = f'<a href="{HOME}/showthread.php?tid=70">طريقة عصر الزيتون</a>'
    return (
        '<html lang="ar"><head><link href="archive/screen.css" /></head><body>'
        f'<div id="fullversion">{full}</div><div id="content">{shown}</div></body></html>'
    ).encode()


@pytest.mark.parametrize("light_first", [True, False])
def test_an_archive_with_both_views(tmp_path: Path, light_first: bool) -> None:
    pages = [
        (f"{HOME}/showthread.php?tid=70", (FULL / "page.html").read_bytes()),
        (f"{HOME}/archive/index.php?thread-70.html", light(POSTS)),
    ]
    path = put(
        tmp_path / "a.warc", b"".join(warc(pages[::-1] if light_first else pages, packed=False))
    )
    run = crawl(tmp_path / "data", "-a", f"path={path}", "-a", "date_order=dmy", spider="archive")
    assert run.status == 0, run.output
    kept = records(run.data, "posts")
    assert sorted(post["post_id"] for post in kept) == ["801", "802", "804"]
    copies = records(run.data, "duplicates")
    assert sorted((copy["post_id"], copy["duplicate_of"].split("/p/")[1]) for copy in copies) == [
        ("t70", "801"),
        ("t70-2", "802"),
        ("t70-3", "804"),
    ]


class Views:
    """Posts of a thread, handed to a run one by one as an archive has them."""

    def __init__(self, data: Path) -> None:
        self.run = Run(data, datetime(2026, 11, 24, tzinfo=UTC), Dedup())
        self.run.known.views = True

    def read(self, post_id: str, body: str, when: str | None, author: str = "سعد") -> str | None:
        """The post that it repeats; `<` before it where that one gives way."""
        match = self.run.known.same_text(known_post(post_id, body, when, author))
        if match is None:
            return None
        return ("<" if match.later else "") + match.duplicate_of.split("/p/")[1]


def known_post(post_id: str, body: str, when: str | None, author: str) -> Post:
    dates = {"posted_at": when, "posted_at_text": "أمس" if when is None else when}
    return a_post(post_id, body, "f.example", author=author, **dates)


@pytest.fixture
def views(tmp_path: Path) -> Views:
    return Views(tmp_path)


def test_the_view_without_ids_gives_way(views: Views) -> None:
    assert views.read("t7-2", "شكرا", "2024-05-01T10:20") is None
    assert views.read("31", "شُكراً", "2024-05-01T10:20:45+03:00") == "<t7-2"
    assert views.read("t7-1.2", "شكرا", "2024-05-01T10:20") == "31"


def test_a_view_that_names_the_day_only(views: Views) -> None:
    assert views.read("31", "شكرا", "2024-05-01T10:20") is None
    assert views.read("t7-2", "شكرا", "2024-05-01") == "31"
    assert views.read("t7-3", "شكرا", "2024-05-02") is None
    assert views.read("32", "شكرا", "2024-05-02T08:00") == "<t7-3"


def test_a_date_that_nobody_can_read_yet_is_one_in_both_views(views: Views) -> None:
    assert views.read("t7-2", "شكرا", None) is None
    assert views.read("31", "شكرا", None) == "<t7-2"


def test_short_posts_that_only_look_alike(views: Views) -> None:
    assert views.read("31", "شكرا", "2024-05-01T10:20") is None
    assert views.read("32", "شكرا", "2024-05-01T10:20") is None  # each has its own id
    assert views.read("t7-2", "شكرا", "2024-05-01T10:21") is None
    assert views.read("t7-3", "شكرا", "2024-05-01T10:20", author="نورة") is None
    assert views.read("t7-4", "تم", "2024-05-01T10:20") is None
    assert views.read("t7-5", "تم", "2024-05-03") is None
    assert views.read("t7-6", "تم", "2024-05-03") is None  # neighbours of one day


def test_longer_posts_whose_views_differ_a_little(views: Views) -> None:
    words = " ".join(f"كلمة{number}" for number in range(60))
    assert views.read("t7-2", f"كتب سعد {words}", "2024-05-01T10:20") is None
    assert views.read("31", words, "2024-05-01T10:20:45") == "<t7-2"
    assert views.read("t7-1.2", words, "2024-05-01T10:20") == "31"


def test_what_an_earlier_run_wrote_stays(tmp_path: Path) -> None:
    first = Views(tmp_path)
    assert first.read("t7-2", "شكرا", "2024-05-01T10:20") is None
    first.run.close()
    second = Views(tmp_path)
    assert second.read("31", "شكرا", "2024-05-01T10:20") == "t7-2"


def test_what_a_killed_run_wrote_stays(tmp_path: Path) -> None:
    """Its file is taken over, and whole from then on."""
    words = " ".join(f"كلمة{number}" for number in range(20))
    first = Views(tmp_path)
    assert first.run.enter("f.example")
    assert first.read("t7-2", words, "2024-05-01T10:20") is None
    first.run.write_post(known_post("t7-2", words, "2024-05-01T10:20", "سعد"))
    first.run.checkpoint()
    first.run.abandon()
    (tmp_path / "state.sqlite3").unlink()
    second = Views(tmp_path)
    assert second.run.enter("f.example")
    assert second.read("31", words, "2024-05-01T10:20") == "t7-2"
    second.run.close()
