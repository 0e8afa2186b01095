"""Given the bundled sample, the first run writes exactly what its pages hold."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.engines import detect
from crawler.engines.base import Kind
from crawler.links import clean_url
from crawler.pages.page import Page
from crawler.saved_pages import load_index
from tests.live.crawl import ROOT, Crawled, crawl, records

PROFILE_WORDS = ("إنضم", "المشاركات", "مستوى التفاعل", "النقاط", "المستوي", "الرتب")
POSTS_OF_THREADS = {
    "waha.example": {101: 1, 102: 8, 103: 5, 104: 6, 105: 6, 106: 4, 107: 20, 108: 7},
    "nakheel.example": {301: 1, 302: 7, 303: 7, 304: 22, 305: 5, 306: 5, 307: 5, 308: 3},
}
SEED_OPENS = (
    "ناقش رئيس روسيا فلاديمير بوتين",
    "وأكدت الرئاسة الروسية",
    "وشدد الزعماء الثلاثة",
    "كما تطرقت المكالمتان",
    "وشهد إقليم قره باغ",
    "وأتاح الاجتماع بين علييف",
)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """One crawl of the sample, as `make crawl` does it."""
    return crawl(tmp_path_factory.mktemp("sample") / "data")


def record(run: Crawled, kind: str, ident: str) -> dict[str, Any]:
    """The one record of that id, without the time of the run."""
    (found,) = [r for r in records(run.data, kind) if r["id"] == ident]
    del found["fetched_at"]
    return found


def test_it_ends_well(run: Crawled) -> None:
    assert run.status == 0, run.output
    assert " INFO: " in run.output
    assert " WARNING: " not in run.output
    summary = run.summary
    assert (summary["status"], summary["exit_status"]) == ("done", 0)
    assert (summary["pages"], summary["threads"], summary["posts"]) == (16 + 16, 8 + 8, 57 + 55)
    assert (summary["rejected"], summary["failures"], summary["missing"]) == (0, {}, [])


def test_every_post_of_every_thread_is_there_once(run: Crawled) -> None:
    posts = records(run.data, "posts")
    assert len({post["id"] for post in posts}) == len(posts)
    for site, threads in POSTS_OF_THREADS.items():
        found = Counter(int(post["thread_id"]) for post in posts if post["site"] == site)
        assert found == threads
        for thread_id, count in threads.items():
            mine = [p for p in posts if (p["site"], p["thread_id"]) == (site, str(thread_id))]
            mine.sort(key=lambda post: int(post["post_id"]))
            assert [post["position"] for post in mine] == list(range(1, count + 1))


def test_every_member_and_thread_has_one_line(run: Crawled) -> None:
    members = Counter(author["id"] for author in records(run.data, "authors") if author["id"])
    assert members == {
        **{f"waha.example/u/{number}": 1 for number in range(1, 13)},
        **{f"nakheel.example/u/{number}": 1 for number in range(11, 23)},
    }
    threads = Counter(thread["id"] for thread in records(run.data, "threads"))
    assert set(threads.values()) == {1}


def test_the_post_that_started_the_project(run: Crawled) -> None:
    post = record(run, "posts", "waha.example/p/1010")
    paragraphs = post["body"].split("\n\n")
    assert len(paragraphs) == 6
    assert [p.startswith(o) for p, o in zip(paragraphs, SEED_OPENS, strict=True)] == [True] * 6
    assert paragraphs[5].endswith("ببدء الاستعدادات لمفاوضات السلام بين باكو ويريفان.")
    assert post["repeated_paragraphs"] == 5
    assert not [word for word in PROFILE_WORDS if word in post["body"]]
    assert post["author_id"] == "waha.example/u/4"


def test_its_author_has_the_numbers_of_the_panel(run: Crawled) -> None:
    author = record(run, "authors", "waha.example/u/4")
    told = {key: value for key, value in author.items() if value not in (None, {})}
    assert told == {
        "schema": 1,
        "id": "waha.example/u/4",
        "site": "waha.example",
        "engine": "xenforo",
        "name": "غيث المرابع",
        "profile_url": "https://waha.example/members/4/",
        "avatar_url": "https://waha.example/data/avatars/m/0/4.jpg?1551000004",
        "title": "كاتب متميز",
        "joined": "2021-11-20",
        "joined_text": "20 نوفمبر 2021",
        "messages": 34416,
        "reaction_score": 108715,
        "points": 63,
        "level": 11,
        "ranks": 11,
        "source": "https://waha.example/threads/103/",
    }


def test_a_post_of_xenforo_with_nested_quotes_and_a_signature(run: Crawled) -> None:
    assert record(run, "posts", "waha.example/p/1006") == {
        "schema": 1,
        "id": "waha.example/p/1006",
        "site": "waha.example",
        "engine": "xenforo",
        "thread_id": "102",
        "post_id": "1006",
        "position": 5,
        "url": "https://waha.example/threads/102/post-1006",
        "title": "تحية من وهران",
        "boards": ["الدار", "ركن الضيافة"],
        "author_id": "waha.example/u/6",
        "author": "ميزان الشهباء",
        "posted_at": "2019-05-12T18:44:20+03:00",
        "posted_at_text": "12 مايو 2019",
        "edited_at": None,
        "edited_at_text": None,
        "body": "ناطرين الصور. كان عند الوالد الله يرحمه واحد متله، وباعه سنة التمانين بسعر علبة"
        " دخان، ولليوم منندم عليه.",
        "quotes": [
            {
                "author": "نورس وهران",
                "post_id": "1004",
                "text": "هذا أحسن خبر اليوم! كي نرجع من البحر نصوّر لكم الجهاز من الداخل.",
            },
            {
                "author": "بنت المينا",
                "post_id": "1003",
                "text": "عندنا في ركن البيت ناس بتلم الأجهزة القديمة",
            },
        ],
        "links": [],
        "images": [],
        "attachments": [],
        "reactions": 3,
        "repeated_paragraphs": 0,
        "duplicate_of": None,
        "similarity": None,
        "arabic_share": 1.0,
        "source": "https://waha.example/threads/102/",
    }
    signature = "قِسْ مرتين واقطع مرة\nhttps://waha.example/threads/105/"
    assert record(run, "authors", "waha.example/u/6")["signature"] == signature


def test_a_post_of_the_old_board_in_windows_1256(run: Crawled) -> None:
    assert record(run, "posts", "nakheel.example/p/5009") == {
        "schema": 1,
        "id": "nakheel.example/p/5009",
        "site": "nakheel.example",
        "engine": "vbulletin",
        "thread_id": "303",
        "post_id": "5009",
        "position": 1,
        "url": "https://nakheel.example/vb/showthread.php?p=5009",
        "title": "سوسة النخيل الحمراء: علامات مبكرة",
        "boards": ["المجالس", "الزراعة والنخيل"],
        "author_id": "nakheel.example/u/11",
        "author": "شيخ النخالين",
        "posted_at": "2016-12-02T06:50+03:00",
        "posted_at_text": "02-12-2016, 06:50 AM",
        "edited_at": "2016-12-03T07:45+03:00",
        "edited_at_text": "03-12-2016 الساعة 07:45 AM",
        "body": "هذه علامات لا يراها إلا من يمر على نخله كل صباح:\n\n"
        "- نشارة رطبة عند أصول الكرب\n"
        "- سعفة في القلب مائلة بلا ريح\n"
        "- صوت قضم إذا وضعت أذنك على الجذع\n\n"
        "فمن رأى واحدة منها فلا ينتظر الثانية.",
        "quotes": [],
        "links": [],
        "images": [],
        "attachments": [
            "https://nakheel.example/vb/attachment.php?attachmentid=31&d=1483100000",
        ],
        "reactions": 5,
        "repeated_paragraphs": 0,
        "duplicate_of": None,
        "similarity": None,
        "arabic_share": 1.0,
        "source": "https://nakheel.example/vb/showthread.php?t=303",
    }


def test_an_author_of_the_old_board(run: Crawled) -> None:
    author = record(run, "authors", "nakheel.example/u/16")
    del author["source"]
    assert {key: value for key, value in author.items() if value is not None} == {
        "schema": 1,
        "id": "nakheel.example/u/16",
        "site": "nakheel.example",
        "engine": "vbulletin",
        "name": "هبوب الشمال",
        "profile_url": "https://nakheel.example/vb/member.php?u=16",
        "avatar_url": "https://nakheel.example/vb/image.php?u=16&dateline=1216000000",
        "title": "عضو فعّال",
        "joined": "2011-09",
        "joined_text": "Sep 2011",
        "messages": 933,
        "location": "حائل",
        "age": 38,
        "signature": "كل دربٍ له أهله",
        "fields": {"معدل تقييم المستوى": "15"},
    }


def test_code_keeps_its_columns_and_a_spoiler_its_words(run: Crawled) -> None:
    assert record(run, "posts", "waha.example/p/1038")["body"] == (
        "ابشري يا ريم:\n\n"
        "دجاجة        1200 غ\nبصل           150 غ\nجزر           ٢ حبة\n"
        "ورق غار         2\nماء          2.5 لتر\nملح       آخر 5 دقائق\n\n"
        "وما عدا ذلك زينة."
    )
    assert "صارت هي اللي ما تبي ترجع." in record(run, "posts", "nakheel.example/p/5036")["body"]


def test_the_refrain_of_a_poem_stays(run: Crawled) -> None:
    post = record(run, "posts", "waha.example/p/1051")
    assert post["body"].count("غدًا يأتي") == 3
    assert post["repeated_paragraphs"] == 0


@pytest.mark.parametrize(
    ("ident", "name"),
    [
        ("waha.example/p/1005", "عابر سبيل"),
        ("waha.example/p/1007", "عضو محذوف 3391"),
        ("nakheel.example/p/5004", "زائر المساء"),
        ("nakheel.example/p/5019", "راعي الجيب"),
    ],
)
def test_guests_and_deleted_members_have_a_name_and_no_id(
    run: Crawled, ident: str, name: str
) -> None:
    post = record(run, "posts", ident)
    assert (post["author"], post["author_id"]) == (name, None)


def test_polls_prefixes_and_flags_of_threads(run: Crawled) -> None:
    assert record(run, "threads", "waha.example/t/104")["poll"] == {
        "question": "من أين تأخذ أخبارك أول النهار؟",
        "options": [
            {"text": "من الهاتف", "votes": 14},
            {"text": "من التلفزيون", "votes": 6},
            {"text": "من الجريدة", "votes": 2},
        ],
    }
    assert record(run, "threads", "nakheel.example/t/306")["poll"] == {
        "question": "أي ساعة تفتح فيها المنتدى؟",
        "options": [
            {"text": "بعد الفجر", "votes": 9},
            {"text": "وقت الدوام", "votes": 21},
            {"text": "بعد العشاء", "votes": 38},
            {"text": "آخر الليل", "votes": 12},
        ],
    }
    threads = {thread["id"]: thread for thread in records(run.data, "threads")}
    assert {ident for ident, thread in threads.items() if thread["sticky"]} == {
        "waha.example/t/101",
        "nakheel.example/t/301",
    }
    assert {ident for ident, thread in threads.items() if thread["locked"]} == {
        "waha.example/t/101",
        "waha.example/t/106",
        "nakheel.example/t/301",
        "nakheel.example/t/308",
    }
    prefixes = {ident: thread["prefix"] for ident, thread in threads.items() if thread["prefix"]}
    assert prefixes == {
        "waha.example/t/101": "إعلان",
        "waha.example/t/103": "منقول",
        "waha.example/t/107": "سؤال",
        "nakheel.example/t/305": "[تجربة]",
    }


@pytest.mark.parametrize("name", ["waha", "nakheel"])
def test_every_link_to_a_board_or_thread_leads_to_a_saved_page(name: str) -> None:
    folder = ROOT / "crawler" / "sample" / name
    saved = load_index(folder)
    assert {entry["file"] for entry in saved.values()} | {"index.jsonl"} == {
        path.name for path in folder.iterdir()
    }
    for url, entry in saved.items():
        page = Page(url, (folder / entry["file"]).read_bytes(), datetime(2026, 1, 1, tzinfo=UTC))
        engine = detect(page)
        assert engine is not None, url
        links = {page.absolute(link.get("href")) for link in page.root.iter("a")}
        for link in links - {""}:
            address = engine.address(link)
            if address and address.kind in {Kind.BOARD, Kind.THREAD} and not address.post_id:
                assert clean_url(address.url) in saved, (entry["file"], link)
