"""Rules of Flarum that the records of a fixture do not show."""

import json
from typing import Any

import pytest
from lxml import html

from crawler.bodies.body import read_body
from crawler.bodies.markup import Quote
from crawler.engines.base import Kind
from crawler.engines.flarum import Flarum, FlarumJSON
from crawler.engines.flarum.markup import MARKUP
from crawler.pages.page import Page
from tests.reading import address_of, engine_of, fixture_page
from tests.shared import with_changes, with_text

SITE = "https://bustan.example"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/d/64-khatima", "/d/64-khatima"),
        ("/d/64-khatima/", "/d/64-khatima"),
        ("/d/64", "/d/64"),
        ("/d/64-khatima/1", "/d/64-khatima"),
        ("/d/64-khatima/reply", "/d/64-khatima"),
        ("/d/64-khatima/12", "/d/64-khatima/12"),
        ("/d/64-khatima?page=2", "/d/64-khatima?page=2"),
        ("/d/64-khatima?page=1&sort=x", "/d/64-khatima"),
        ("/d/64-%d8%ae%d8%a7", "/d/64-%D8%AE%D8%A7"),
        ("/t/riwayat", "/t/riwayat"),
        ("/t/riwayat?sort=newest&page=2", "/t/riwayat?page=2"),
        ("/all", "/all"),
        ("/tags", "/tags"),
        ("/u/rabab", "/u/rabab"),
        ("/u/rabab/discussions", "/u/rabab"),
        ("/api/discussions/64", "/api/discussions/64"),
        ("/forum/d/64-khatima", "/forum/d/64-khatima"),
        ("", "/"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    assert address_of(Flarum(), SITE + url).url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/api/forum",
        "/atom",
        "/login",
        "/settings",
        "/register",
        "/reset/abc",
        "/assets/files/a.pdf",
        "/following",
        "http://[",
    ],
)
def test_forms_feeds_and_searches_are_no_pages(url: str) -> None:
    assert Flarum().address(url if url.startswith("http") else SITE + url) is None


def test_the_number_behind_a_discussion_is_that_of_a_post_and_no_page() -> None:
    address = address_of(Flarum(), f"{SITE}/d/64-khatima/12")
    assert (address.id, address.start, address.post_id) == ("64", 0, "64/12")


def test_a_page_of_a_discussion_says_how_many_posts_come_before_it() -> None:
    address = address_of(Flarum(), f"{SITE}/d/64-khatima?page=3")
    assert (address.start, address.skipped) == (3, 40)


def test_events_hidden_posts_and_posts_of_other_discussions_are_left_out() -> None:
    for case in ("thread", "json-thread"):
        page = fixture_page(f"flarum/{case}")
        assert [post.post_id for post in engine_of(page).posts(page)] == ["701", "702", "705"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("<details class='spoiler'><summary>Spoiler</summary><p>سرّ</p></details>", "سرّ"),
        ("<details class='spoiler'><summary>نهايتها</summary><p>سرّ</p></details>", "نهايتها\n\nسرّ"),
        (
            "<div class='spoiler'><div class='spoiler-header'><button>إظهار</button> Spoiler</div>"
            "<div class='spoiler-content'>سرّ</div></div>",
            "سرّ",
        ),
        (
            "<pre><code>a = 1\nb = 2</code><script>if(x)hljs._hb()</script></pre>",
            "a = 1\nb = 2",
        ),
        ("<a class='LinkPreview' href='https://e.example'><div>عنوان</div></a><p>انظر</p>", "انظر"),
    ],
)
def test_what_the_forum_puts_around_words_is_none_of_them(words: str, text: str) -> None:
    read = read_body(html.fromstring(f"<div>{words}</div>"), MARKUP, lambda href: href or "")
    assert read.text == text


def test_a_quote_is_of_the_post_that_it_opens_with() -> None:
    inner = (
        '<blockquote class="uncited"><div><p><span class="PostMention PostMention--deleted" '
        'data-id="31">[محذوف]</span> أين الكتاب؟</p></div></blockquote>'
    )
    outer = f"<blockquote><div><cite>رباب wrote:</cite>{inner}<p>في الرف.</p></div></blockquote>"
    read = read_body(html.fromstring(f"<div>{outer}</div>"), MARKUP, lambda href: href or "")
    assert read.quotes == [
        Quote("رباب", None, "في الرف."),
        Quote("[محذوف]", "31", "أين الكتاب؟"),
    ]


def test_a_link_to_a_page_after_the_last_post_is_none_to_a_next_page() -> None:
    page = fixture_page("flarum/thread-last-page")
    engine, words = Flarum(), page.root.get_element_by_id("flarum-content")
    link = html.fromstring('<a href="https://bustan.example/d/64?page=3">الصفحة التالية</a>')
    words.append(link)
    assert engine.next_page(page) is None


def test_the_front_page_is_the_first_of_all_discussions() -> None:
    page = fixture_page("flarum/front")
    engine = Flarum()
    assert [board.url for board in engine.boards(page)] == ["https://bustan.example/"]
    assert engine.next_page(page) == "https://bustan.example/all?page=2"


def json_page(page: Page, data: dict[str, Any]) -> Page:
    return with_text(page, json.dumps(data))


def test_a_forum_may_be_installed_in_a_folder() -> None:
    page = fixture_page("flarum/front")
    text = page.text.replace("bustan.example", "bustan.example/majlis")
    text = text.replace(r"bustan.example\/api", r"bustan.example\/majlis\/api")
    text = text.replace('"https:\\/\\/bustan.example"', '"https:\\/\\/bustan.example\\/majlis"')
    front, engine = Page(f"{SITE}/majlis/", text.encode(), page.fetched_at), Flarum()
    assert engine.kind(front) is Kind.INDEX
    assert [board.url for board in engine.boards(front)] == [f"{SITE}/majlis/"]
    assert [thread.url for thread in engine.threads(front)] == [
        f"{SITE}/majlis/d/64-khatimat-ar-riwaya"
    ]
    assert engine.next_page(front) == f"{SITE}/majlis/all?page=2"


def test_a_forum_whose_tags_have_no_places_has_one_board_of_all_discussions() -> None:
    page = fixture_page("flarum/json-index")
    tags = page.json["data"]
    for tag in tags:
        tag["attributes"]["position"] = None
    bare = json_page(page, {"data": tags})
    boards = [(board.board_id, board.url) for board in FlarumJSON().boards(bare)]
    assert boards == [("all", f"{SITE}/api/discussions")]


def test_a_later_post_that_mentions_one_of_a_page_does_not_end_the_page() -> None:
    page = fixture_page("flarum/json-thread")
    engine, data = FlarumJSON(), page.json
    held = {(item["type"], item["id"]) for item in data["included"]}
    references = data["data"]["relationships"]["posts"]["data"]
    until = next(n for n, key in enumerate(references) if (key["type"], key["id"]) not in held)
    references.append({"type": "posts", "id": "990"})
    answer = {"number": 40, "contentType": "comment", "contentHtml": "<p>صدقت</p>"}
    data["included"].append({"type": "posts", "id": "990", "attributes": answer})
    following = engine.next_page(json_page(page, data))
    assert following == f"{SITE}/api/discussions/64?page[offset]={until}".replace(
        "[offset]", "%5Boffset%5D"
    )


def test_a_discussion_that_does_not_list_its_posts_goes_on_as_its_words_link() -> None:
    page = fixture_page("flarum/thread")
    bare = with_changes(page, ('"posts": {"data": [', '"others": {"data": ['))
    assert Flarum().next_page(bare) == Flarum().next_page(page) is not None


@pytest.mark.parametrize("call", ["app.load(%s);", "app.preload = %s;"])
def test_the_document_is_read_as_older_releases_write_it(call: str) -> None:
    page = fixture_page("flarum/thread")
    holder = page.root.get_element_by_id("flarum-json-payload")
    payload = holder.text.replace('"apiDocument"', '"document"').replace('"resources"', '"data"')
    older = with_changes(page, (holder.text, call % payload), (' id="flarum-json-payload"', ""))
    assert [post.post_id for post in Flarum().posts(older)] == ["701", "702", "705"]


def test_a_poll_of_the_discussion_is_read() -> None:
    page = fixture_page("flarum/json-thread")
    data = page.json
    options = [("1", "مات", 4), ("2", "نام", 9)]
    data["included"] += [
        {"type": "poll_options", "id": key, "attributes": {"answer": answer, "voteCount": votes}}
        for key, answer, votes in options
    ]
    keys = [{"type": "poll_options", "id": key} for key, _, _ in options]
    data["included"].append(
        {
            "type": "polls",
            "id": "5",
            "attributes": {"question": "ما مصير الراوي؟"},
            "relationships": {"options": {"data": keys}},
        }
    )
    poll = FlarumJSON().thread(json_page(page, data)).poll
    shown = [{"text": answer, "votes": votes} for _, answer, votes in options]
    assert poll == {"question": "ما مصير الراوي؟", "options": shown}
