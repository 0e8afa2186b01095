"""Given the bundled sample, the first run writes exactly what its pages hold."""

from pathlib import Path
from typing import Any

import pytest

from tests.live.crawl import Crawled, crawl, records

PROFILE_WORDS = ("إنضم", "المشاركات", "مستوى التفاعل", "النقاط", "المستوي", "الرتب")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """One crawl of the sample, as `make crawl` does it."""
    return crawl(tmp_path_factory.mktemp("sample") / "data")


def post(run: Crawled, post_id: str) -> dict[str, Any]:
    return next(r for r in records(run.data, "posts") if r["id"] == post_id)


def test_it_ends_well_and_writes_everything_once(run: Crawled) -> None:
    assert run.status == 0, run.output
    ids = [record["id"] for record in records(run.data, "posts")]
    assert len(ids) == len(set(ids)) == 38 + 32
    assert len(records(run.data, "threads")) == 6 + 5
    assert len(records(run.data, "authors")) == 8 + 5
    assert run.summary["failures"] == {}


def test_the_post_that_started_the_project(run: Crawled) -> None:
    record = post(run, "waha.example/p/1009")
    author = next(r for r in records(run.data, "authors") if r["id"] == record["author_id"])
    assert author["joined"] == "2021-11-20"
    assert author["messages"] == 34416
    assert author["reaction_score"] == 108715
    assert (author["points"], author["level"], author["ranks"]) == (63, 11, 11)
    assert len(record["body"].split("\n\n")) == 6
    assert record["repeated_paragraphs"] == 5
    assert not [word for word in PROFILE_WORDS if word in record["body"]]


def test_a_post_with_nested_quotes(run: Crawled) -> None:
    record = post(run, "waha.example/p/1006")
    record.pop("fetched_at")
    assert record == {
        "schema": 1,
        "id": "waha.example/p/1006",
        "site": "waha.example",
        "engine": "xenforo",
        "thread_id": "102",
        "post_id": "1006",
        "position": 5,
        "url": "https://waha.example/threads/mawdu.102/post-1006",
        "title": "تحية من وهران",
        "boards": ["ركن الضيافة"],
        "author_id": "waha.example/u/6",
        "author": "طارق قباني",
        "posted_at": "2022-06-23T22:20:00+03:00",
        "posted_at_text": "23 يونيو 2022",
        "edited_at": None,
        "edited_at_text": None,
        "body": "بانتظار الصورة، ووالدي كان عنده مثله وباعه بثمن بخس 😅",
        "quotes": [
            {
                "author": "نوفل بن يطو",
                "post_id": "1004",
                "text": "خبر مفرح! سأرفع صورة الجهاز حين أعود من البحر.",
            },
            {
                "author": "هاجر الشرقاوي",
                "post_id": "1003",
                "text": "عندنا في قسم البيت من يجمع الأجهزة القديمة.",
            },
        ],
        "links": [],
        "images": [],
        "attachments": [],
        "reactions": 2,
        "repeated_paragraphs": 0,
        "duplicate_of": None,
        "similarity": None,
        "arabic_share": 1.0,
        "source": "https://waha.example/threads/mawdu.102/",
    }


def test_a_post_of_the_old_board_in_windows_1256(run: Crawled) -> None:
    record = post(run, "nakheel.example/p/5007")
    assert record["title"] == "سوسة النخيل الحمراء: علامات مبكرة"
    assert record["boards"] == ["الزراعة والنخيل"]
    assert record["posted_at"] == "2017-02-08T04:51+03:00"
    assert record["edited_at"] == "2017-02-10T07:45+03:00"
    assert record["body"] == (
        "العلامات التي لا يراها إلا من يمر على نخله كل صباح:\n\n"
        "- نشارة رطبة عند الكرب\n- سعفة في القلب مائلة\n"
        "- صوت قضم لو وضعت أذنك على الجذع\n\n"
        "فمن رأى واحدة منها فلا ينتظر."
    )
    author = next(r for r in records(run.data, "authors") if r["id"] == record["author_id"])
    assert author["signature"] == "النخلة عمّتنا"
    assert author["joined"] == "2006-01"
    assert (author["messages"], author["location"]) == (6231, "الأحساء")


def test_guests_and_deleted_members_have_names_and_no_ids(run: Crawled) -> None:
    for post_id, name in [
        ("waha.example/p/1005", "عابر سبيل"),
        ("waha.example/p/1007", "صقر الوادي"),
        ("nakheel.example/p/5004", "زائر المساء"),
        ("nakheel.example/p/5016", "راعي الجيب"),
    ]:
        record = post(run, post_id)
        assert (record["author"], record["author_id"]) == (name, None)


def test_a_thread_with_a_poll(run: Crawled) -> None:
    thread = next(r for r in records(run.data, "threads") if r["id"] == "waha.example/t/104")
    assert thread["poll"] == {
        "question": "من أين تأخذ أخبارك؟",
        "options": [
            {"text": "الهاتف", "votes": 14},
            {"text": "التلفاز", "votes": 6},
            {"text": "الجريدة", "votes": 2},
        ],
    }
