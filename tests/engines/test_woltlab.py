"""The addresses of WoltLab in its versions, and its lists of pages."""

from datetime import UTC, datetime

import pytest

from crawler.bodies.body import read_body
from crawler.engines.base import Kind
from crawler.engines.woltlab import WoltLab, WoltLab3
from crawler.pages.page import Page
from tests.markup import written_page
from tests.reading import address_of, engine_of, read_page

SITE = "https://waha.example"


def page_of(path: str, content: str, attributes: str = "") -> Page:
    body = f'<body id="tpl_wbb_thread" data-template="thread" {attributes}>{content}</body>'
    return written_page(SITE + path, body)


def post_of(attributes: str = "", number: str = "#1", words: str = "بئر", foot: str = "") -> str:
    return (
        f'<article class="wbbPost message" data-post-id="901" {attributes}><header'
        f' class="messageHeader"><ul class="messageQuickOptions"><li><a class="jsButtonShare"'
        f' href="#">{number}</a></li></ul></header><div class="messageText">{words}</div>{foot}'
        "</article>"
    )


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/thread/88-bithr", "/thread/88-bithr/"),
        ("/thread/88-bithr/?action=firstNew", "/thread/88-bithr/"),
        ("/thread/88-bithr/?action=lastPost#post702", "/thread/88-bithr/"),
        ("/thread/88-bithr/?pageNo=1", "/thread/88-bithr/"),
        ("/thread/88-bithr/?pageNo=2&highlight=x", "/thread/88-bithr/?pageNo=2"),
        ("/thread/88-bithr/?postID=700#post700", "/thread/88-bithr/?postID=700"),
        ("/forum/index.php?thread/88-b/&pageNo=2", "/forum/index.php?thread/88-b/&pageNo=2"),
        ("/index.php/Thread/88-bithr/?pageNo=2", "/index.php/Thread/88-bithr/?pageNo=2"),
        ("/board/4-z/?pageNo=2&sortField=views", "/board/4-z/?pageNo=2"),
        ("/user/6-m/#likes", "/user/6-m/"),
        ("/index.php?page=Thread&threadID=12&s=" + "a1" * 16, "/index.php?page=Thread&threadID=12"),
        ("/index.php?page=Thread&postID=31#post31", "/index.php?page=Thread&postID=31"),
        ("/index.php?page=Board&boardID=3&pageNo=2", "/index.php?page=Board&boardID=3&pageNo=2"),
        ("/forum/", "/forum/"),
        ("/forum/board-list/", "/forum/board-list/"),
        ("/forum/index.php?board-list/", "/forum/index.php?board-list/"),
        ("/index.php?page=Index", "/index.php?page=Index"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    assert address_of(WoltLab(), SITE + url).url == SITE + canonical


@pytest.mark.parametrize(
    "url",
    ["/board-feed/4/", "/search/1/", "/login/", "/index.php?page=Search", "/members-list/"],
)
def test_feeds_and_forms_are_no_pages(url: str) -> None:
    assert WoltLab().address(SITE + url) is None


@pytest.mark.parametrize(
    ("path", "page", "following"),
    [
        ("/thread/88-bithr/", "1", "/thread/88-bithr/?pageNo=2"),
        ("/board/3-zar/?pageNo=2", "2", "/board/3-zar/?pageNo=3"),
        ("/thread/88-bithr/?pageNo=4", "4", None),
    ],
)
def test_a_list_of_pages_made_by_a_script_says_which_is_the_next(
    path: str, page: str, following: str | None
) -> None:
    bar = f'<woltlab-core-pagination page="{page}" count="4"></woltlab-core-pagination>'
    found = WoltLab().next_page(page_of(path, bar))
    assert found == (following and SITE + following)


OLD = """<body id="tplThread" data-template="thread"><article class="wbbPost message"
 data-post-id="901"><aside class="messageSidebar"><h2 class="username"><a
 href="/index.php/User/12-x/">سالم الواحة</a></h2></aside><header class="messageHeader"><ul
 class="messageQuickOptions"><li><a class="button jsButtonShare" href="#">1</a></li></ul><time
 datetime="2014-05-01T10:00:00+03:00">x</time></header><div class="messageText">بئر</div></article>
</body>"""


def test_burning_board_4_numbers_posts_without_a_sign() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    (post,) = WoltLab().posts(Page(f"{SITE}/index.php/Thread/88-x/", OLD.encode(), now))
    assert (post.post_id, post.position, post.author.name) == ("901", 1, "سالم الواحة")


@pytest.mark.parametrize(
    ("attributes", "foot", "reactions"),
    [
        ('data-like-likes="7" data-like-dislikes="2"', "", "7"),
        (
            "",
            '<a class="reactionSummaryList"><span class="reactionCount">9</span><span'
            ' class="reactionCount">2</span></a>',
            "11",
        ),
        ("", '<woltlab-core-reaction-summary data="[[1,4],[3,1]]">', "5"),
        ("", '<woltlab-core-reaction-summary data="[]">', "0"),
        ("", '<woltlab-core-reaction-summary data="{">', None),
        ("", "", None),
    ],
)
def test_every_version_tells_the_reactions_to_a_post(
    attributes: str, foot: str, reactions: str | None
) -> None:
    (post,) = WoltLab().posts(page_of("/thread/88-x/", post_of(attributes, foot=foot)))
    assert post.reactions == reactions


@pytest.mark.parametrize(
    "card",
    [
        '<div class="unfurlUrlCard"><a class="unfurlUrlTitle" href="https://ayn.example/">عين</a>'
        '<div class="unfurlUrlDescription">وصف</div></div>',
        '<div class="messageUserConsent"><span>محتوى خارجي</span><a class="externalURL"'
        ' href="https://ayn.example/">ayn.example</a><button>إظهار</button></div>',
        '<article class="embeddedContent"><div>مقال</div><a href="https://ayn.example/"></a></article>',
    ],
)
def test_of_what_stands_for_another_page_the_link_alone_is_the_authors(card: str) -> None:
    hidden = '<div class="contentNotVisible"><span>لا يمكن عرض المحتوى</span></div>'
    page = page_of("/thread/88-x/", post_of(words=f"<p>بئر</p>{card}{hidden}<p>ماء</p>"))
    (post,) = WoltLab().posts(page)
    body = read_body(post.body, WoltLab.markup, page.absolute)
    assert (body.text.split(), body.links) == (["بئر", "ماء"], ["https://ayn.example/"])


def test_the_place_of_a_post_has_marks_of_thousands() -> None:
    (post,) = WoltLab().posts(page_of("/thread/88-x/", post_of(number="#1,234")))
    assert post.position == 1234


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (
            '<div class="codeBox"><div><div><h3>Bash</h3></div><ol><li>cd /srv</li><li></li>'
            "<li>  ls</li></ol></div></div>نفذه",
            "cd /srv\n\n  ls\n\nنفذه",
        ),
        (
            '<div class="codeBox"><div class="codeBoxHeader"><div>Bash</div></div><pre><code><div'
            ' class="codeBoxLine"><a title="1"></a><span>cd /srv</span></div><div'
            ' class="codeBoxLine"><a title="2"></a><span>ls <b>-l</b> x</span></div></code></pre>'
            '<span class="toggleButton">عرض الكل</span></div>نفذه',
            "cd /srv\nls -l x\n\nنفذه",
        ),
        (
            '<div class="spoilerBox"><header class="jsOnly"><a class="button jsSpoilerToggle">إظهار'
            '</a></header><div style="display: none">ماء</div></div>',
            "ماء",
        ),
    ],
)
def test_boxes_give_their_content_alone(words: str, text: str) -> None:
    page = page_of("/thread/88-x/", post_of(words=words))
    (post,) = WoltLab().posts(page)
    assert read_body(post.body, WoltLab.markup, page.absolute).text == text


@pytest.mark.parametrize(
    ("question", "choices", "options"),
    [
        (
            '<h2>أي ماء؟ <span class="badge">1,203</span></h2>',
            '<ol><li><div class="caption"><span class="optionName">البئر (1,200)</span><span'
            ' class="relativeVotes">99%</span></div></li><li><span class="optionName">النهر (3)'
            "</span></li></ol>",
            [{"text": "البئر", "votes": 1200}, {"text": "النهر", "votes": 3}],
        ),
        (
            "<h2>أي ماء؟</h2>",
            '<dl class="pollVoteContainer"><dt></dt><dd><label>البئر</label></dd></dl>',
            [{"text": "البئر", "votes": None}],
        ),
    ],
)
def test_a_poll_has_its_question_and_choices(
    question: str, choices: str, options: list[dict[str, object]]
) -> None:
    page = page_of("/thread/88-x/", f'<div class="pollContainer">{question}{choices}</div>')
    assert WoltLab().thread(page).poll == {"question": "أي ماء؟", "options": options}


def test_who_began_a_thread_is_not_told_by_a_later_page_of_it() -> None:
    aside = '<aside class="messageSidebar"><span class="username">سالم</span></aside>'
    pages = (
        page_of("/thread/88-x/?postID=901", post_of(number=n, foot=aside)) for n in ("#21", "#1")
    )
    assert [WoltLab().thread(page).author for page in pages] == [None, "سالم"]


ROW = """<ol class="tabularListColumns messageGroup wbbThread" data-thread-id="8"><li
 class="columnSubject"><h3><a class="messageGroupLink wbbTopicLink" href="/thread/8/">بئر</a></h3>
 <ul class="statusIcons"><li>{}</li></ul></li></ol>"""


@pytest.mark.parametrize(
    ("icon", "sticky"),
    [
        ('<span class="icon icon16 fa-thumb-tack jsIconSticky"></span>', True),
        ('<span class="icon icon16 fa-thumbs-o-up"></span>', False),
    ],
)
def test_a_thread_that_is_liked_is_not_pinned(icon: str, sticky: bool) -> None:
    (thread,) = WoltLab().threads(page_of("/board/4-z/", ROW.format(icon)))
    assert thread.sticky is sticky


def test_the_way_to_a_board_is_no_board_in_it() -> None:
    way = '<nav class="breadcrumbs"><a href="/board/1-amm/">القسم العام</a></nav>'
    child = (
        '<ul class="wbbBoardList"><li data-board-id="9"><a href="/board/9-far/">فرعي</a></li></ul>'
    )
    page = page_of("/board/4-z/", way + child, 'data-board-id="4"')
    assert [board.board_id for board in WoltLab().boards(page)] == ["9"]


HEAD = '<head><script src="wcf/js/3rdParty/protoaculous.min.js"></script></head>'
MAIN = HEAD + '<body id="{}"><div id="main">{}</div></body>'
BOARDS = """<ul id="boardlist"><li class="level1"><div class="boardlistInner"><h4
 class="boardTitle"><a href="index.php?page=Board&amp;boardID=3">الآبار</a></h4><ul
 class="boardlistSubboards"><li class="subboard"><a href="index.php?page=Board&amp;boardID=4">
 السواقي</a></li></ul></div></li></ul>"""
LINES = """<table class="tableList"><tr class="container-1" id="threadRow12"><td
 class="columnIcon"><img src="wcf/icon/thread{}M.png" alt=""></td><td class="columnTopic"><div
 id="thread12" class="topic"><a href="index.php?page=Thread&amp;threadID=12">حفر بئر</a></div><p
 class="firstPost light smallFont">كتبه <a href="index.php?page=User&amp;userID=6">مرزوق</a></p>
</td><td class="columnReplies"><p>7</p></td><td class="columnViews"><p>1.204</p></td><td
 class="columnLastPost"><div><p>كتبه <a href="index.php?page=User&amp;userID=8">هدى</a></p><p
 class="smallFont light">12 مارس 2010, 12:30</p></div></td></tr><tr id="threadRow13"><td
 class="columnTopic">نُقل</td></tr></table>"""


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("tplIndex", BOARDS, Kind.INDEX),
        ("tplBoard", LINES, Kind.BOARD),
        ("tplUser", "", Kind.PROFILE),
        ("tplUserLogin", "", Kind.LOGIN),
        ("tplPermissionDenied", "يجب تسجيل الدخول لعرض هذه الصفحة", Kind.LOGIN),
        ("tplUserException", "الموضوع الذي طلبته غير موجود", Kind.ERROR),
        ("tplSearch", "", Kind.OTHER),
        ("tplMine", '<div id="postRow31"><div id="postText31">بئر</div></div>', Kind.THREAD),
    ],
)
def test_burning_board_3_names_its_pages(name: str, content: str, kind: Kind) -> None:
    page = written_page(f"{SITE}/index.php", MAIN.format(name, content))
    engine = engine_of(page)
    assert (engine.name, engine.version, engine.kind(page)) == ("woltlab", "3", kind)


def test_the_note_of_an_edit_in_burning_board_3_may_be_the_line_itself() -> None:
    post = (
        '<div id="postRow31"><div id="postText31">بئر</div><p class="editNote">آخر تعديل بواسطة'
        " مرزوق (12 مارس 2010, 12:30)</p></div>"
    )
    page = written_page(f"{SITE}/index.php", MAIN.format("tplThread", post))
    (only,) = WoltLab3().posts(page)
    assert only.edited is not None


def test_burning_board_3_lists_boards_and_those_in_them() -> None:
    page = written_page(f"{SITE}/index.php", MAIN.format("tplIndex", BOARDS))
    assert [(b.board_id, b.title) for b in WoltLab3().boards(page)] == [
        ("3", "الآبار"),
        ("4", "السواقي"),
    ]


@pytest.mark.parametrize(
    ("icon", "sticky", "locked"),
    [("", False, False), ("Important", True, False), ("Closed", False, True)],
)
def test_burning_board_3_lists_threads(icon: str, sticky: bool, locked: bool) -> None:
    markup = MAIN.format("tplBoard", LINES.format(icon))
    page = written_page(f"{SITE}/index.php?page=Board&boardID=3", markup)
    (thread,) = read_page(page, WoltLab3()).threads
    assert (thread.thread_id, thread.title, thread.author, thread.author_id) == (
        "12",
        "حفر بئر",
        "مرزوق",
        "waha.example/u/6",
    )
    assert (thread.replies, thread.views, thread.last_post_at) == (7, 1204, "2010-03-12T12:30")
    assert (thread.sticky, thread.locked) == (sticky, locked)


@pytest.mark.parametrize("frame", ['<body id="tpl_mine" data-template="mine">{}</body>', "{}"])
def test_a_page_of_no_known_template_is_told_by_its_posts(frame: str) -> None:
    page = written_page(f"{SITE}/thread/88-bithr/", frame.format(post_of()))
    engine = engine_of(page)
    assert (engine.name, engine.version, engine.kind(page)) == ("woltlab", "5", Kind.THREAD)


def test_the_quotes_of_burning_board_4_have_no_name_for_their_words() -> None:
    quote = (
        '<blockquote class="quoteBox" cite="http://waha.example/index.php/Thread/8-b/?postID=31">'
        '<div class="icon quoteBoxIcon"></div><header><h3><a href="#">اقتباس من هدى</a></h3>'
        "</header><div><p>كم عمقها؟</p></div></blockquote>"
    )
    page = page_of("/thread/88-bithr/", post_of(words=f"{quote}<p>عشرة أمتار</p>"))
    (post,) = read_page(page, WoltLab()).posts
    assert post.body == "عشرة أمتار"
    assert [(q["author"], q["post_id"], q["text"]) for q in post.quotes] == [
        ("هدى", "31", "كم عمقها؟")
    ]


def test_a_post_without_words_is_none() -> None:
    page = page_of("/thread/88-bithr/", '<article class="wbbPost" data-post-id="9"></article>')
    assert list(WoltLab().posts(page)) == []
