"""Rules of NodeBB that the records of a fixture do not show."""

import json

import pytest
from lxml import html

from crawler.bodies.body import read_body
from crawler.bodies.markup import Quote
from crawler.engines.base import Kind
from crawler.engines.nodebb import NodeBB, NodeBBJSON
from crawler.engines.nodebb.markup import MARKUP
from crawler.fixture import load
from crawler.pages.page import Page
from tests import shared
from tests.reading import address_of, engine_of, fixture_page
from tests.shared import with_changes, with_text

FIXTURES = shared.FIXTURES / "nodebb"
SITE = "https://falak.example"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/topic/77/aqmar", "/topic/77/aqmar"),
        ("/topic/77/aqmar/", "/topic/77/aqmar"),
        ("/topic/77", "/topic/77"),
        ("/topic/77/aqmar/12", "/topic/77/aqmar"),
        ("/topic/77/aqmar?page=2", "/topic/77/aqmar?page=2"),
        ("/topic/77/aqmar?page=1&lang=ar", "/topic/77/aqmar"),
        ("/topic/77/aqmar/12?lang=ar", "/topic/77/aqmar"),
        ("/topic/77.rss", "/topic/77"),
        ("/topic/77/%d9%82%d9%85%d8%b1", "/topic/77/%D9%82%D9%85%D8%B1"),
        ("/post/804", "/post/804"),
        (
            "/topic/2f1c6a0e-9d3b-4c55-8a67-0b1d2e3f4a5b/aqmar/3",
            "/topic/2f1c6a0e-9d3b-4c55-8a67-0b1d2e3f4a5b/aqmar",
        ),
        (
            "/post/https%3A%2F%2Ffalak.example%2Fnotes%2F7",
            "/post/https%3A%2F%2Ffalak.example%2Fnotes%2F7",
        ),
        ("/api/topic/77/aqmar?page=2", "/api/topic/77/aqmar?page=2"),
        ("/category/5/kawakib", "/category/5/kawakib"),
        ("/category/5/kawakib/21?page=2&sort=newest_to_oldest", "/category/5/kawakib?page=2"),
        ("/api/category/5/kawakib", "/api/category/5/kawakib"),
        ("/user/suhail", "/user/suhail"),
        ("/uid/9", "/uid/9"),
        ("/categories", "/categories"),
        ("/recent?page=2", "/recent?page=2"),
        ("/?page=2", "/?page=2"),
        ("/forum/topic/77/aqmar", "/forum/topic/77/aqmar"),
        ("", "/"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    assert address_of(NodeBB(), SITE + url).url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/category/5.rss",
        "/user/suhail/posts",
        "/login",
        "/register",
        "/search?term=x",
        "/unread",
        "/tags/x",
        "/users",
        "/compose?cid=5",
        "/assets/uploads/files/a.pdf",
        "http://[",
    ],
)
def test_forms_feeds_and_searches_are_no_pages(url: str) -> None:
    assert NodeBB().address(url if url.startswith("http") else SITE + url) is None


def test_the_number_of_a_post_is_known_and_its_thread_is_not() -> None:
    address = address_of(NodeBB(), f"{SITE}/post/804")
    assert (address.kind, address.id, address.post_id) == (Kind.THREAD, "", "804")


def test_a_deleted_post_is_no_post() -> None:
    for case in ("thread", "json-thread"):
        page = fixture_page(f"nodebb/{case}")
        assert "803" not in [post.post_id for post in engine_of(page).posts(page)]


def test_a_theme_without_a_trail_shows_the_board_beside_the_title() -> None:
    page = fixture_page("nodebb/thread-harmony")
    bare = with_changes(page, ('class="breadcrumb"', 'class="hidden"'))
    assert NodeBB().thread(bare).boards == NodeBB().thread(page).boards == ["الرصد"]


@pytest.mark.parametrize(
    ("heading", "quote"),
    [
        (
            '<a class="plugin-mentions-user" href="/user/suhail">@<bdi>سهيل</bdi></a> كتب في  '
            '<a href="/post/804">أقمار المشتري</a>',
            Quote("سهيل", "804", "رأيتها"),
        ),
        (
            '<a class="plugin-mentions-user" href="/uid/9">@سهيل</a> said in '
            '<a href="/post/804">أقمار المشتري</a>:',
            Quote("سهيل", "804", "رأيتها"),
        ),
        (
            '<a class="plugin-mentions-user" href="/user/s">@سهيل</a> كتب:',
            Quote("سهيل", None, "رأيتها"),
        ),
        ("@سهيل-اليماني said:", Quote("سهيل-اليماني", None, "رأيتها")),
    ],
)
def test_the_composer_says_in_each_language_whose_words_follow(heading: str, quote: Quote) -> None:
    words = f"<div><p>{heading}</p>\n<blockquote>\n<p>رأيتها</p>\n</blockquote>\n<p>وأنا</p></div>"
    read = read_body(html.fromstring(words), MARKUP, lambda href: href or "")
    assert (read.text, read.quotes) == ("وأنا", [quote])


def test_words_to_a_member_before_a_quote_stay() -> None:
    words = (
        '<div><p><a href="/user/s">@سهيل</a> انظر <a href="/post/804">الأقمار</a> ثم عد</p>'
        "<blockquote><p>رأيتها</p></blockquote></div>"
    )
    read = read_body(html.fromstring(words), MARKUP, lambda href: href or "")
    assert (read.text, read.quotes) == ("@سهيل انظر الأقمار ثم عد", [Quote(None, None, "رأيتها")])


@pytest.mark.parametrize(("title", "text"), [(":)", "هلا"), (":rose:", "هلا 🌹"), ("🌹", "هلا 🌹")])
def test_a_smiley_is_a_word_where_its_character_was_typed(title: str, text: str) -> None:
    words = f'<div><p>هلا <img class="emoji" src="/e/1.png" title="{title}" alt="🌹"></p></div>'
    assert read_body(html.fromstring(words), MARKUP, lambda href: href or "").text == text


def test_a_front_page_of_the_newest_threads_is_a_board() -> None:
    board = fixture_page("nodebb/board")
    page, engine = Page(f"{SITE}/", board.body, board.fetched_at), NodeBB()
    assert (engine.kind(board), engine.kind(page)) == (Kind.BOARD, Kind.INDEX)
    assert next(iter(engine.boards(page))).url == f"{SITE}/"
    assert len(list(engine.threads(page))) == len(list(engine.threads(board)))


def test_a_line_may_name_its_beginner_in_a_tooltip_and_its_figures_in_columns() -> None:
    """As Harmony and Persona of NodeBB 4 have it."""
    date = '<a href="/topic/5/aqmar{}" class="timeago" title="2026-11-{}T08:00:00.000Z"></a>'
    member = (
        '<a class="avatar-tooltip" title="{0}" href="/user/{0}"><span class="avatar">م</span></a>'
    )
    columns = "".join(
        f'<div class="stats-{name} card"><span title="{count}">{count}</span></div>'
        for name, count in (("votes", 9), ("postcount", 3), ("viewcount", 140))
    )
    row = (
        f'<li component="category/topic" class="category-item" data-tid="5">{member.format("رنا")}'
        '<h3 component="topic/header"><a href="/topic/5/aqmar">أقمار المشتري</a></h3>'
        f'<p>{date.format("/3", 14)}{date.format("", 12)}</p><div class="stats">{columns}</div>'
        f'<div component="topic/teaser">{member.format("بدر")}{date.format("/3", 14)}</div></li>'
    )
    page = Page(
        f"{SITE}/category/2/falak",
        f"<ul>{row}</ul>".encode(),
        load(FIXTURES / "board")[0].fetched_at,
    )
    thread = next(NodeBB().threads(page))
    assert (thread.author, thread.replies, thread.views) == ("رنا", "2", "140")
    dates = [shown and shown.iso for shown in (thread.created, thread.last_post)]
    assert dates == ["2026-11-12T08:00:00.000Z", "2026-11-14T08:00:00.000Z"]


def test_a_number_in_json_may_be_a_text() -> None:
    topic = {"tid": "5", "slug": "5/aqmar", "title": "أقمار المشتري", "postcount": "3", "posts": []}
    page = Page(
        f"{SITE}/api/topic/5", json.dumps(topic).encode(), load(FIXTURES / "board")[0].fetched_at
    )
    assert NodeBBJSON().thread(page).replies == "2"


def test_a_post_that_was_never_edited_has_no_date_of_it() -> None:
    page = fixture_page("nodebb/thread-harmony")
    dates = (
        '<span component="post/editor"><span class="timeago" title="Invalid Date"></span></span>'
    )
    item = page.root.xpath("//*[@data-pid]")[0]
    for meta in item.xpath(".//meta[@itemprop='dateModified'] | .//*[@component='post/editor']"):
        meta.drop_tree()
    item.append(html.fromstring(dates))
    bare = Page(page.url, html.tostring(page.root, encoding="utf-8"), page.fetched_at)
    for script in bare.root.xpath("//script[@id='ajaxify-data']"):
        script.drop_tree()
    assert next(iter(NodeBB().posts(bare))).edited is None


@pytest.mark.parametrize(
    ("words", "text", "attachments"),
    [
        ("jadwal.txt", "انظروا:", ["/assets/uploads/files/1650000000000-jadwal.txt"]),
        ("جدول الرصد", "انظروا: جدول الرصد", ["/assets/uploads/files/1650000000000-jadwal.txt"]),
    ],
)
def test_the_name_of_a_file_is_no_word_of_the_author(
    words: str, text: str, attachments: list[str]
) -> None:
    link = f'<a href="/assets/uploads/files/1650000000000-jadwal.txt">{words}</a>'
    body = html.fromstring(f"<div><p>انظروا: {link}</p></div>")
    read = read_body(body, MARKUP, lambda href: href or "")
    assert (read.text, read.attachments, read.links) == (text, attachments, [])


def test_a_forum_may_be_installed_in_a_folder() -> None:
    board = fixture_page("nodebb/board")
    newest = fixture_page("nodebb/json-board")
    paging = {"next": {"active": True, "page": 2}}
    data = {"topics": newest.json["topics"], "pagination": paging, "relative_path": "/majlis"}
    script = f'<script id="ajaxify-data" type="application/json">{json.dumps(data)}</script></body>'
    text = board.text.replace("</body>", script)
    front, engine = Page(f"{SITE}/majlis/", text.encode(), board.fetched_at), NodeBB()
    assert engine.kind(front) is Kind.INDEX
    assert [board.url for board in engine.boards(front)] == [f"{SITE}/majlis/"]
    urls = [thread.url for thread in engine.threads(front)]
    assert urls == [f"{SITE}/majlis/topic/77/aqmar-al-mushtari"]
    assert engine.next_page(front) == f"{SITE}/majlis/?page=2"


def test_links_from_json_lead_to_json_below_the_folder() -> None:
    page = fixture_page("nodebb/json-board")
    engine = NodeBBJSON()
    body = json.dumps({**page.json, "relative_path": "/majlis"}).encode()
    board = Page(page.url, body, page.fetched_at)
    assert all(f"{SITE}/majlis/api/topic/" in thread.url for thread in engine.threads(board))
    untold = json.dumps({k: v for k, v in page.json.items() if k != "relative_path"}).encode()
    board = Page(page.url.replace("/api/", "/majlis/api/"), untold, page.fetched_at)
    assert all(f"{SITE}/majlis/api/topic/" in thread.url for thread in engine.threads(board))


def test_a_post_of_another_forum_has_its_url_for_a_number() -> None:
    page = fixture_page("nodebb/json-thread")
    data = page.json
    data["posts"][1] |= {"pid": "https://falak.example/notes/7", "timestamp": 0}
    post = list(NodeBBJSON().posts(with_text(page, json.dumps(data))))[1]
    address = address_of(NodeBBJSON(), post.permalink or "")
    assert address.post_id == post.post_id == "https://falak.example/notes/7"
