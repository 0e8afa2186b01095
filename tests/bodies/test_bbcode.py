"""Given codes in brackets that a forum left in a body, what their author meant by them."""

import pytest
from lxml import html

from crawler.archive.work import records_from_text
from crawler.bodies.bbcode import without_codes
from crawler.bodies.body import read_body
from crawler.bodies.markup import Markup, Quote

ANSWER = "الليمون يحب الشمس"


@pytest.mark.parametrize(
    ("heading", "author", "post_id"),
    [
        ("QUOTE=علي;123", "علي", "123"),
        ("quote=سعاد الهاشمي", "سعاد الهاشمي", None),
        ('quote="علي, post: 55, member: 3"', "علي", "55"),
        ("quote=\"Ali O'Neil\" pid='12' dateline='1'", "Ali O'Neil", "12"),
        ('quote="علي" post_id=12 time=1400000000 user_id=2', "علي", "12"),
        ("quote author=علي link=topic=12.msg345#msg345 date=1400000000", "علي", "345"),
        ("quote name='علي' date='1' timestamp='2' post='345'", "علي", "345"),
        ('quote:3f2a1c9b="علي"', "علي", None),
        ("quote", None, None),
    ],
)
def test_quotes(heading: str, author: str | None, post_id: str | None) -> None:
    end = "/quote:3f2a1c9b" if ":3f" in heading else "/quote"
    body = without_codes(f"[{heading}]أين يزرع الليمون؟[{end}]\n{ANSWER}")
    assert body.text == ANSWER
    assert body.quotes == [Quote(author, post_id, "أين يزرع الليمون؟")]


def test_a_quote_in_another_follows_it() -> None:
    body = without_codes(f"[quote=علي]أول[quote=سعد]داخل[/quote]آخر[/quote]{ANSWER}")
    assert body.quotes == [Quote("علي", None, "أول\n\nآخر"), Quote("سعد", None, "داخل")]


def test_links_and_images_in_markup() -> None:
    element = html.fromstring(
        "<div>[URL=http://a.example/x]هنا[/URL] [url]www.b.example[/url]"
        "<br>[img]http://a.example/l.jpg[/img][img]http://a.example/sho...ed.jpg[/img]"
        " [url=t.php?t=5]تلك[/url]</div>"
    )
    body = read_body(element, Markup(), lambda href: href or "")
    assert body.text == "هنا www.b.example\n[img]http://a.example/sho...ed.jpg[/img] تلك"
    assert body.links == ["http://a.example/x", "http://www.b.example", "t.php?t=5"]
    assert body.images == ["http://a.example/l.jpg"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("[SIZE=4][COLOR=red][b]ليمون[/COLOR][/b][/SIZE] حلو", "ليمون حلو"),
        ("[b:3f2a1c]ليمون[/b:3f2a1c]", "ليمون"),
        ("[center]عنوان[/center]كلام", "عنوان\nكلام"),
        (
            '[poem=font="Simplified Arabic,4,black" num="0,black"]\nنخل = طلع\nظل = ماء\n[/poem]',
            "نخل = طلع\nظل = ماء",
        ),
        ('[tabletext="width:70%;"][cell="filter:;"]نخل[/cell][/tabletext]', "نخل"),
        ("[youtube]aBc[/youtube]", "[youtube]aBc[/youtube]"),
        ("[list][*]ليمون[*]نخل[/list]", "- ليمون\n- نخل"),
        ("[code]if a[b]x[/b]:\n    y[/code]بعده", "if a[b]x[/b]:\n    y\n\nبعده"),
        ("ليمون [/size] و [b] نخل", "ليمون [/size] و [b] نخل"),
        ("[quote]لم يغلق [b]أبدا[/b]", "[quote]لم يغلق أبدا"),
        ("a[i] و [1] و [مهم]x[/مهم]", "a[i] و [1] و [مهم]x[/مهم]"),
    ],
)
def test_the_shape_of_words(typed: str, text: str) -> None:
    assert without_codes(typed).text == text


def test_blocks_of_code_in_markup_stay() -> None:
    element = html.fromstring("<div>[quote]<pre>[b]x[/b]</pre>[/quote]<pre>[i]y[/i]</pre></div>")
    body = read_body(element, Markup(), lambda href: href or "")
    assert (body.text, [quote.text for quote in body.quotes]) == ("[i]y[/i]", ["[b]x[/b]"])


def test_flattened_text() -> None:
    text = f"[QUOTE=علي;123]أين؟[/QUOTE]\n{ANSWER} [img]http://a.example/l.jpg[/img]"
    (record,) = records_from_text(text)["posts"]
    assert record["quotes"] == [{"author": "علي", "post_id": "123", "text": "أين؟"}]
    assert (record["body"], record["images"]) == (ANSWER, ["http://a.example/l.jpg"])


def test_codes_on_lines_of_their_own_in_flattened_text() -> None:
    head = "#{}\n12-09-2006, 02:03 AM\n{}\nعضو مميز\nتاريخ التسجيل: Dec 2005\nالمشاركات: 583\n"
    answer = f"[QUOTE]\nأين؟\nومتى؟\n[/QUOTE]\n{ANSWER}\n[code]\nx[b]1[/b]\n[/code]"
    text = f"{head.format(1, 'سعاد الهاشمي')}أين يزرع؟\n{head.format(2, 'نورس')}{answer}"
    post = records_from_text(text)["posts"][-1]
    quote = {"author": None, "post_id": None, "text": "أين؟\nومتى؟"}
    assert (post["author"], post["quotes"]) == ("نورس", [quote])
    assert post["body"] == f"{ANSWER}\n\nx[b]1[/b]"


@pytest.mark.parametrize("typed", ["[quote]", "[code]", "[/quote]", "[b", "[quote=x"])
def test_codes_without_end_take_no_longer_than_they_are(typed: str) -> None:
    assert without_codes(typed * 20_000 + "[/").text == typed * 20_000 + "[/"
