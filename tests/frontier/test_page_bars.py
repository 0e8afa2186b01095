"""Given page bars and heads as engines show them, each tells which page it is, or nothing."""

from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.engines import engines
from crawler.engines.base import Address, Engine, Kind
from crawler.forums import make
from crawler.frontier.frontier import Frontier
from crawler.frontier.mixed_up import check_page
from crawler.frontier.own_places import is_elsewhere, names_other
from crawler.frontier.page_bars import page_bar
from crawler.frontier.visits import PageProblem, Visit
from crawler.frontier.walks import ThreadWalk
from crawler.pages.page import Page
from crawler.store.state import State
from tests.reading import address_of

_FETCHED = datetime(2026, 11, 23, tzinfo=UTC)
_HOST = "http://waha.example/"
VB = "showthread.php?t=5"
PHPBB = "viewtopic.php?t=5"


def engine(name: str) -> Engine:
    return next(found for found in engines() if found.name == name)


def page(url: str, bar: str, head: str = "") -> Page:
    markup = f"<html><head>{head}</head><body><div>{bar}</div></body></html>"
    return Page(f"{_HOST}{url}", markup.encode(), _FETCHED)


def address(of: Engine, shown: Page) -> Address:
    return address_of(of, shown.url)


def links(url: str, *pages: tuple[str, str], mark: str) -> str:
    """Links by number, and a mark between the first and the others."""
    made = [f'<a href="{url}{rest}">{number}</a>' for number, rest in pages]
    return "".join([made[0], mark, *made[1:]])


@pytest.mark.parametrize(
    ("name", "url", "bar", "own", "start"),
    [
        (
            "phpbb",
            PHPBB,
            '<strong>1</strong>, <a href="viewtopic.php?t=5&amp;start=15">2</a>',
            1,
            0,
        ),
        (
            "phpbb",
            PHPBB,
            '<a href="#">صفحة <strong>2</strong> من <strong>4</strong></a> &bull; '
            + links(PHPBB, ("1", ""), ("3", "&start=30"), ("4", "&start=45"), mark="<b>2</b>"),
            2,
            15,
        ),
        (
            "vbulletin",
            VB,
            "<table><tr><td>صفحة 3 من 12</td><td>"
            + links(VB, ("1", ""), ("2", "&page=2"), mark="")
            + "</td><td><span><strong>3</strong></span></td><td>"
            + links(VB, ("4", "&page=4"), ("12", "&page=12"), mark="")
            + "</td></tr></table>",
            3,
            3,
        ),
        (
            "vbulletin",
            VB,
            links(VB, ("1", ""), ("3", "&page=3"), mark='<a href="javascript://">2</a>'),
            2,
            2,
        ),
        (
            "xenforo",
            "threads/nakhl.5/",
            '<ul><li><a href="/threads/nakhl.5/">1</a></li><li class="pageNav-page--current">'
            '<a href="/threads/nakhl.5/page-2">2</a></li></ul>',
            2,
            2,
        ),
        ("phpbb", PHPBB, f'<a href="{PHPBB}">[1]</a> [<b>2</b>]', 2, 1),
        (
            "phpbb",
            PHPBB,
            links(PHPBB, ("2", "&start=1"), ("4", "&start=3"), mark="<b>3</b>"),
            3,
            None,
        ),
        (
            "phpbb",
            PHPBB,
            links(PHPBB, ("2", "&start=10"), ("4", "&start=45"), mark="<b>3</b>"),
            3,
            None,
        ),
    ],
)
def test_a_bar_tells_its_page(name: str, url: str, bar: str, own: int, start: int | None) -> None:
    found = page_bar(page(url, bar), engine(name), Kind.THREAD)
    assert (found.own, found.start) == (own, start)


@pytest.mark.parametrize(
    "bar",
    [
        links(PHPBB, ("1", ""), ("2", "&start=15"), ("3", "&start=30"), mark=""),  # none is marked
        f'<a href="{PHPBB}">#1</a> <b>2</b>',  # a post's number
        f'<a href="{PHPBB}#p7">1</a> <b>2</b>',
        f'<a href="{PHPBB}">1</a> <a href="memberlist.php?mode=viewprofile&amp;u=3">2</a>',
        f'<p><a href="{PHPBB}">1</a></p><p><a href="viewtopic.php?t=6">نخل</a> <b>2</b></p>',
        f'<a href="{PHPBB}">1</a> <b>7</b>',
        f'<a href="{PHPBB}&amp;start=15">2</a> <b>1</b> <b>3</b>',  # two may be it
        "<select><option selected>1 من 2</option><option selected>2 من 2</option></select>",
        "<select><option selected>1</option><option>2</option></select>",
    ],
)
def test_what_marks_no_page(bar: str) -> None:
    assert page_bar(page(PHPBB, bar), engine("phpbb"), Kind.THREAD).own == 0


def test_a_list_to_choose_from_is_a_bar() -> None:
    options = "".join(
        f"<option value={n}{' selected' if n == 2 else ''}>{n} من 3</option>" for n in (1, 2, 3)
    )
    bar = f'<select name="pg" onchange="DF.basicPagingGo(this)">{options}</select>'
    found = page_bar(page("topics.php?t=5&pg=2", bar), engine("duhok"), Kind.THREAD)
    assert (found.own, found.start) == (2, 2)


def test_one_bar_of_another_thread_names_it() -> None:
    shown = page(VB, links("showthread.php?t=9", ("1", ""), ("3", "&page=3"), mark="<b>2</b>"))
    vbulletin = engine("vbulletin")
    assert names_other(shown, vbulletin, address(vbulletin, shown))


@pytest.mark.parametrize(
    ("asked", "elsewhere"),
    [
        ("", True),
        ("&start=15", True),
        ("&start=30", False),
        ("&start=45", True),
        ("&start=90", True),
    ],
)
def test_a_page_that_stands_elsewhere(asked: str, elsewhere: bool) -> None:
    bar = links(PHPBB, ("2", "&start=15"), ("4", "&start=45"), ("9", "&start=120"), mark="<b>3</b>")
    shown, phpbb = page(f"{PHPBB}{asked}", bar.replace("<b>3</b>", "")), engine("phpbb")
    assert not is_elsewhere(shown, phpbb, address(phpbb, shown))
    shown = page(f"{PHPBB}{asked}", bar)
    assert is_elsewhere(shown, phpbb, address(phpbb, shown)) is elsewhere


@pytest.mark.parametrize(("query", "elsewhere"), [("", True), ("?do=getLastComment", False)])
def test_a_link_to_the_last_post_leads_to_any_page(query: str, elsewhere: bool) -> None:
    url = "topic/5-nakhl/"
    shown = page(url + query, links(f"/{url}", ("1", ""), ("2", "page/2/"), mark="<b>3</b>"))
    forum = make("test", {"url": _HOST})
    frontier = Frontier(forum, State(Path(":memory:")), full=False, now=1_800_000_000)
    visit = Visit(shown.url, Kind.THREAD, thread=ThreadWalk("5"))
    told = pytest.raises(PageProblem, match="other page") if elsewhere else nullcontext()
    with told:
        check_page(frontier, visit, shown, engine("invision"), Kind.THREAD)


@pytest.mark.parametrize("asked", ["&start=40", "&start=900"])
def test_the_last_page_and_one_with_more_posts_stand_in_for_others(asked: str) -> None:
    """Of a forum that has 30 posts on a page now, and had 20 before; of one that has lost posts."""
    bar = links(PHPBB, ("1", ""), mark="<b>2</b>")
    shown, phpbb = page(f"{PHPBB}{asked}", bar), engine("phpbb")
    assert not is_elsewhere(shown, phpbb, address(phpbb, shown))


@pytest.mark.parametrize(
    ("named", "following", "elsewhere"),
    [
        ("", "", False),
        ("", "&start=45", False),  # many name the first page in all of them
        ("&start=30", "&start=45", False),
        ("&start=45", "", True),
        ("&start=15", "", False),  # it may be the last
        ("&start=15", "&start=30", True),
        ("", "&start=15", True),
    ],
)
def test_a_head_names_its_page(named: str, following: str, elsewhere: bool) -> None:
    head = f'<link rel="canonical" href="{PHPBB}{named}">'
    if following:
        head += f'<link rel="next" href="{PHPBB}{following}">'
    shown, phpbb = page(f"{PHPBB}&start=30", "", head), engine("phpbb")
    assert is_elsewhere(shown, phpbb, address(phpbb, shown)) is elsewhere
