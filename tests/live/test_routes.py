"""Given a forum whose boards are not on its front page, or under other names, all is read."""

from pathlib import Path

import pytest

from crawler.fixture import load
from tests.live.crawl import crawl, post_ids
from tests.live.forum import MemoryForum
from tests.live.server import serve
from tests.shared import FIXTURES

FORUM = MemoryForum(boards=2, threads=6, posts=7)
PORTAL = (
    '<!DOCTYPE html><html id="XF" lang="ar" data-app="public" data-template="{template}"><head>'
    '<title>الأخبار</title></head><body><div class="p-pageWrapper">'
    '<a href="/forums/" data-nav-id="forums">المنتدى</a>'
    '<a href="/forums/-/list" data-nav-id="forumList">الأقسام</a></div></body></html>'
)


def test_a_portal_and_a_page_of_new_posts_stand_before_the_boards(tmp_path: Path) -> None:
    pages = {
        "/": PORTAL.format(template="EWRporta_articles_index"),
        "/forums/": PORTAL.format(template="forum_new_posts"),
        "/forums/-/list": FORUM.render("/"),
    }
    with serve(lambda path: pages.get(path) or FORUM.render(path)) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
    assert run.status == 0
    assert set(post_ids(run.data)) == FORUM.post_ids()


def test_routes_with_names_of_the_forum_s_own(tmp_path: Path) -> None:
    def render(path: str) -> str | None:
        page = FORUM.render(path.replace("/aqsam/", "/forums/").replace("/mawadi/", "/threads/"))
        return page and page.replace("/forums/", "/aqsam/").replace("/threads/", "/mawadi/")

    with serve(render) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        asked = server.pages()
    assert run.status == 0
    assert set(post_ids(run.data)) == FORUM.post_ids()
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize(
    ("index", "body", "path"),
    [
        (
            "invision/index",
            '<body class="ipsApp" data-pageapp="cms" data-pagecontroller="page">',
            "/forums/",
        ),
        ("woltlab/index", '<body id="tpl_wcf_cms" data-template="cms">', "/forum/board-list/"),
        (
            "mybb/index",
            '<script src="/jscripts/general.js"></script><script>my_post_key = "";</script>',
            "/index.php",
        ),
        (
            "mybb/index",
            '<script src="/jscripts/general.js"></script><script>my_post_key = "";</script>'
            '<div class="smalltext"><a href="/showthread.php?tid=40">خبر</a>'
            ' في <strong><a href="/forumdisplay.php?fid=4">الأخبار</a></strong></div>',
            "/index.php",
        ),
        ("vbulletin/v3-index", '<style id="vbulletin_css"></style>', "/forum.php"),
    ],
)
def test_a_page_of_a_portal_links_to_the_list_of_boards(
    tmp_path: Path, index: str, body: str, path: str
) -> None:
    page, _, _ = load(FIXTURES / index)
    boards = page.text.replace(page.url, "/")
    portal = f'<html>{body}<h1>الأخبار</h1><a href="{path}">المنتدى</a></body></html>'
    with serve({"/": portal, path: boards}.get) as server:
        run = crawl(tmp_path / "data", "-a", f"url={server.url}")
        asked = server.pages()
    assert run.summary["missing"] == []
    assert asked[:2] == ["/", path]
    assert len(asked) > 2
