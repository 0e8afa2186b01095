"""Given pages of rare boards of tables and fonts, the posts that a reader sees."""

import pytest

from crawler.arabic.titles import without_site
from crawler.blocks.member_links import member_id
from crawler.engines.base import Kind
from crawler.engines.generic import Generic
from crawler.engines.generic.counted import first_page
from crawler.engines.generic.left_out import left_out
from crawler.engines.generic.routes import read_address
from crawler.extract import Extraction
from crawler.pages.page import Page
from tests.markup import written_page
from tests.reading import read_page

SITE = "http://sunbula.example"
TITLE = "عطل في ماكينة الخياطة"
WORDS = [
    "الخيط ينقطع كل مرة عند الكم، فما السبب يا أهل الخبرة؟",
    "نظفي المكوك بفرشاة ناعمة ثم زيتيه بقطرتين من الزيت الخفيف.",
    "شكرا، نجحت الطريقة والحمد لله.",
]
NAMES = ["نخلة الوادي", "أبو سلمان", "نخلة الوادي"]


def page_of(html: str, path: str = "/board/posts/9.page") -> Page:
    return written_page(SITE + path, f"<title>{TITLE}</title><body>{html}")


def read(html: str, path: str = "/board/posts/9.page") -> Extraction:
    return read_page(page_of(html, path), Generic())


def rows(number: int, panel: str, words: str) -> str:
    return (
        f"<tr><td colspan=2><a name='55{number}'>رد: {TITLE}</a> <i>2{number}/03/2011 10:15:00</i>"
        f"</td></tr><tr><td>{panel}</td><td><span>{words}</span></td></tr>"
    )


def table(panel: str) -> str:
    found = (rows(n, panel.format(name, n), words) for n, (name, words) in enumerate(BOTH))
    return f"<table>{''.join(found)}</table>"


BOTH = list(zip(NAMES, WORDS, strict=True))
LINKED = "<a href='/user/profile/1{1}.page'>{0}</a>"
FACTS = "<br>عضو نشيط<br>تاريخ التسجيل: 14/05/2008<br>عدد المشاركات: 41"


@pytest.mark.parametrize(
    "panel",
    [
        # The link to a member is a picture that says so.
        "<b>{0}</b>" + FACTS + "<a href='/user/profile/1{1}.page'><img alt='[Profile]'></a>",
        # The menu under a member's name has many entries.
        "<span title='القائمة'>{0} <img alt='القائمة'></span><div>"
        "<a href='member_profile.asp?PF=1{1}'><div>الملف الشخصي</div></a>"
        + "<a href='pm.asp'><div>أرسل رسالة خاصة</div></a>" * 5
        + f"</div>{FACTS}",
    ],
    ids=["picture", "menu"],
)
def test_the_first_line_of_a_panel_is_the_author(panel: str) -> None:
    found = read(table(panel))
    assert [post.author for post in found.posts] == NAMES
    assert [post.body for post in found.posts] == WORDS
    assert [(post.author_id or "")[-2:] for post in found.posts] == ["10", "11", "12"]


def test_the_name_of_a_guest_stands_loose_where_others_have_links() -> None:
    linked = "<a href='/user/profile/1{1}.page'><b>{0}</b></a><div>عضو نشيط</div>"
    guest = "<td>عابرة سبيل<div>زائرة</div></td>"
    html = table(linked).replace(f"<td>{linked.format(NAMES[1], 1)}</td>", guest)
    assert [post.author for post in read(html).posts] == [NAMES[0], "عابرة سبيل", NAMES[2]]


def test_the_row_that_begins_a_post_begins_a_guests_too() -> None:
    member = "<a href='userinfo.php?uid=71'>نخلة الوادي</a>"
    found = (
        f"<tr><td class=head width=20%><div class=t>{head}</div></td><td class=head>رد</td></tr>"
        f"<tr><td rowspan=2></td><td class=body>{words}</td></tr>"
        f"<tr><td class=foot>كتب في: 2011/3/2{number} 10:15</td></tr>"
        for number, (head, words) in enumerate(
            zip([member, "عابرة سبيل", member], WORDS, strict=True)
        )
    )
    posts = read(f"<table>{''.join(found)}</table>").posts
    assert [post.author for post in posts] == ["نخلة الوادي", "عابرة سبيل", "نخلة الوادي"]
    assert [post.body for post in posts] == WORDS
    assert [(post.posted_at or "")[:10] for post in posts] == [f"2011-03-2{n}" for n in range(3)]


def test_a_guest_without_a_link_is_called_as_members_are() -> None:
    names = [f"<a class=memberName href='viewmember_member,{n}'>{n}</a>" for n in "سلمى مي".split()]
    names.insert(0, "<span class=memberName>عابرة سبيل</span>")
    panels = [names[0], *(f"{name}<br>عضو نشيط" for name in names[1:])]
    found = (
        f"<tr class=r{number % 2}><td rowspan=2>{name}</td>"
        f"<td><b>{TITLE}</b> <i>2{number}/03/2011 10:15:00</i></td></tr>"
        f"<tr class=r{number % 2}><td valign=top><span>{words}</span></td></tr>"
        for number, (name, words) in enumerate(zip(panels, WORDS, strict=True))
    )
    posts = read(f"<table>{''.join(found)}</table>").posts
    assert [post.author for post in posts] == ["عابرة سبيل", "سلمى", "مي"]
    assert [post.body for post in posts] == WORDS


@pytest.mark.parametrize(
    "quote",
    [
        "<cite>أبو سلمان كتب يوم السبت، ٢٣ مارس ٢٠١١ ٢٠:٠٦</cite><blockquote>زيتيه</blockquote>",
        "<span><b>أبو سلمان</b> كتب في <a href='#2'>24. مارس 2011 في 20:06</a>:</span>"
        "<div class=quote>زيتيه</div>",
        "<div class=quote><div class=quoting>اقتباس: أبو سلمان</div>زيتيه</div>",
        "<table class=BBquote><tr><td><img src=q.png> <strong>أبو سلمان كتب:</strong><br>زيتيه"
        "</table>",
    ],
    ids=["dated", "linked", "headed", "pictured"],
)
def test_quotes_of_rare_boards(quote: str) -> None:
    html = table(LINKED).replace(WORDS[2], f"{quote}<br>{WORDS[2]}")
    post = read(html).posts[2]
    assert [(found["author"], found["text"]) for found in post.quotes] == [("أبو سلمان", "زيتيه")]
    assert (post.body, post.author) == (WORDS[2], NAMES[2])


def test_the_heading_of_code_is_none_of_the_authors_words() -> None:
    code = f"{WORDS[2]}<br><b>الكود:</b><div class=code><pre>x = 1</pre></div>"
    html = table(LINKED).replace(WORDS[2], code)
    assert read(html).posts[2].body == f"{WORDS[2]}\n\nx = 1"


def test_threads_listed_among_the_posts_are_none() -> None:
    listed = "".join(
        f"<li><a href='/board/posts/{n}.page'>سؤال رقم {n} في الحدائق</a> (1{n}/02/2011 09:30)</li>"
        for n in (3, 4, 5)
    )
    posts = "".join(
        f"<div><p>{words}</p><div>الكاتب: <b>{name}</b> <i>2{n}/03/2011 10:15</i></div></div>"
        for n, (name, words) in enumerate(BOTH)
    )
    found = read(f"<div>{posts}<div><h3>مواضيع مشابهة</h3><ul>{listed}</ul></div></div>")
    assert [post.body for post in found.posts] == WORDS


@pytest.mark.parametrize("query", ["", "&p=2"])
def test_the_opening_post_over_the_replies_of_each_page(query: str) -> None:
    post = (
        "<table><tr><td><a href='/user/profile/1{0}.page'>{1}</a></td><td><i>2{0}/03/2011 10:15</i>"
        "<p>{2}</p></td></tr></table>"
    )
    first, *replies = (post.format(n, name, words) for n, (name, words) in enumerate(BOTH))
    pages = "".join(f"<a href='showtopic.php?id=9&p={n}'>صفحة {n}</a> " for n in (1, 3))
    page = page_of(f"{first}<p>{pages}</p>{''.join(replies)}", f"/showtopic.php?id=9{query}")
    ids = [post.post_id for post in Generic().posts(page)]
    assert ids[0] is None
    assert None not in ids[1:]


def test_a_heading_that_links_to_the_front_page_is_no_threads_title() -> None:
    html = "<a href='/'><h1>ملتقى السنبلة</h1></a>" + table(
        "<a href='/user/profile/1{1}.page'>{0}</a>"
    )
    assert read(html).threads[0].title == TITLE


def test_a_trail_may_have_pictures_of_arrows() -> None:
    arrow = " <img src='arrow.png' alt='&gt;'> "
    trail = f"<td><a href='/'>الرئيسية</a>{arrow}<a href='/board/3.page'>ركن المنزل</a></td>"
    html = f"<table><tr>{trail}</table>" + table(LINKED)
    assert read(html).threads[0].boards == ["ركن المنزل"]


@pytest.mark.parametrize(
    ("here", "links", "following"),
    [
        ("/posts/9.page", {"2": "/posts/15/9.page", "3": "/posts/30/9.page"}, "/posts/15/9.page"),
        ("/posts/15/9.page", {"1": "/posts/9.page", "3": "/posts/30/9.page"}, "/posts/30/9.page"),
        ("/B.pl?n=78/15", {"1": "/B.pl?n=78", "3": "/B.pl?n=78/30"}, "/B.pl?n=78/30"),
        ("/v.php?x_id=9", {"2": "/v.php?x_id=9&rowstart=20"}, "/v.php?x_id=9&rowstart=20"),
        ("/v?x_id=9", {"٢": "/v?x_id=9&n=1", "٣": "/v?x_id=9&n=2"}, "/v?x_id=9&n=1"),
        # How many lines a page shall have, the stars of a vote, the next thread.
        ("/v.php?x_id=9", {"10": "/v.php?x_id=9&per=10", "50": "/v.php?x_id=9&per=50"}, None),
        ("/v.php?x_id=9", {"التالي": "/v.php?x_id=10"}, None),
        ("/v.php?x_id=9", {"2": "/v.php?x_id=10&n=1"}, None),
    ],
)  # fmt: skip
def test_pages_are_counted_by_the_one_number_that_differs(
    here: str, links: dict[str, str], following: str | None
) -> None:
    html = "".join(f"<a href='{href}'>{words}</a> " for words, href in links.items())
    assert Generic().next_page(page_of(html, here)) == (following and SITE + following)


@pytest.mark.parametrize(
    ("here", "links", "following"),
    [
        ("/m_9/tm.htm", {"2": "/m_9/mpage_2/key_/tm.htm"}, "/m_9/mpage_2/key_/tm.htm"),
        ("/topic.php?9", {"2": "/topic.php?9.15", "3": "/topic.php?9.30"}, "/topic.php?9.15"),
        ("/q-9.html", {"التالي": "/q-9-2.html"}, "/q-9-2.html"),
        ("/q/9/Default.aspx", {"2": "/q/9/seite/2/Default.aspx"}, "/q/9/seite/2/Default.aspx"),
        ("/w/9", {"<img src=n.gif alt='التالي'>": "/w/9?bd=15"}, "/w/9?bd=15"),
        ("/r/9?from=31", {"عرض المزيد": "/r/9?from=62"}, "/r/9?from=62"),
        ("/r/9", {"الأقدم": "/r/9?sort=old"}, None),
        # The pages of a thread whose address begins with the board's.
        ("/q/9.html", {"سؤال عن الخياطة": "/q/9/41.html", "2": "/q/9/41_2.html"}, None),
        ("/q/9-a", {"سؤال": "/q/9-a/41-b", "1": "/q/9-a/41-b", "2": "/q/9-a/41-b?bd=15"}, None),
    ],
)  # fmt: skip
def test_pages_are_counted_by_what_their_addresses_add(
    here: str, links: dict[str, str], following: str | None
) -> None:
    html = "".join(f"<a href='{href}'>{words}</a> " for words, href in links.items())
    assert Generic().next_page(page_of(html, here)) == (following and SITE + following)


def test_a_list_to_choose_from_may_call_its_pages_anything() -> None:
    options = "".join(f"<option{' selected' * (n == 2)}>{n}</option>" for n in (1, 2, 3))
    form = "<form {}><select name='safha'>{}</select></form>"
    page = page_of(form.format("", options), "/show.asp?n=9&safha=2")
    assert Generic().next_page(page) == f"{SITE}/show.asp?n=9&safha=3"
    page = page_of(form.format("method='POST'", options), "/show.asp?n=9")
    assert Generic().next_page(page) is None


def test_a_later_page_knows_the_first() -> None:
    page = page_of(
        "<a href='/posts/9.page'>1</a> <a href='/posts/30/9.page'>3</a>", "/posts/15/9.page"
    )
    assert first_page(page) == f"{SITE}/posts/9.page"
    assert Generic().thread(page).thread_id == "9"


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("/t/9", {"/t": 9}),
        ("/t?b=2&a=1&t=x", {"/t?a=1&t=x": 2, "/t?b=2&t=x": 1}),
        ("/read.php?4,39,page=2", {"/read.php?4,page=2": 39, "/read.php?4,39": 2}),
        ("/a/page-2/", {"/a": 2}),
        ("/title", {}),
    ],
)  # fmt: skip
def test_what_is_left_of_a_url_without_each_number(path: str, left: dict[str, int]) -> None:
    assert left_out(SITE + path) == {SITE + rest: number for rest, number in left.items()}


@pytest.mark.parametrize(
    ("href", "number"),
    [
        ("http://10.0.0.1/yabb2/Y.pl?action=viewprofile;username=u134", "134"),
        ("index.php?t=usrinfo&id=41", "41"),
        ("member_profile.asp?PF=7", "7"),
        ("profile.php?3,51", "51"),
    ],
)
def test_the_number_of_a_member_stands_behind_the_word_for_one(href: str, number: str) -> None:
    assert member_id(href) == number


def test_an_invitation_to_register_is_no_date() -> None:
    box = "<div>لست عضوا؟<br><a href='/register.php'>سجل الآن</a> <b>زائر</b></div>"
    html = f"<div>{box}</div>" + table(LINKED)
    assert [post.body for post in read(html).posts] == WORDS


def test_the_name_in_words_about_a_member_is_theirs() -> None:
    panel = "<b>{0}</b><a href='/user/profile/1{1}.page'><img src=p.gif alt='ملف {0}'></a>"
    assert [post.author for post in read(table(panel)).posts] == NAMES


def test_numbers_of_posts_in_their_thread_are_named_by_it() -> None:
    html = table(LINKED).replace("name='55", "name='").replace(".page'", "'")
    ids = [post.post_id for post in Generic().posts(page_of(html, "/Y.pl?num=127"))]
    assert ids == ["127-0", "127-1", "127-2"]


def test_an_anchor_in_a_row_of_its_own_is_the_next_posts() -> None:
    post = (
        "<tr><td><a id=post{0}></a></td></tr><tr><td><a href='/user/profile/1{1}'>{2}</a></td></tr>"
        "<tr><td>{3}</td></tr><tr><td>كتب في: 2011/3/2{1} 5:41</td></tr>"
    )
    found = (post.format(551 + n, n, name, words) for n, (name, words) in enumerate(BOTH))
    posts = read(f"<table>{''.join(found)}</table>").posts
    assert [post.post_id for post in posts] == ["551", "552", "553"]


def test_the_word_for_a_quote_and_facts_of_a_member_are_no_words_of_theirs() -> None:
    quote = "اقتباس:<div class=xoopsQuote><blockquote>أبو سلمان كتب:<br>زيتيه</blockquote></div>"
    facts = "<table><tr><td>المشاركات: 41 | من: جدة</td></tr></table>"
    post = read(table(LINKED).replace(WORDS[2], f"{quote}{WORDS[2]}{facts}")).posts[2]
    assert [(found["author"], found["text"]) for found in post.quotes] == [("أبو سلمان", "زيتيه")]
    assert post.body == WORDS[2]


CARD = """<br><table class=t><tr><td>معلومات الكاتب<td>محتوى الرد<tr><td>
<a href='index.php?page=profile&show=1&username={0}'>{0}</a><br>رفيق الإبرة<br><img src=a.gif>
<fieldset><legend><a href='index.php?page=profile&show=1&username={0}'>الهويه الشخصيه</a></legend>
<table><tr><td>رقم العضويه :<td>4{1}<tr><td>تاريخ التسجيل :<td>2008-05-14<tr><td>الدوله :<td>
<tr><td>المشاركات :<td>41{1}<tr><td>الجنس :<td>ذكر</table></fieldset><td>{2}<tr><td>2{1}/03/2011
، 10:15 ص<td></table><br>"""


@pytest.mark.parametrize("count", [0, 10])
def test_a_card_with_more_words_than_the_post_beside_it(count: int) -> None:
    cards = (CARD.format(name, n, words) for n, (name, words) in enumerate(BOTH))
    later = f"&count={count}" if count else ""
    posts = read("".join(cards), f"/index.php?page=topic&show=1&id=5{later}").posts
    assert [(post.author, post.body) for post in posts] == BOTH
    assert (posts[0].post_id == "t5") is not bool(count)


def test_a_trail_may_be_a_ladder() -> None:
    ladder = (
        "<td><a href='/index.php'>فهرس المنتدى</a><br><img src=f.gif> <a href='/forum/3'>ركن</a>"
    )
    assert read(f"<table><tr>{ladder}</table>{table(LINKED)}").threads[0].boards == ["ركن"]


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("منتدى الحرف: عطل في الماكينة", "عطل في الماكينة"),
        ("منتدى الحرف [ عاجل: عطل في الماكينة ]", "عاجل: عطل في الماكينة"),
        ("عاجل: عطل في الماكينة", "عاجل: عطل في الماكينة"),
        ("عطل في الماكينة :: منتديات السنبلة", "عطل في الماكينة"),
        ("عطل في الماكينة - (Powered By Sunbula)", "عطل في الماكينة"),
    ],
)
def test_the_name_of_the_forum_is_no_part_of_a_title(title: str, own: str) -> None:
    assert without_site(title) == own


@pytest.mark.parametrize(
    ("url", "kind", "number", "start"),
    [
        ("/forum.php?action=view&id=61&cat_id=6&start=12", Kind.THREAD, "61", 12),
        ("/forum.php?action=list&cat_id=6", Kind.BOARD, "6", 0),
        ("/a/viewthread_thread,7_offset,10", Kind.THREAD, "7", 10),
        ("/a/viewthread_thread,7", Kind.THREAD, "7", 0),
    ],
)
def test_addresses_of_boards_in_one_script_or_with_commas(
    url: str, kind: Kind, number: str, start: int
) -> None:
    address = read_address(SITE + url)
    assert address is not None
    assert (address.kind, address.id, address.start) == (kind, number, start)


def test_the_heading_of_code_is_no_name_and_what_elements_share_no_id() -> None:
    code = "<table><tr><td><b>كود</b></td></tr><tr><td><pre>x = 1</pre></td></tr></table>"
    cell = "<td id=post{1}>"
    post = (
        f"<tr>{cell}<a name=entry8{{1}}></a><a href='/w.cgi?act=Profile;MID=1{{1}}'>{{0}}</a></td>"
        f"{cell}كتب في: 2011/3/2{{1}} 5:41<hr><div>{{2}}{code}</div></td></tr>"
        f"<tr>{cell}<a href='#top'>أعلى</a></td>{cell}</td></tr>"
    )
    found = (post.format(name, n, words) for n, (name, words) in enumerate(BOTH[:2], 1))
    posts = read(f"<table>{''.join(found)}</table>", "/w.cgi?act=ST;t=9").posts
    assert [(p.post_id, p.author) for p in posts] == [("81", NAMES[0]), ("82", NAMES[1])]


def test_buttons_below_a_post_are_none_of_its_words() -> None:
    bar = "<div><a href='/add?parent=5'>اقتباس</a> <a href='/print?post=5'>طباعة</a></div>"
    html = table(LINKED).replace("</span>", f"</span>{bar}")
    assert [post.body for post in read(html).posts] == WORDS


ALIGNED = """<div><dl><dd><div class=right_text_align>{2}</div><div class=left_text_align>
2{1}-03-2011, 04:09 مساء <a>#{1}</a></div></dl><dl><dd class=center_text_align><b>{0}</b><div
class=w_infos>معلومات الكاتب ▼ <div>تاريخ الإنضمام : 2008-05-14</div><div>المشاركات : 10{1}
</div></div><dd><div id=status_{1}><div class=text>{3}</div></div><i class=bottom_text></i>{4}</dl>
<dl><dd><a href='index.php?page=new_reply&index=1&id=5&user={0}'>اقتباس</a></dl></div><br>"""
NOTE = (
    "<i>تم تحرير المشاركة بواسطة: <b><a href='index.php?page=profile&show=1&id=7'>راعي</a></b>"
    " بتاريخ: 20-03-2011 05:00 مساء</i>"
)


def test_names_of_places_are_none_of_bodies_and_notes_of_edits_lead_to_others() -> None:
    said = [("زائر", "شكرا"), ("ندى", ""), ("زائر", "تم")]
    posts = read(
        "<a href='index.php?page=latest'>مواضيع اليوم</a>"
        + "".join(ALIGNED.format(n, i, TITLE, b, NOTE) for i, (n, b) in enumerate(said, 1)),
        "/index.php?page=topic&show=1&id=5",
    ).posts
    assert [(post.author, post.author_id, post.body) for post in posts] == [
        (name, None, body) for name, body in said
    ]


def test_what_a_day_brought_is_no_moment() -> None:
    menu = "<a href='index.php?page=latest'>مواضيع اليوم</a><br>"
    one = ALIGNED.format("ندى", 1, TITLE, WORDS[0], "")
    posts = read(menu + one, "/index.php?page=topic&show=1&id=5&count=2").posts
    assert [(post.author, post.posted_at) for post in posts] == [("ندى", "2011-03-21T16:09")]


def test_the_figures_of_a_board_are_not_those_of_its_last_thread() -> None:
    board = (
        "<li><a href='index.php?page=forum&show=1&id={0}'>ركن {0}</a><span>المواضيع: <b>1{0}</b>"
        "</span><span>الردود: <b>8{0}</b></span><a href='index.php?page=topic&show=1&id=4{0}'>خيط"
        " مقطوع</a> بواسطة <a href='index.php?page=profile&id=7'>ندى</a> 21-03-2011, 04:09 مساء"
    )
    front = page_of(f"<ul>{board.format(2)}{board.format(3)}</ul>", "/index.php")
    threads = [(t.thread_id, t.replies, t.author) for t in Generic().threads(front)]
    assert threads == [("42", None, None), ("43", None, None)]
