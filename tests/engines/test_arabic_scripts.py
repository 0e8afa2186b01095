"""Given pages of forums that Arabic scripts of their own run, what a reader sees on them."""

from datetime import UTC, datetime

import pytest

from crawler.clock import ForumClock
from crawler.engines.generic import Generic
from crawler.engines.generic.found import outline_of
from crawler.extract import Extraction, extract
from crawler.pages.page import Page
from crawler.raw import RawThread

SITE = "http://zaytuna.example"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WORDS = [
    "سقيت شتلات الزيتون أمس فاصفرت أوراقها، فهل الماء كثير عليها؟",
    "اتركيها أسبوعا بلا سقي وضعيها حيث الشمس، ثم أخبرينا كيف صارت.",
    "تركتها كما قلت فعادت خضراء، شكرا على النصيحة.",
]
NAMES = ["بنت الكرمل", "أبو طارق", "بنت الكرمل"]


def page_of(html: str, path: str) -> Page:
    return Page(SITE + path, f"<title>شتلات</title><body>{html}".encode(), NOW)


def read(row: str, path: str = "/topic.php?id=9") -> Extraction:
    """The posts of a table; `{0}` is a name, `{1}` a number, `{2}` the words of a post."""
    found = (row.format(*post) for post in zip(NAMES, (1, 2, 3), WORDS, strict=True))
    return extract(page_of(f"<table>{''.join(found)}</table>", path), Generic(), ForumClock())


def threads_of(html: str) -> list[RawThread]:
    return list(Generic().threads(page_of(html, "/forum.php?id=3")))


HEAD = "<tr><td colspan=2><nobr>2012/03/1{1} - 17:0{1}</nobr></td></tr>"
NAME = "<b><a href='profile.php?id=4{1}'>{0}</a></b>"
BODY = "<td><table><tr><td>{2}</td></tr></table>"


def test_how_much_a_member_writes_in_a_day_is_no_date() -> None:
    facts = "<div>عدد الأيام مند الإنضمام : 34{1}</div><div>معدل المشاركات في اليوم : 0.9{1}</div>"
    posts = read(f"{HEAD}<tr><td>{NAME}{facts}</td>{BODY}").posts
    assert [post.posted_at for post in posts] == [f"2012-03-1{n}T17:0{n}" for n in (1, 2, 3)]
    assert [post.body for post in posts] == WORDS


@pytest.mark.parametrize("legend", ["التوقيع", "توقيع ( <a href='profile.php?id=4{1}'>{0}</a> )"])
def test_a_frame_may_hold_a_signature(legend: str) -> None:
    frame = f"<fieldset><legend>&nbsp;{legend}</legend>غصن {{1}}</fieldset>"
    found = read(f"{HEAD}<tr><td>{NAME}</td>{BODY}{frame}")
    assert [post.body for post in found.posts] == WORDS
    assert {author.signature for author in found.authors} == {"غصن 1", "غصن 2", "غصن 3"}


def test_a_value_may_stand_in_the_cell_beside_its_label_or_under_it() -> None:
    cells = (
        "<table><tr><td>الدوله :</td><td></td></tr><tr><td>المشاركات :</td><td>41{1}</td></tr>"
        "</table><p>تأريخ التسجيل<br>14-05-2008</p>"
    )
    found = read(f"{HEAD}<tr><td>{NAME}{cells}</td>{BODY}")
    assert [(a.messages, a.joined, a.location) for a in found.authors] == [
        (411, "2008-05-14", None),
        (412, "2008-05-14", None),
        (413, "2008-05-14", None),
    ]
    assert [post.posted_at for post in found.posts] == [f"2012-03-1{n}T17:0{n}" for n in (1, 2, 3)]


def test_no_member_has_the_number_nought() -> None:
    name = NAME.replace("4{1}", "0")
    assert {post.author_id for post in read(f"{HEAD}<tr><td>{name}</td>{BODY}").posts} == {None}


def test_a_title_may_stand_in_a_table_within_its_line() -> None:
    line = (
        "<tr><td><img src=folder.png title='هذا الموضوع {2}'></td><td><table><tr><td><a href='"
        "topic.php?id=7{0}'><img src=plus.gif></a></td><td><a href='topic.php?id=7{0}'>{1}</a>"
        "<table><tr><td><a href='topic.php?id=7{0}&page=2'>2</a></td></tr></table></td></tr>"
        "</table></td><td><a href='profile.php?id=4'>أبو طارق</a><br>2012/03/11 - 17:01</td>"
        "<td>1{0}</td><td>90{0}</td></tr>"
    )
    heads = "<tr><td colspan=2>الموضوع</td><td>الكاتب</td><td>الردود</td><td>عدد الزوار</td></tr>"
    lines = (line.format(n, title, state) for n, title, state in LINES)
    threads = threads_of(f"<table>{heads}{''.join(lines)}</table>")
    assert [(t.title, t.replies, t.views, t.locked) for t in threads] == [
        (title, f"1{n}", f"90{n}", state == "مغلوق" or None) for n, title, state in LINES
    ]


LINES = [(1, "تقليم الكرمة", "مفتوح"), (2, "موعد القطاف", "مغلوق"), (3, "عصر الزيت", "مفتوح")]


@pytest.mark.parametrize("bold", ["text-sm font-extrabold", "fw-bold"])
def test_a_name_may_be_bold_by_its_class_beside_a_letter_for_its_picture(bold: str) -> None:
    names = [*NAMES[:2], "المدير العام", "سلمى"]  # one of them is called as a rank is
    posts = (
        f'<div><div class="h-9 {bold}">{name[0]}</div><div class="{bold}">{name}</div>'
        f"<span>{n} يونيو 2020</span><p>{WORDS[n % 3]}</p></div>"
        for n, name in enumerate(names, 1)
    )
    heading = f'<h2 class="{bold}">الردود (3)</h2>'
    marks = outline_of(page_of(heading + "".join(posts), "/t/shatla")).names.values()
    assert [mark.name for mark in marks] == names


def test_whole_pairs_side_by_side_are_no_labels_of_each_other() -> None:
    cells = (
        "<table><tr><td>الدوله :</td><td>تونس</td></tr><tr><td>المشاركات :</td><td>41{1}</td></tr>"
        "<tr><td>عدد الردود : 7</td><td>العمر : 31</td></tr></table>"
    )
    found = read(f"{HEAD}<tr><td>{NAME}{cells}</td>{BODY}")
    assert [author.fields for author in found.authors] == [{"عدد الردود": "7"}] * 3
