"""Rules of Forumotion that the records of a fixture do not show."""

import re
from datetime import UTC, datetime

import pytest

from crawler.engines.base import Kind
from crawler.engines.forumotion import Forumotion
from crawler.engines.forumotion.polls import read_poll
from crawler.engines.forumotion.routes import first_page
from crawler.extract import extract
from crawler.fixture import load
from crawler.pages.dom import line
from crawler.pages.page import Page
from tests import shared
from tests.reading import address_of, engine_of, fixture_page

FIXTURES = shared.FIXTURES / "forumotion"
THREADS = sorted(path.name for path in FIXTURES.glob("*-thread"))
SITE = "https://sindyan.ahlamontada.com"
SLUG = "%D9%82%D8%B7%D8%A7%D9%81-%D8%A7%D9%84%D8%AC%D9%88%D8%B2"


def _page(markup: str, url: str = f"{SITE}/t41-topic") -> Page:
    return Page(url, markup.encode(), datetime(2026, 11, 23, 12, tzinfo=UTC))


def _changed(case: str, *changes: tuple[str, str]) -> Page:
    """A fixture's page with parts of its markup put differently."""
    page = fixture_page(f"forumotion/{case}")
    text = page.text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return _page(text, page.url)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/t41-topic?highlight=x", "/t41-topic"),
        ("/t41-topic#122", "/t41-topic"),
        ("/t41p15-topic?nored=1", "/t41p15-topic"),
        ("/t41", "/t41-topic"),
        ("/t41p0-topic", "/t41-topic"),
        (f"/t41-{SLUG}", f"/t41-{SLUG}"),
        ("/t41-قطاف-الجوز", f"/t41-{SLUG}"),
        (f"/t41p30-{SLUG}?sid=0123456789abcdef0123456789abcdef", f"/t41p30-{SLUG}"),
        ("/viewtopic?t=41", "/t41-topic"),
        ("/viewtopic.forum?t=41&start=15", "/t41p15-topic"),
        ("/viewtopic?p=122#122", "/viewtopic?p=122"),
        ("/f7-montada", "/f7-montada"),
        ("/f7p50-montada", "/f7p50-montada"),
        ("/viewforum?f=7", "/f7-montada"),
        ("/c2-category", "/c2-category"),
        ("/forum", "/forum"),
        ("/forum?tt=1", "/forum"),
        ("/?nid=2", "/"),
        ("/index.htm", "/"),
        ("/u18", "/u18"),
        ("/u18-nasma", "/u18"),
        ("/u18stats", "/u18"),
        ("/profile?mode=viewprofile&u=18", "/u18"),
        ("/montada-f4/topic-t6.htm", "/montada-f4/topic-t6.htm"),
        ("/montada-f4/topic-t6-0.htm", "/montada-f4/topic-t6.htm"),
        ("/montada-f4/topic-t6-15.htm#62", "/montada-f4/topic-t6-15.htm"),
        ("/montada-f4/", "/montada-f4/"),
    ],
)
@pytest.mark.parametrize("site", [SITE, "http://sindyan.yoo7.com", "https://www.sindyan.example"])
def test_every_alias_of_a_page_has_one_address(site: str, url: str, canonical: str) -> None:
    assert address_of(Forumotion(), site + url).url == site + canonical


@pytest.mark.parametrize(
    "url",
    [
        "/t41n-topic",
        "/t41p-topic",
        "/viewtopic?t=41&view=next",
        "/post?t=41&mode=reply",
        "/post?p=122&mode=quote",
        "/u0",
        "/login?redirect=%2Ft41-topic",
        "/register",
        "/search?search_id=newposts",
        "/memberlist",
        "/abuse?page=%2Ft41-topic",
        "/download.forum?id=9",
        "/?sort=x",
        "http://[",
    ],
)
def test_neighbours_forms_and_files_are_no_pages(url: str) -> None:
    assert Forumotion().address(url if url.startswith("http") else SITE + url) is None


@pytest.mark.parametrize(
    ("url", "first", "skipped"),
    [
        ("/t41p15-topic", "/t41-topic", 15),
        (f"/t41p30-{SLUG}", f"/t41-{SLUG}", 30),
        ("/montada-f4/topic-t6-15.htm", "/montada-f4/topic-t6.htm", 15),
    ],
)
def test_the_first_page_of_a_page_is_known(url: str, first: str, skipped: int) -> None:
    address = address_of(Forumotion(), SITE + url)
    assert (first_page(address), address.skipped) == (SITE + first, skipped)


@pytest.mark.parametrize("case", THREADS)
def test_skins_and_modified_templates_give_the_same_posts(case: str) -> None:
    page = fixture_page(f"forumotion/{case}")
    posts = list(engine_of(page).posts(page))
    if case == "old-thread":
        assert [(p.post_id, p.author.user_id) for p in posts] == [("61", "3"), ("62", "5")]
        return
    assert [(p.post_id, p.author.name, p.author.user_id) for p in posts] == [
        ("101", "أبو السنديان", "3"),
        ("104", "نسمة الربيع", "18"),
        ("107", "عابر سبيل", None),
    ]
    assert all(post.posted.text for post in posts)
    assert "عدد المساهمات" in dict(posts[0].author.panel)


@pytest.mark.parametrize(
    ("case", "changes"),
    [
        ("phpbb2-thread", [('class="postbody"', 'class="kalam"')]),
        ("phpbb3-thread", [('class="content clearfix"', 'class="nass"'), ("postbody", "hasad")]),
        ("phpbb3-thread", [('class="author"', 'class="katib"')]),
        ("modernbb-thread", [("postprofile", "janib")]),
        ("modernbb-thread", [("topic-date", "waqt")]),
        ("invision-thread", [("postprofile", "janib"), ('class="author"', 'class="katib"')]),
        ("punbb-thread", [("user-ident", "a"), ('class="username"', ""), ('"user"', '"b"')]),
        ("punbb-thread", [("post-entry", "c"), ("entry-content", "d"), ("postbody", "e")]),
        ("awesomebb-thread", [("post-content", "nass"), ("post-date", "waqt")]),
        ("awesomebb-thread", [("post-author", "sahib"), ("post-aside", "janib")]),
    ],
)
def test_renamed_classes_lose_no_part_of_a_post(case: str, changes: list[tuple[str, str]]) -> None:
    before, clock, _ = load(FIXTURES / case)

    def seen(page: Page) -> list[tuple[str | None, ...]]:
        posts = extract(page, Forumotion(), clock).posts
        return [(p.id, p.author, p.author_id, p.posted_at, p.body) for p in posts]

    assert seen(_changed(case, *changes)) == seen(before)


def test_an_advertisement_in_the_place_of_the_last_post_is_none() -> None:
    page = fixture_page("forumotion/phpbb3-thread-last-page")
    assert 'id="p0"' in page.text
    assert [post.post_id for post in Forumotion().posts(page)] == ["119", "122"]


def test_a_closed_thread_has_a_padlock_for_a_button() -> None:
    opened, closed = (load(FIXTURES / f"phpbb3-thread{end}")[0] for end in ("", "-last-page"))
    button = '<a href="/post?t=41&amp;mode=reply"'
    styled = _changed("phpbb3-thread", (button, f'{button} class="inline-block"'))
    threads = [Forumotion().thread(page) for page in (opened, styled, closed)]
    assert [thread.locked for thread in threads] == [False, False, True]


@pytest.mark.parametrize("case", ["phpbb3-thread", "awesomebb-thread", "punbb-thread"])
def test_a_signature_stands_under_more_than_one_name(case: str) -> None:
    before, clock, _ = load(FIXTURES / case)
    text = re.sub(r'"(?:signature_div|sig-content|post-signature)', '"post_signature', before.text)
    posts, renamed = (
        [
            (post.body, post.author_line.signature)
            for post in extract(page, Forumotion(), clock).posts
        ]
        for page in (before, _page(text, before.url))
    )
    assert any(signature for _, signature in posts)
    assert renamed == posts


def test_a_signature_may_be_called_by_its_number_only() -> None:
    before, clock, _ = load(FIXTURES / "phpbb3-thread")
    numbered = re.sub(
        r'(id="p(\d+)"(?:(?!id="p\d)[\s\S])*?)class="signature_div"',
        r'\1id="sig\2" class="its-words"',
        before.text,
    )
    assert "its-words" in numbered
    posts, renamed = (
        [post.author_line.signature for post in extract(page, Forumotion(), clock).posts]
        for page in (before, _page(numbered, before.url))
    )
    assert renamed == posts


def test_a_date_may_stand_beside_a_link_to_its_post() -> None:
    before = fixture_page("forumotion/awesomebb-thread")
    linked = r'\1<a href="/t41-topic">قطاف الجوز في وقته</a> <time>\2</time>'
    text, places = re.subn(r'(<span class="post-date">)([^<]+)', linked, before.text)
    assert places
    dates = [[p.posted for p in Forumotion().posts(page)] for page in (before, _page(text))]
    assert dates[0] == dates[1]


def test_the_shadow_of_a_moved_thread_is_told_apart() -> None:
    page = fixture_page("forumotion/phpbb2-board")
    assert [t.thread_id for t in Forumotion().threads(page) if t.moved] == ["45"]


def test_a_profile_page_without_fields_shows_nobody() -> None:
    page = fixture_page("forumotion/profile")
    assert Forumotion().author(_page(page.text.replace('id="field_id', 'id="x'), page.url)) is None


def test_an_announcement_that_a_board_lists_twice_is_one_thread() -> None:
    page = fixture_page("forumotion/phpbb2-board")
    row = '<a class="topictitle" href="/t41-topic">قطاف الجوز في وقته</a>'
    twice = _page(page.text.replace("</body>", f"{row * 2}</body>"), page.url)
    ids = [thread.thread_id for thread in Forumotion().threads(twice)]
    assert ids.count("41") == 1
    assert len(ids) == len(set(ids))


def test_the_first_post_of_a_page_may_have_no_words() -> None:
    """A template that renamed what is around them, on a later page of a thread of unknown id."""
    page = fixture_page("forumotion/phpbb3-thread-last-page")
    blocks = (
        '<div id="p119" class="post post--119"></div><div id="p122" class="post post--122"></div>'
    )
    bare = _page(f"{page.text.partition('<body>')[0]}<body>{blocks}</body>", page.url)
    assert list(Forumotion().posts(bare)) == []


def test_a_profile_page_shows_its_member() -> None:
    page = fixture_page("forumotion/profile")
    member = engine_of(page).author(page)
    assert member is not None
    assert (member.name, member.user_id) == ("نسمة الربيع", "18")
    assert member.panel == [
        ("عدد المساهمات", "86"),
        ("نقاط", "204"),
        ("تاريخ التسجيل", "02/03/2012"),
        ("العمل/الترفيه", "معلمة / الخياطة"),
    ]


def test_a_message_in_words_that_nobody_knows_is_an_error() -> None:
    told = "الموضوع أو المساهمة الذي طلبته غير موجود"
    assert Forumotion().kind(_changed("error", (told, "وقع شيء"))) is Kind.ERROR


REMINDER = "<strong>تذكير بمساهمة فاتح الموضوع :</strong><br /><br />"


@pytest.mark.parametrize("heading", [REMINDER, ""])
def test_an_opening_post_shown_on_every_page_keeps_its_place(heading: str) -> None:
    """It stands above the posts of a later page, under a line that says so."""
    opening = (
        '<div id="p101" class="post row1 post--101"><div class="postbody"><p class="author">من طرف'
        '&nbsp;<a href="/u3"><strong>أبو السنديان</strong></a> السبت يناير 03, 2015 5:17 am</p>'
        f'<div class="content clearfix"><div>{heading}السلام عليكم ورحمة الله</div></div></div>'
        '</div><hr id="first-post-br" />'
    )
    before = fixture_page("forumotion/phpbb3-thread-last-page")
    first = '<div id="p119"'
    page = _changed("phpbb3-thread-last-page", (first, opening + first))
    posts = list(Forumotion().posts(page))
    later = list(Forumotion().posts(before))
    skipped = Forumotion().address(page.url).skipped  # type: ignore[union-attr]
    assert skipped
    assert [(p.post_id, p.position) for p in posts] == [
        ("101", 1),
        *((p.post_id, skipped + place) for place, p in enumerate(later, 1)),
    ]
    assert line(posts[0].body) == "السلام عليكم ورحمة الله"  # type: ignore[arg-type]
    assert posts[0].permalink == "https://sindyan.example/t41-topic#101"


def test_an_image_without_words_is_no_value_of_a_field() -> None:
    label = '<span class="label">احترام القوانين :</span> <img src="/i/50.gif" alt="" /><br />'
    joined = '<span class="label">العمر :</span> 39'
    (post, *_) = Forumotion().posts(_changed("phpbb2-thread", (joined, label + joined)))
    assert dict(post.author.panel)["العمر"] == "39"
    assert "احترام القوانين" not in dict(post.author.panel)


@pytest.mark.parametrize(
    ("told", "pairs"),
    [
        (
            '<span class="label">المدينة :</span> حلب <span class="label">الجنس :</span> ذكر<br />',
            {"المدينة": "حلب", "الجنس": "ذكر"},
        ),
        (
            'صاحب الكرم<div>الوسام الذهبي</div><span class="label">الجنس :</span> ذكر<br />',
            {"الجنس": "ذكر", "": "الوسام الذهبي"},
        ),
    ],
)
def test_fields_need_no_line_of_their_own(told: str, pairs: dict[str, str]) -> None:
    joined = '<span class="label">العمر :</span> 39'
    (post, *_) = Forumotion().posts(_changed("phpbb2-thread", (joined, told + joined)))
    assert dict(post.author.panel).items() >= {**pairs, "العمر": "39"}.items()


@pytest.mark.parametrize(
    ("shown", "likes"),
    [
        ("الرسالة جيدة : 100% (3 تصويتات)", "3"),
        ("Message reputation : 67% (3 votes)", "2"),
        ("Message reputation : 0% (1 vote)", "0"),
        ("لا تصويت", None),
    ],
)
def test_the_votes_for_a_post_are_counted(shown: str, likes: str | None) -> None:
    bar = "الرسالة جيدة : 100% (3 تصويتات)"
    page = fixture_page("forumotion/phpbb3-thread")
    post, voted, _ = Forumotion().posts(_page(page.text.replace(bar, shown), page.url))
    assert post.reactions == "4"  # the button that counts likes comes first
    assert voted.reactions == likes


FORM = (
    '<form action="/login" method="post"><p>{}</p><input type="text" name="username" />'
    '<input type="password" name="password" />{}</form>'
)
ASKED_FOR = '<input type="hidden" name="redirect" value="/f20-montada" />'


@pytest.mark.parametrize(
    ("url", "content", "kind"),
    [
        ("/f20-montada", FORM.format("أدخل كلمة السر", ASKED_FOR), Kind.LOGIN),
        ("/t41-topic", FORM.format("أدخل كلمة السر", ASKED_FOR), Kind.LOGIN),
        ("/login", FORM.format("أدخل كلمة السر", ""), Kind.LOGIN),
        ("/", FORM.format("أدخل كلمة السر", ASKED_FOR), Kind.LOGIN),
        # A form in a column beside an empty board, and beside the news of a portal.
        ("/f20-montada", '<a href="/f20-montada">الثمار</a>' + FORM.format("دخول", ""), Kind.BOARD),
        ("/", '<a href="/forum">المنتدى</a>' + FORM.format("دخول", ""), Kind.INDEX),
    ],
)
def test_a_form_to_log_in_is_a_wall_where_nothing_else_is(
    url: str, content: str, kind: Kind
) -> None:
    script = '<script>var _userdata = new Object(); _userdata["user_id"] = -1;</script>'
    page = _page(f"<html><head>{script}</head><body>{content}</body></html>", SITE + url)
    assert Forumotion().detect(page)
    assert Forumotion().kind(page) is kind


def test_a_poll_that_may_still_be_voted_in() -> None:
    ballot = (
        '<div class="box-content poll"><form method="post" action="/poll"><div class="borderwrapm">'
        '<h4 class="formsubtitle">متى تقطفون؟</h4><fieldset>'
        '<div class="poll-choice"><label><input type="radio" name="vote_id[]" value="1" />&nbsp;'
        'في آب</label></div><div class="poll-choice"><label><input type="radio" name="vote_id[]"'
        ' value="2" />&nbsp;في أيلول</label></div></fieldset></div></form></div>'
    )
    assert read_poll(_page(ballot).root) == {
        "question": "متى تقطفون؟",
        "options": [{"text": "في آب", "votes": None}, {"text": "في أيلول", "votes": None}],
    }


def test_the_results_of_a_poll_may_be_a_list() -> None:
    results = (
        '<div class="block-header">متى تقطفون؟</div><div><dl class="poll"><dt>في آب</dt><dd>'
        '<span class="poll-num">1,204</span></dd><dt>في أيلول</dt><dd></dd>'
        '<dt class="poll-total">المجموع</dt><dd>1,204</dd></dl></div>'
    )
    assert read_poll(_page(results).root) == {
        "question": "متى تقطفون؟",
        "options": [{"text": "في آب", "votes": 1204}, {"text": "في أيلول", "votes": None}],
    }


def test_a_note_of_an_edit_may_be_no_element() -> None:
    words = "كم يعيش الجوز في البرّاد؟"
    note = "<br /><br />عدل سابقا من قبل عابر سبيل في السبت يناير 10, 2015 6:00 pm"
    *_, post = Forumotion().posts(_changed("phpbb2-thread", (words, words + note)))
    assert post.edited is not None
    assert post.edited.text == "السبت يناير 10, 2015 6:00 pm"


def test_the_only_post_of_a_page_whose_template_has_no_marks_is_its_nearest_block() -> None:
    markup = (
        '<h1 class="page-title">قطاف الجوز</h1><div id="p7" class="post"><div class="postbody">'
        '<p class="author">من طرف <a href="/u3">هالة</a> السبت يناير 03, 2015 5:17 am</p>'
        '<div class="content"><div>في أيلول</div></div></div></div><p>مواضيع مماثلة</p>'
    )
    (post,) = Forumotion().posts(_page(f"<html><body><div>{markup}</div></body></html>"))
    assert (post.post_id, post.author.name, post.posted.text) == (
        "7",
        "هالة",
        "السبت يناير 03, 2015 5:17 am",
    )
    assert line(post.body) == "في أيلول"  # type: ignore[arg-type]


def test_a_poll_without_a_heading_has_no_question() -> None:
    poll = read_poll(_page('<dl class="poll"><dt>في آب</dt><dd></dd></dl>').root)
    assert poll == {"question": "", "options": [{"text": "في آب", "votes": None}]}


def test_a_list_may_not_say_when_its_threads_were_last_answered() -> None:
    row = (
        '<table><tr><td><a class="topictitle" href="/t41-topic">قطاف الجوز</a></td>'
        '<td class="lastpost"><a href="/u3">هالة</a></td></tr></table>'
    )
    (thread,) = Forumotion().threads(_page(row, f"{SITE}/f7-montada"))
    assert (thread.title, thread.last_post) == ("قطاف الجوز", None)


@pytest.mark.parametrize("case", ["phpbb2-thread", "phpbb3-thread", "punbb-thread"])
def test_a_thread_saved_without_scripts_and_sheets_is_the_service_s(case: str) -> None:
    """As SingleFile saves it."""
    page = fixture_page(f"forumotion/{case}")
    bare = re.sub(r"<script.*?</script>|<link\b[^>]*>", "", page.text, flags=re.S)
    assert engine_of(_page(bare, page.url)).name == "forumotion"
