"""Given pages as forums and their authors make them, then all of the page is read."""

import pytest

from crawler.bodies.body import plain_text
from crawler.pages.characters import without_marks
from crawler.pages.dom import line
from crawler.pages.mended_markup import shallow, without_early_ends
from crawler.pages.parse import parse_html, parse_utf8

LAST = '<div id="last">آخر المشاركات</div>'


@pytest.mark.parametrize("deep", [300, 2_000, 2_100, 50_000])
@pytest.mark.parametrize("tag", ["div", "b", "font color=red", "blockquote", "table"])
def test_words_behind_tags_that_nobody_closes(tag: str, deep: int) -> None:
    page = f'<div id="post">{f"<{tag}>" * deep}نص</div>{LAST}'
    root = parse_html(page)
    assert [element.text for element in root.iter("div") if element.get("id") == "last"]
    assert root.text_content() == "نصآخر المشاركات"


def test_each_post_leaves_a_few_elements_open() -> None:
    posts = "".join(f"<div id='p{n}'>نص {n}" + "<div class='x'>" * 9 for n in range(150))
    root = parse_html(posts + LAST)
    names = [element.get("id") for element in root.iter("div") if element.get("id")]
    assert names == [*(f"p{n}" for n in range(150)), "last"]


def test_no_part_of_a_page_passes_for_the_whole() -> None:
    page = "<p>أول</p>" + "<div class='x'>" * 3_000 + "نص" + "</div>" * 3_000 + LAST
    assert list(parse_html(page).itertext()) == []
    tree = parse_utf8(page.encode())
    assert tree is not None
    assert list(tree.root.itertext()) == []


def test_only_tags_that_name_nothing_are_left_out() -> None:
    opened = "<div>" * 500
    markup = f"{opened}<b><br><a href='/x'>رابط</a><I>مائل</i></b></div></u>"
    left = f"{opened}<br><a href='/x'>رابط</a>مائل</div></u>"
    assert shallow(markup.encode()).decode() == left


@pytest.mark.parametrize(
    ("markup", "source"),
    [
        ('<img src="/blank.gif" data-src="/a.jpg">', "/a.jpg"),
        ('<img class="lazy" data-original="/a.jpg">', "/a.jpg"),
        ('<iframe data-lazy-src="//www.youtube.com/embed/a1">', "//www.youtube.com/embed/a1"),
        ('<img src="/a.jpg" data-src="">', "/a.jpg"),
        ('<img src="/a.jpg" data-src="/b&#1;.jpg">', "/a.jpg"),
    ],
)
def test_what_is_loaded_late_has_its_address(markup: str, source: str) -> None:
    element = parse_html(f"<div>{markup}</div>").find(".//div")[0]
    assert element.get("src") == source


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<span class="material-icon">label</span> الأخبار', "الأخبار"),
        ('<i class="ico material-symbols-outlined"> chat_bubble </i>12', "12"),
        ('<i class="material-icons md-18">تثبيت</i>', "تثبيت"),
        ('<i class="material-icons-list">home</i>', "home"),
        ("<i>home</i>", "home"),
    ],
)
def test_the_name_of_an_icon_is_no_word(markup: str, words: str) -> None:
    assert line(parse_html(f"<div>{markup}</div>").find(".//div")) == words


@pytest.mark.parametrize(
    "kept", ['class="mt-2 whitespace-pre-line"', "style='white-space: pre-wrap'"]
)
def test_lines_end_where_the_markup_of_a_text_that_keeps_them_does(kept: str) -> None:
    words = "\n  سلام\n\nكيف <b>الحال\nاليوم</b>\nوالأهل <i>جميعا</i>\n"
    root = parse_html(
        f"<div {kept}>{words}</div><p {kept}>سطر\nطوي<br>ثان</p><p>سطر\nطوي</p>"
        f"<p>كيف<span {kept}> حالك\nاليوم </span>يا أخي</p>"
    )
    text, own, plain, inner = (plain_text(element) for element in root.iter("div", "p"))
    assert text == "سلام\n\nكيف الحال\nاليوم\nوالأهل جميعا"
    assert (own, plain) == ("سطر طوي\nثان", "سطر طوي")
    assert inner == "كيف حالك\nاليوم يا أخي"


def test_marks_of_direction_are_left_out() -> None:
    markup = "&rlm;المشاركات: \u202a1,320\u202c &#x200E;&#8207;و\u2067٢\u2069\u200e"
    assert without_marks(markup.encode()).decode() == "المشاركات: 1,320 و٢"


@pytest.mark.parametrize(
    "end", ["</html>", "</body>", "</BODY ></Html\n>", "</body></html><html><body>"]
)
def test_a_page_goes_on_behind_an_end_tag_in_its_middle(end: str) -> None:
    page = f"<html><body><div><p>أول</p>{end}<p>ثان</p></div>{LAST}</body></html>\n"
    body = parse_html(page).find("body")
    assert body is not None
    assert [element.text for element in body.iter("p")] == ["أول", "ثان"]
    assert body[-1].get("id") == "last"


@pytest.mark.parametrize(
    "text",
    [
        "<p>نص</p></body>\n</html>\n",
        "<script>write('</body></html>')</script><p>نص</p>",
        "<title>وسم </html></title><textarea><script></body></textarea><p>نص</p>",
        "<head><body></body></head><body>نص",
        "<p>&lt;/html> </bodywork> <body> </html",
    ],
)
def test_other_end_tags_stay(text: str) -> None:
    assert without_early_ends(text.encode()).decode() == text
