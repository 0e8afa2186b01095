"""A page's posts are read before their turn; one that cannot be read keeps its turn."""

from datetime import UTC, datetime

import pytest
from lxml import html

from crawler.archive.texts import TEXT
from crawler.bodies.own_text import own_text, read_ahead
from crawler.clock import ForumClock
from crawler.pages.page import Page
from crawler.pipelines.separate import separate
from crawler.raw import RawAuthor, RawPost, RawThread
from crawler.scraped import ScrapedPost

PAGE = Page("https://forum.example/t/5", b"", datetime(2026, 11, 20, tzinfo=UTC))


def scraped(number: str | None, markup: str) -> ScrapedPost:
    raw = RawPost(number, RawAuthor("سعاد"), html.fromstring(markup))
    return ScrapedPost(raw, RawThread("5", PAGE.url), PAGE, TEXT, ForumClock())


def test_texts_by_their_ids() -> None:
    posts = [scraped("8", "<div>نعم<br>\u200fلا</div>"), scraped(None, "<div>أول القول</div>")]
    assert read_ahead(posts) == {"8": "نعم\nلا", "t5": "أول القول"}
    assert [separate(post).body for post in posts] == ["نعم\nلا", "أول القول"]


def test_the_line_of_an_app_is_no_text_of_the_author() -> None:
    post = scraped("8", "<div>وصلت الشحنة<br><br><i>أرسلت من SM-N900 بواسطة تاباتوك</i></div>")
    assert own_text(post).text == "وصلت الشحنة"


def test_one_that_cannot_be_read_fails_in_its_own_turn() -> None:
    broken = scraped("9", "<div></div>")
    broken.post.body = 9  # type: ignore[assignment]
    assert read_ahead([broken, scraped("10", "<div>سالم</div>")]) == {"10": "سالم"}
    with pytest.raises(TypeError):
        own_text(broken)
