"""Rules of Discourse that the records of a fixture do not show."""

import json
import re

import pytest
from lxml import html

from crawler.bodies.body import read_body
from crawler.engines.base import Kind
from crawler.engines.discourse import Discourse, DiscourseJSON
from crawler.engines.discourse.markup import MARKUP, drop_sizes
from crawler.engines.discourse.routes import first_page
from crawler.frontier.spelling import as_linked
from crawler.pages.page import Page
from tests.reading import address_of, engine_of, fixture_page
from tests.shared import with_changes, with_text

SITE = "https://warsha.example"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/t/topic/71", "/t/topic/71"),
        ("/t/topic/71/", "/t/topic/71"),
        ("/t/topic/71/1", "/t/topic/71"),
        ("/t/71", "/t/71"),
        ("/t/-/71", "/t/-/71"),
        ("/t/topic/71?page=1", "/t/topic/71"),
        ("/t/topic/71?page=3&u=hassoun", "/t/topic/71?page=3"),
        ("/t/topic/71?_escaped_fragment_=", "/t/topic/71"),
        ("/t/topic/71/print", "/t/topic/71"),
        ("/t/topic/71.rss", "/t/topic/71"),
        ("/t/topic/71/12", "/t/topic/71/12"),
        ("/t/topic/71/last", "/t/topic/71"),
        ("/t/%d8%b9%d9%88%d8%af/71", "/t/%D8%B9%D9%88%D8%AF/71"),
        ("/t/71.json", "/t/71.json"),
        ("/t/topic/71.json?page=2", "/t/71.json?page=2"),
        ("/raw/71", "/t/71"),
        ("/c/alat/6", "/c/alat/6"),
        ("/c/alat/6/l/latest?page=2", "/c/alat/6?page=2"),
        ("/c/alat/oud/9/none", "/c/alat/oud/9"),
        ("/c/alat/6/none/l/top?page=1", "/c/alat/6?page=1"),
        ("/c/alat/6/l/hot.json", "/c/alat/6.json"),
        ("/c/alat/6.json?page=1", "/c/alat/6.json?page=1"),
        ("/latest", "/latest"),
        ("/latest.json?page=2", "/latest.json?page=2"),
        ("/top?period=yearly", "/top"),
        ("/tag/oud?page=1", "/tag/oud?page=1"),
        ("/tag/%d8%b9%d9%88%d8%af/12/l/latest", "/tag/%D8%B9%D9%88%D8%AF/12"),
        ("/tags/oud", "/tags/oud"),
        ("/u/hassoun/activity", "/u/hassoun"),
        ("/users/hassoun", "/u/hassoun"),
        ("/forum/t/topic/71?page=2", "/forum/t/topic/71?page=2"),
        ("", "/"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    assert address_of(Discourse(), SITE + url).url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/search?q=oud",
        "/latest.rss",
        "/posts.rss",
        "/login",
        "/signup",
        "/new-topic",
        "/session/sso",
        "/badges",
        "/tags",
        "/tag/oud.rss",
        "/uploads/default/original/1X/ab12.jpeg",
        "http://[",
    ],
)
def test_forms_feeds_and_searches_are_no_pages(url: str) -> None:
    assert Discourse().address(url if url.startswith("http") else SITE + url) is None


def test_the_number_behind_a_topic_is_that_of_a_post_and_no_page() -> None:
    address = address_of(Discourse(), f"{SITE}/t/topic/71/12")
    assert (address.id, address.start, address.post_id) == ("71", 0, "71/12")


def test_the_json_of_a_topic_says_how_many_posts_a_page_has() -> None:
    page = fixture_page("discourse/json-thread")
    engine = engine_of(page)
    assert engine.next_page(page) == f"{SITE}/t/71.json?page=2"
    assert engine.thread(page).pages == 2


def test_an_author_whose_profile_is_closed_to_guests_has_a_name() -> None:
    page = fixture_page("discourse/thread")
    for link in list(page.root.iter("a")):
        if "/u/" in (link.get("href") or ""):
            link.drop_tag()
    authors = [post.author for post in Discourse().posts(page)]
    assert [author.name for author in authors][:3] == ["hassoun", "شاكر", "umkulthum"]
    assert not any(author.user_id or author.url for author in authors)


@pytest.mark.parametrize(
    ("behind", "left"),
    [
        (" (3.1 KB)", ""),
        (" (940 Bytes) للجميع", "للجميع"),
        (" (1.2 م.ب)", ""),
        (" (نسخة 2)", "(نسخة 2)"),
    ],
)
def test_the_size_behind_an_attached_file_is_no_word_of_the_author(behind: str, left: str) -> None:
    link = '<a class="attachment" href="/uploads/short-url/a.pdf">a.pdf</a>'
    body = html.fromstring(f"<div><p>هذا المخطط:</p><p>{link}{behind}</p></div>")
    drop_sizes(body)
    read = read_body(body, MARKUP, lambda href: href or "")
    assert read.text.split("\n\n") == ["هذا المخطط:", *filter(None, [left])]
    assert read.attachments == ["/uploads/short-url/a.pdf"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("<details><summary>Summary</summary><p>سرّ</p></details>", "سرّ"),
        ("<details><summary>ملخّص</summary><p>سرّ</p></details>", "سرّ"),
        ("<details class='elided'><summary>···</summary><p>أرسلتُه أمس</p></details>", "أرسلتُه أمس"),
        ("<details><summary>مقدار الملح</summary><p>رطل</p></details>", "مقدار الملح\n\nرطل"),
        (
            "<p>حاشية<sup class='footnote-ref'><a href='#f1'>[1]</a></sup></p><ol><li>"
            "<p>شرحها <a href='#r1' class='footnote-backref'>↩︎</a></p></li></ol>",
            "حاشية[1]\n\n- شرحها",
        ),
        (
            "<div class='youtube-onebox lazy-video-container'><a href='https://video.example/1'>"
            "<img src='/thumb.jpg'></a></div><p>شاهدوه</p>",
            "شاهدوه",
        ),
    ],
)
def test_what_the_composer_adds_is_no_word_of_the_author(words: str, text: str) -> None:
    read = read_body(html.fromstring(f"<div>{words}</div>"), MARKUP, lambda href: href or "")
    assert (read.text, read.images) == (text, [])


@pytest.mark.parametrize("holder", ["div", "script"])
def test_a_page_without_words_is_read_from_what_its_scripts_read(holder: str) -> None:
    page = fixture_page("discourse/thread-stored")
    script = page.root.get_element_by_id("data-preloaded")
    if holder == "div":  # as until 2025
        script.set("data-preloaded", script.text)
        script.tag, script.text = holder, None
    assert [post.post_id for post in Discourse().posts(page)] == ["88/1", "88/2", "88/4"]


def test_the_front_page_leads_to_later_pages_as_its_list_writes_them() -> None:
    assert Discourse().next_page(fixture_page("discourse/front-stored")) == (
        "https://mighzal.example/latest?no_definitions=true&page=1"
    )


def test_a_category_without_topics_is_a_board() -> None:
    page = fixture_page("discourse/board")
    for row in page.root.xpath("//tr[contains(@class,'topic-list-item')]"):
        row.drop_tree()
    engine = Discourse()
    assert (engine.kind(page), list(engine.threads(page))) == (Kind.BOARD, [])


@pytest.mark.parametrize("view", ["latest", "top"])
def test_a_later_page_of_a_category_is_asked_for_under_the_path_of_its_link(view: str) -> None:
    board = fixture_page("discourse/board")
    linked = f"{SITE}/c/alat/6/l/{view}?page=1"
    page = with_changes(board, ("/c/alat/6?page=1", f"/c/alat/6/l/{view}?page=1"))
    engine = Discourse()
    following = engine.next_page(page)
    assert following == linked
    assert engine.canonical(following) == f"{SITE}/c/alat/6?page=1"
    assert as_linked(page, engine, engine.canonical(following), following) == linked


@pytest.mark.parametrize(
    "notice",
    [
        "This post was flagged by the community and is temporarily hidden.",
        "أبلغ المجتمع عن هذا المنشور وتم إخفاؤه مؤقتًا.",
        "This topic was automatically closed 90 days after the last reply. "
        "New replies are no longer allowed.",
        "تم إغلاق هذا الموضوع تلقائيًا بعد يومين (2) من الرد الأخير. لم يعُد مسموحًا بالردود الجديدة.",
        "تم فتح هذا الموضوع تلقائيًا بعد 3 أيام.",
        "",  # it was pinned, or moved
    ],
)
def test_what_the_forum_says_in_place_of_a_post_is_no_post(notice: str) -> None:
    page = fixture_page("discourse/thread")
    before = [post.post_id for post in Discourse().posts(page)]
    body = page.root.xpath("//div[@id='post_2']/div[@class='post']")[0]
    for child in list(body):
        body.remove(child)
    body.text = notice
    assert [post.post_id for post in Discourse().posts(page)] == [before[0], *before[2:]]


@pytest.mark.parametrize(
    "seen",
    [
        "<p><img src='/uploads/oud.jpeg'></p>",
        "<div class='video-placeholder-container' data-video-src='/uploads/oud.mp4'></div>",
    ],
)
def test_a_post_without_a_word_is_a_post_where_there_is_something_to_see(seen: str) -> None:
    page = fixture_page("discourse/thread")
    body = page.root.xpath("//div[@id='post_2']/div[@class='post']")[0]
    for child in list(body):
        body.remove(child)
    body.text = None
    body.append(html.fromstring(seen))
    assert "71/2" in [post.post_id for post in Discourse().posts(page)]


def json_page(page: Page, **changed: object) -> Page:
    """The page with other values in its JSON; what is None is not there."""
    data = {key: value for key, value in {**page.json, **changed}.items() if value is not None}
    return with_text(page, json.dumps(data))


def test_a_topic_whose_json_names_only_its_last_post_goes_on_until_there() -> None:
    """Of topics of ten thousand posts and more the list of all ids is left out."""
    page = fixture_page("discourse/json-thread")
    engine, posts = DiscourseJSON(), page.json["post_stream"]["posts"]
    stream = {"posts": posts, "isMegaTopic": True, "firstId": 501, "lastId": 9001}
    mega = json_page(page, post_stream=stream, posts_count=10_500)
    assert engine.next_page(mega) == f"{SITE}/t/71.json?page=2"
    assert engine.thread(mega).pages == 2100
    last = json_page(page, post_stream={**stream, "lastId": 505})
    assert engine.next_page(last) is None


def test_a_post_has_one_id_in_pages_and_in_their_json() -> None:
    ids = []
    for case in ("thread", "json-thread"):
        page = fixture_page(f"discourse/{case}")
        first = next(iter(engine_of(page).posts(page)))
        ids.append((first.post_id, first.author.user_id, first.permalink))
    assert ids == [("71/1", "hassoun", f"{SITE}/t/topic/71")] * 2


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("front-stored", '<meta name="discourse-base-uri" content="/majlis">'),
        ("front-stored", '<meta id="data-discourse-setup" data-base-uri="/majlis">'),
        ("board", '<meta name="discourse-base-uri" content="/majlis">'),
    ],
)
def test_a_forum_may_be_installed_in_a_folder(case: str, told: str) -> None:
    page = fixture_page(f"discourse/{case}")
    text = page.text.replace("<head>", f"<head>{told}")
    text = re.sub(rf"""(?<==["'])(?:{SITE})?/(?=[tc]/)""", "/majlis/", text)
    front = Page(f"{SITE}/majlis/", text.encode(), page.fetched_at)
    engine = Discourse()
    assert engine.kind(front) is Kind.INDEX
    threads = list(engine.threads(front))
    assert threads
    assert all("/majlis/t/" in thread.url for thread in threads)
    assert all("/majlis/" in board.url for board in engine.boards(front))


@pytest.mark.parametrize(
    "words",
    [
        '<li data-poll-option-id="a1"><button><span class="option-text">{}</span></button></li>',
        '<li class="chosen" data-poll-option-id="a1"><div class="option"><p><span '
        'class="percentage">60%</span><span class="option-text">{}</span></p></div></li>',
    ],
)
def test_a_poll_is_read_as_scripts_draw_it(words: str) -> None:
    page = fixture_page("discourse/thread-rendered")
    drawn = "".join(map(words.format, ("صوف", "قطن")))
    poll = (
        '<div class="poll" data-poll-name="poll"><div class="poll-title">بأيها تبدأ؟</div>'
        f'<div class="poll-container"><ul class="results">{drawn}</ul></div></div>'
    )
    text = page.text.replace('<div class="cooked">', f'<div class="cooked">{poll}', 1)
    thread = Discourse().thread(with_text(page, text))
    options = [{"text": "صوف", "votes": None}, {"text": "قطن", "votes": None}]
    assert thread.poll == {"question": "بأيها تبدأ؟", "options": options}


def test_reactions_of_several_kinds_are_counted() -> None:
    page = fixture_page("discourse/thread-rendered")
    counter = (
        '<div class="discourse-reactions-counter"><button class="reactions-list"></button>'
        '<span class="reactions-counter">23</span></div>'
    )
    text = page.text.replace(
        '<div class="double-button">', f'<div class="double-button">{counter}', 1
    )
    first = next(iter(Discourse().posts(with_text(page, text))))
    assert first.reactions == "23"


@pytest.mark.parametrize("path", ["/t/284", "/t/sabah/284", "/t/%D8%B9%D9%86/284"])
@pytest.mark.parametrize("rest", ["", "/12", "?page=2", ".json"])
def test_the_first_page_of_a_topic_keeps_its_number(path: str, rest: str) -> None:
    assert first_page(f"https://warsha.example{path}{rest}") == f"https://warsha.example{path}"
