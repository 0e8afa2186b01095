"""Given a start tag that takes the rest of its page for text, the page is read all the same."""

import re

import pytest

from crawler.pages.mended_markup import without_open_starts
from crawler.pages.parse import parse_html
from crawler.records import Post
from tests.bodies.broken import posts, word_of

OPENED = [
    "<iframe src='//www.youtube.com/embed/a1'>",
    "<plaintext>",
    "<script>",
    "<STYLE>",
    "<textarea rows='3'>",
    "<title>",
    "<xmp>",
]
COMMENTED = [  # no comment follows its post's body, and ends one there
    ("bbpress/thread", 1),
    ("discourse/thread", 1),
    ("duhok/thread", 2),
    ("forumotion/phpbb2-thread", 1),
    ("generic/divs", 1),
    ("phpbb/thread", 1),
    ("smf/thread", 1),
    ("xenforo/thread", 1),
]


def words(post: Post) -> list[str]:
    return re.findall(r"\w+", post.body)


def assert_read_as_whole(folder: str, number: int, opened: str) -> None:
    whole = posts(folder)
    one = list(whole.values())[number]
    broken = posts(folder, f" {opened} ", word_of(folder, one))
    assert {n: (p.author, p.posted_at, words(p)) for n, p in broken.items()} == {
        n: (p.author, p.posted_at, words(p)) for n, p in whole.items()
    }


@pytest.mark.parametrize("opened", OPENED)
@pytest.mark.parametrize(
    ("folder", "number"),
    [
        *COMMENTED,
        ("invision/two-thread", 1),
        ("mybb/thread", 1),
        ("vbulletin/v3-thread", 0),
        ("vbulletin/v4-thread", 0),
        ("xenforo/one-thread", 0),
    ],
)
def test_no_post_is_swallowed(folder: str, number: int, opened: str) -> None:
    assert_read_as_whole(folder, number, opened)


@pytest.mark.parametrize(("folder", "number"), COMMENTED)
def test_no_post_becomes_a_comment(folder: str, number: int) -> None:
    assert_read_as_whole(folder, number, "<!--")


def test_a_player_stays() -> None:
    text = "<div><iframe src='//www.youtube.com/embed/a1'>نص</div><p>آخر</p></body>"
    root = parse_html(text)
    assert root.find(".//iframe").get("src") == "//www.youtube.com/embed/a1"
    assert root.text_content() == "نصآخر"


@pytest.mark.parametrize(
    "text",
    [
        "<div><div><!-- نص </div><!-- ذيل --></div></body>",
        "<div><div><script>نص</div><script>a()</script></div></body>",
        "<td><textarea>نص</td><textarea name='reply'></textarea></body>",
    ],
)
def test_what_ends_where_the_next_one_does(text: str) -> None:
    assert "نص" in "".join(parse_html(f"<html><body>{text}</html>").itertext("div", "td"))


@pytest.mark.parametrize(
    "text",
    [
        "<!--[if IE]><div><!-- a --></div><![endif]--><p>نص</p></body>",
        "<!-- <div></div><!-- a --><p>نص</p></div></body>",
        "<script>write('<div><script src=a><\\/script></div></div>')</script></body>",
        "<script>write('</td><scr' + 'ipt src=a></scr' + 'ipt>')</script></body>",
        "<div><script src='a.js' /><p>نص</p></div></body>",
        "<textarea>a</textarea><iframe></iframe><title>b</title></body>",
        "<p>نص</p><script>var cut = '<b>",  # the answer was cut off
        "<p>نص</p><!-- cut",
    ],
)
def test_what_ends_stays(text: str) -> None:
    assert without_open_starts(text.encode()).decode() == text


def test_a_page_that_was_cut_off_shows_no_mark_of_its_end() -> None:
    cut = "<div><p>نص</p><script>var cut = '<b>"
    root = parse_html(cut)
    assert root.find(".//script").text == "var cut = '<b>"
    assert [element.tag for element in root.iter()] == ["html", "body", "div", "p", "script"]
