"""Given blocks with names, dates and texts on a page of anything, whether they are a forum's."""

from datetime import UTC, datetime

import pytest

from crawler.engines import detect
from crawler.pages.page import Page
from tests.markup import written_page

NOW = datetime(2026, 11, 23, tzinfo=UTC)
WORDS = "وصلت الشحنة الأولى إلى الميناء صباحا وبدأ تفريغها بعد الظهر بإشراف البلدية"


def block(number: int, name: str, attribute: str = "") -> str:
    return (
        f"<div class='box' {attribute}><b>{name}</b> <i>2025-03-{10 + number} 10:00</i>"
        f"<div class='post-content'>{number} {WORDS}</div></div>"
    )


PLAIN = [block(n, name) for n, name in enumerate(["ريم الشمال", "سالم", "أخبار البلد", "هدى"], 1)]


def engine_of(inside: str, url: str = "https://mina.example/a", title: str = "الميناء") -> str:
    """The engine of a page of anything; empty for no forum's."""
    text = f"<title>{title}</title><body>{inside}".encode()
    found = detect(Page(url, text, NOW, of_anything=True))
    return found.name if found else ""


def test_names_dates_and_texts_alone_are_any_page_s() -> None:
    assert engine_of("".join(PLAIN)) == ""


def test_where_somebody_says_that_it_is_a_forum_they_are_posts() -> None:
    page = written_page("https://mina.example/a", f"<body>{''.join(PLAIN)}")
    assert getattr(detect(page), "name", None) == "generic"


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://mina.example/a", "عودة الصيادين - منتديات الميناء"),
        ("https://mina.example/vb/a", "عودة الصيادين"),
        ("https://forum.mina.example/a", "عودة الصيادين"),
        ("https://mina.example/topic.asp?TOPIC_ID=9", "عودة الصيادين"),
    ],
)
def test_a_title_or_an_address_may_say_that_it_is_a_forum(url: str, title: str) -> None:
    assert engine_of("".join(PLAIN), url, title) == "generic"


def test_the_name_of_the_site_may_say_so() -> None:
    site = "<meta property='og:site_name' content='ملتقى البحارة'>"
    assert engine_of(site + "".join(PLAIN)) == "generic"


def test_posts_have_numbers() -> None:
    numbered = [block(n, name, f"id='post-{40 + n}'") for n, name in enumerate("سهد", 1)]
    assert engine_of("".join(numbered)) == "generic"


def test_members_have_pages_of_their_own() -> None:
    names = ("ريم", "سالم", "هدى")
    linked = [block(n, f"<a href='/users/{n}'>{name}</a>") for n, name in enumerate(names, 1)]
    assert engine_of("".join(linked)) == "generic"


def test_one_text_alone_is_an_article_unless_it_has_both() -> None:
    numbered, linked = block(1, "ريم", "id='post-41'"), block(1, "<a href='/users/4'>ريم</a>")
    both = block(1, "<a href='/users/4'>ريم</a>", "id='post-41'")
    assert [engine_of(one) for one in (numbered, linked, both)] == ["", "", "generic"]


def test_links_with_dates_and_comments_are_any_page_s_list() -> None:
    lines = "".join(
        f"<tr><td><a href='/khabar/{n}'>خبر من الميناء رقم {n}</a> 2025-03-{10 + n}<td>{n} تعليقات"
        for n in range(1, 7)
    )
    assert engine_of(f"<table>{lines}</table>") == ""
    assert engine_of(f"<table>{lines}</table>", title="منتديات الميناء") == "generic"
