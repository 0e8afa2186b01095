"""Given a forum whose theme no engine reads, selectors bring its posts, in a run and from files."""

from pathlib import Path

from tests.live.crawl import crawl, post_ids, records
from tests.live.server import serve

PAGES = {
    "/": '<ul class="rooms"><li><a href="/forumdisplay.php?f=3">ركن الري</a></li></ul>',
    "/forumdisplay.php?f=3": '<p class="row"><a href="/showthread.php?t=42">سقي النخيل</a></p>',
    "/showthread.php?t=42": """<article id="msg_901"><b>ريم</b><time>12-05-2019, 10:44 AM</time>
        <section>متى تسقون النخل في الصيف؟</section></article>
        <a class="older" href="/showthread.php?t=42&amp;page=2">أقدم</a>""",
    "/showthread.php?t=42&page=2": """<article id="msg_905"><b>سامي</b>
        <time>13-05-2019, 08:00 PM</time><section>كل يومين، وبعد الغروب.</section></article>""",
}
SELECTORS = """
post = "article"
post_id = "::attr(id)"
author = "b"
date = "time"
body = "section"
title = "//nothing"
next_page = "a.older"
thread_link = "p.row a"
board_link = ".rooms a"
"""


def render(path: str) -> str | None:
    body = PAGES.get(path)
    return body and f"<html><head><title>الواحة</title></head><body>{body}</body></html>"


def test_a_run_reads_a_theme_by_selectors(tmp_path: Path) -> None:
    with serve(render) as server:
        forums = tmp_path / "forums.toml"
        table = f'[waha]\nurl = "{server.url}"\nengine = "vbulletin"\ndate_order = "dmy"\n'
        forums.write_text(f"{table}[waha.selectors]{SELECTORS}", encoding="utf-8")
        run = crawl(tmp_path / "data", "-s", f"FORUMS_FILE={forums}")
    assert run.status == 0, run.output
    assert post_ids(run.data) == ["901", "905"]
    first, second = records(run.data, "posts")
    assert (first["author"], first["posted_at"]) == ("ريم", "2019-05-12T10:44")
    assert (second["thread_id"], second["position"]) == ("42", 2)
    assert second["body"] == "كل يومين، وبعد الغروب."


def test_saved_pages_are_read_by_selectors(tmp_path: Path) -> None:
    page = render("/showthread.php?t=42")
    assert page is not None
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (tmp_path / "selectors.toml").write_text(SELECTORS, encoding="utf-8")
    given = ["-a", "engine=vbulletin", "-a", f"selectors={tmp_path}/selectors.toml"]
    run = crawl(tmp_path / "data", "-a", f"path={tmp_path}/page.html", *given, spider="archive")
    assert run.status == 0, run.output
    assert post_ids(run.data) == ["901"]
