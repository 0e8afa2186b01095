"""Given links as pages write them, then the addresses that a browser opens."""

from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest

from crawler.links import clean_url
from crawler.pages.page import Page
from tests.markup import written_page

URL = "https://forum.example/vb/showthread.php?t=5#post7"


def page(url: str = URL, head: str = "") -> Page:
    body = f"<html><head>{head}</head><body></body></html>"
    return written_page(url, body)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("member.php?u=2", "https://forum.example/vb/member.php?u=2"),
        ("./member.php?u=2", "https://forum.example/vb/member.php?u=2"),
        ("../index.html", "https://forum.example/index.html"),
        ("/c/3-x", "https://forum.example/c/3-x"),
        ("//img.example/a.png", "https://img.example/a.png"),
        ("http://a.example/b?c#d", "http://a.example/b?c#d"),
        ("#post9", "https://forum.example/vb/showthread.php?t=5#post9"),
        ("#رد", "https://forum.example/vb/showthread.php?t=5#رد"),
        ("#", "https://forum.example/vb/showthread.php?t=5"),
        ("?page=2", "https://forum.example/vb/showthread.php?page=2"),
        ("javascript:void(0)", ""),
        ("mailto:a@forum.example", ""),
        ("http://[::1", ""),
        ("http://a\u2100b.example/", ""),
        ("http://منتدى.example/قسم", "http://منتدى.example/قسم"),
        ("", ""),
        (None, ""),
    ],
)
def test_links_of_a_page(href: str | None, url: str) -> None:
    assert page().absolute(href) == url


def test_a_base_moves_all_links() -> None:
    moved = page(head="<base href='http://b.example/c/'>")
    assert moved.absolute("d") == "http://b.example/c/d"
    assert moved.absolute("#d") == "http://b.example/c/#d"
    assert page(head="<base href='ftp://b.example/'>").absolute("#d") == ""


@pytest.mark.parametrize(
    ("charset", "escaped"), [("windows-1256", "%E3%E4%CA%CF%EC"), ("utf-8", "منتدى")]
)
def test_a_query_is_sent_in_the_charset_of_its_page(charset: str, escaped: str) -> None:
    words = "<p>أهلا بكم في منتدى الحوار العام والنقاش الحر بين الأعضاء</p>"
    written = f'<meta charset="{charset}">{words}<a href="b.asp?n=منتدى&amp;p=2#x">x</a>'
    found = Page(
        "https://forum.example/", written.encode(charset), datetime(2026, 11, 23, tzinfo=UTC)
    )
    (link,) = found.root.iter("a")
    url = found.absolute(link.get("href"))
    assert url == f"https://forum.example/b.asp?n={escaped}&p=2#x"
    assert clean_url(clean_url(url)) == f"https://forum.example/b.asp?{quoted(charset)}&p=2"


def quoted(charset: str) -> str:
    return urlencode({"n": "منتدى"}, encoding=charset)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_now_is_by_the_clock_that_a_page_names(charset: str) -> None:
    said = f"<p>{'كلمة ' * 9}</p><div>جميع الأوقات بتوقيت GMT +3. الساعة الآن 01:30 AM.</div>"
    night = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
    read = Page(URL, said.encode(charset), night, declared=charset)
    assert read.now.isoformat() == "2026-11-24T01:30:00+03:00"
    assert read.fetched == "2026-11-23T22:30:00Z"
    assert page().now.isoformat() == "2026-11-23T00:00:00+00:00"
