"""Given a page that stands before a forum, the forum behind it is read."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.asking import ask_for
from crawler.forums import Forum
from crawler.frontier.frontier import Frontier
from crawler.frontier.visits import Visit
from tests.live.crawl import crawl, post_ids, records
from tests.live.faults import answer, at
from tests.live.forum import MemoryForum
from tests.live.server import serve

FORUM = MemoryForum(boards=2, threads=4, posts=3)
ABOUT = '<a href="/about.html">من نحن</a>'
WELCOME = (
    f'<h1>شبكة النخيل</h1><p>أهلا بكم في شبكتنا</p>{ABOUT}<a href="http://a.example/">غيره</a>'
)


def before(page: str) -> Callable[[str], str | None]:
    """A site whose front page is this one; the forum is in its folder `vb`."""

    def render(path: str) -> str | None:
        if path == "/":
            return f'<html><head><meta charset="utf-8"></head>{page}</html>'
        if not path.startswith("/vb/"):
            return None
        shown = FORUM.render(path.removeprefix("/vb").replace("/index.php", "/"))
        return shown and re.sub(r'(href|action|src)="/', r'\1="/vb/', shown)

    return render


@pytest.mark.parametrize(
    "page",
    [
        '<frameset rows="100%,*"><frame src="/vb/"><frame src="/ads.html"></frameset>',
        '<meta http-equiv="refresh" content="120; URL=\'vb/index.php\'"><body>أهلا</body>',
        '<script>window.location = "vb/";</script>',
        "<body><script>location.replace('/vb/index.php')</script></body>",
        f'<body>{WELCOME}<a href="/vb/"><b>دخول المنتديات</b></a></body>',
        f'<body>{WELCOME}<a href="vb/index.php"><img src="f.gif"></a></body>',
        f'<body>{WELCOME}<a href="/vb/threads/mawdu.1/">منتدى</a><a href="/vb/">نقاش</a></body>',
        '<body><a href="/vb/"><img src="enter.gif"></a></body>',
        f'<body>{WELCOME}<iframe src="/vb/"></iframe></body>',
    ],
)
def test_the_forum_behind_a_page(tmp_path: Path, page: str) -> None:
    with serve(before(page)) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        again = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == again.status == 0, run.output
    assert sorted(post_ids(run.data)) == sorted(FORUM.post_ids())
    assert {record["site"] for record in records(run.data, "posts")} == {server.url[7:-1]}


def test_a_frame_holds_a_forum_of_another_host(tmp_path: Path) -> None:
    with serve(FORUM.render) as forum, serve(before("")) as server:
        frame = f'<frameset><frame src="{forum.url}"></frameset>'
        server.fault = at("/", answer(200, lambda _: frame.encode()))
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0, run.output
    assert sorted(post_ids(run.data)) == sorted(FORUM.post_ids())


def test_cookies_are_for_the_host_that_was_asked_for() -> None:
    forum = Forum("f", "https://forum.example/", site="forum.example")
    state: Any = None
    frontier = Frontier(forum, state, full=True, now=0)
    frontier.cookies = [{"name": "member", "value": "1"}]

    def cookies(url: str) -> object:
        return ask_for(frontier, Visit(url), callback=print, errback=print).cookies

    assert cookies("https://www.forum.example/vb/") == frontier.cookies
    assert not cookies("https://other.example/vb/")


def test_doors_without_end_are_not_followed_for_long(tmp_path: Path) -> None:
    def render(path: str) -> str:
        return "".join(f'<a href="{path}{n}/vb/">المنتدى {n}</a>' for n in range(2))

    with serve(render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        asked = server.pages()
    assert run.status == 6
    assert len(asked) < 15


def test_no_more_is_read_than_was_asked_for(tmp_path: Path) -> None:
    site = before("")
    page = '<html><body><a href="/vb/">المنتدى</a></body></html>'
    with serve(lambda path: page if path == "/news/5.html" else site(path)) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}news/5.html")
        asked = server.pages()
    assert run.status == 6
    assert asked == ["/news/5.html"]


def test_a_front_page_of_few_boards_is_known_by_what_they_show(tmp_path: Path) -> None:
    posts = "".join(
        f"<p><b>كاتب{n}</b> <i>2011-03-1{n} 10:00</i></p><p>كلام رقم {n} عن الخيط والإبرة</p>"
        for n in range(4)
    )
    pages = {
        "/": "".join(f'<p><a href="/board.php?f={n}">ركن {n}</a></p>' for n in (1, 2)),
        "/board.php?f=1": "".join(
            f'<p><a href="/topic.php?t={n}">سؤال {n}</a> <b>كاتب{n}</b></p>' for n in (5, 6, 7)
        ),
        "/board.php?f=2": '<p><a href="/topic.php?t=8">سؤال 8</a></p>',
        **{f"/topic.php?t={n}": f"<h1>سؤال {n}</h1><div>{posts}</div>" for n in (5, 6, 7, 8)},
    }
    with serve(lambda path: pages.get(path) and f"<meta charset=utf-8>{pages[path]}") as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "DEDUP=off")
    assert run.status == 0, run.output
    found = sorted((p["thread_id"], p["position"]) for p in records(run.data, "posts"))
    assert found == [(str(n), place) for n in (5, 6, 7, 8) for place in (1, 2, 3, 4)]
