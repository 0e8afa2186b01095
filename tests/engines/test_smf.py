"""Rules of SMF that the records of a fixture do not show."""

import re
from collections.abc import Callable

import pytest

from crawler.engines import detect
from crawler.engines.base import Kind
from crawler.engines.smf import SMF
from crawler.engines.smf.friendly import first_page
from crawler.extract import Extraction, extract
from crawler.fixture import load
from crawler.pages.page import Page
from crawler.records import Post
from tests import shared
from tests.markup import NOW
from tests.reading import address_of, engine_of, fixture_page, read_page
from tests.shared import with_changes, with_text

FIXTURES = shared.FIXTURES / "smf"
SITE = "https://dalla.example/smf/index.php"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("?topic=41", "?topic=41.0"),
        ("?topic=41.15;topicseen", "?topic=41.15"),
        ("?PHPSESSID=0a1b2c&topic=41.15", "?topic=41.15"),
        ("?topic=41.msg612#new", "?topic=41.msg612#msg612"),
        ("?topic=41.msg612;boardseen", "?topic=41.msg612#msg612"),
        ("?topic=41.new;topicseen#new", "?topic=41.0"),
        ("?topic=41.0;all", "?topic=41.0"),
        ("?action=printpage;topic=41.0", "?topic=41.0"),
        ("?action=printpage;topic=41.15", "?topic=41.0"),
        ("/action,printpage/topic,41.15.html", "?topic=41.0"),
        ("?topic=41.15;wap2", "?topic=41.15"),
        ("?topic=41.15;imode", "?topic=41.15"),
        ("?topic=41.0;theme=3", "?topic=41.0"),
        ("?topic=41;start=15", "?topic=41.15"),
        ("?threadid=41", "?topic=41.0"),
        ("?msg=612", "?msg=612"),
        ("/topic,41.15.html", "?topic=41.15"),
        ("/PHPSESSID,0a1b2c/topic,41.msg612.html", "?topic=41.msg612#msg612"),
        ("?board=3", "?board=3.0"),
        ("?board=3.20;sort=views;desc", "?board=3.20"),
        ("?action=messageindex;board=3.20", "?board=3.20"),
        ("/board,3.20.html", "?board=3.20"),
        ("?action=profile;u=7;area=showposts;start=30", "?action=profile;u=7"),
        ("?action=profile;u=7;sa=showPosts", "?action=profile;u=7"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, canonical: str) -> None:
    assert address_of(SMF(), SITE + url).url == SITE + canonical


@pytest.mark.parametrize(
    ("url", "kind", "number", "start", "first"),
    [
        ("/qahwa-t41.15.html", Kind.THREAD, "41", 15, "/qahwa-t41.0.html"),
        ("/bun-b3.0/qahwa-t41.0.html;msg612", Kind.THREAD, "41", 0, "/bun-b3.0/qahwa-t41.0.html"),
        ("/bun-b3.20/", Kind.BOARD, "3", 20, "/bun-b3.0/"),
        ("/bun/qahwa_41.15.html", Kind.THREAD, "41", 15, "/bun/qahwa_41.0.html"),
        ("/bun/qahwa-41.msg612", Kind.THREAD, "41", 0, "/bun/qahwa-41.0"),
        ("/profile/abu-najma-7", Kind.PROFILE, "7", 0, "/profile/abu-najma-7"),
    ],
)
def test_rewritten_addresses_keep_their_ids(
    url: str, kind: Kind, number: str, start: int, first: str
) -> None:
    address = address_of(SMF(), "https://dalla.example" + url)
    assert (address.kind, address.id, address.start) == (kind, number, start)
    assert address.post_id == ("612" if "msg612" in url else None)
    assert first_page(address) == "https://dalla.example" + first


@pytest.mark.parametrize("url", [SITE, SITE + "?PHPSESSID=0a1b2c", SITE + "?action=collapse;c=2"])
def test_the_front_page_has_one_address(url: str) -> None:
    address = address_of(SMF(), url)
    assert (address.kind, address.url) == (Kind.INDEX, "https://dalla.example/smf/")


@pytest.mark.parametrize(
    "url",
    [
        "?topic=41.0;prev_next=next",
        "?action=post;topic=41.0;quote=612",
        "?action=dlattach;topic=41.0;attach=51",
        "?action=unread;board=3.0",
        "?action=.xml;type=rss;board=3",
        "?action=recent",
        "?action=login",
        "?topic=0",
        "?wap2",
    ],
)
def test_neighbours_forms_and_files_are_no_pages(url: str) -> None:
    assert SMF().address(SITE + url) is None


def test_the_first_page_of_a_page_is_known() -> None:
    for url in ("?topic=41.30", "?topic=41.msg612#msg612"):
        assert first_page(address_of(SMF(), SITE + url)) == f"{SITE}?topic=41.0"


@pytest.mark.parametrize("case", ["board", "one-board", "two-one-board"])
def test_what_is_left_of_a_moved_thread_is_told_apart(case: str) -> None:
    page = fixture_page(f"smf/{case}")
    assert [thread.moved for thread in engine_of(page).threads(page)] == [False, False, True]


def test_a_profile_page_shows_its_member() -> None:
    member = SMF().author(fixture_page("smf/profile"))
    assert member is not None
    assert (member.name, member.user_id, member.title) == ("أبو نجمة", "7", "مشرف عام")
    assert member.signature == "إذا طاب الرفيق طابت الطريق"
    assert member.panel == [
        ("مشاركة", "1204 (0.412 كل يوم)"),
        ("العمر", "44"),
        ("الدولة", "صور"),
        ("تاريخ التسجيل", "مارس 03, 2012, 10:00:00 صباحاً"),
    ]


def test_a_gender_may_be_an_icon_beside_those_of_the_messengers() -> None:
    page = fixture_page("smf/two-one-thread")
    icon = '<ol><li><span class=" main_icons gender_1" title="ذكر"></span></li></ol>'
    shown = re.sub('(?<=cust_gender">)الجنس: ذكر', icon, page.body.decode())
    changed = with_text(page, shown)
    genders = [read_page(p, SMF()).authors[0].gender for p in (page, changed)]
    assert genders == ["ذكر", "ذكر"]


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        ("board", Kind.BOARD),
        ("index", Kind.INDEX),
        ("thread", Kind.THREAD),
        ("one-board", Kind.BOARD),
        ("two-one-board", Kind.BOARD),
    ],
)
def test_a_login_form_in_the_head_is_no_wall(case: str, kind: Kind) -> None:
    page = fixture_page(f"smf/{case}")
    form = '<form name="frmLogin" id="frmLogin"><input type="password" name="passwrd" /></form>'
    markup = re.sub("(<body[^>]*>)", rf"\1{form}", page.text)
    assert form in markup
    other = with_text(page, markup)
    assert SMF().kind(other) is kind


Change = Callable[[str], str]


def renamed(*names: str) -> Change:
    """A theme that calls these classes something else."""

    def change(markup: str) -> str:
        for name in names:
            markup = re.sub(rf'class="{name}"', f'class="my-{name[:3]}"', markup)
        return markup

    return change


def without(pattern: str) -> Change:
    """A theme that leaves out what a pattern finds."""
    return lambda markup: re.sub(pattern, "", markup, flags=re.S)


THEMES: dict[str, Change] = {
    "windows": renamed("post_wrapper", "windowbg2?"),
    "author panel": renamed("poster"),
    "head": renamed("keyinfo"),
    "body": renamed("inner"),
    "small print": lambda markup: markup.replace("smalltext", "small-print"),
    "more classes": lambda markup: markup.replace('class="poster"', 'class="col poster clear"'),
    "heading of the panel": lambda markup: re.sub("(</?)h4>", r"\1div>", markup),
    "ids of subjects": without(r' id="subject_\d+"'),
    "form": without(r'<form action="[^"]*quickmod2[^>]*>'),
    "inline scripts": without(r"<script[^>]*>(?!</script>).*?</script>"),
    "copyright": without(
        r'<li class="copyright">.*?</li>|<span class="smalltext" style="disp.*?</span>'
    ),
    "portal": lambda markup: markup.replace(
        '<div id="main_content_section">',
        '<div id="sp_left"><form><input type="password" name="passwrd" /></form>'
        f'<div class="windowbg"><a href="{SITE}?topic=5.msg9#new">خبر</a> '
        f'<a href="{SITE}?action=profile;u=99">زميل</a> نوفمبر 01, 2020, 10:00:00 مسائاً</div></div>'
        '<div id="main_content_section">',
    ),
}


def told(posts: list[Post]) -> list[tuple[object, ...]]:
    return [
        (p.post_id, p.thread_id, p.position, p.author, p.author_id, p.posted_at, p.body, p.quotes)
        for p in posts
    ]


THREADS = ("thread", "one-thread", "two-one-thread")
MARKUP = {case: (FIXTURES / case / "page.html").read_text(encoding="utf-8") for case in THREADS}
CHANGED = [(c, name) for c in THREADS for name in THEMES if THEMES[name](MARKUP[c]) != MARKUP[c]]


@pytest.mark.parametrize(("case", "theme"), CHANGED)
def test_a_theme_of_other_names_and_parts_loses_no_post(case: str, theme: str) -> None:
    page, clock, _ = load(FIXTURES / case)
    changed = THEMES[theme](page.text).encode()
    other = Page(url=page.url, body=changed, fetched_at=page.fetched_at)
    engine, known = detect(other), detect(page)
    assert engine is not None
    assert known is not None
    assert told(extract(other, engine, clock).posts) == told(extract(page, known, clock).posts)


@pytest.mark.parametrize("case", THREADS)
def test_posts_without_an_author_panel_still_are_posts(case: str) -> None:
    page, clock, _ = load(FIXTURES / case)
    panel = r'<div class="poster">.*?</ul>\s*</div>|<td valign="top" width="16%" rowspan.*?</td>'
    bare = with_text(page, without(panel)(page.text))
    engine = engine_of(bare)
    posts = extract(bare, engine, clock).posts
    assert [(post.author, post.author_id) for post in posts] == [("", None)] * 4
    known = extract(page, engine, clock).posts
    assert [(p.id, p.posted_at, p.body) for p in posts] == [
        (p.id, p.posted_at, p.body) for p in known
    ]


def test_a_later_page_without_its_address_does_not_pass_for_the_first() -> None:
    page = fixture_page("smf/one-thread-last-page")
    markup = without(r'<form action="[^"]*quickmod2[^>]*>')(page.text)
    named = Page(
        url=f"{page.url[: -len('/topic,15.15.html')]}?topic=15.msg330#new",
        body=markup.encode(),
        fetched_at=page.fetched_at,
    )
    thread = SMF().thread(named)
    assert (thread.thread_id, thread.author, SMF().next_page(named)) == ("15", None, None)


FOLDER = re.escape(SITE)


def rewritten(*rules: tuple[str, str]) -> Change:
    """An add-on that rewrites the addresses of all links."""

    def change(markup: str) -> str:
        for pattern, address in rules:
            markup = re.sub(FOLDER + pattern, "https://dalla.example/smf/" + address, markup)
        return markup

    return change


SEO4SMF = rewritten(
    (r"\?topic=(\d+)\.(\d+)(?=\")", r"bun-b3.0/qahwa-t\1.\2.html"),
    (r"\?topic=(\d+)\.(msg\d+)(?=#)", r"bun-b3.0/qahwa-t\1.0.html;\2"),
    (r"\?board=(\d+)\.(\d+)", r"bun-b\1.\2/"),
)
SIMPLE_SEF = rewritten(
    (r"\?topic=(\d+)\.(msg\d+|\d+)(?=[\"#])", r"bun/qahwa_\1.\2.html"),
    (r"\?board=(\d+)\.0", r"bun\1/"),
    (r"\?board=(\d+)\.(\d+)", r"bun\1/\2/"),
)
PRETTY_URLS = rewritten(
    (r"\?topic=(\d+)\.0(?=[\"#])", r"bun/qahwa\1/"),
    (r"\?topic=(\d+)\.(msg\d+|\d+)(?=[\"#])", r"bun/qahwa\1/\2/"),
    (r"\?board=(\d+)\.0", r"bun\1/"),
    (r"\?board=(\d+)\.(\d+)", r"bun\1/\2/"),
    (r"\?action=profile;u=(\d+)", r"profile/member\1/"),
    (r"\?action=(\w+);", r"\1/?"),
)


@pytest.mark.parametrize(
    ("addon", "thread", "board", "number"),
    [
        (SEO4SMF, "bun-b3.0/qahwa-t41.{}.html", "bun-b3.{}/", "41"),
        (SIMPLE_SEF, "bun/qahwa_41.{}.html", "bun3/{}/", "41"),
        (PRETTY_URLS, "bun/qahwa41/{}/", "bun3/{}/", "qahwa41"),
    ],
)
def test_add_ons_that_rewrite_addresses_hide_no_page(
    addon: Change, thread: str, board: str, number: str
) -> None:
    def read(case: str, address: str) -> Extraction:
        page, clock, _ = load(FIXTURES / case)
        url = f"https://dalla.example/smf/{address}"
        changed = addon(page.text).encode()
        return extract(Page(url=url, body=changed, fetched_at=page.fetched_at), SMF(), clock)

    first = thread.format(0).replace("/0/", "/")
    found = read("thread", first)
    assert [post.post_id for post in found.posts] == ["601", "604", "609", "612"]
    assert {(post.thread_id, post.title) for post in found.posts} == {
        (number, "موازين طحن البن للدلة")
    }
    assert found.posts[0].boards == ["مجلس القهوة", "التحميص والطحن"]
    assert found.next_page == "https://dalla.example/smf/" + thread.format(15)
    last = read("thread-last-page", thread.format(30))
    assert [post.position for post in last.posts] == [31, 32]
    assert (last.next_page, last.posts[0].thread_id) == (None, number)
    listed = read("board", board.format(0).replace("/0/", "/"))
    assert listed.threads[0].thread_id == number
    assert listed.threads[0].url == "https://dalla.example/smf/" + first
    assert listed.next_page == "https://dalla.example/smf/" + board.format(20)
    assert len(read("index", "").boards) == 3


def test_a_telephones_page_found_by_a_message_counts_on_its_own_page() -> None:
    page, clock, _ = load(FIXTURES / "wap2")
    page = Page(page.url.replace("41.5", "41.msg612"), page.body, page.fetched_at)
    posts = extract(page, SMF(), clock).posts
    assert [(post.post_id, post.position) for post in posts] == [
        ("t41-2.1", None),
        ("t41-2.2", None),
    ]


def test_names_on_a_telephones_page_may_be_strong() -> None:
    page, clock, _ = load(FIXTURES / "wap2")
    strong = re.sub(rb"(</?)b>", rb"\1strong>", page.body)
    other = Page(page.url, strong, page.fetched_at)
    assert extract(other, SMF(), clock).posts == extract(page, SMF(), clock).posts != []


@pytest.mark.parametrize("view", ["wap2", "imode"])
def test_a_telephones_front_page_leads_to_the_boards_as_they_are(view: str) -> None:
    row = "<p class=windowbg>{}</p>" if view == "wap2" else "<tr><td>{}</td></tr>"
    links = ("<a href='index.php?{0}' accesskey={1}>{2}</a>", "<a href='index.php?{0}'>{2}</a>")
    rows = "".join(
        row.format(link.format(f"{asked};{view}", key, words))
        for link, key, asked, words in [
            (links[0], 1, "board=3.0", "الطحن"),
            (links[0], 2, "board=4.0", "التحميص"),
            (links[1], 0, "board=12.0", "سوق البن"),
            (links[1], 0, "action=login", "دخول"),
        ]
    )
    html = f"<title>ملتقى الدلة</title><table>{rows}</table><a href='index.php?nowap'>الكاملة</a>"
    page = Page(f"{SITE}?{view}", html.encode(), NOW)
    engine = engine_of(page)
    assert (engine.name, engine.kind(page)) == ("smf", Kind.INDEX)
    assert [(board.title, board.url) for board in engine.boards(page)] == [
        ("الطحن", f"{SITE}?board=3.0"),
        ("التحميص", f"{SITE}?board=4.0"),
        ("سوق البن", f"{SITE}?board=12.0"),
    ]


# Version 1 in a theme that has kept the ids of subjects, and not the address of the thread.
KEPT = """<script>var smf_theme_url = "x"; var smf_scripturl = "index.php";</script><table><tr>
<td id="top_subject">الموضوع: تحميص البن (قرئت 1204 مرات)</td></tr></table><a
 href="index.php?action=printpage;topic=41.0">طباعة</a><table><tr>
<td class="windowbg"><table><tr><td>
<b>سالم</b><div class="smalltext">عضو <i>قديم</i><br>حارس<img src="star.gif"><br>رسائل: 12</div>
</td><td><div id="subject_612">تحميص البن</div><div class="inner">على نار هادئة
</div></td></tr></table>
</td></tr><tr>
<td class="windowbg2"><div id="subject_613">بلا نص</div></td></tr></table>"""


def test_a_thread_is_known_by_its_buttons_and_its_heading() -> None:
    page = fixture_page("smf/one-thread")
    other = Page("https://dalla.example/qahwa", KEPT.encode(), page.fetched_at)
    engine = engine_of(other)
    thread = engine.thread(other)
    assert (thread.thread_id, thread.title, thread.views) == ("41", "تحميص البن", "1204")
    (post,) = engine.posts(other)
    assert (post.post_id, post.author.name, post.author.title) == ("612", "سالم", "عضو قديم")
    assert post.author.panel == [("", "حارس"), ("رسائل", "12")]
    assert post.posted.text == ""


@pytest.mark.parametrize("href", ["http://[", "mailto:a@b.example", "/profile/salim/"])
def test_a_link_without_a_number_is_a_board_only_where_it_may_be_one(href: str) -> None:
    page = fixture_page("smf/index")
    link = f'<a name="b9" class="subject" href="{href}">بن</a>'
    other = with_changes(page, ("</body>", f"{link}</body>"))
    assert len(list(SMF().boards(other))) == len(list(SMF().boards(page)))
