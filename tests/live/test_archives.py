"""Given a Duhok Forum 1, whose boards list the newest threads only, the older ones are read too."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.live.crawl import crawl, post_ids
from tests.live.server import serve

NEW, OLD, PER_PAGE = range(7, 11), range(1, 7), 3
FRAME = (
    '<html dir="rtl"><body><table><tr><td class="optionsbar_menus"></td></tr></table>'
    "{}</body></html>"
)
ROW = (
    '<tr class="normal"><td class="list"><a href="index.php?mode=t&t={0}">موضوع {0}</a></td>'
    '<td class="list_small">2009/03/0{0} - 12:30</td><td class="list_small">'
    '<a href="index.php?mode=profile&id=5">راعي</a></td><td class="list_small">0</td></tr>'
)
POST = (
    '<table><tr><td class="first"><a href="index.php?mode=profile&id=5">راعي</a></td>'
    '<td class="first"><table><tr><td class="posticon"><table><tr><td class="posticon">'
    "<nobr>12:30 - 2009/03/0{0}</nobr></td></tr></table></td></tr></table>"
    '<table style="TABLE-LAYOUT: fixed"><tr><td>كلام الموضوع {0}</td></tr></table></td></tr>'
    "</table>"
)


def render(path: str) -> str:
    asked = {key: values[-1] for key, values in parse_qs(urlsplit(path).query).items()}
    if asked.get("mode") == "t":
        return FRAME.format(POST.format(asked["t"]))
    if asked.get("mode") != "f":
        return FRAME.format(
            '<table><tr><td class="f1"><a href="index.php?mode=f&f=3">الإبل</a></td></tr></table>'
        )
    threads = OLD if asked.get("type") == "archive" else NEW
    page = int(asked.get("pg", 1)) if "mod_option" in asked else 1
    shown = threads[(page - 1) * PER_PAGE : page * PER_PAGE]
    options = "".join(
        f'<option value="{n}"{" selected" if n == page else ""}>{n}</option>' for n in (1, 2)
    )
    pages = f'<select name="pg_num" onchange="moderators_ops();">{options}</select>'
    return FRAME.format(f"{pages}<table>{''.join(map(ROW.format, shown))}</table>")


def test_a_forum_may_have_no_archives(tmp_path: Path) -> None:
    with serve(lambda path: None if "archive" in path else render(path)) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert any("archive" in path for path in server.pages())
    assert (run.status, run.summary["missing"], run.summary["failures"]) == (0, [], {})
    assert sorted(post_ids(run.data)) == sorted(f"t{number}" for number in NEW)


def test_older_threads_are_found_in_the_archive(tmp_path: Path) -> None:
    with serve(render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert (run.status, run.summary["missing"]) == (0, [])
        assert sorted(post_ids(run.data)) == sorted(f"t{number}" for number in (*OLD, *NEW))
        server.asked.clear()
        crawl(tmp_path / "data", "-a", f"url={server.url}")
        assert not any("mode=t" in path for path in server.pages())
