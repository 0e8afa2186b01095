"""Rules of Vanilla that the records of a fixture do not show."""

import re

import pytest
from lxml import html

from crawler.bodies.body import read_body
from crawler.bodies.markup import Quote
from crawler.engines.base import Kind
from crawler.engines.vanilla import Vanilla, VanillaLayouts
from crawler.engines.vanilla.markup import MARKUP, unfold
from crawler.engines.vanilla.routes import first_page
from crawler.pages.page import Page
from tests.reading import address_of, fixture_page
from tests.shared import with_changes, with_text

SITE = "https://qahwa.example"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/discussion/88/shay", "/discussion/88/shay"),
        ("/discussion/88/shay/", "/discussion/88/shay"),
        ("/discussion/88/shay/p1", "/discussion/88/shay"),
        ("/discussion/88/shay/p3", "/discussion/88/shay/p3"),
        ("/discussion/88/shay?page=p3", "/discussion/88/shay/p3"),
        ("/discussion/88/shay#latest", "/discussion/88/shay"),
        ("/discussion/88/shay/feed.rss", "/discussion/88/shay"),
        ("/discussion/88", "/discussion/88"),
        ("/discussion/88/%d8%b4%d8%a7%d9%8a", "/discussion/88/%D8%B4%D8%A7%D9%8A"),
        ("/discussion/comment/906", "/discussion/comment/906#Comment_906"),
        ("/discussion/comment/906/#Comment_906", "/discussion/comment/906#Comment_906"),
        ("/index.php?p=/discussion/88/shay/p2", "/index.php?p=/discussion/88/shay/p2"),
        ("/categories/majlis", "/categories/majlis"),
        ("/categories/majlis/p2", "/categories/majlis/p2"),
        ("/discussions/p2", "/discussions/p2"),
        ("/discussions/tagged/shay/p2", "/discussions/tagged/shay/p2"),
        ("/categories", "/categories"),
        ("/categories/all", "/categories"),
        ("/profile/3/saadoun", "/profile/3/saadoun"),
        ("/profile/saadoun", "/profile/saadoun"),
        ("/vanilla/discussion/88/shay", "/vanilla/discussion/88/shay"),
        ("", "/"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    assert address_of(Vanilla(), SITE + url).url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/discussions/feed.rss",
        "/discussion/88/shay.json",
        "/entry/signin?Target=x",
        "/entry/register",
        "/post/discussion",
        "/post/editcomment/906",
        "/discussion/download/ef34/wasfa.pdf",
        "/search?Search=x",
        "/activity",
        "/react/comment/like?id=906",
        "http://[",
    ],
)
def test_forms_feeds_and_searches_are_no_pages(url: str) -> None:
    assert Vanilla().address(url if url.startswith("http") else SITE + url) is None


def test_the_number_of_a_comment_is_known_and_its_thread_is_not() -> None:
    address = address_of(Vanilla(), f"{SITE}/discussion/comment/906#Comment_906")
    assert (address.kind, address.id, address.post_id) == (Kind.THREAD, "", "906")


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("/discussion/88/shay/p3", "/discussion/88/shay"),
        ("/index.php?p=/discussion/88/shay/p3", "/index.php?p=/discussion/88/shay"),
    ],
)
def test_the_first_page_of_a_page_is_known(url: str, first: str) -> None:
    assert first_page(address_of(Vanilla(), SITE + url)) == SITE + first


def test_a_profile_page_shows_its_member() -> None:
    member = Vanilla().author(fixture_page("vanilla/profile"))
    assert member is not None
    assert (member.name, member.user_id) == ("سعدون", "3")
    assert member.panel == [("الاسم", "سعدون"), ("انضم في", "1 مايو 2015"), ("الزيارات", "930")]


def test_a_front_page_of_the_newest_threads_is_a_board() -> None:
    board = fixture_page("vanilla/board")
    engine = Vanilla()
    text = board.text.replace("vanilla_categories_index", "vanilla_discussions_index")
    page = Page(f"{SITE}/", text.encode(), board.fetched_at)
    assert (engine.kind(board), engine.kind(page)) == (Kind.BOARD, Kind.INDEX)
    assert next(iter(engine.boards(page))).url == f"{SITE}/"
    assert len(list(engine.threads(page))) == len(list(engine.threads(board))) > 0
    assert engine.next_page(page) == engine.next_page(board)


def test_the_last_threads_of_all_boards_in_the_panel_are_not_of_the_board() -> None:
    board = fixture_page("vanilla/board")
    row = (
        '<li id="Discussion_901" class="Item"><div class="Title"><a class="DiscussionLink"'
        f' href="{SITE}/discussion/901/tamr">تمر القصيم</a></div></li>'
    )
    panel = f'<ul class="PanelInfo PanelDiscussions DataList">{row}</ul><ul class="PanelInfo '
    page = with_text(board, board.text.replace('<ul class="PanelInfo ', panel, 1))
    assert page.text != board.text
    assert list(Vanilla().threads(page)) == list(Vanilla().threads(board))
    index = fixture_page("vanilla/index")
    page = with_text(index, index.text.replace('<ul class="PanelInfo ', panel, 1))
    assert page.text != index.text
    assert list(Vanilla().boards(page)) == list(Vanilla().boards(index))


def test_whom_a_guest_quotes_is_not_who_wrote_the_post() -> None:
    page = fixture_page("vanilla/thread")
    item = page.root.get_element_by_id("Comment_906")
    for link in list(item.xpath(".//*[@class='AuthorWrap']//a")):
        link.drop_tag()
    post = next(post for post in Vanilla().posts(page) if post.post_id == "906")
    assert post.author.name != "سعدون"
    assert post.author.user_id is None


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        (
            '<blockquote class="Quote"><div class="QuoteAuthor"><a href="/profile/3/s">سعدون</a>'
            ' قال: <a href="/discussion/88/shay">»</a></div><div class="QuoteText">اشرب</div>'
            "</blockquote>",
            Quote("سعدون", "t88", "اشرب"),
        ),
        (
            '<div class="embedExternal embedQuote"><blockquote class="embedText-body"><div '
            'class="embedText-header"><a href="/profile/3/s">سعدون</a><a '
            'href="/discussion/comment/905#Comment_905"><time>2020</time></a></div><div '
            'class="embedText-main"><div class="blockquote-content"><p>اشرب</p></div></div>'
            "</blockquote></div>",
            Quote("سعدون", "905", "اشرب"),
        ),
        (
            '<div class="blockquote"><div class="blockquote-content"><p>اشرب</p></div></div>',
            Quote(None, None, "اشرب"),
        ),
    ],
)
def test_a_quote_is_one_in_every_editor_s_markup(words: str, quote: Quote) -> None:
    body = html.fromstring(f"<div>{words}<p>هاته</p></div>")
    unfold(body)
    read = read_body(body, MARKUP, lambda href: href or "")
    assert (read.text, read.quotes) == ("هاته", [quote])


def test_a_layout_without_records_of_its_own_is_not_claimed() -> None:
    page = fixture_page("vanilla/layout-thread")
    names = {"discussionID": "articleID", "commentID": "noteID", "categoryID": "shelfID"}
    other = with_changes(page, *names.items(), ("categories", "shelves"))
    assert VanillaLayouts().detect(page) == 90
    assert VanillaLayouts().detect(other) == 0


def test_records_are_read_from_variables_as_older_releases_write_them() -> None:
    page = fixture_page("vanilla/layout-thread")
    older = with_changes(
        page,
        ("window['__ACTIONS__'] = ", 'window["__ACTIONS__"]='),
        (";window['__REACT_QUERY_PRELOAD__'] = ", ';\nwindow["x"]='),
    )
    posts = [post.post_id for post in VanillaLayouts().posts(older)]
    assert posts == [None, "811", "815"]


@pytest.mark.parametrize(
    "told",
    [
        r'<script>gdn.meta={"WebRoot":"https:\/\/qahwa.example\/ar","UrlFormat":"x"};</script>',
        "<script>gdn.meta = {\n'WebRoot' : \"https:\\/\\/qahwa.example\\/ar\\/\"};</script>",
        '<input type="hidden" id="WebRoot" value="https://qahwa.example/ar/" />',
    ],
)
def test_a_forum_may_be_installed_in_a_folder(told: str) -> None:
    board = fixture_page("vanilla/board")
    text = board.text.replace("vanilla_categories_index", "vanilla_discussions_index")
    text = text.replace("</head>", f"{told}</head>")
    front, engine = Page(f"{SITE}/ar/", text.encode(), board.fetched_at), Vanilla()
    assert engine.kind(front) is Kind.INDEX
    thread = fixture_page("vanilla/thread")
    text = re.sub(r'<a href="/discussion/comment/907[^>]*>', "<a>", thread.text)
    page = with_text(thread, text.replace("</head>", f"{told}</head>"))
    posts = {post.post_id: post.permalink for post in engine.posts(page)}
    assert posts["907"] == f"{SITE}/ar/discussion/comment/907#Comment_907"


def test_a_layout_of_the_newest_threads_in_a_folder_is_the_front_page() -> None:
    board = fixture_page("vanilla/layout-board")
    told = '<script>gdn.meta={"WebRoot":"https:\\/\\/qahwa.example\\/ar"}</script></head>'
    text = board.text.replace("</head>", told)
    text = text.replace("/categories/", "/shelves/").replace(r"\/categories\/", r"\/shelves\/")
    front, engine = Page(f"{SITE}/ar", text.encode(), board.fetched_at), VanillaLayouts()
    assert engine.kind(front) is Kind.INDEX
    assert [board.url for board in engine.boards(front)] == [f"{SITE}/ar/discussions"]
