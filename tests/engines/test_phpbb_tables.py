"""Modified boards of phpBB 2, whose rows have more or less than those of its own style."""

from pathlib import Path

from lxml.html import HtmlElement

from crawler.engines.base import Engine, Kind
from crawler.forums import make
from crawler.frontier.frontier import Frontier
from crawler.frontier.index_pages import is_front, read_index
from crawler.frontier.thread_pages import read_thread
from crawler.frontier.visits import Visit
from crawler.frontier.walks import ThreadWalk
from crawler.pages.dom import line
from crawler.pages.page import Page
from crawler.scraped import ScrapedPost
from crawler.store.state import State
from tests.markup import written_page
from tests.reading import engine_of, read_page

SITE = "https://sidra.example"
FRAME = """<html><head><title>واحة السدر :: مشاهدة الموضوع - آبار الوادي</title></head><body><table>
<tr><td class="bodyline"><span class="maintitle">واحة السدر</span><a class="mainmenu"
 href="memberlist.php">الأعضاء</a>{}<span>Powered by phpBB</span></td></tr></table></body></html>"""


def read(path: str, markup: str, frame: str = FRAME) -> tuple[Engine, Page]:
    """The page with the engine that claims it."""
    page = written_page(f"{SITE}/{path}", frame.format(markup))
    engine = engine_of(page)
    assert engine.name == "phpbb"
    return engine, page


NUMBERED = """<tr><td class="catHead"><a name="{place}" id="{place}"></a></td></tr><tr><th>الكاتب
</th></tr><tr><td class="row1"><span class="name"><a name="{n}"></a><b>{name}</b></span><br><span
 class="postdetails">ساقي<br>مشاركات: 12</span></td><td class="row1"><table><tr><td><span
 class="postdetails">ارسل: الأحد يناير {n}, 2019 5:13 pm</span></td></tr><tr><td><div><span
 class="postbody">{words}</span></div><span class="postbody"><div><br>___________<br>بئر وساقية
</div></span></td></tr></table></td></tr>"""


def test_anchors_of_places_are_no_posts_and_a_signature_may_stand_apart() -> None:
    said = {11: ("ريم", "نسقي مع الفجر"), 12: ("ساقي", "والطريق بعيدة"), 13: ("ريم", "شكرا")}
    rows = "".join(
        NUMBERED.format(place=place, n=n, name=name, words=words)
        for place, (n, (name, words)) in enumerate(said.items())
    )
    engine, page = read("viewtopic.php?t=5", f'<table class="forumline">{rows}</table>')
    posts = list(engine.posts(page))
    assert [post.post_id for post in posts] == ["11", "12", "13"]
    for post, (name, words) in zip(posts, said.values(), strict=True):
        assert isinstance(post.body, HtmlElement)
        assert (post.author.name, line(post.body)) == (name, words)
        assert line(post.author.signature) == "بئر وساقية"


BARE = """<h1>آبار الوادي</h1><table class="forumline"><tr><td class="row1" rowspan="2"><a
 name="11"></a><div><b>ريم</b><br>ساقية</div><span class="postdetails">مشاركات: 12</span></td>
<td class="row1"><table><tr><td><a href="viewtopic.php?p=11#11"><img src="i.gif"></a><span
 class="postdetails">ارسل: الأحد يناير 06, 2019 5:13 pm</span></td></tr>
<tr><td><span class="postbody">نسقي</span></td></tr>
<tr><td><span class="gensmall">عدل سابقا من قبل ساقي في الاثنين يناير 07, 2019 6:13 pm, عدل 1
 مرة</span></td></tr></table></td></tr>
<tr><td class="row1 signature"><span class="postbody"><br>______________
<br>بئر</span></td></tr></table>"""


def test_title_edit_and_signature_in_places_of_their_own() -> None:
    engine, page = read("viewtopic.php?t=5", BARE)
    (post,) = read_page(page, engine).posts
    assert (post.title, post.author, post.body) == ("آبار الوادي", "ريم", "نسقي")
    assert post.edited_at == "2019-01-07T18:13"


def test_the_date_of_a_guest_without_a_panel_is_none() -> None:
    bare = BARE.replace('<span class="postdetails">مشاركات: 12</span>', "")
    engine, page = read("viewtopic.php?t=5", bare)
    (post,) = engine.posts(page)
    assert (post.author.name, post.author.panel) == ("ريم", [])


def test_an_index_may_show_the_newest_threads() -> None:
    newest = '<a class="topictitle" href="viewtopic.php?t=5">آبار الوادي</a>'
    board = '<a class="forumlink" href="viewforum.php?f=2">القرى</a>'
    engine, page = read("index.php", f'<table class="forumline"><td>{board}{newest}</td></table>')
    assert engine.kind(page) is Kind.INDEX
    engine, page = read("viewforum.php?f=2", f'<table class="forumline"><td>{newest}</td></table>')
    assert engine.kind(page) is Kind.BOARD


def frontier_at(url: str) -> Frontier:
    forum = make("test", {"url": f"{SITE}/{url}", "engine": "phpbb"})
    return Frontier(forum, State(Path(":memory:")), full=False, now=1_800_000_000)


def test_a_portal_leads_to_the_index() -> None:
    frontier = frontier_at("portal.php")
    news = '<a href="viewtopic.php?t=5">آبار الوادي</a><a href="index.php?sid=0a1b2c">المنتدى</a>'
    frontier.engine, page = read("portal.php", news)
    assert is_front(frontier, page, frontier.engine)
    (visit,) = read_index(frontier, page, frontier.engine)
    assert isinstance(visit, Visit)
    assert (visit.kind, visit.linked) == (Kind.INDEX, f"{SITE}/index.php")


def test_an_opening_post_that_every_page_shows_is_not_counted_again() -> None:
    frontier = frontier_at("")
    post = '<div id="p{0}" class="post"><div class="content">نص {0}</div></div>'
    walk, found = ThreadWalk("5"), []
    for start, numbers in {0: (11, 12), 2: (11, 13, 14)}.items():
        posts = "".join(map(post.format, numbers))
        path = f"viewtopic.php?t=5&start={start}"
        frontier.engine, page = read(path, posts, '<body id="phpbb" class="section-viewtopic">{}')
        visit = Visit(page.url, Kind.THREAD, thread=walk, start=start)
        found += list(read_thread(frontier, visit, page, frontier.engine))
    scraped = [find for find in found if isinstance(find, ScrapedPost)]
    places = [(find.post.post_id, find.position) for find in scraped]
    assert places == [("11", 1), ("12", 2), ("13", 3), ("14", 4)]


FILES = """<table class="tablebg"><tr><td><a name="p11"></a><b class="postauthor">ريم</b>
</td><td><div><a href="./viewtopic.php?p=11#p11"></a><b>أضيف في:</b> الأحد يناير 11, 2019 5:13 pm
</div></td></tr><tr class="row1"><td class="profile"><img src="./download/file.php?avatar=4.jpg">
</td><td><div class="postbody">البئر قبل الترميم وبعده</div><br><table class="tablebg"><tr><td
 class="row3"><b class="genmed">المرفقات: </b></td></tr><tr><td class="row2"><span
 class="gensmall">bir.jpg [ 84 KiB ]</span><br><img src="./download/file.php?id=31"></td></tr><tr>
<td class="row1"><a href="./download/file.php?id=32">bir.pdf</a> [90 KiB]</td></tr></table></td>
</tr></table>"""


def test_attached_pictures_are_files_as_attached_documents_are() -> None:
    engine, page = read("viewtopic.php?t=5", FILES)
    (post,) = engine.posts(page)
    assert post.attachments == [f"{SITE}/download/file.php?id={number}" for number in (31, 32)]
