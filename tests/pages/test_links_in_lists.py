"""Given links of a page, what they are called, the lines they stand in and the trail they form."""

from datetime import UTC, datetime

import pytest

from crawler.pages.link_titles import link_title
from crawler.pages.page import Page
from crawler.pages.parse import parse_html
from crawler.pages.surroundings import lines_around
from crawler.pages.trails import crumbs

TITLE = "متى يقطف الليمون"


@pytest.mark.parametrize(
    "inside",
    [
        TITLE,
        "<i>متى يقطف</i> الليمون<img src='a.png'>",
        f"<h3>{TITLE}</h3><p>سعاد، 12 ردا</p>",
        f"{TITLE}<p>سعاد، 12 ردا</p>",
        f"{TITLE} <div>سعاد</div><b>جديد</b>",
        f"<span>سعاد</span><b>{TITLE}</b><span>12</span>",
        f"<h3></h3><strong>{TITLE}</strong><em>سعاد</em>",
        f"<p>سعاد</p><b>{TITLE}</b>",
        "متى <b>يقطف</b> الليمون",
        "متى يقطف <b>الليمون</b>",
        "<b>متى</b> يقطف الليمون",
        f"<span>{TITLE}</span><span>أسئلة عن الشجر</span>",
        "<span>متى يقطف</span> <i>الليمون</i>",
        f"<div><i>س</i><div>{TITLE}</div><div><span>سعاد</span> · <time>2011</time></div></div>",
        f"<div><span>سعاد</span><span class='font-semibold'>{TITLE}</span><time>2011</time></div>",
    ],
)
def test_a_link_around_a_whole_line_is_called_by_its_title(inside: str) -> None:
    (link,) = parse_html(f"<html><body><a href='/t/1'>{inside}</a></body></html>").iter("a")
    assert link_title(link) == TITLE


@pytest.mark.parametrize(
    ("between", "is_trail"),
    [
        (" » ", True),
        (" > ", True),
        (" :: ", True),
        ("<img src='/style/arrow.gif'>", True),
        ("<img src='/a.gif' alt='»'>", True),
        (" \n<img src='/nav_breadcrumb.png'>\n ", True),
        ("<b>»</b>", True),
        (" <a href='/b/2'>»</a> ", False),
        (" ثم ", False),
        ("", False),
        ("<img src='/member.gif' alt='سعاد'>", False),
        ("ثم <img src='/style/arrow.gif'>", False),
        ("<img src='/style/arrow.gif'> ثم", False),
        ("<b data-src='/style/arrow.gif'></b>", False),
        ("<b src='/style/arrow.gif'></b>", False),
    ],
)
def test_links_with_nothing_but_arrows_between_them_are_a_trail(
    between: str, is_trail: bool
) -> None:
    links = ["<a href='/'>المنتدى</a>", "<a href='/b/1'>الحديقة</a>", "<a href='/t/1'>الليمون</a>"]
    markup = f"<html><body><div><p>{between.join(links)}</p></div></body></html>"
    page = Page("http://f.example/t/1", markup.encode(), datetime.now(UTC))
    assert len(crumbs(page)) == (3 if is_trail else 0)


@pytest.mark.parametrize(("count", "is_trail"), [(1, False), (2, True), (8, True), (9, False)])
def test_a_trail_has_two_links_and_not_many(count: int, is_trail: bool) -> None:
    """An arrow may stand before the first, and behind the last; more links are a menu."""
    links = " » ".join(f"<a href='/{number}'>قسم {number}</a>" for number in range(count))
    markup = f"<html><body><p>» {links} ثم</p></body></html>"
    page = Page("http://f.example/t/1", markup.encode(), datetime.now(UTC))
    assert len(crumbs(page)) == (count if is_trail else 0)


@pytest.mark.parametrize(
    "row",
    [
        "<table><tr id='{0}'><td>{1}</td><td>12</td></tr></table>",
        "<ul><li><table><tr id='{0}'><td>{1}</td><td>12</td></tr></table></li></ul>",
        "<ul><li id='{0}'><div>{1}</div><p>12</p></li></ul>",
        "<article id='{0}'><div>{1}</div><p>12</p></article>",
        "<div id='{0}'><div>{1}</div><p>12</p></div>",
        "<ul><li><article id='{0}'><b>{1}</b></article><p>12</p></li></ul>",
    ],
)
def test_the_line_of_a_title_is_its_row(row: str) -> None:
    link = "<a href='/t/{0}'>سؤال {0}</a>"
    rows = "".join(row.format(n, link.format(n)) for n in (1, 2, 3))
    root = parse_html(f"<html><body><ul><li>{rows}</li></ul></body></html>")
    lines = list(lines_around(list(root.iter("a"))))
    assert [line.get("id") for line in lines] == ["1", "2", "3"]
