"""Given posts of home-grown forums with files, these are attachments; other sites' are links."""

from collections.abc import Callable

import pytest

from crawler.engines.generic.files import FILE
from tests.engines.test_home_grown import POSTS, SITE, Said, read

Made = Callable[[Said, str], str]
OWN = ("/uploads/2011/book-{0}.pdf", "download.php?id=7{0}", "/attachments/{0}/")


def headed(post: Said, rest: str) -> str:
    head = (
        f"<a href='/user/{post.user}'>{post.author}</a> <span>2011-03-{post.day} {post.time}</span>"
    )
    return f"<div class=post><div class=head>{head}</div>{rest}</div>"


def under(post: Said, box: str) -> str:
    box = f"{box} <a href='/topic.asp?TOPIC_ID=8'>الموضوع السابق</a>"
    return headed(post, f"<div class=text>{post.words}</div><div class=files>{box}</div>")


def under_signature(post: Said, box: str) -> str:
    signature = "<div class=signature>قل خيرا <a href='/dl/sig.zip'>ملفي</a></div>"
    return headed(post, f"<div class=text>{post.words}</div>{signature}<div>{box}</div>")


def in_named_box(post: Said, box: str) -> str:
    return headed(post, f"<div class=text>{post.words}<div class=attachments>{box}</div></div>")


def in_text(post: Said, box: str) -> str:
    return headed(post, f"<div class=text>{post.words}<br>{box}</div>")


def in_row(post: Said, box: str) -> str:
    head = (
        f"<a href='/user/{post.user}'>{post.author}</a> <span>2011-03-{post.day} {post.time}</span>"
    )
    rows = (head, post.words, box)
    return f"<table border=1>{''.join(f'<tr><td>{row}</td></tr>' for row in rows)}</table>"


@pytest.mark.parametrize("href", OWN)
@pytest.mark.parametrize("made", [under, under_signature, in_named_box, in_text, in_row])
def test_files_of_the_forum_are_attachments(made: Made, href: str) -> None:
    boxes = [f"<a href='{href.format(n)}'>كتاب</a>" for n in range(4)]
    posts = read("".join(map(made, POSTS, boxes))).posts
    urls = [f"{SITE}/{href.format(n).lstrip('/')}" for n in range(4)]
    assert [post.attachments for post in posts] == [[url] for url in urls]
    assert not {*urls, f"{SITE}/dl/sig.zip"} & {url for post in posts for url in post.links}
    if made is in_text:  # the words of a link in the text are the author's
        words = [f"{post.words}\nكتاب" for post in POSTS]
    else:
        words = [post.words for post in POSTS]
    assert [post.body for post in posts] == words


@pytest.mark.parametrize("made", [under, in_text])
def test_files_of_other_sites_are_no_attachments(made: Made) -> None:
    href = "https://kutub.example/download/7{0}/book.pdf"
    boxes = [f"<a href='{href.format(n)}'>كتاب</a>" for n in range(4)]
    posts = read("".join(map(made, POSTS, boxes))).posts
    links = [[href.format(n)] if made is in_text else [] for n in range(4)]
    assert [(post.attachments, post.links) for post in posts] == [([], url) for url in links]


@pytest.mark.parametrize(
    "href",
    [
        "/t/9-download-manager",
        "/topic/45/attach",
        "/download",
        "/files/",
        "/book.pdf.html",
        "/downloads/view/15",
    ],
)
def test_pages_whose_addresses_say_the_same_words_are_no_files(href: str) -> None:
    assert not FILE.search(href)
