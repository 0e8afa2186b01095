"""Given a forum that opens with its newest threads, its front page is the first of a board."""

import re
from pathlib import Path

import pytest

from tests.live.crawl import crawl, post_ids
from tests.live.forum import MemoryForum
from tests.live.server import serve

PER_PAGE = 3
HEAD = '<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>t</title>'
HEAD += '<meta name="generator" content="Discourse 3.4.2"></head><body class="crawler">'
HEAD += '<div id="main-outlet">'


class Newest:
    """Topics, the one last written in first; only `/` and later pages list them."""

    def __init__(self, topics: int) -> None:
        self.topics = {number: [number * 100] for number in range(1, topics + 1)}
        self.order = list(self.topics)[::-1]

    def reply(self, topic: int) -> None:
        self.topics[topic].append(self.topics[topic][-1] + 1)
        self.order.remove(topic)
        self.order.insert(0, topic)

    def render(self, path: str) -> str | None:
        topic = re.fullmatch(r"/t/mawdu/(\d+)", path)
        later = re.fullmatch(r"/latest\?no_definitions=true&page=(\d+)", path)
        if topic:
            return self._topic(int(topic[1]))
        if path == "/" or later:
            return self._list(int(later[1]) if later else 0)
        return None

    def _topic(self, number: int) -> str:
        posts = (
            f'<div id="post_{n}" class="topic-body crawler-post"><div class="crawler-post-meta">'
            f'<span class="creator" itemprop="author"><a itemprop="url" href="/u/rami">'
            f'<span itemprop="name">rami</span></a></span><time itemprop="datePublished" '
            f'datetime="2024-05-01T10:{n:02}:00Z">x</time></div><div class="post" itemprop="text">'
            f"<p>كلام الموضوع {number} ورقمه {text}</p></div></div>"
            for n, text in enumerate(self.topics[number], 1)
        )
        title = f'<div id="topic-title"><h1><a href="/t/mawdu/{number}">موضوع {number}</a></h1>'
        return f"{HEAD}{title}</div>{''.join(posts)}</div></body></html>"

    def _list(self, page: int) -> str:
        rows = (
            f'<tr class="topic-list-item"><td class="main-link"><a href="/t/mawdu/{n}" '
            f'class="title raw-link">موضوع {n}</a></td><td class="replies"><span class="posts">'
            f'{len(self.topics[n]) - 1}</span></td><td class="views"><span class="views">9</span>'
            "</td><td>مايو 1, 2024</td></tr>"
            for n in self.order[page * PER_PAGE : (page + 1) * PER_PAGE]
        )
        table = f'<table class="topic-list"><tbody>{"".join(rows)}</tbody></table>'
        more = f"/latest?no_definitions=true&amp;page={page + 1}"
        link = f'<a rel="next" href="{more}">التالية</a>'
        last = (page + 1) * PER_PAGE >= len(self.order)
        return f"{HEAD}{table}{'' if last else link}</div></body></html>"


def test_the_front_page_is_read_as_a_board_that_has_no_other_address(tmp_path: Path) -> None:
    forum = Newest(topics=8)
    with serve(forum.render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert run.status == 0
        assert sorted(post_ids(run.data)) == sorted(f"{n}/1" for n in forum.topics)
        assert "/latest" not in server.pages()


def test_a_later_run_reads_what_moved_to_the_front_and_no_more(tmp_path: Path) -> None:
    forum = Newest(topics=8)
    with serve(forum.render) as server:
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        server.asked.clear()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert server.pages() == ["/"]
        forum.reply(2)
        server.asked.clear()
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        second = "/latest?no_definitions=true&page=1"
        assert sorted(server.pages()) == sorted(["/", "/t/mawdu/2", second])
        assert sorted(post_ids(run.data)) == sorted(
            f"{n}/{m}" for n, posts in forum.topics.items() for m in range(1, len(posts) + 1)
        )


@pytest.mark.parametrize("options", [("-a", "include=لا يوجد"), ("-a", "exclude=القسم")])
def test_a_configuration_that_leaves_no_board_is_told(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    with serve(MemoryForum(boards=2, threads=2).render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", *options)
    assert (run.status, run.summary["failures"]) == (3, {"no boards": 1})
    assert "include and exclude leave none of its boards: " in run.output


def test_a_front_page_whose_boards_are_elsewhere_is_told(tmp_path: Path) -> None:
    front = MemoryForum(boards=2, threads=2).render("/")
    assert front is not None
    front = front.replace('href="/forums/', 'href="http://vb.example/forums/')
    with serve(lambda path: front if path == "/" else None) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert (run.status, server.pages()) == (3, ["/"])
    assert "its boards are on another host" in run.output


def test_all_of_a_wanted_board_is_read(tmp_path: Path) -> None:
    forum = MemoryForum(boards=2, threads=6, posts=2)
    with serve(forum.render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-a", "include=القسم 2")
    wanted = {str(p.number) for t in forum.threads.values() if t.board == 2 for p in t.posts}
    assert set(post_ids(run.data)) == wanted
