"""Given pages as browsers and copiers of sites save them, where and when they come from."""

import json
import os
import plistlib
import re
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

import pytest

from crawler.archive.documents import Document
from crawler.archive.files import find_files
from crawler.archive.mirrored import mirrored_from
from crawler.archive.readers import documents
from crawler.archive.rows import RowNames
from crawler.archive.work import DocumentRecords, read_document
from crawler.forums import Forum
from tests.files import put

FIXTURES = Path(__file__).parent / "fixtures"
PAGE = "<!doctype html><title>صفحة</title>"
NAMED = PAGE + "<a href='http://f.example/faq'></a><a href='http://f.example/help'></a>"


def read(path: Path) -> list[Document]:
    found = [document for file in find_files(str(path)) for document in documents(file, RowNames())]
    assert not [document.problem for document in found if document.problem]
    return found


def fixture(case: str) -> tuple[str, str]:
    """The address of a fixture's page, and the page."""
    folder = FIXTURES / case
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    page = (folder / "page.html").read_bytes()
    charset = "cp1256" if b"windows-1256" in page else "utf-8"
    return meta["url"], page.decode(charset).replace("windows-1256", "utf-8")


def records(path: Path, **said: str) -> DocumentRecords:
    (document,) = read(path)
    return read_document(document, Forum(name="archive", url="file:///", **said))


@pytest.mark.parametrize(
    ("place", "page", "url"),
    [
        ("f.example/vb/showthread.php?t=5.html", PAGE, "http://f.example/vb/showthread.php?t=5"),
        ("f.example/showthread.php@t=5&page=2.html", PAGE, "http://f.example/showthread.php?t=5&page=2"),
        ("f.example/s.php?5-كلام%2Fpage2", PAGE, "http://f.example/s.php?5-%D9%83%D9%84%D8%A7%D9%85/page2"),
        ("f.example+8080/s.php@t=5", PAGE, "http://f.example:8080/s.php?t=5"),
        ("f.example/index.php.html", NAMED, "http://f.example/index.php"),
        ("f.example/t/5/index.html", NAMED, "http://f.example/t/5/"),
        ("f.example/index.html", NAMED, "http://f.example/"),
        ("f.example/t5-topic.html", NAMED, "http://f.example/t5-topic"),
        ("f.example/t5.html", NAMED + "<a href='http://f.example/t6.html'>", "http://f.example/t5.html"),
        ("f.example/t5", PAGE + "https://F.example/", "http://f.example/t5"),
        ("f.example/t5", PAGE + "https://f.example/", "https://f.example/t5"),
        ("f.example/t5.html", PAGE, ""),
        ("my.pages/t5.html", NAMED, ""),
        ("pages/showthread.php?t=5.html", PAGE, ""),
    ],
)  # fmt: skip
def test_the_name_of_a_file_in_a_mirror_is_an_address(place: str, page: str, url: str) -> None:
    assert mirrored_from(page.encode(), PurePosixPath("/home/me/sites", place))[0] == url


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("showthread.php%3Ft=7&amp;page=2.html#post9", "showthread.php?t=7&amp;page=2#post9"),
        ("s.php%3F7-%D9%83%252Fpage2.html", "s.php?7-%D9%83/page2"),
        ("s.php@t=7.html", "s.php?t=7"),
        ("../t/7/index.html#p9", "../t/7/#p9"),
        ("index.html", "./"),
        ("t7-topic.html", "t7-topic"),
        ("showthread.php?t=7", "showthread.php?t=7"),
        ("mailto:a@f.example", "mailto:a@f.example"),
        ("http://g.example/a.html", "http://g.example/a.html"),
        ("#top", "#top"),
    ],
)
def test_links_within_a_mirror_lead_to_the_site(written: str, meant: str) -> None:
    page = f'{NAMED}<a href="{written}">'
    _, body = mirrored_from(page.encode(), PurePosixPath("/f.example/t5-topic.html"))
    assert body.decode() == f'{NAMED}<a href="{meant}">'


def test_a_mirror_with_its_names_and_links_gives_what_the_site_does(tmp_path: Path) -> None:
    url, page = fixture("vbulletin/v3-thread")
    host, _, rest = url.partition("://")[2].partition("/")
    mirrored = re.sub(
        r'href="([\w./]+\.php)\?([^"#]+)((?:#[^"]*)?)"', r'href="\1%3F\2.html\3"', page
    )
    assert mirrored != page
    place = tmp_path / host / f"{rest}.html"
    place.parent.mkdir(parents=True)
    place.write_text(mirrored, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "mirror.zip", "w") as container:
        container.write(place, f"mirror/{host}/{rest}.html")
    own = Document("page.html", url, page.encode(), datetime.now(UTC), markup=True)
    live = read_document(own, Forum(name="archive", url="file:///")).posts
    for path in (place, tmp_path / "mirror.zip"):
        posts = records(path).posts
        assert [(p.id, p.thread_id, p.author_id, p.boards, p.body) for p in posts] == [
            (p.id, p.thread_id, p.author_id, p.boards, p.body) for p in live
        ]
        scheme = url.partition(":")[0]
        assert [re.sub("^http", scheme, p.url) for p in posts] == [p.url for p in live]


def test_links_of_httrack_lead_to_the_pages_that_it_saved(tmp_path: Path) -> None:
    mark = "<!-- Mirrored from {} by HTTrack Website Copier/3.x [XR&CO'2014] -->"
    folder = tmp_path / "f.example"
    (folder / "vb").mkdir(parents=True)
    links = '<a href="../board5e6f.html?f=3#a"><a href="gone1a2b.html"><a href="vb.css">'
    thread = mark.format("f.example/vb/showthread.php?t=5") + PAGE + links + "https://f.example/"
    (folder / "vb/showthread7c8d.html").write_text(thread, encoding="utf-8")
    board = mark.format("f.example/forumdisplay.php?f=3") + PAGE
    (folder / "board5e6f.html").write_text(board, encoding="utf-8")
    moved = "<!-- Created by HTTrack Website Copier/3.49-4 [XR&CO'2014] -->"
    (folder / "moved.html").write_text(f"<html>{moved}<title>Page has moved</title>", "utf-8")
    found = {document.url: document.body for document in read(tmp_path)}
    assert len(found) == 2
    body = found["https://f.example/vb/showthread.php?t=5"]
    meant = links.replace("../board5e6f.html?f=3", "https://f.example/forumdisplay.php?f=3")
    assert isinstance(body, bytes)
    assert meant in body.decode()


@pytest.mark.parametrize("case", ["vbulletin/v3-thread", "xenforo/thread"])
def test_links_that_a_browser_saved_whole_tell_the_site(tmp_path: Path, case: str) -> None:
    url, page = fixture(case)
    whole = re.sub(
        r'href="(?!#|\w+:(?!//))([^"]+)"', lambda found: f'href="{urljoin(url, found[1])}"', page
    )
    whole = re.sub(r"<(?:link|meta)[^>]*(?:canonical|og:)[^>]*>", "", whole)
    path = put(tmp_path / "page.html", whole)
    found = records(path)
    assert {post.site for post in found.posts} == {url.split("/")[2]}
    assert all(post.id.startswith(post.site) for post in found.posts)
    assert {post.site for post in records(path, site="g.example").posts} == {"g.example"}


def test_links_of_a_page_count_from_what_it_names_as_its_address(tmp_path: Path) -> None:
    url, page = fixture("xenforo/thread")
    assert f'canonical" href="{url}' in page
    found = records(put(tmp_path / "page.html", page))
    host = url.split("/")[2]
    assert {post.site for post in found.posts} == {host}
    authors = [post.author_line.profile_url or "" for post in found.posts]
    assert any(authors)
    assert all(author.startswith(f"https://{host}/") for author in authors if author)


@pytest.mark.parametrize(
    ("feed", "home"),
    [
        ("https://f.example/vb/syndication.php?type=atom1.0", "https://f.example/vb/"),
        ("https://f.example/app.php/feed/topic/5", "https://f.example/"),
        ("https://f.example/vb/feed", "https://f.example/vb/"),
    ],
)
def test_the_feeds_of_a_page_tell_where_its_forum_is(tmp_path: Path, feed: str, home: str) -> None:
    _, page = fixture("vbulletin/v3-thread")
    link = f'<link rel="alternate" type="application/rss+xml" href="{feed}" /></head>'
    assert "</head>" in page
    found = records(put(tmp_path / "page.html", page.replace("</head>", link)))
    assert {post.site for post in found.posts} == {"f.example"}
    assert all(post.url.startswith(f"{home}show") for post in found.posts)


def test_a_feed_elsewhere_tells_nothing(tmp_path: Path) -> None:
    _, page = fixture("vbulletin/v3-thread")
    link = '<link rel="alternate" type="application/rss+xml" href="http://feeds.example/qahwa">'
    found = records(put(tmp_path / "page.html", page.replace("</head>", f"{link}</head>")))
    assert {post.site for post in found.posts} == {"local"}


def test_the_address_that_a_printed_thread_shows_tells_its_site(tmp_path: Path) -> None:
    url, page = fixture("phpbb/print")
    host = url.split("/")[2]
    links = '<p><a href="./memberlist.php?u=7">ش</a></p>' * 9
    found = records(put(tmp_path / "page.html", page.replace("</body>", f"{links}</body>")))
    assert {post.site for post in found.posts} == {host}
    assert all(post.id.startswith(host) for post in found.posts)


def test_a_page_that_names_no_site_is_of_none(tmp_path: Path) -> None:
    _, page = fixture("vbulletin/v3-thread")
    path = put(tmp_path / "page.html", page + '<a href="http://g.example/">')
    assert {post.site for post in records(path).posts} == {"local"}


def test_what_a_browser_put_into_the_folder_of_a_page_is_none(tmp_path: Path) -> None:
    files = {
        "رحلة.html": PAGE,
        "رحلة_files/saved_resource.html": PAGE,
        "رحلة_files/analytics": "window.a=1;",
        "رحلة_files/f(1).txt": "var a;",
        "old.htm": PAGE,
        "old.files/header.htm": PAGE,
        "forum_files/1.html": PAGE,
    }
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as container:
        for name, content in files.items():
            (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "pages" / name).write_text(content, encoding="utf-8")
            container.writestr(name, content)
    for path in (tmp_path / "pages", tmp_path / "pages.zip"):
        names = sorted(document.source.rpartition("/")[2] for document in read(path))
        assert names == ["1.html", "old.htm", "رحلة.html"]


def test_a_picture_beside_a_page_was_never_on_the_forum(tmp_path: Path) -> None:
    path = tmp_path / "رحلة.html"
    mark = "<!-- saved from url=(0019)http://f.example/t/1 -->"
    pictures = "".join(
        f'<img src="{src}">'
        for src in ("./%D8%B1_files/a%20b.png", "رحلة_files/b.png", "/my_files/c.png", "a/b.png")
    )
    path.write_text(f"{PAGE}{mark}{pictures}", encoding="utf-8")
    (found,) = read(path)
    assert isinstance(found.body, bytes)
    folder = tmp_path.as_uri()
    assert re.findall('src="(.*?)"', found.body.decode()) == [
        f"{folder}/%D8%B1_files/a%20b.png",
        f"{folder}/%D8%B1%D8%AD%D9%84%D8%A9_files/b.png",
        "/my_files/c.png",
        "a/b.png",
    ]


@pytest.mark.parametrize(
    ("date", "when"),
    [
        ("Wed, 12 Jun 2019 13:30:11 +0300", datetime(2019, 6, 12, 10, 30, 11, tzinfo=UTC)),
        ("Wed, 12 Jun 2019 10:30:11 -0000", datetime(2019, 6, 12, 10, 30, 11, tzinfo=UTC)),
        ("yesterday", datetime(2020, 9, 13, 12, 26, 40, tzinfo=UTC)),
    ],
)
def test_a_message_says_when_its_page_was_saved(tmp_path: Path, date: str, when: datetime) -> None:
    message = EmailMessage()
    message.add_related(PAGE, subtype="html")
    path = put(tmp_path / "page.mht", f"Date: {date}\n".encode() + message.as_bytes())
    os.utime(path, (1_600_000_000, 1_600_000_000))
    (found,) = read(path)
    assert found.fetched_at == when


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_web_archive_of_safari(tmp_path: Path, form: plistlib.PlistFormat) -> None:
    url = "https://f.example/t/7"
    page = PAGE.encode("cp1256")
    main = {
        "WebResourceData": page,
        "WebResourceURL": url,
        "WebResourceTextEncodingName": "windows-1256",
    }
    path = put(tmp_path / "page.webarchive", plistlib.dumps({"WebMainResource": main}, fmt=form))
    (found,) = read(path)
    assert (found.body, found.url, found.charset) == (page, url, "windows-1256")
    for content in (b"bplist00 and no more", b"<?xml", plistlib.dumps({}), plistlib.dumps([1])):
        path.write_bytes(content)
        (found,) = documents(path, RowNames())
        assert found.problem == "cannot be read: it holds no page"
