"""Pages of Invision 2, 3 and 5: what their notes, files, likes and polls are read as."""

import pytest

from crawler.extract import Extraction
from crawler.records import Post
from tests.markup import written_page
from tests.reading import read_page

SITE = "https://marsa.example"


def read(markup: str, path: str) -> Extraction:
    page = written_page(SITE + path, markup)
    return read_page(page)


THREE = """<body id="ipboard_body">{0}<div class="post_block" id="post_id_3"><h3><span
 class="post_id"><a href="/topic/5-x/#entry3">#1</a></span>{1}</h3><div
 class="author_info">{2}</div><div class="post_body"><p>أرسلت <abbr class="published"
 title="2013-04-02T09:15:00+00:00">02 أبريل 2013</abbr></p><div class="post entry-content">{3}</div>
{4}</div></div></body>"""
NAME = '<span class="author vcard"><a href="/user/7-x/">وائل</a></span>'


def three(head: str = "", name: str = NAME, about: str = "", body: str = "", foot: str = "") -> str:
    return THREE.format(head, name, about, body or "موج", foot)


def post_of_three(**parts: str) -> Post:
    (post,) = read(three(**parts), "/topic/5-x/").posts
    return post


def fan(number: int) -> str:
    return f'<a href="/user/{number}-x/">صديق</a>'


@pytest.mark.parametrize(
    ("told", "likes"),
    [
        (f"{fan(1)} likes this", 1),
        (f"{fan(1)} و {fan(2)} معجبون بهذا", 2),
        (f'{fan(1)}, {fan(2)} و<a href="/index.php?app=core&amp;do=more">14 آخرون</a> يعجبهم', 16),
        ("", 0),
    ],
)
def test_the_likes_of_version_3_are_members_by_name_and_a_number(told: str, likes: int) -> None:
    bar = f'<ul class="ipsLikeBar"><li class="ipsLikeBar_info">{told}</li></ul>'
    assert post_of_three(foot=bar).reactions == likes


def test_the_points_of_version_3_are_a_number() -> None:
    bar = '<div class="rep_bar"><span class="reputation positive">9</span></div>'
    assert post_of_three(foot=bar).reactions == 9


def test_a_skin_of_version_3_has_a_table_in_the_pane_and_the_points_of_the_author() -> None:
    about = """<ul><li class="group_title">البحارة</li></ul><table><tr><td>المشاركات</td><td>1,204
 </td></tr></table><p class="reputation positive"><span class="number">35</span></p>"""
    found = read(three(about=about), "/topic/5-x/")
    (author,) = found.authors
    assert [post.reactions for post in found.posts] == [None]
    assert (author.messages, author.fields) == (1204, {"": "البحارة"})


def test_the_files_of_a_post_of_version_3_are_no_words_of_its_author() -> None:
    link = '<a href="/index.php?app=core&amp;section=attach&amp;attach_id=4">'
    box = (
        f'<div id="attach_wrap"><h4>الملفات المرفقة</h4><ul><li class="attachment">{link}<img '
        f'src="/mime_types/zip.gif"></a>{link}<strong>khara.zip</strong></a> <span>12.5 KB</span>'
        "</li></ul></div>"
    )
    post = post_of_three(body="موج<br>" + box)
    assert post.body == "موج"
    assert post.attachments == [f"{SITE}/index.php?app=core&section=attach&attach_id=4"]


def test_what_version_3_says_of_a_post_that_was_taken_away_is_no_post() -> None:
    markup = three().replace('<div class="post_body">', '<div id="postsDelete_3">')
    assert read(markup, "/topic/5-x/").posts == []


def test_the_title_of_a_member_of_version_3_1_is_in_the_list() -> None:
    about = '<ul class="user_details"><li class="title">بحار</li><li>البلد: صور</li></ul>'
    (author,) = read(three(about=about), "/topic/5-x/").authors
    assert (author.title, author.location, author.fields) == ("بحار", "صور", {})


HEAD = """<h1 class="ipsType_pagetitle">خرائط</h1><div class="desc">بدأه <span
 itemprop="creator">{}</span>, <span itemprop="dateCreated">02 Apr 2013</span></div>
<div class="feature">أفضل إجابة: <a href="/user/9-x/">ليلى</a></div><ul
 class="topic_buttons">{}</ul>"""


def test_a_guest_began_a_thread_of_version_3_and_a_button_says_that_it_is_closed() -> None:
    shut = '<li class="important"><span>مغلق</span></li>'
    (thread,) = read(three(HEAD.format("زائر البحر", shut), "زائر البحر"), "/topic/5-x/").threads
    assert (thread.author, thread.author_id, thread.locked) == ("زائر البحر", None, True)
    assert thread.created_at == "2013-04-02T09:15:00+00:00"
    (thread,) = read(three(HEAD.format(fan(7), ""), NAME), "/topic/5-x/").threads
    assert (thread.author_id, thread.locked) == ("marsa.example/u/7", None)


@pytest.mark.parametrize("classes", ["ipsBadge ipsBadge_lightgrey", "ipsTag_prefix"])
def test_a_prefix_of_version_3_stands_before_its_title(classes: str) -> None:
    head = HEAD.format(fan(7), "").replace("خرائط", f'<a class="{classes}">سؤال</a> خرائط')
    (thread,) = read(three(head), "/topic/5-x/").threads
    assert (thread.prefix, thread.title) == ("سؤال", "خرائط")


def test_the_options_of_a_poll_of_version_3_are_without_what_they_got() -> None:
    option = (
        '<li><span class="answer">{}</span><span class="votes"> ({} صوت [40.00%])</span><p '
        'class="progress_bar topic_poll"><span><span>النسبة: 40.00%</span></span></p></li>'
    )
    options = option.format("شراع", 4) + option.format("مجداف", 6)
    poll = (
        f'<div class="poll"><div class="poll_question"><h4>بمَ؟</h4><ol>{options}</ol></div></div>'
    )
    (thread,) = read(three(HEAD.format(fan(7), "") + poll), "/topic/5-x/").threads
    assert thread.poll == {
        "question": "بمَ؟",
        "options": [{"text": "شراع", "votes": 4}, {"text": "مجداف", "votes": 6}],
    }


def test_who_wrote_last_in_a_thread_of_version_3_did_not_begin_it() -> None:
    board = """<body id="ipboard_body"><table id="forum_table"><tr class="__topic" id="trow_5"><td
 class="col_f_content"><h4><a id="tid-link-5" class="topic_title" href="/topic/5-x/">خرائط</a></h4>
<span>بدأ بواسطة زائر البحر, <span itemprop="dateCreated">02 Apr 2013</span></span></td>
<td class="col_f_views"><ul><li>3 ردود</li><li>70 مشاهدات</li></ul></td><td class="col_f_post"><ul
 class="last_post"><li><a href="/user/9-x/">ليلى</a></li><li>04 Apr 2013</li></ul></td></tr></table>
</body>"""
    (thread,) = read(board, "/forum/2-x/").threads
    assert (thread.author_id, thread.replies, thread.views) == (None, 3, 70)


TWO = """<script>var ipb_var_st = "0";</script><div id="ipbwrapper"><div id="navstrip"><a
 href="/index.php?act=idx">المرسى</a></div><div class="maintitle"><b>خرائط</b></div><table
 class="ipbtable"><tr><td class="row2"><a name="entry55"></a><span class="normalname"><a
 href="/index.php?showuser=7">وائل</a></span></td><td class="row2"><span class="postdetails">Nov 5
 2007, 11:22 AM</span></td></tr><tr><td class="post1"><span class="postdetails">بحار<br>المشاركات:
 344<br></span></td><td class="post1" id="post-main-55"><div class="postcolor" id="post-55">{}</div>
</td></tr></table></div>"""


def post_of_two(body: str) -> Post:
    (post,) = read(TWO.format(body), "/index.php?showtopic=8").posts
    return post


def test_the_files_of_a_post_of_version_2_are_no_words_of_its_author() -> None:
    link = '<a href="/index.php?act=attach&amp;type=post&amp;id=4">'
    files = (
        '<br><strong><span class="edit">الملفات المرفقة</span></strong><br>'
        f'{link}<img src="/folder_mime_types/zip.gif" alt="ملف"></a>&nbsp;{link}khara.zip</a>'
        ' ( 12.5K )<br><span class="desc">مرات التحميل: 3</span>'
    )
    post = post_of_two("موج" + files)
    assert (post.body, post.edited_at, post.images) == ("موج", None, [])
    assert post.attachments == [f"{SITE}/index.php?act=attach&type=post&id=4"]


def test_the_small_picture_of_a_file_of_version_2_is_a_picture() -> None:
    small = '<a href="/index.php?act=attach&amp;id=4"><img src="/uploads/t.jpg"></a>'
    assert post_of_two("موج " + small).images == [f"{SITE}/uploads/t.jpg"]


def test_a_note_of_an_edit_of_version_2_is_beside_the_heading_of_the_files() -> None:
    note = (
        '<span class="edit">تم تعديل هذه المشاركة بواسطة <b>وائل</b>: Nov 6 2007, 01:10 PM</span>'
    )
    post = post_of_two('موج<br><strong><span class="edit">الملفات</span></strong>' + note)
    assert (post.body, post.edited_at) == ("موج", "2007-11-06T13:10")


@pytest.mark.parametrize("when", ["", " &#064; Nov 5 2007, 11:22 AM"])
def test_the_heading_of_a_quote_of_version_2_may_have_no_date(when: str) -> None:
    quote = f'<div class="quotetop">اقتباس(ليلى{when})</div><div class="quotemain">ريح</div>'
    post = post_of_two(quote + "موج")
    assert [(q["author"], q["text"]) for q in post.quotes] == [("ليلى", "ريح")]


def test_the_boxes_of_version_1_are_tables_around_which_the_post_is_closed_and_opened() -> None:
    box = (
        "</div><table width='95%'><tr><td><b>{1}</b> {2}</td></tr><tr><td id='{0}'>{3}</td></tr>"
        "</table><div class='postcolor'>"
    )
    inner = box.format("QUOTE", "اقتباس", "(سعد)", "مد")
    quote = box.format("QUOTE", "اقتباس", "(ليلى @ Nov 5 2004, 11:22 AM)", f"{inner}ريح")
    code = box.format("CODE", "CODE", "", "a = 1<br>b = 2")
    post = post_of_two(f"{quote}موج{code}شراع")
    assert [(q["author"], q["text"]) for q in post.quotes] == [("ليلى", "ريح"), ("سعد", "مد")]
    assert post.body == "موج\n\na = 1\nb = 2\n\nشراع"


FIVE = """<body data-ips-template="front" class="ipsApp ipsApp_front" data-pagecontroller="topic">
<div id="ipsTopicView"><header class="ipsPageHeader"><div><h1>خرائط</h1><div
 class="ipsBadges">{}</div></div></header>{}</div></body>"""
ENTRY = """<article id="elComment_{0}" class="ipsEntry"><aside class="ipsEntry__header"><h3
 class="ipsEntry__username"><span>زائر البحر</span><span
 class="ipsEntry__group">الزوار</span></h3><p><a href="/topic/5-x/#findComment-{0}">قام بنشر <time
 datetime="2026-02-03T10:00:00Z">3 فبراير</time></a></p></aside><div
 class="ipsEntry__content"{1}><div data-role="commentContent">{2}</div></div></article>"""


def test_version_5_shows_the_opening_post_again_above_a_later_page() -> None:
    again = ENTRY.format(3, ' data-first-post="true" data-first-page="false"', "موج")
    found = read(FIVE.format("", again + ENTRY.format(40, "", "ريح")), "/topic/5-x/page/2/")
    assert [(post.post_id, post.author) for post in found.posts] == [("40", "زائر البحر")]


def test_the_badges_of_a_thread_of_version_5_stand_beside_its_title() -> None:
    badges = '<i class="fa-solid fa-lock"></i><i class="fa-solid fa-thumbtack"></i>'
    (thread,) = read(FIVE.format(badges, ENTRY.format(3, "", "موج")), "/topic/5-x/").threads
    assert (thread.sticky, thread.locked) == (True, True)
    (thread,) = read(FIVE.format("", ENTRY.format(3, "", "موج")), "/topic/5-x/").threads
    assert (thread.sticky, thread.locked) == (None, None)


def test_what_a_box_of_version_5_hides_is_the_authors_and_its_title_is_not() -> None:
    box = "<details><summary><p>محتوى مخفي</p></summary><p>خاتمة</p></details>"
    found = read(FIVE.format("", ENTRY.format(3, "", "<p>موج</p>" + box)), "/topic/5-x/")
    assert [post.body.split() for post in found.posts] == [["موج", "خاتمة"]]


def test_a_post_of_version_4_in_a_theme_without_a_pane_has_its_author_in_what_is_quoted() -> None:
    markup = """<article id="elComment_9"><div data-quotedata='{"userid": 7, "username": "وائل"}'
 data-commenttype="forums"><div data-role="commentContent">موج</div></div></article>
<article id="elComment_10"><p>حُذفت هذه المشاركة</p></article>"""
    (post,) = read(markup, "/topic/5-x/").posts
    assert (post.author, post.author_id, post.body) == ("وائل", "marsa.example/u/7", "موج")


def test_a_style_of_version_4_has_the_day_of_joining_in_the_pane() -> None:
    markup = """<article id="elComment_9"><aside><ul class="cAuthorPane_info"><li
 data-role="joined">تاريخ الانضمام: <time datetime="2009-03-14T00:00:00Z">14 مارس 2009</time></li>
</ul></aside><div data-commenttype="forums"><time datetime="2014-02-03T09:15:00Z">3 فبراير 2014
 </time><div data-role="commentContent">موج</div></div></article>"""
    found = read(markup, "/topic/5-x/")
    assert [post.posted_at for post in found.posts] == ["2014-02-03T09:15:00+00:00"]
    assert [author.joined for author in found.authors] == ["2009-03-14"]


def test_the_likes_of_version_4_1_are_members_by_name_and_a_number() -> None:
    fans = (
        '<a href="/profile/1-x/">سعد</a>, <a href="/profile/2-x/">ريم</a> و<a href="#">3 آخرون</a>'
    )
    markup = f"""<article id="elComment_9"><div data-commenttype="forums"><div
 data-role="commentContent">موج</div><span class="ipsLike_contents">{fans} أعجبهم هذا</span></div>
</article>"""
    assert [post.reactions for post in read(markup, "/topic/5-x/").posts] == [5]


def test_the_votes_of_version_4_1_are_a_number() -> None:
    markup = """<article id="elComment_9"><div data-commenttype="forums"><div
 data-role="commentContent">موج</div><span class="ipsReputation_count ipsType_positive"><i
 class="fa fa-heart"></i> 7</span></div></article>"""
    assert [post.reactions for post in read(markup, "/topic/5-x/").posts] == [7]


def test_the_index_of_version_4_may_show_threads_with_the_boards_beside_them() -> None:
    markup = """<body class="ipsApp" data-pageapp="forums" data-pagecontroller="index"><ol
 data-role="tableRows"><li data-rowid="5"><h4><a href="/topic/5-x/">موج</a></h4></li></ol><ul><li>
<a data-node-id="3" href="/forum/3-x/">البحر</a></li><li><a href="/forum/4-x/">البر</a></li></ul>"""
    assert [board.title for board in read(markup, "/").boards] == ["البحر", "البر"]
