"""Given the pages of a forum in any order, then its dates are read alike."""

import json
import random
import re
from collections.abc import Iterable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.live.crawl import crawl, records
from tests.live.server import serve
from tests.markup import written_page
from tests.reading import read_page

# The threads of each board, by number; the dates of the posts of each. The day stands first.
BOARDS = {1: (11, 12), 2: (21,), 3: (31,)}
POSTS = {
    11: ["03-04-2010 10:20:05", "05-04-2010 09:15:00", "07-05-2010 21:40:10"],
    # The second was moved here from another thread: with the month first they ascend.
    12: ["01-05-2010 08:00:00", "02-03-2010 08:30:00", "03-06-2010 17:05:00"],
    21: ["09-06-2010 12:00:00", "10-06-2010 13:00:00"],
    31: ["25-06-2010 14:00:00", "02-07-2010 15:00:00"],
}
JOINED = "02-01-2010"
PATH = "viewtopic.php?id=31"


class Fluxbb:
    """A forum of FluxBB whose dates are numbers."""

    def __init__(self, boards: Iterable[int]) -> None:
        self.boards = boards

    def render(self, path: str) -> str | None:
        """The page at a path, or None where there is none."""
        name, _, number = path.strip("/").partition(".php?id=")
        if name == "viewforum":
            return self._board(int(number))
        if name == "viewtopic":
            return self._thread(int(number))
        return self._index()

    def _index(self) -> str:
        rows = "".join(
            f'<tr><td class="tcl"><h3><a href="viewforum.php?id={n}">قسم {n}</a></h3></td></tr>'
            for n in self.boards
        )
        return _frame("index", f'<div id="idx1" class="blocktable"><table>{rows}</table></div>')

    def _board(self, board: int) -> str:
        rows = "".join(map(_row, BOARDS[board]))
        crumbs = (
            f'<ul class="crumbs"><li><a href="viewforum.php?id={board}">قسم {board}</a></li></ul>'
        )
        table = f'<div id="vf" class="blocktable"><table><tbody>{rows}</tbody></table></div>'
        return _frame("viewforum", crumbs + table)

    def _thread(self, thread: int) -> str:
        board = next(board for board, threads in BOARDS.items() if thread in threads)
        crumbs = (
            f'<ul class="crumbs"><li><a href="viewforum.php?id={board}">قسم {board}</a></li>'
            f'<li><a href="viewtopic.php?id={thread}">موضوع {thread}</a></li></ul>'
        )
        return _frame("viewtopic", crumbs + "".join(_posts(thread)))


def _row(thread: int) -> str:
    return (
        f'<tr><td class="tcl"><a href="viewtopic.php?id={thread}">موضوع {thread}</a>'
        f' <span class="byuser">بواسطة عضو {thread}</span></td>'
        f'<td class="tc2">{len(POSTS[thread]) - 1}</td><td class="tc3">90</td>'
        f'<td class="tcr"><a href="viewtopic.php?pid=1#p1">{POSTS[thread][-1]}</a></td></tr>'
    )


def _posts(thread: int) -> Iterator[str]:
    for number, date in enumerate(POSTS[thread], thread * 10):
        yield (
            f'<div id="p{number}" class="blockpost"><h2><span>'
            f'<a href="viewtopic.php?pid={number}#p{number}">{date}</a></span></h2>'
            '<div class="postleft"><dl><dt><strong>'
            f'<a href="profile.php?id={thread}">عضو {thread}</a></strong></dt>'
            f"<dd><span>مسجل في: {JOINED}</span></dd></dl></div>"
            f'<div class="postright"><div class="postmsg"><p>كلام المشاركة {number}</p>'
            f'<p class="postedit"><em>آخر تعديل بواسطة عضو {thread} ({date})</em></p>'
            "</div></div></div>"
        )


def _frame(name: str, main: str) -> str:
    return (
        f"<html><head><title>منتدى السد</title></head><body><div id='pun{name}' class='pun'>"
        f"<div class='punwrap'><div id='brdheader'></div><div id='brdmain'>{main}</div>"
        "<div id='brdfooter'>Powered by <a href='http://fluxbb.org/'>FluxBB</a></div></div></div></body></html>"
    )


def written(data: Path) -> dict[str, dict[str, Any]]:
    """All records of a run by their ids."""
    kinds = ("posts", "threads", "authors", "duplicates", "rejected")
    found = [record for kind in kinds for record in records(data, kind)]
    return {record["id"]: record for record in found}


def said(date: str) -> str:
    """A date as records have it."""
    return f"{date[6:10]}-{date[3:5]}-{date[:2]}T{date[11:]}"


def assert_dates(found: dict[str, dict[str, Any]]) -> None:
    """That all dates are read with the day first."""
    for thread, dates in POSTS.items():
        for number, date in enumerate(dates, thread * 10):
            post = found[f"sadd.example/p/{number}"]
            assert (post["posted_at"], post["edited_at"]) == (said(date), said(date))
        line = found[f"sadd.example/t/{thread}"]
        assert line["last_post_at"] == said(dates[-1])
        assert found[f"sadd.example/u/{thread}"]["joined"] == "2010-01-02"


def test_notes_of_edits_tell_where_the_dates_of_posts_do_not() -> None:
    shown = re.sub(r'(#p\d+">)[^<]*', r"\1اليوم 10:20:05", Fluxbb(BOARDS).render(PATH) or "")
    posts = read_page(written_page(f"http://sadd.example/{PATH}", shown)).posts
    assert [post.edited_at for post in posts] == [said(date) for date in POSTS[31]]


@pytest.mark.parametrize("boards", list(permutations(BOARDS)))
def test_boards_in_any_order(tmp_path: Path, boards: tuple[int, ...]) -> None:
    with serve(Fluxbb(boards).render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}", "-a", "site=sadd.example")
    assert run.status == 0, run.output
    found = written(run.data)
    assert_dates(found)
    for thread, dates in POSTS.items():
        assert found[f"sadd.example/t/{thread}"]["created_at"] == said(dates[0])


@pytest.mark.parametrize("seed", range(4))
def test_saved_pages_in_any_order(tmp_path: Path, seed: int) -> None:
    forum, folder = Fluxbb(BOARDS), tmp_path / "pages"
    paths = [f"viewforum.php?id={board}" for board in BOARDS]
    paths += [f"viewtopic.php?id={thread}" for thread in POSTS]
    random.Random(seed).shuffle(paths)
    folder.mkdir()
    lines = []
    for number, path in enumerate(paths):
        (folder / f"{number}.html").write_text(forum.render(path) or "", encoding="utf-8")
        lines.append(json.dumps({"url": f"http://sadd.example/{path}", "file": f"{number}.html"}))
    (folder / "index.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run = crawl(tmp_path / "data", "-a", f"path={folder}", spider="archive")
    assert run.status == 0, run.output
    assert_dates(written(run.data))
