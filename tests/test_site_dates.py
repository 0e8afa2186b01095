"""An archive reads dates by what all documents of a site say of day and month."""

from datetime import UTC, datetime

import pytest

from crawler.archive.documents import Document
from crawler.archive.site_dates import SiteDates
from crawler.archive.work import DocumentRecords, read_document
from crawler.forums import Forum

NOW = datetime(2026, 11, 23, tzinfo=UTC)
FORUM = Forum(name="archive", url="file:///")
OPEN, PROOF = "03-04-2010, 05:30 PM", "25-04-2010, 06:10 PM"


def post(date: str, place: str, *, joined: str = "مايو 2009") -> DocumentRecords:
    """A flattened post of a board, as a process hands it on."""
    url = f"http://{place}" if place else ""
    text = (
        f"{date}\nسعاد الهاشمي\nعضو نشيط\nتاريخ التسجيل: {joined}\nالمشاركات: 204\n"
        f"السلام عليكم، عندي سؤال عن زراعة الليمون في البيت يوم {place}."
    )
    return read_document(Document(url or "text", url, text, NOW), FORUM)


def dates(found: list[DocumentRecords]) -> list[str | None]:
    return [post.posted_at for records in found for post in records.posts]


def test_documents_wait_in_order_for_one_that_tells() -> None:
    given = [post(OPEN, "a.example/1"), post(PROOF, "b.example/2"), post(PROOF, "a.example/3")]
    assert dates(given) == [None, "2010-04-25T18:10", "2010-04-25T18:10"]

    found = list(SiteDates(None).decided(given))
    assert [records.source for records in found] == [f"http://{at}" for at in (
        "a.example/1", "b.example/2", "a.example/3")]  # fmt: skip
    assert dates(found)[0] == "2010-04-03T17:30"


def test_what_is_learnt_holds_for_later_documents_and_their_authors() -> None:
    given = [post(PROOF, "a.example/1"), post(OPEN, "a.example/2", joined="02-03-2009")]
    later = list(SiteDates(None).decided(given))[1]
    assert dates([later]) == ["2010-04-03T17:30"]
    assert later.posts[0].author_line.joined == "2009-03-02"


def test_a_date_that_was_read_by_its_document_alone_is_read_by_what_its_site_proves() -> None:
    hinting = post(OPEN, "a.example/1", joined="أبريل 2010")  # nobody posts before
    assert dates([hinting]) == ["2010-04-03T17:30"]
    proof = post("04-25-2010, 06:10 PM", "a.example/2")
    found = list(SiteDates(None).decided([hinting, proof]))
    assert dates(found) == ["2010-03-04T17:30", "2010-04-25T18:10"]


@pytest.mark.parametrize("place", ["b.example/2", ""])
def test_other_sites_and_documents_of_none_tell_nothing(place: str) -> None:
    first = place.replace("b", "a").replace("2", "1")
    given = [post(OPEN, first), post(PROOF, place)]
    assert dates(list(SiteDates(None).decided(given))) == [None, "2010-04-25T18:10"]


def test_no_document_waits_for_more_posts_than_are_kept() -> None:
    given = [post(OPEN, f"a.example/{number}") for number in range(3)]
    found = SiteDates(None, most_posts=2).decided([*given, post(PROOF, "a.example/9")])
    assert dates(list(found)) == [None, *["2010-04-03T17:30"] * 2, "2010-04-25T18:10"]
