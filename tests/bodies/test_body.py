"""Given the markup of a body, then its words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crawler.bodies.body import plain_text, read_body
from crawler.bodies.markup import Markup, Role
from crawler.bodies.text import BREAK, trimmed


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "<div>رمى النرد:<br><svg><title>ستة</title><desc>وصف</desc><style>.a{}</style>"
            "<g><text x='1'> ٦ </text></g></svg> ثم <svg><text>٢</text></svg></div>",
            "رمى النرد:\n٦ ثم ٢",
        ),
        (
            "<div>نجمة <svg><use xlink:href='#star'/><path d='M0 0'/></svg> واحدة</div>",
            "نجمة واحدة",
        ),
    ],
    ids=["words drawn", "no words drawn"],
)
def test_words_of_a_drawing_are_words_of_the_body(markup: str, text: str) -> None:
    assert plain_text(html.fromstring(markup)) == text


@pytest.mark.parametrize(
    ("alt", "kept"),
    [
        ("🙂", True),
        ("👍🏽", True),
        ("1\ufe0f\u20e3", True),
        ("ℹ️", True),
        (":)", False),
        ("", False),
    ],
)
def test_a_picture_of_an_emoji_is_the_character_that_its_author_typed(alt: str, kept: bool) -> None:
    picture = f'<img class="emoji" alt="{alt}" src="https://s.example/emoji/1.svg">'
    assert (
        plain_text(html.fromstring(f"<p>أهلا {picture}</p>"))
        == f"أهلا {alt if kept else ''}".strip()
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>وصل{}ثم غاب</p>", "وصل ثم غاب"),
        ("<p>وصل<b>{}{}</b>ثم غاب</p>", "وصل ثم غاب"),
        ("<p>وصل{}، ثم غاب{}.</p>", "وصل، ثم غاب."),
        ("<p>{}وصل<br>{}ثم غاب{}</p>", "وصل\nثم غاب"),
        ("<p>[b]وصل{}ثم[/b] غاب</p>", "وصل ثم غاب"),
    ],
    ids=["between words", "two of them", "before marks", "at the ends of lines", "in codes"],
)
@pytest.mark.parametrize(
    "picture", ["<img src='/smilies/wink.gif' alt=';)'>", "<img src='/u/5.jpg'>"]
)
def test_words_on_the_two_sides_of_a_picture_are_two(markup: str, text: str, picture: str) -> None:
    assert plain_text(html.fromstring(markup.replace("{}", picture))) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<div>سطر<br>\n<br/>\nبعده <br> آخر<br></div>", "سطر\n\nبعده\nآخر"),
        ("<div>&lt;br&gt; &amp;lt;\nو<b>ا</b>حد</div>", "<br> &lt; واحد"),
        ("<td>أ&nbsp;ب<br clear='all' class='x'>ج  د\u2003هـ</td>", "أ ب\nج د هـ"),
        ("<li>بند <ul><li>فيه</li></ul></li>", "بند\n- فيه"),
        ("<div><section><header>عنوان</header>نص</section>بعد</div>", "عنوان\nنص\nبعد"),
        (
            "<div>قبل<p></p>بعد<ul><li>بند<ul><li>تحته</ul></ul></div>",
            "قبل\n\nبعد\n\n- بند\n- تحته",
        ),
        ("<div><ul><li></li><li>بند</li><li> </li></ul><p>بعد</p></div>", "- بند\n\nبعد"),
        ("<div><ul><li><ol><li>تحته</li></ol></li><li>بند</li></ul></div>", "- تحته\n- بند"),
        ("<div><ul><li />بند<br /><li />آخر</ul></div>", "- بند\n- آخر"),
        (
            "<div>قفا<span style='padding: 0 50px'></span>نب<i></i>ك<b style='margin:0'></b></div>",
            "قفا نبك",
        ),
        ("<table><tr><td>قفا نبك<td><td>بسقط<tr><th>أ<th>ب</table>", "قفا نبك بسقط\nأ ب"),
    ],
    ids=[
        "line breaks",
        "escaped marks",
        "odd spaces",
        "an item read alone",
        "a head of its own",
        "an empty element, and a list in a list",
        "items without words",
        "an item that is a list",
        "items with their words behind them",
        "room between words",
        "cells",
    ],
)
def test_lines(markup: str, text: str) -> None:
    assert plain_text(html.fromstring(markup)) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<pre>a <i>b<b>c</b>d</i> e<br>f\n  g</pre>", "a bcd e\nf\n  g"),
        ("<pre>\n<div>a</div>\n<div></div>\n<div>  b\n</div>c</pre>", "a\n\n  b\nc"),
        ("<pre><ol><li><p>a</p></li><li>b</li></ol></pre>", "a\nb"),
    ],
    ids=["parts in parts", "a line an element", "elements in elements"],
)
def test_lines_of_code(markup: str, text: str) -> None:
    assert plain_text(html.fragment_fromstring(markup, "div")) == text


@given(st.lists(st.text(st.sampled_from("ab ء\n\t\r\x0b\x1f\x85\u00a0\u2003\u2028\u3000\u200b"))))
def test_spaces_of_every_kind_collapse(lines: list[str]) -> None:
    words = [" ".join(line.split()) for line in lines]
    tidy = "\n".join(words).strip("\n")
    while "\n\n\n" in tidy:
        tidy = tidy.replace("\n\n\n", "\n\n")
    assert trimmed(BREAK.join(lines)) == tidy


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<div>قبل<div class='ad'>إعلان</div>بعد</div>", "قبل\nبعد"),
        ("<div>قبل<dl class='ad'><dt>إعلان</dt></dl>بعد</div>", "قبل\n\nبعد"),
        ("<div>كل<i class='ad'>إعلان</i>مة</div>", "كلمة"),
    ],
)
def test_what_is_left_out_parts_words_as_it_stood(markup: str, text: str) -> None:
    kept = Markup(classes={"ad": Role.DROP})
    assert read_body(html.fromstring(markup), kept, lambda href: href or "").text == text


def test_a_link_to_the_entrance_goes_with_its_notice_only() -> None:
    notice = (
        "لا يمكنك مشاهدة الروابط. <a href='?action=login'>سجل</a> أو <a href='/register'>ادخل</a>"
    )
    one = "هذا شرحي للدرس عليك <a href='?action=login'>تسجيل الدخول</a> لمشاهدة الصور"
    contest = "سجلوا في <a href='https://contest.example/register'>المسابقة</a>"
    hidden, barred, invited = (
        read_body(html.fromstring(f"<div>نص<br>{words}</div>"), Markup(), lambda href: href or "")
        for words in (notice, one, contest)
    )
    assert (hidden.text, hidden.links) == ("نص", [])
    assert (barred.text, barred.links) == ("نص\nهذا شرحي للدرس", [])
    assert invited.text == "نص\nسجلوا في المسابقة"
    assert invited.links == ["https://contest.example/register"]


def test_a_link_that_numbers_a_file_has_no_words_of_the_author() -> None:
    files = Markup(attachment_href=re.compile(r"attachments/|attachment\.php"))
    read = read_body(
        html.fromstring(
            "<div>صورتان: <a href='/attachments/a-jpg.90/'>عرض المرفق 90</a>"
            "<a href='attachment.php?attachmentid=91&amp;d=1'>المرفق 91</a><br>"
            "<a href='/attachments/b-pdf.92/'>جدول عام 2010</a> <a href='/x/93'>الباب 93</a></div>"
        ),
        files,
        lambda href: href or "",
    )
    assert read.text == "صورتان:\nجدول عام 2010 الباب 93"
    assert len(read.attachments) == 3


def test_a_box_for_a_notice_alone_is_no_quote() -> None:
    boxes = Markup(classes={"box": Role.QUOTE})
    read = read_body(
        html.fromstring(
            "<div>قبل<div class='box'>يجب عليك الرد لمشاهدة المحتوى المخفي</div>"
            "<div class='box'>كلام غيري</div>بعد</div>"
        ),
        boxes,
        lambda href: href or "",
    )
    assert [quote.text for quote in read.quotes] == ["كلام غيري"]
    assert read.text == "قبل\n\nبعد"


def test_posts_that_the_forum_joined_stay_apart() -> None:
    line = "---------- تمت الإضافة الساعة 05:12 PM ---------- كان الوقت السابق 05:10 PM ----------"
    body = html.fromstring(f"<div>الأول<br><br><font>{line}</font><br><br>الثاني</div>")
    assert plain_text(body) == "الأول\n\nالثاني"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("قبل<div style='display:none'>حشو</div>بعد", "قبلبعد"),
        (
            "قبل <span style='color:red; DISPLAY : none !important'>حشو <b>آخر</b></span>بعد",
            "قبل بعد",
        ),
        ("قبل <font style='font-size:0px;color:#fff'>حشو</font>بعد", "قبل بعد"),
        ("قبل <i style='visibility:hidden'>حشو</i>بعد", "قبل بعد"),
        ("قبل <font class='jammer'>حشو</font>بعد", "قبل بعد"),
        ("<p style='font-size:0'><span style='font-size:16px'>كبير</span></p>", "كبير"),
        ("<p style='font-size:0.9em'>صغير</p><p style='display:none-x'>كلام</p>", "صغير\n\nكلام"),
        ("<a onclick='show()'>أظهر</a><div style='display:none'>السر</div>", "أظهر\nالسر"),
        ("<input type='button'><div style='display:none'>السر</div>", "السر"),
        ("<div class='tab'><div style='display:none'>السر</div></div>", "السر"),
        ("<div id='tab2' style='display:none'>السر</div>", "السر"),
    ],
)
def test_words_that_no_reader_sees_are_none(markup: str, text: str) -> None:
    assert plain_text(html.fromstring(f"<td>{markup}</td>")) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "قبل <form><p>تبرع للمسجد</p><input type='submit' value='أرسل'></form> بعد",
            "قبل\n\nتبرع للمسجد\n\nبعد",
        ),
        ("<label>نص</label> <button>زر</button>بعد", "نص بعد"),
        ("قبل<textarea rows='3'>كود\n  سطر</textarea>بعد", "قبل\n\nكود\n  سطر\n\nبعد"),
        ("قبل <select><option>خيار</option></select>بعد", "قبل بعد"),
        ("قبل <select><option>خيار</option><p>بعد</p>", "قبل\n\nبعد"),
    ],
)
def test_of_a_form_only_the_controls_say_nothing(markup: str, text: str) -> None:
    assert plain_text(html.fromstring(f"<div>{markup}</div>")) == text


@pytest.mark.parametrize(
    "image",
    [
        "<img srcset='/a.jpg 1x, /b.jpg 2x'>",
        "<img src='data:image/gif;base64,R0' srcset='/a.jpg 300w,/b.jpg 600w'>",
    ],
)
def test_an_image_of_several_sizes(image: str) -> None:
    body = read_body(html.fromstring(f"<div>{image}</div>"), Markup(), lambda href: href or "")
    assert body.images == ["/a.jpg"]
