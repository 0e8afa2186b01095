"""Given pages of forums laid out as grids with icons, the figures, titles, dates and bodies."""

import pytest

from crawler.engines.base import Kind
from crawler.engines.generic import Generic
from crawler.engines.generic.routes import read_address
from crawler.extract import Extraction
from tests.markup import written_page
from tests.reading import read_page

SITE = "http://qafila.example"


def read(html: str, path: str, title: str = "") -> Extraction:
    page = written_page(f"{SITE}/{path}", f"<title>{title}</title><body>{html}")
    return read_page(page, Generic())


HEAD = (
    '<div class="card-header"><div class="row"><div><h3>المواضيع</h3></div><div>الردود</div>'
    "<div>المشاهدات</div><div>آخر مشاركة</div></div></div>"
)
GRID_ROW = (
    '<div class="row"><div><div>[ <a href="/topic/safar-{0}/?page=2">2</a> ]</div><table><tr>'
    '<td><i class="fas fa-dot"></i></td><td><a href="/topic/safar-{0}/">رحلة رقم {0}</a>{1}</td>'
    '</tr></table></div><div>{0}</div><div>9{0}</div><div><a href="/user/7/">سعد</a>'
    "<br>2024-03-2{0} 17:30</div></div>"
)


def test_a_title_in_a_table_of_its_own_is_in_the_line_around_it() -> None:
    rows = "".join(GRID_ROW.format(n, "") for n in range(2, 6))
    found = read(f'<div>{HEAD}<div class="card-body">{rows}</div></div>', "forum/rihlat-3/")
    assert [(t.replies, t.views, t.last_post_at) for t in found.threads] == [
        (n, 90 + n, f"2024-03-2{n}T17:30") for n in range(2, 6)
    ]


ICON_ROW = (
    '<div class="line"><div class="name">{1}<a href="/topic/{0}/safar/">رحلة رقم {0}</a></div>'
    '<div class="topic__comments"><i class="fa fa-comment"></i> {0}</div>'
    '<div><i class="fa fa-eye"></i> 9{0}</div>'
    '<div title="2024-03-2{0} 17:30"><i class="fa fa-clock-o"></i> 2{0} مارس</div></div>'
)


def test_figures_stand_beside_icons() -> None:
    rows = "".join(ICON_ROW.format(n, "") for n in range(2, 6))
    found = read(f"<div>{rows}</div>", "category/3/rihlat/")
    assert [(t.replies, t.views, t.last_post_at) for t in found.threads] == [
        (n, 90 + n, f"2024-03-2{n}T17:30") for n in range(2, 6)
    ]


@pytest.mark.parametrize(
    ("sign", "sticky", "locked"),
    [
        ('<i class="fa fa-thumb-tack"></i>', True, None),
        ("<b>[مثبت]</b> ", True, None),
        ('<i class="bi bi-lock"></i>', None, True),
        ('<i class="mark" title="هذا الموضوع مغلق"></i>', None, True),
        ('<img src="/i/topic_closed.gif">', None, True),
        ('<i class="fa fa-unlock"></i>', None, None),
        ("<span>إعلانات مبوبة</span>", None, None),
    ],
)
def test_signs_of_a_line_say_that_it_is_sticky_or_locked(
    sign: str, sticky: bool | None, locked: bool | None
) -> None:
    rows = "".join(ICON_ROW.format(n, sign if n == 3 else "") for n in range(2, 6))
    found = {t.thread_id: t for t in read(f"<div>{rows}</div>", "category/3/rihlat/").threads}
    assert (found["3"].sticky, found["3"].locked) == (sticky, locked)
    assert (found["2"].sticky, found["2"].locked) == (None, None)


def test_categories_are_numbered_by_themselves() -> None:
    addresses = [
        read_address(f"{SITE}/{path}")
        for path in ("forum/1-rihlat", "category/1-aam?page=2", "category.php?id=1")
    ]
    assert [(a.kind, a.id) for a in addresses if a] == [
        (Kind.BOARD, "1"),
        (Kind.BOARD, "category 1"),
        (Kind.BOARD, "category 1"),
    ]


@pytest.mark.parametrize(
    "path", ["topic/publish/2/", "forum/rihlat-3/topic/create/", "threads/new?board=4"]
)
def test_forms_for_threads_are_no_pages(path: str) -> None:
    address = read_address(f"{SITE}/{path}")
    assert address is None


POST = (
    '<div class="row" id="{0}"><div class="author"><h4><a href="/user/{0}">كاتب{0}</a></h4>'
    '<div class="author-avatar"><img src="/static/{0}.jpg" alt="avatar"></div>'
    '<div>Joined: <time datetime="2010-01-0{0}T00:00:00+00:00">Jan {0}, 2010</time></div></div>'
    '<div><a href="/post/{0}"><time datetime="2024-03-0{0}T10:00:00+00:00">Mar {0}, 2024, 10:00'
    '</time></a><div class="post-content"><p>{1}</p></div></div></div>'
)
SHARE = (
    '<div class="js-tab-content" style="display:none"><ul><li><a href="https://a.example/s">'
    'شارك هذه المشاركة مع من تحب</a></li><li><a href="mailto:?x">أرسلها بالبريد</a></li></ul></div>'
)
DIALOG = (
    '<div class="modal"><div class="modal-body"><h2>مساعدة</h2>اكتب نجمتين حول الكلام ليصير عريضا '
    "وسطرين فارغين بين الفقرات.</div></div>"
)


def test_a_members_first_day_may_be_stated_as_the_posts_is() -> None:
    found = read(
        "<div>" + "".join(POST.format(n, "كلام مفيد") for n in (2, 3, 4)) + "</div>", "topic/9-x"
    )
    assert [post.posted_at for post in found.posts] == [
        f"2024-03-0{n}T10:00:00+00:00" for n in (2, 3, 4)
    ]
    assert [author.joined for author in found.authors] == ["2010-01-02", "2010-01-03", "2010-01-04"]


def test_a_picture_may_be_called_a_members_by_its_words() -> None:
    found = read(
        "<div>" + "".join(POST.format(n, "كلام مفيد") for n in (2, 3)) + "</div>", "topic/9-x"
    )
    assert [author.avatar_url for author in found.authors] == [
        f"{SITE}/static/{n}.jpg" for n in (2, 3)
    ]


def test_dialogs_and_hidden_tabs_are_no_bodies() -> None:
    posts = "".join(
        POST.format(n, "شكرا").replace("</p></div>", f"</p></div>{SHARE}") for n in (2, 3)
    )
    found = read(f"<div>{posts}</div>{DIALOG}", "topic/9-x")
    assert [post.body for post in found.posts] == ["شكرا", "شكرا"]
    assert [post.body for post in read(POST.format(2, "شكرا") + DIALOG, "topic/9-x").posts] == [
        "شكرا"
    ]


def test_the_link_of_a_thread_to_itself_says_its_title() -> None:
    head = '<div class="card-header"><a href="/topic/9-x">رحلة إلى الجبل - يومان</a></div>'
    posts = "".join(POST.format(n, "كلام مفيد") for n in (2, 3))
    found = read(
        f"{head}<div>{posts}</div>", "topic/9-x?page=2", "رحلة إلى الجبل - يومان - Topic - Qafila"
    )
    assert [thread.title for thread in found.threads] == ["رحلة إلى الجبل - يومان"]


ANSWER = (
    '<div class="comment" id="c{0}"><div class="comment__img"><div>ك</div></div>'
    '<div class="comment__info"><div><a href="/user/{0}">كاتب{0}</a></div>'
    '<ul><li title="2024-03-0{0} 10:00">0{0} مارس</li></ul></div>'
    '<div class="comment__text"><p>{1}</p></div><div class="comment__footer"><ul><li>'
    '<a href="https://a.example/s?url=http%3A%2F%2Fqafila.example%2Fcomment%2F8{0}%2F">شارك</a>'
    "</li></ul></div></div>"
)
LONG = " ".join(f"وصلت القافلة رقم {n} إلى الوادي قبل الغروب وبتنا عند البئر." for n in range(8))


def test_a_word_of_thanks_under_a_lone_post_is_an_answer() -> None:
    answers = ANSWER.format(1, LONG) + ANSWER.format(2, "للرفع")
    found = read(f"<div><div>{answers}</div></div>", "topic/9/x/")
    assert [post.body for post in found.posts] == [LONG, "للرفع"]


@pytest.mark.parametrize("words", ["كلام مفيد في السفر ومتاعه", LONG])
def test_a_lone_post_has_the_number_that_it_keeps_when_it_is_answered(words: str) -> None:
    button = '<div class="foot"><a href="/comment/9/publish/">أضف ردا</a></div>'
    for answer in ("", ANSWER.format(2, "كلام آخر عن الطريق")):
        posts = f"<div>{ANSWER.format(1, words)}{answer}</div>"
        found = read(f"<div>{posts}{button}</div>", "topic/9/x/")
        assert found.posts[0].post_id == "9-1"
