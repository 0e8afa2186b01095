"""Given a text of an archive, its records."""

from datetime import UTC, datetime

import pytest

from crawler.archive.documents import Document
from crawler.archive.work import read_document
from crawler.forums import Forum
from crawler.records import Post
from tests.flat.test_run_on import POSTS

FETCHED = datetime(2026, 11, 23, tzinfo=UTC)
NAME, _, _, DATE, WORDS = POSTS[0]
TEXT = f"{NAME}\nعضو مميز\nالمشاركات: 1543\nتاريخ التسجيل: 2008-05-14\n{DATE}\n{WORDS}"


def read(body: str | bytes, url: str = "") -> list[Post]:
    document = Document("dump.jsonl#1", url, body, FETCHED)
    return read_document(document, Forum("archive", "")).posts


@pytest.mark.parametrize("body", [TEXT, TEXT.encode(), TEXT.encode("cp1256", "replace")])
def test_words_date_and_author_of_a_text(body: str | bytes) -> None:
    (post,) = read(body)
    assert (post.author, post.author_line.messages, post.body) == (NAME, 1543, WORDS)
    assert (post.engine, post.posted_at) == ("text", "2011-03-24T21:15")


@pytest.mark.parametrize(
    "broken",
    [
        TEXT.encode().decode("latin-1").encode().decode("latin-1"),
        TEXT.encode("cp1256").decode("latin-1"),
    ],
)
def test_a_row_s_text_that_was_read_in_a_wrong_charset(broken: str) -> None:
    (post,) = read(broken)
    assert (post.author, post.body) == (NAME, WORDS)
