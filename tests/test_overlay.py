"""Given selectors for a forum whose theme is not read, then its records, and else the engine's."""

import dataclasses
from typing import Any

import pytest

from crawler.clock import ForumClock
from crawler.engines import families
from crawler.engines.base import Engine, Kind
from crawler.extract import Extraction, extract
from crawler.fixture import load
from crawler.overlay import overlay
from crawler.overlay.selectors import selectors
from crawler.pages.page import Page
from tests.markup import written_page
from tests.reading import fixture_page, read_page
from tests.shared import FIXTURES

VBULLETIN = next(e for e in families()["vbulletin"] if e.version == "3")
THREAD = """
<html><head><title>منتدى الواحة</title></head><body><h2 class="name">سقي النخيل</h2>
<article data-key="msg_901"><p><a class="by" href="member.php?u=7">ريم</a>
 <time datetime="2019-05-12T10:44:00+03:00">قبل مدة</time></p>
 <section>متى تسقون النخل؟<u class="ad">إعلان ممول</u><em class="sig">لا تنسوا الدعاء</em></section>
</article>
<article data-key="msg_905"><p><span class="by">زائر</span> <time>12-05-2019, 03:10 PM</time></p>
 <section><div class="said"><b>ريم</b> متى تسقون النخل؟</div>كل يومين في الصيف.</section>
 <p class="again">20-05-2019, 01:00 AM</p></article>
<a class="older" href="showthread.php?t=42&amp;page=2">أقدم</a>
</body></html>
"""
BOARD = """
<html><body><ul class="rooms"><li><a href="forumdisplay.php?f=9">ركن الري</a></li></ul>
<ol><li class="row"><a href="showthread.php?t=42">سقي النخيل</a>
<a href="member.php?u=7">ريم</a></li>
<li class="row"><a href="/talk/kharif">الخريف</a></li></ol></body></html>
"""
CSS = {
    "post": "article",
    "post_id": "::attr(data-key)",
    "author": ".by",
    "date": "time",
    "edited": ".again",
    "body": "section",
    "signature": "em.sig",
    "quote": "div.said",
    "quote_author": "b",
    "ignored": "u.ad",
    "title": "h2.name",
    "next_page": "a.older",
}
XPATH = {
    "post": "//article",
    "post_id": "@data-key",
    "author": "//*[@class='by']",
    "date": "./p/time",
    "edited": "descendant::p[@class='again']/text()",
    "body": ".//section",
    "signature": "(//em)[1]",
    "quote": "//div[contains(@class,'said')]",
    "quote_author": "./b",
    "ignored": "//u",
    "title": "string(//h2)",
    "next_page": "//a[@class='older']/@href",
}


def page_of(markup: str, url: str) -> Page:
    return written_page(url, markup)


def read(markup: str, given: dict[str, str], *, query: str = "showthread.php?t=42") -> Extraction:
    page = page_of(markup, f"http://waha.example/vb/{query}")
    return extract(page, overlay(VBULLETIN, given), ForumClock(order="dmy"))


@pytest.mark.parametrize("given", [CSS, XPATH], ids=["css", "xpath"])
def test_a_thread_is_read_where_the_selectors_point(given: dict[str, str]) -> None:
    assert read(THREAD, {}).posts == []
    found = read(THREAD, given)
    assert found.kind is Kind.THREAD
    assert found.next_page == "http://waha.example/vb/showthread.php?t=42&page=2"
    first, second = found.posts
    assert (first.thread_id, first.title) == ("42", "سقي النخيل")
    assert (first.post_id, first.author, first.author_id) == ("901", "ريم", "waha.example/u/7")
    assert (first.posted_at, first.edited_at) == ("2019-05-12T10:44:00+03:00", None)
    assert first.body == "متى تسقون النخل؟"
    assert first.author_line.signature == "لا تنسوا الدعاء"
    assert (second.post_id, second.author, second.author_id) == ("905", "زائر", None)
    assert (second.posted_at, second.edited_at) == ("2019-05-12T15:10", "2019-05-20T01:00")
    assert second.body == "كل يومين في الصيف."
    assert second.quotes == [{"author": "ريم", "post_id": None, "text": "متى تسقون النخل؟"}]


def test_a_board_is_read_where_the_selectors_point() -> None:
    given = {"thread_link": "li.row > a:first-child", "board_link": ".rooms"}
    found = read(BOARD, given, query="forumdisplay.php?f=3")
    assert found.kind is Kind.BOARD
    assert [(b.board_id, b.url, b.title) for b in found.boards] == [
        ("9", "http://waha.example/vb/forumdisplay.php?f=9", "ركن الري")
    ]
    known, unknown = found.threads
    assert (known.thread_id, known.title) == ("42", "سقي النخيل")
    assert (unknown.url, unknown.title) == ("http://waha.example/talk/kharif", "الخريف")
    page = page_of(THREAD.replace("t=42", "t="), unknown.url)
    assert read_page(page, overlay(VBULLETIN, CSS)).posts[0].thread_id == (unknown.thread_id)


def test_a_page_with_boards_alone_is_an_index() -> None:
    assert read(BOARD, {"board_link": ".rooms a"}, query="index.php").kind is Kind.INDEX


def fixture(case: str) -> tuple[Page, ForumClock, Engine]:
    page, clock, _ = load(FIXTURES / case)
    name = case.partition("/")[0]
    return page, clock, max(families()[name], key=lambda engine: engine.detect(page))


def records(case: str, given: dict[str, str]) -> list[dict[str, Any]]:
    page, clock, engine = fixture(case)
    return [dataclasses.asdict(post) for post in extract(page, overlay(engine, given), clock).posts]


@pytest.mark.parametrize(
    "case", ["xenforo/thread", "vbulletin/v3-thread", "mybb/thread", "phpbb/two-thread"]
)
def test_what_is_not_given_stays_the_engines(case: str) -> None:
    own = records(case, {})
    assert len(own) > 1
    # Words and dates of all other parts are as they were, though the name is another one.
    found = records(case, {"author": "string('اسم')"})
    assert [post["author"] for post in found] == ["اسم"] * len(own)
    for post, other in zip(own, found, strict=True):
        assert {**other, "author": post["author"], "author_id": post["author_id"]} == post


@pytest.mark.parametrize("case", ["vbulletin/v3-index", "vbulletin/v3-board", "xenforo/one-board"])
def test_lists_that_are_not_given_stay_the_engines(case: str) -> None:
    page, clock, engine = fixture(case)
    own = extract(page, engine, clock)
    assert own.boards or own.threads
    page, clock, _ = fixture(case)
    assert extract(page, overlay(engine, {"title": "h9"}), clock) == own


def test_a_thread_that_a_link_names_has_the_figures_that_its_line_shows() -> None:
    page, clock, engine = fixture("vbulletin/v3-board")
    threads = extract(page, engine, clock).threads
    own = [thread for thread in threads if thread.url.endswith(f"={thread.thread_id}")]
    assert any(thread.replies for thread in own)
    page, clock, _ = fixture("vbulletin/v3-board")
    given = {"thread_link": "a[href*='showthread.php']"}
    found = {t.thread_id: t for t in extract(page, overlay(engine, given), clock).threads}
    assert [found[thread.thread_id] for thread in own] == own


def test_what_leads_nowhere_is_no_board() -> None:
    markup = BOARD.replace("</ul>", "<li>ركن مغلق</li><li><a href=''>ركن قديم</a></li></ul>")
    found = read(markup, {"board_link": ".rooms li"}, query="index.php")
    assert [board.title for board in found.boards] == ["ركن الري"]


def test_what_is_given_and_not_found_is_not_there() -> None:
    found = records("xenforo/thread", {"date": ".no-such-class"})
    assert [post["posted_at_text"] for post in found] == [""] * len(found)
    page, _, engine = fixture("xenforo/thread")
    assert engine.next_page(page) is not None
    assert overlay(engine, {"next_page": ".no-such-class"}).next_page(page) is None


def test_an_engine_without_selectors_is_itself() -> None:
    assert overlay(VBULLETIN, {}) is VBULLETIN
    laid = overlay(VBULLETIN, {"post": "article"})
    assert laid is overlay(VBULLETIN, {"post": "article"})
    assert (laid.name, laid.version) == ("vbulletin", "3")


@pytest.mark.parametrize("given", [{}, CSS, XPATH], ids=["none", "css", "xpath"])
@pytest.mark.parametrize("markup", ["", "<p>", THREAD, BOARD, '{"posts": [{"id": 1}]}'])
def test_any_page_is_survived(markup: str, given: dict[str, str]) -> None:
    page = page_of(markup, "http://waha.example/")
    for family in families().values():
        for engine in family:
            found = read_page(page, overlay(engine, given))
            assert all(post.site == page.site for post in found.posts)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"posts": "article"}, "posts: unknown key"),
        ({"post": 5}, "post: is a text"),
        ({"post": "div["}, "post: no CSS or XPath: 'div['"),
        ({"post": "div::before"}, "post: no CSS or XPath: 'div::before'"),
        ({"body": "//div["}, "body: no CSS or XPath: '//div['"),
        ({"body": "//x:div"}, "body: no CSS or XPath: '//x:div'"),
        ({"body": "count(//div)"}, "body: selects no part of a page"),
    ],
)
def test_a_selector_that_is_none_says_so(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match="^" + message.split(":")[0]) as caught:
        selectors(given)
    assert str(caught.value).startswith(message)


def test_what_no_selector_finds_is_the_engines() -> None:
    page, clock, _ = load(FIXTURES / "vbulletin" / "v3-thread")
    own = extract(page, VBULLETIN, clock)
    page, clock, _ = load(FIXTURES / "vbulletin" / "v3-thread")
    over = overlay(VBULLETIN, {"post": "//div[starts-with(@id,'post_message_')]/.."})
    assert extract(page, over, clock).posts == own.posts
    assert over.detect(page) == VBULLETIN.detect(page) > 0
    member = fixture_page("vbulletin/v3-profile")
    assert over.author(member) == VBULLETIN.author(member) is not None
    session = "http://forum.example/showthread.php?s=" + "0a" * 16 + "&t=42"
    assert over.canonical(session) == "http://forum.example/showthread.php?t=42"


STATED = """<script type="application/ld+json">[{"@type": "Comment", "text": "كل يومين في الصيف.",
"author": "ريم", "datePublished": "2019-05-12T10:44:00+03:00"}]</script>"""


def test_posts_that_are_stated_in_no_element_stay_as_they_are() -> None:
    page = page_of(STATED, "http://forum.example/topic/42/")
    over = overlay(families()["generic"][0], {"date": "time"})
    (post,) = read_page(page, over).posts
    assert (post.body, post.posted_at) == ("كل يومين في الصيف.", "2019-05-12T10:44:00+03:00")
