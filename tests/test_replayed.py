"""Given pages as web archives replay them, the records of the forum itself, at that time."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from crawler.archive.documents import Document
from crawler.archive.readers import documents
from crawler.archive.rows import RowNames
from crawler.archive.work import DocumentRecords, read_document
from crawler.forums import Forum
from crawler.records import Post
from tests.files import put

CASE = Path(__file__).parent / "fixtures/vbulletin/v3-thread"
URL = json.loads((CASE / "meta.json").read_text(encoding="utf-8"))["url"]
WAYBACK = "https://web.archive.org/web/20140612103011/"
NOW = datetime(2024, 3, 3, tzinfo=UTC)


def page(prefix: str = "") -> str:
    """The page with whole addresses, and what an archive puts before each."""
    text = (CASE / "page.html").read_text(encoding="cp1256")
    return re.sub(
        r'(href|src)="(?!#|\w+:(?!//))([^"]+)"',
        lambda found: f'{found[1]}="{prefix}{urljoin(URL, found[2])}"',
        text,
    )


def records(url: str, page: str) -> DocumentRecords:
    document = Document("page.html", url, page.encode(), NOW, markup=True)
    return read_document(document, Forum(name="archive", url="file:///"))


def shown(post: Post) -> tuple[str, ...]:
    author = post.author_line
    return post.id, post.url, post.body, *post.links, *post.images, str(author.profile_url)


@pytest.mark.parametrize(
    ("address", "prefix"),
    [
        (WAYBACK, WAYBACK),
        (WAYBACK, "/web/20140612103011im_/"),
        ("https://archive.ph/2014.06.12-103011/", "https://archive.ph/o/AbC12/"),
    ],
)
def test_links_lead_to_the_forum(address: str, prefix: str) -> None:
    replayed, own = records(f"{address}{URL}", page(prefix)), records(URL, page())
    assert replayed.posts
    assert [shown(post) for post in replayed.posts] == [shown(post) for post in own.posts]
    assert {post.fetched_at for post in replayed.posts} == {"2014-06-12T10:30:11Z"}


@pytest.mark.parametrize(
    "head",
    [
        f"<!-- saved from url=(0072){WAYBACK}{URL} -->",
        f'<script>__wm.wombat("{URL}","20140612103011","https://web.archive.org/","web");</script>',
        f'<base href="{URL}"><style>#x-google-cache-hdr {{ }}</style>',
    ],
)
def test_a_saved_replay_says_where_it_is_from(tmp_path: Path, head: str) -> None:
    path = put(tmp_path / "page.html", f"<!DOCTYPE html>{head}{page()}")
    (document,) = documents(path, RowNames())
    found = read_document(document, Forum(name="archive", url="file:///"))
    assert {post.site for post in found.posts} == {urlsplit(URL).netloc}
    if "2014" in head:
        assert {post.fetched_at for post in found.posts} == {"2014-06-12T10:30:11Z"}
