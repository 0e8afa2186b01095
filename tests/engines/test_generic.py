"""Rules of unknown forums that the records of a fixture do not show."""

import time

import pytest

from crawler.engines.base import Kind
from crawler.engines.generic import Generic
from crawler.extract import Extraction
from crawler.pages.page import Page
from tests.markup import written_page
from tests.reading import address_of, fixture_page, read_page

SITE = "http://nakhla.example"
ENGINE = Generic()


def page_of(html: str, url: str = f"{SITE}/topic/5-hadith") -> Page:
    return written_page(url, html)


def read(page: Page) -> Extraction:
    return read_page(page, ENGINE)


@pytest.mark.parametrize(
    ("url", "kind", "number", "start"),
    [
        ("/threads/tamr-4-7.39/", Kind.THREAD, "39", 0),
        ("/threads/tamr.39/page-2", Kind.THREAD, "39", 2),
        ("/t/tamr/39?page=3", Kind.THREAD, "39", 3),
        ("/topic/39-tamr/", Kind.THREAD, "39", 0),
        ("/t39p20-tamr", Kind.THREAD, "39", 20),
        ("/showthread.php?39-tamr", Kind.THREAD, "39", 0),
        ("/showthread.php?t=39&page=2", Kind.THREAD, "39", 2),
        ("/index.php?topic=39.20", Kind.THREAD, "39", 20),
        ("/viewtopic.php?id=39&p=2", Kind.THREAD, "39", 2),
        ("/read.php?2,39,page=4", Kind.THREAD, "39", 4),
        ("/forum/%D8%AA%D9%85%D8%B1_topic39_page4.html", Kind.THREAD, "39", 4),
        ("/forum/tamr-2_forum4.html", Kind.BOARD, "4", 0),
        ("/thread-39-2.html", Kind.THREAD, "39", 2),
        ("/580039/tamr", Kind.THREAD, "580039", 0),
        ("/39/tamr", Kind.THREAD, "39", 0),
        ("/forum/forum/qism-4/topic/tamr-39/?page=2", Kind.THREAD, "39", 2),
        ("/forum/forum/qism-4/", Kind.BOARD, "4", 0),
        ("/subject.php?id=39", Kind.THREAD, "39", 0),
        ("/dar/4-qism/39-tamr?start=20", Kind.THREAD, "39", 20),
        ("/read-htm-tid-39-page-2.html", Kind.THREAD, "39", 2),
        ("/q/tabid/8/forumid/4/threadid/39/x.aspx", Kind.THREAD, "39", 0),
        ("/b.php?az=show_topic&forum=4&topic_id=39&mode=full", Kind.THREAD, "39", 0),
        ("/thread-htm-fid-4.html", Kind.BOARD, "4", 0),
        ("/list.php?4,page=2", Kind.BOARD, "4", 2),
        ("/forums/tamr.4/", Kind.BOARD, "4", 0),
        ("/viewforum.php?f=4&start=50", Kind.BOARD, "4", 50),
        ("/index.php?board=4.0", Kind.BOARD, "4", 0),
        ("/f4-tamr", Kind.BOARD, "4", 0),
    ],
)
def test_usual_addresses_are_understood(url: str, kind: Kind, number: str, start: int) -> None:
    address = address_of(ENGINE, SITE + url)
    assert (address.kind, address.id, address.start) == (kind, number, start)


def test_a_link_to_a_post_is_no_thread_of_its_own() -> None:
    address = address_of(ENGINE, f"{SITE}/viewtopic.php?p=88#p88")
    assert (address.kind, address.id, address.post_id) == (Kind.THREAD, "", "88")
    # UBB.threads has the number of the first post for the thread's.
    answer = address_of(ENGINE, f"{SITE}/ubbthreads.php/topics/88/tamr#Post88")
    assert (answer.kind, answer.id, answer.post_id) == (Kind.THREAD, "", "88")
    thread = address_of(ENGINE, f"{SITE}/ubbthreads.php/topics/39/tamr#Post88")
    assert (thread.id, thread.post_id) == ("39", None)


@pytest.mark.parametrize("url", ["/topic/39-tamr?page=1", "/topic/39-tamr?start=0"])
def test_the_first_page_has_one_address(url: str) -> None:
    address = address_of(ENGINE, SITE + url)
    assert (address.url, address.start) == (f"{SITE}/topic/39-tamr", 0)


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/forum",
        "/members/salim.7/",
        "/memberlist.php?mode=viewprofile&u=7",
        "/search.php?t=39",
        "/newreply.php?t=39",
        "/showthread.php?t=39&mode=print",
        # What a board holds, ids that begin with a digit.
        "/sections/4/39.html",
        "/label?tid=4fb0680b846fb036",
        "/messages.cfm?threadid=35560012-11AB-4C0D-9E01-0A1B2C3D4E5F",
        "http://[",
        "javascript:void(39)",
    ],
)
def test_forms_and_members_are_no_pages(url: str) -> None:
    assert ENGINE.address(url if ":" in url else SITE + url) is None


POST = """<div class="msg" id="msg{0}"><a href="/users/{0}">كاتب{0}</a> <i>2020-01-02 10:{0}</i>
<div class="text">هذا كلام المشاركة رقم {0} وفيه ما يكفي من الكلمات.</div></div>"""


def test_the_opening_post_may_stand_apart_from_its_answers() -> None:
    answers = "".join(POST.format(number) for number in (11, 12, 13))
    found = read(page_of(f"<main><section>{POST.format(10)}</section><div>{answers}</div></main>"))
    assert [post.post_id for post in found.posts] == ["10", "11", "12", "13"]


def test_each_post_stands_for_itself_where_broken_markup_nests_them() -> None:
    nested = "".join(POST.format(number).removesuffix("</div>") for number in (10, 11, 12))
    found = read(page_of(f"<main>{nested}</main>"))
    assert [(p.post_id, p.author) for p in found.posts] == [
        ("10", "كاتب10"),
        ("11", "كاتب11"),
        ("12", "كاتب12"),
    ]
    assert found.posts[0].body == "هذا كلام المشاركة رقم 10 وفيه ما يكفي من الكلمات."


def test_a_short_answer_between_long_ones_is_kept() -> None:
    short = POST.format(11).replace("هذا كلام المشاركة رقم 11 وفيه ما يكفي من الكلمات.", "+1")
    found = read(page_of(f"<div>{POST.format(10)}{short}{POST.format(12)}</div>"))
    assert [post.body for post in found.posts][1] == "+1"


def test_the_answer_is_the_body_where_the_quote_above_it_is_longer() -> None:
    """Bodies without a name of their own: they stand where most posts have theirs."""
    row = """<tr><td><a href="profile.php?u={0}">كاتب{0}</a></td><td><table><tr>
    <td>2020-01-02 10:{0}</td></tr></table><table><tr><td>{1}</td></tr></table></td></tr>"""
    quote = """<table><tr><td>اقتباس: كاتب10</td></tr><tr><td>كلام طويل جدا يطول ويطول حتى يكون
    أطول من الجواب عليه بكثير ثم يطول أكثر</td></tr></table>قصير"""
    words = "كلام المشاركة وفيه ما يكفي من الكلمات"
    rows = [row.format(10, words), row.format(11, quote), row.format(12, words)]
    found = read(page_of(f"<table>{''.join(rows)}</table>"))
    assert [post.body for post in found.posts] == [words, "قصير", words]
    assert [quoted["author"] for quoted in found.posts[1].quotes] == ["كاتب10"]


WORDS = "كلام المشاركة رقم {0} وفيه ما يكفي من الكلمات"


@pytest.mark.parametrize(
    ("block", "body"),
    [
        ("<b>سالم{0}</b> <i>2020-01-02 10:{0}</i><br>" + WORDS + "<br>سطر", WORDS + "\nسطر"),
        ("<b>سالم{0}</b> 2020-01-02 10:{0}<br>" + WORDS, WORDS),
        ("<p><b>سالم{0}</b></p><p>يوم 2020-01-02 10:{0}<br>" + WORDS + "</p>", WORDS),
        (
            "<b>سالم{0}</b><section><i>2020-01-02 10:{0}</i><hr><p>" + WORDS + "</p><p>فقرة</p>"
            '<a href="/r/{0}">رد</a></section>',
            WORDS + "\n\nفقرة",
        ),
        (
            "<p><b>سالم{0}</b> 2020-01-02 10:{0}</p><p>" + WORDS + "</p><p>فقرة</p>",
            WORDS + "\n\nفقرة",
        ),
    ],
)
def test_words_that_stand_loose_beside_author_and_date_are_kept(block: str, body: str) -> None:
    blocks = (f'<li id="p{n}">{block.format(n)}</li>' for n in (11, 12, 13))
    found = read(page_of(f"<ul>{''.join(blocks)}</ul>"))
    assert [post.body for post in found.posts] == [body.format(n) for n in (11, 12, 13)]
    assert [post.author for post in found.posts] == ["سالم11", "سالم12", "سالم13"]


def test_bodies_shorter_than_the_panels_are_still_the_bodies() -> None:
    panel = '<h3 class="userText"><a href="/users/{0}">كاتب{0}</a> عضو قديم جدا في المنتدى</h3>'
    post = f'<li id="p{{0}}">{panel}<i>2020-01-02 10:{{0}}</i><p class="post-text">نعم</p></li>'
    posts = "".join(post.format(number) for number in (11, 12, 13))
    assert [post.body for post in read(page_of(f"<ul>{posts}</ul>")).posts] == ["نعم"] * 3


def test_the_date_and_the_editor_of_an_edit_note_are_not_the_posts() -> None:
    note = '<small>آخر تعديل: <b>2020-03-04 11:00</b> بواسطة <a href="/users/1">المشرف</a></small>'
    posts = "".join(POST.format(n).replace("<i>", note + "<i>") for n in (10, 11, 12))
    found = read(page_of(f"<div>{posts}</div>")).posts
    assert [(p.author, p.posted_at, p.edited_at) for p in found] == [
        (f"كاتب{n}", f"2020-01-02T10:{n}", "2020-03-04T11:00") for n in (10, 11, 12)
    ]


def test_a_title_over_each_post_is_no_author() -> None:
    head = '<h3><a href="#p{0}">رد: أسعار البن هذا العام</a></h3>'
    posts = "".join(
        f'<div id="p{n}">{head.format(n)}<b>زائر{n}</b> <i>2020-01-02 10:{n}</i>'
        f"<p>{WORDS.format(n)}</p></div>"
        for n in (11, 12, 13)
    )
    assert [p.author for p in read(page_of(f"<div>{posts}</div>")).posts] == [
        "زائر11",
        "زائر12",
        "زائر13",
    ]


def test_an_anchor_before_a_block_names_that_block() -> None:
    posts = "".join(
        f'<a name="msg-{n}"></a>' + POST.format(n).replace(f'id="msg{n}"', "") for n in (21, 22, 23)
    )
    found = read(page_of(f"<div>{posts}</div>")).posts
    assert [post.post_id for post in found] == ["21", "22", "23"]
    assert found[0].url.endswith("/topic/5-hadith#msg-21")


def test_the_opening_post_without_an_id_has_the_threads() -> None:
    posts = "".join(POST.format(n).replace(f'id="msg{n}"', "") for n in (10, 11, 12))
    posts = posts.replace('<div class="msg" >', "<div class=msg>", 1)
    first = read(page_of(f"<div>{posts}</div>")).posts
    later = read(page_of(f"<div>{posts}</div>", f"{SITE}/topic/5-hadith?page=2")).posts
    assert first[0].post_id == "t5"
    assert len({post.post_id for post in [*first, *later]}) == 4


def test_the_time_of_day_in_a_pages_head_is_no_posts_date() -> None:
    page = page_of("<p>الوقت الآن <b>03:00 PM</b> <a href='/users/1'>الإدارة</a> كلام كثير هنا</p>")
    assert read(page).posts == []


@pytest.mark.parametrize(
    "options",
    [
        '<select name="page"><option>1 من 3<option selected>2 من 3<option>3 من 3</select>',
        '<script>var pg=1,page=2;</script><select onchange="go(this)"><option>1<option selected>2'
        "<option>3</select>",
        '<select><option value="/topic/5-hadith">1<option selected value="/topic/5-hadith?page=2">2'
        '<option value="/topic/5-hadith?page=3">3</select>',
    ],
)
def test_the_next_page_may_be_one_to_choose(options: str) -> None:
    options = options.replace("<option>1 من 3", '<option value="1">1 من 3')
    options = options.replace("<option>3 من 3", '<option value="3">3 من 3')
    options = options.replace("<option>3<", '<option value="3">3<')
    page = page_of(options, f"{SITE}/topic/5-hadith?page=2")
    assert ENGINE.next_page(page) == f"{SITE}/topic/5-hadith?page=3"


def test_a_list_of_anything_else_is_no_list_of_pages() -> None:
    page = page_of("<select name=page><option selected value=1>ريال<option value=2>درهم</select>")
    assert ENGINE.next_page(page) is None


@pytest.mark.parametrize(
    "html",
    [
        POST.format(10) * 2500,
        "<p>2020-01-02 10:10 <a href=/users/3>سالم</a></p>" * 10000,
        "<div>" * 50000 + "2020-01-02 10:10",
        POST.format(10) + POST.format(11).replace("هذا", "<span>a</span>" * 30000) * 2,
        '<a href="/users/3">سالم</a> ' * 20000,
        "<table><tr><td>اقتباس: سالم</td></tr><tr><td>" * 20000,
    ],
    ids=["posts", "dates", "depth", "body", "names", "quotes"],
)
def test_time_grows_with_the_page_only(html: str) -> None:
    """Twice the page takes about twice the time: a square of it would take four times."""

    def seconds(text: str) -> float:
        page = page_of(f"<main>{text}</main>")
        _ = page.root
        began = time.process_time()
        read(page)
        return time.process_time() - began

    limit = 3.2 * seconds(html[: len(html) // 2]) + 0.3
    assert any(seconds(html) < limit for _ in range(2))


def test_loose_words_after_a_quote_in_a_quote_are_kept() -> None:
    inner = "<blockquote><div><cite>ريم قالت:</cite>كلام أول</div></blockquote>"
    quote = f"<blockquote><div><cite>سعد كتب:</cite>{inner}كلام ثان</div></blockquote>"
    posts = POST.format(10) + POST.format(11).replace("هذا", f"{quote}هذا") + POST.format(12)
    quotes = read(page_of(f"<div>{posts}</div>")).posts[1].quotes
    assert [quoted["author"] for quoted in quotes] == ["سعد", "ريم"]
    assert "كلام ثان" in quotes[0]["text"]
    assert "كلام أول" in quotes[1]["text"]


def test_the_members_first_day_is_not_the_date_of_the_post() -> None:
    first_day = "<dl><dt>تاريخ التسجيل</dt><dd>05-06-2010</dd></dl>"
    posts = "".join(POST.format(n).replace("<i>", first_day + "<i>") for n in (10, 11))
    assert [p.posted_at for p in read(page_of(f"<div>{posts}</div>")).posts] == [
        "2020-01-02T10:10",
        "2020-01-02T10:11",
    ]


def test_words_on_buttons_are_no_authors() -> None:
    button = '<a class="user-name" href="/users/{0}/wall">الجدار</a>'
    posts = "".join(
        POST.format(n).replace("<a href", button.format(n) + "<a href", 1) for n in (10, 11, 12)
    )
    found = read(page_of(f"<div>{posts}</div>"))
    assert [post.author for post in found.posts] == ["كاتب10", "كاتب11", "كاتب12"]


def test_one_author_alone_in_a_thread_keeps_the_name() -> None:
    posts = "".join(
        POST.format(n).replace(f"/users/{n}", "/users/7").replace(f"كاتب{n}", "سالم")
        for n in (10, 11, 12)
    )
    found = read(page_of(f"<div>{posts}</div>"))
    assert [(p.author, p.author_id) for p in found.posts] == [("سالم", "nakhla.example/u/7")] * 3


@pytest.mark.parametrize("case", ["article", "blog", "login", "members"])
def test_a_page_that_is_no_forum_is_not_claimed(case: str) -> None:
    page = fixture_page(f"generic/{case}")
    kind = Kind.LOGIN if case == "login" else Kind.OTHER
    assert (ENGINE.detect(page), ENGINE.kind(page)) == (0, kind)


@pytest.mark.parametrize(
    "case",
    "thread board json-ld nested-json microdata divs definitions old-tables".split(),
)
def test_every_other_engine_goes_before(case: str) -> None:
    assert 0 < ENGINE.detect(fixture_page(f"generic/{case}")) <= 5


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html>",
        "\x00\x01<<<>>>",
        '{"a": 1}',
        '<script type="application/ld+json">[{"@type": [{}, 3], "comment": [null, {"@type":'
        ' "Comment", "author": 5, "text": "a", "dateCreated": 7}]}, 4]</script>',
        '<a href="http://[">x</a>' * 9,
        "<div class=name>" * 300,
    ],
)
def test_nothing_on_a_page_raises(html: str) -> None:
    found = read(page_of(html))
    assert (found.posts, found.kind) == ([], Kind.OTHER)


def test_numbers_of_posts_lead_to_no_second_page() -> None:
    url, links = f"{SITE}/?t=22", "".join(f'<a href="/?t=22&pg=1#r9{n}">{n}</a>' for n in range(5))
    assert ENGINE.next_page(page_of(links, url)) is None
    assert ENGINE.next_page(page_of(f'{links}<a href="/?t=22&pg=1">2</a>', url)) == f"{url}&pg=1"
