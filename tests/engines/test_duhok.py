"""Rules of Duhok Forum and its kin that the records of a fixture do not show."""

import re
from collections.abc import Callable

import pytest

from crawler.engines import detect
from crawler.engines.base import Kind
from crawler.engines.duhok import Duhok3
from crawler.extract import extract
from crawler.fixture import load
from crawler.pages.page import Page
from tests import shared
from tests.markup import written_page
from tests.reading import address_of, engine_of, fixture_page, read_page
from tests.shared import with_text

FIXTURES = shared.FIXTURES / "duhok"
SITE = "http://marsa.example"


@pytest.mark.parametrize(
    ("url", "kind", "canonical"),
    [
        ("/topics.php?t=50", Kind.THREAD, "/topics.php?t=50"),
        ("/topics.php?pg=2&t=50", Kind.THREAD, "/topics.php?t=50&pg=2"),
        ("/topics.php?t=50&pg=1", Kind.THREAD, "/topics.php?t=50"),
        ("/topics.php?t=50&u=9", Kind.THREAD, "/topics.php?t=50"),
        ("/topics.php?t=50&option=mo", Kind.THREAD, "/topics.php?t=50"),
        ("/topics.php?t=50&p=310", Kind.THREAD, "/topics.php?t=50&p=310"),
        ("/print.php?t=50", Kind.THREAD, "/topics.php?t=50"),
        ("/forums.php?f=6&pg=3", Kind.BOARD, "/forums.php?f=6&pg=3"),
        ("/profile.php?u=9", Kind.PROFILE, "/profile.php?u=9"),
        ("/profile.php?id=9", Kind.PROFILE, "/profile.php?id=9"),
        ("/index.php?home_view=grid", Kind.INDEX, "/"),
        ("/index.php?mode=t&t=8&pg=2", Kind.THREAD, "/index.php?mode=t&t=8&pg=2"),
        ("/index.php?mode=t&t=8&m=5", Kind.THREAD, "/index.php?mode=t&t=8"),
        ("/index.php?mode=p&t=8&f=3&c=1", Kind.THREAD, "/index.php?mode=t&t=8"),
        ("/index.php?mode=t&t=8&r=71", Kind.THREAD, "/index.php?mode=t&t=8&r=71"),
        ("/index.php?mode=f&f=3", Kind.BOARD, "/index.php?mode=f&f=3"),
        ("/index.php?mode=profile&id=5", Kind.PROFILE, "/index.php?mode=profile&id=5"),
        (
            "/index.php?mode=f&f=3&pg=2",
            Kind.BOARD,
            "/index.php?mode=f&f=3&mod_option=all&pg=2",
        ),
        ("/index.php?mode=f&f=3&mod_option=all&pg=1", Kind.BOARD, "/index.php?mode=f&f=3"),
        (
            "/index.php?mode=f&f=3&type=archive&auth=7",
            Kind.BOARD,
            "/index.php?mode=f&f=3&type=archive",
        ),
        (
            "/index.php?mode=f&f=3&mod_option=all&type=archive&pg=2",
            Kind.BOARD,
            "/index.php?mode=f&f=3&type=archive&mod_option=all&pg=2",
        ),
        ("/f.aspx?mode=f&f=3", Kind.BOARD, "/f.aspx?mode=f&f=3"),
        ("/f.aspx?mode=t&t=14&pg=2", Kind.THREAD, "/f.aspx?mode=t&t=14&pg=2"),
        ("/f.aspx?mode=profile&id=5", Kind.PROFILE, "/f.aspx?mode=profile&id=5"),
        ("/f.aspx", Kind.INDEX, "/f.aspx"),
        ("/f.aspx?svc=thread&tid=14", Kind.THREAD, "/f.aspx?t=14"),
        ("/f.aspx?eop=true&t=14", Kind.THREAD, "/f.aspx?t=14"),
        ("/f.aspx?pg=3&t=14", Kind.THREAD, "/f.aspx?t=14&pg=3"),
        ("/f.aspx?f=22", Kind.BOARD, "/f.aspx?f=22"),
        ("/topic.php?id=8", Kind.THREAD, "/topic.php?id=8"),
    ],
)
def test_every_alias_of_a_page_has_one_address(url: str, kind: Kind, canonical: str) -> None:
    address = address_of(Duhok3(), SITE + url)
    assert (address.kind, address.url) == (kind, SITE + canonical)


@pytest.mark.parametrize(
    "url",
    [
        "/forums.php?f=0",
        "/editor.php?type=newpost&t=50",
        "/rss.php?f=6",
        "/foruminfo.php?f=6",
        "/register.php",
        "/index.php?mode=editor&method=reply&t=8",
        "/index.php?mode=posts&m=5",
        "/f.aspx?svc=search",
    ],
)
def test_forms_feeds_and_lists_of_members_are_no_pages(url: str) -> None:
    assert Duhok3().address(SITE + url) is None


def test_a_message_that_the_forum_withholds_is_no_post() -> None:
    page = fixture_page("duhok/thread")
    assert "p2Cell313" in page.text
    assert [post.post_id for post in Duhok3().posts(page)] == [None, "310", "311", "312"]


def test_a_picture_above_the_note_of_an_edit_still_is_a_post() -> None:
    page, clock, _ = load(FIXTURES / "thread-as-member")
    picture = extract(page, Duhok3(), clock).posts[-1]
    assert (picture.body, picture.images) == ("", ["http://marsa.example/i/sullam.jpg"])
    assert picture.edited_at == "2016-04-14T19:25"


def test_a_page_saved_without_its_address_tells_it_itself() -> None:
    page = fixture_page("duhok/thread")
    saved = Page(url="http://marsa.example/saved.html", body=page.body, fetched_at=page.fetched_at)
    thread = Duhok3().thread(saved)
    assert (thread.thread_id, thread.url) == ("50", f"{SITE}/topics.php?t=50")


ARCHIVED = """<table class="grid"><tr class="normal"><td class="list"><table><tr><td><a
 href="index.php?mode=t&t={0}">سيرة الجمل {0}</a></td></tr></table></td><td class="list_small"><font
 color="green">2009/03/0{0} - 12:30</font></td><td class="list_small"><a
 href="index.php?mode=profile&id=5">راعي الذود</a></td><td class="list_small">1{0}</td></tr></table>
"""


def test_the_archive_of_a_board_is_a_board_beside_it() -> None:
    page = fixture_page("duhok/one-board")
    engine = engine_of(page)
    (archive,) = engine.boards(page)
    assert archive.url == page.url + "&type=archive"
    markup = f"<td class='optionsbar_menus'></td>{ARCHIVED.format(1)}{ARCHIVED.format(2)}"
    older = Page(archive.url, markup.encode(), page.fetched_at)
    found = read_page(older, engine)
    assert found.boards == []
    assert found.next_page == f"{page.url}&type=archive&mod_option=all&pg=2"
    assert [(t.thread_id, t.author, t.replies, t.views) for t in found.threads] == [
        ("1", "راعي الذود", 11, None),
        ("2", "راعي الذود", 12, None),
    ]
    assert [t.created_at for t in found.threads] == ["2009-03-01T12:30", "2009-03-02T12:30"]
    last = Page(found.next_page, markup.partition("<table")[0].encode(), page.fetched_at)
    assert engine.next_page(last) is None


MESSAGE = '<table style="table-layout:fixed" align="center">'


def test_a_table_that_an_author_made_is_among_their_words() -> None:
    page, clock, _ = load(FIXTURES / "thread")
    made = "<table><tr><td>الرطب</td><td>آب</td></tr></table>"
    text = page.text.replace(MESSAGE, f"{MESSAGE}<tr><td>{made}</td></tr>", 1)
    changed = with_text(page, text)
    before, after = (extract(p, Duhok3(), clock).posts[0] for p in (page, changed))
    assert after.body == "الرطب آب"
    assert before.body != after.body


def test_guests_who_see_the_beginning_of_a_post_are_told_so_at_its_end() -> None:
    page, clock, _ = load(FIXTURES / "one-thread")
    engine = engine_of(page)
    red = '<span style="color: rgb(255, 0, 0)">{}</span>'
    told = "يتوجب عليك التسجيل لمشاهدة الموضوع كاملا"
    words = f"حدّثني جدي {red.format('عن الهجن')}...{red.format(told)}"
    table = re.compile(
        r"(<table style=.TABLE-LAYOUT: fixed.>\s*<tr>\s*<td>).*?(</td>)", re.I | re.S
    )
    text, places = table.subn(lambda found: found[1] + words + found[2], page.text, count=1)
    assert places
    first, *_ = extract(
        Page(page.url, text.encode(), page.fetched_at, charset="utf-8"), engine, clock
    ).posts
    assert first.body == "حدّثني جدي عن الهجن..."


def test_a_post_without_a_message_is_none() -> None:
    page = fixture_page("duhok/thread")
    text = page.text.replace(MESSAGE, '<table align="center">', 1)
    changed = with_text(page, text)
    assert [post.post_id for post in Duhok3().posts(changed)] == ["310", "311", "312"]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        (
            '<td class="optionsbar_title"></td><td class="f1">'
            '<a href="/index.php?mode=f&f=3">الثمار</a>',
            Kind.INDEX,
        ),
        ('<td class="optionsbar_title">بحث</td>', Kind.OTHER),
        (
            '<td class="posticon"><table></table></td><td class="optionsbar_title">بحث</td>',
            Kind.THREAD,
        ),
    ],
)
def test_a_page_whose_address_says_nothing_is_told_by_what_it_lists(
    markup: str, kind: Kind
) -> None:
    text = f"<html><body><table><tr>{markup}</tr></table></body></html>"
    page = written_page(f"{SITE}/start", text)
    engine = engine_of(page)
    assert (engine.name, engine.version) == ("duhok", "1")
    assert engine.kind(page) is kind
    assert list(engine.posts(page)) == []


def test_a_page_with_its_names_on_other_elements_is_another_platform_s() -> None:
    markup = '<div class="asTopHeader"></div><div class="asBody"><td class="asAddress"></td></div>'
    page = written_page(f"{SITE}/start", markup)
    assert Duhok3().detect(page) == 0


def test_an_error_page_calls_its_own_script() -> None:
    page = fixture_page("duhok/thread")
    text = page.text.replace("<body", "<body onload='errPage()'", 1)
    assert Duhok3().kind(with_text(page, text)) is Kind.ERROR


Change = Callable[[str], str]


def without(pattern: str) -> Change:
    """A style that leaves out what a pattern finds."""
    return lambda markup: re.sub(pattern, "", markup, flags=re.S)


STYLES: dict[str, Change] = {
    "ids of cells": without(r' id="p[12]Cell\d+"'),
    "copyright in the head": without(r'<meta name="(?:copyright|keywords)"[^>]*>'),
    "scripts": without(r"<script.*?</script>"),
    "colours": lambda markup: re.sub(r'class="as(?:First|Normal|Fixed)"', 'class="x"', markup),
    "a font in each cell": lambda markup: re.sub(
        r"(<td\b[^>]*>)|(</td>)",
        lambda tag: f'{tag[1]}<font face="Tahoma">' if tag[1] else "</font></td>",
        markup,
    ),
    "bodies of tables": lambda markup: re.sub(
        r"(<table\b[^>]*>)|(</table>)",
        lambda tag: f"{tag[1]}<tbody>" if tag[1] else "</tbody></table>",
        markup,
    ),
}


MARKUP = {case: load(FIXTURES / case)[0].text for case in ("thread", "one-thread")}
CHANGED = [(c, name) for c in MARKUP for name in STYLES if STYLES[name](MARKUP[c]) != MARKUP[c]]


@pytest.mark.parametrize(("case", "style"), CHANGED)
def test_a_style_of_other_names_and_parts_loses_no_post(case: str, style: str) -> None:
    page, clock, _ = load(FIXTURES / case)
    changed = STYLES[style](page.text).encode()
    other = Page(url=page.url, body=changed, fetched_at=page.fetched_at)
    engine, known = detect(other), detect(page)
    assert engine is not None
    assert known is not None
    found, wanted = (
        [(p.id, p.author, p.author_id, p.posted_at, p.body, p.quotes) for p in posts]
        for posts in (extract(other, engine, clock).posts, extract(page, known, clock).posts)
    )
    assert found == wanted
