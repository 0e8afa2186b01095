"""Given pages of small scripts whose addresses a server rewrites, what a reader sees on them."""

import pytest

from crawler.clock import ForumClock
from crawler.engines.base import Kind
from crawler.engines.generic import Generic
from crawler.extract import Extraction, extract
from crawler.links import asked_of_script
from crawler.pages.page import Page
from tests.engines.test_arabic_scripts import NOW, SITE, WORDS

NAMES = ["بنت الكرمل", "أبو طارق", "سلمى"]


def read(html: str, path: str) -> Extraction:
    text = f"<title>شتلات</title><body>{html}"
    return extract(Page(SITE + path, text.encode(), NOW), Generic(), ForumClock())


@pytest.mark.parametrize(
    ("path", "kind", "number", "start"),
    [
        ("/topic.php&id=12", Kind.THREAD, "12", 0),
        ("/forum.php&id=3&pg=2", Kind.BOARD, "3", 2),
        ("/vb/showthread.php&t=9", Kind.THREAD, "9", 0),
    ],
)
def test_a_script_may_be_asked_without_a_question_mark(
    path: str, kind: Kind, number: str, start: int
) -> None:
    address = Generic().address(SITE + path)
    assert address is not None
    assert (address.kind, address.id, address.start) == (kind, number, start)
    assert address.url == SITE + path  # what the server knows


@pytest.mark.parametrize("url", ["/a.php?x=1&id=2", "/طب&صحة", "/tips&tricks.html&id", "/a.php"])
def test_other_addresses_are_asked_as_they_are_written(url: str) -> None:
    assert asked_of_script(url) == url


def day(number: int) -> str:
    return f"<span>الخميس</span> <span>1{number}</span> <span>يونيو</span> <span>2020</span>"


FIELD = (
    "<ul class='nav nav-tabs'><a data-toggle=tab href='#home_{0}'>(0)</a></ul><div class="
    "'tab-content'><div id='home_{0}' class='tab-pane fade'>كن أول من يضع تعليقا على الرد</div>"
    "<div id='menu_{0}' class='tab-pane fade'><div class=media-body><input></div></div></div>"
)
ANSWER = (
    "<tr><td><div class=media><img src='av/{1}.png'><div class='media-body '><h4>{2}\n<h5>{3}</h5>"
    "</h4><p>{4}</p>كما جربت.<hr>{5}</div></div>"
)
OPENING = (
    "<ul><li>الردود <b>2</b></li></ul><table><tr><td><h3><a href='topic.php&id=9'>شتلات</a></h3>"
    "<h5><i class=clock></i>&nbsp;:&nbsp;{1}</h5><ul><li><a href='users.php?u=4'>{0}</a><h6><i>"
    "</i>: عضو ذهبي</h6></li></ul><tr><td><hr>{2}</table>"
)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_dates_in_parts_and_fields_for_answers(count: int) -> None:
    opening = OPENING.format(NAMES[0], day(0), WORDS[0])
    answers = (
        ANSWER.format("", n, NAMES[n], day(n), WORDS[n], FIELD.format(70 + n))
        for n in range(1, count)
    )
    found = read(f"<div>{opening}<hr><table>{''.join(answers)}</table></div>", "/topic.php&id=9")
    assert [post.author for post in found.posts] == NAMES[:count]
    assert [post.posted_at for post in found.posts] == [f"2020-06-1{n}" for n in range(count)]
    said = [WORDS[0], *(f"{words}\n\nكما جربت." for words in WORDS[1:count])]
    assert [post.body for post in found.posts] == said
    assert (found.authors[0].title, found.authors[0].fields) == ("عضو ذهبي", {})


def test_a_box_with_the_figures_of_a_thread_is_no_post() -> None:
    box = (
        "<table><tr><td colspan=2>معلومات عن الموضوع<tr><td colspan=2>حالة الموضوع : <strong>مثبت"
        "</strong><tr><td>عدد الردود : 2<td>عدد الزوار : 15</table>"
    )
    posts = (
        f"<table><tr><td>معلومات الكاتب<td>شتلات<tr><td><a href='/profile/{name}&{n}'>{name}"
        f"&amp;{n}</a><br>عضو نشيط<td>{WORDS[n]}<tr><td>1{n}/06/2020 ، 05:4{n} ص<td></table>"
        for n, name in enumerate(NAMES)
    )
    found = read(box + "".join(posts), "/topic/9/شتلات")
    assert [post.body for post in found.posts] == WORDS
    assert [post.author_id for post in found.posts] == [
        f"zaytuna.example/u/{name}&{n}" for n, name in enumerate(NAMES)
    ]
