"""Given a front page that shows the newest threads alone, the boards behind it are read."""

from pathlib import Path

import pytest

from tests.live.crawl import crawl, records
from tests.live.server import serve
from tests.live.test_home_grown import BOARDS, line, post

# Three threads a board, by the number of the board in its list; those of the first are the newest.
THREADS = {f"{place}{n}": place for place in range(1, 4) for n in (1, 2, 3)}
TRAIL = '<p><a href="/sahat/">الساحات</a> › <a href="/sahat/{0}">{1}</a></p>'


def render(path: str) -> str | None:
    steps = path.strip("/").split("/")
    if steps == [""]:
        newest = "".join(f'<li><a href="/topic-{n}">سؤال {n}</a></li>' for n in ("11", "12", "21"))
        return f"<title>دار السنبلة</title><h3>جديد المواضيع</h3><ul>{newest}</ul>"
    if steps == ["sahat"]:
        body = "".join(line(f"/sahat/{n}", title, 11, "2 مواضيع") for n, title in BOARDS.items())
        return f"<ul>{body}</ul>"
    if steps[0] == "sahat" and steps[1] in BOARDS:
        place = list(BOARDS).index(steps[1]) + 1
        listed = [thread for thread, board in THREADS.items() if board == place]
        body = "".join(line(f"/topic-{n}", f"سؤال {n}", 12, "1 ردود") for n in listed)
        return f"<h1>{BOARDS[steps[1]]}</h1><ul>{body}</ul>"
    thread = path.removeprefix("/topic-")
    if thread in THREADS:
        name = list(BOARDS)[THREADS[thread] - 1]
        body = "".join(post(thread, number) for number in (1, 2))
        return f"{TRAIL.format(name, BOARDS[name])}<h1>سؤال {thread}</h1>{body}"
    return None


def test_the_trails_of_threads_lead_to_boards_that_no_list_names(tmp_path: Path) -> None:
    threads = dict(THREADS)
    with serve(render) as server:
        options = ["-a", f"url={server.url}", "-s", "DEDUP=off"]
        run = crawl(tmp_path / "data", *options)
        assert run.status == 0, run.output
        try:
            THREADS["34"] = 3  # in a board of which the front page shows nothing
            again = crawl(tmp_path / "data", *options)
        finally:
            del THREADS["34"]
    assert again.status == 0, again.output
    posts = records(run.data, "posts")
    found = sorted((post["thread_id"], post["position"]) for post in posts)
    assert found == [(n, place) for n in sorted([*threads, "34"]) for place in (1, 2)]
    titles = list(BOARDS.values())
    assert {p["thread_id"]: p["boards"][-1] for p in posts} == {
        n: titles[place - 1] for n, place in (*threads.items(), ("34", 3))
    }


@pytest.mark.parametrize("asked", ["", "ar"])
def test_the_front_page_may_be_that_of_a_language(tmp_path: Path, asked: str) -> None:
    def show(path: str) -> str | None:
        if path == "/":
            return '<meta http-equiv=refresh content="0; url=/ar">'
        return render("/" if path == "/ar" else path)

    with serve(show) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}{asked}", "-s", "DEDUP=off")
    assert {post["thread_id"] for post in records(run.data, "posts")} == {*THREADS}


@pytest.mark.parametrize("path", ["sahat/khiyata", "topic-11"])
def test_of_a_board_or_thread_no_more_is_read(tmp_path: Path, path: str) -> None:
    with serve(render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}{path}", "-s", "DEDUP=off")
    assert run.status == 0, run.output
    assert {post["thread_id"] for post in records(run.data, "posts")} <= {"11", "12", "13"}


def test_threads_that_the_trail_of_another_names_are_read_from_their_boards(tmp_path: Path) -> None:
    def with_series(path: str) -> str | None:
        text = render(path)
        series = '</a> › <a href="/topic-13">سلسلة الأسئلة</a> › <a href="/topic-23">تتمتها</a></p>'
        return text if text is None or "topic-" not in path else text.replace("</a></p>", series, 1)

    with serve(with_series) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-s", "DEDUP=off")
    assert run.status == 0, run.output
    assert {post["thread_id"] for post in records(run.data, "posts")} == set(THREADS)
