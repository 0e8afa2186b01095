"""Given documents of an archive, their records, and what of them could become none."""

import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.warcwriter import WARCWriter

from crawler.archive.documents import Document
from crawler.archive.readers import documents
from crawler.archive.rows import RowNames
from crawler.archive.work import DocumentRecords, read_document, records_from_text
from crawler.forums import Forum
from tests.files import put

FIXTURES = Path(__file__).parent / "fixtures"
SOURCE = "pages.zip/7.html"


def read(case: str, *, without: str = "") -> DocumentRecords:
    """A fixture's page as a member of an archive, without the elements that a pattern finds."""
    folder = FIXTURES / case
    url = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["url"]
    text = (folder / "page.html").read_text(encoding="utf-8")
    body = re.sub(without, "", text, flags=re.S) if without else text
    document = Document(SOURCE, url, body.encode(), datetime.now(UTC), "utf-8", markup=True)
    return read_document(document, Forum(name="archive", url="file:///"))


def test_all_records_say_where_in_the_archive_they_were() -> None:
    found = read("xenforo/thread")
    authors = [post.author_line for post in found.posts]
    assert {record.source for record in [*found.posts, *authors, *found.threads]} == {SOURCE}
    assert all(post.url.startswith("https://") for post in found.posts)
    assert not found.rejected


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ("generic/article", "no forum"),
        ("phpbb/login", "login page"),
        ("phpbb/error", "error page"),
    ],
)
def test_a_page_without_records_is_told(case: str, reason: str) -> None:
    found = read(case)
    assert [told for told, _ in found.rejected] == [reason]
    assert [found.posts, found.threads, found.missing] == [[], [], []]


def test_a_thread_without_posts_is_told_and_an_empty_board_only_counted() -> None:
    thread = read("xenforo/thread", without="<article.*</article>")
    assert [gap.part for gap in thread.missing] == ["posts"]
    assert [reason for reason, _ in thread.rejected] == [f"no posts: {thread.missing[0]}"]
    board = read("xenforo/one-board", without="<ol.*?</ol>")
    assert (board.posts, board.threads, board.rejected) == ([], [], [])
    assert [gap.part for gap in board.missing] == ["threads"]


@pytest.mark.parametrize(
    ("case", "without"),
    [
        ("xenforo/one-board", '<ol class="discussionListItems.*?</ol>'),
        ("xenforo/one-board", '<ol class="nodeList.*?</ol>'),
        ("xenforo/one-index", ""),
    ],
)
def test_a_list_of_threads_or_boards_alone_lacks_nothing(case: str, without: str) -> None:
    found = read(case, without=without)
    assert (found.missing, found.rejected) == ([], [])


def test_posts_of_a_text_are_named_by_their_places() -> None:
    head = "#{}\n12-09-2006, 02:03 AM\n{}\nعضو مميز\nتاريخ التسجيل: Dec 2005\nالمشاركات: 583\n"
    said = [f"{word} زرعت الليمون في حديقة البيت، ثم نقلته إلى الشرفة فأثمر." for word in "ابج"]
    names = ["سعاد الهاشمي", "نورس", "سعاد الهاشمي"]
    posts = enumerate(zip(names, said, strict=True), 1)
    text = "\n".join(head.format(number, name) + words for number, (name, words) in posts)
    found = records_from_text(text)["posts"]
    thread = found[0]["thread_id"]
    assert [post["body"] for post in found] == said
    assert [post["post_id"] for post in found] == [f"t{thread}", f"{thread}-2", f"{thread}-3"]


def test_a_panel_without_a_name_is_an_author_all_the_same() -> None:
    text = "- إنضم\n- 20 نوفمبر 2021\n- المشاركات\n- 34,416\nهذا كلام عن زراعة الليمون في البيت."
    found = records_from_text(text)
    (author,) = found["authors"]
    assert (author["name"], author["joined"], author["messages"]) == ("", "2021-11-20", 34416)
    assert records_from_text("كلام بلا صاحب، ولا لوحة فوقه.")["authors"] == []


def test_a_page_of_anything_is_a_forum_s_where_the_user_says_so() -> None:
    texts = "".join(
        f"<div class='box'><b>{name}</b> <i>2025-03-1{day} 10:00</i><div>وصلت الشحنة رقم {day} إلى "
        "الميناء صباحا وبدأ تفريغها بعد الظهر بإشراف البلدية</div></div>"
        for day, name in enumerate(["ريم", "سالم", "هدى"])
    )
    page = f"<title>الميناء</title><body>{texts}".encode()
    document = Document(SOURCE, "https://mina.example/a", page, datetime.now(UTC), markup=True)
    found = read_document(document, Forum(name="archive", url="file:///"))
    assert [told for told, _ in found.rejected] == ["no forum"]
    found = read_document(document, Forum(name="archive", url="file:///", engine="generic"))
    assert [post.author for post in found.posts] == ["ريم", "سالم", "هدى"]


@pytest.mark.parametrize("parted", [True, False])
def test_the_markup_of_a_message_has_its_panel_apart(parted: bool) -> None:
    pairs = [("إنضم", "20 نوفمبر 2021"), ("المشاركات", "34,416"), ("النقاط", "63")]
    panel = "".join(f"<dl><dt>{label}</dt><dd>{value}</dd></dl>" for label, value in pairs)
    if not parted:
        panel = "".join(f"{label}<br>{value}<br>" for label, value in pairs)
    words = 'كلام عن <a href="https://f.example/a">زراعة الليمون</a> في البيت.'
    found = records_from_text(f"<div><h4>سعاد الهاشمي</h4>{panel}</div><div>{words}</div>")
    (post,), (author,) = found["posts"], found["authors"]
    assert (post["body"], post["author"]) == ("كلام عن زراعة الليمون في البيت.", "سعاد الهاشمي")
    assert post["links"] == ["https://f.example/a"]
    assert (author["joined"], author["messages"], author["points"]) == ("2021-11-20", 34416, 63)


HEAD = "#1\n12-09-2006, 02:03 AM\nسعاد الهاشمي\n"
PANEL = "عضو مميز\nتاريخ التسجيل: Dec 2005\nالمشاركات: 583\n"
SAID = "زرعت الليمون في حديقة البيت، ثم نقلته إلى الشرفة فأثمر في الصيف."


@pytest.mark.parametrize(
    ("url", "text", "is_thread"),
    [
        ("http://f.example/showthread.php?t=5", SAID, True),
        ("http://f.example/forumdisplay.php?f=5", HEAD + PANEL + SAID, False),
        ("http://f.example/ib/topic/5-a/?comment=41867&do=findComment", SAID, True),
        ("http://f.example/vb/showthread.php?mode=threaded&pid=7&tid=5", SAID, True),
        ("http://f.example/vb/forum8/thread5-post12.html", SAID, True),
        ("http://f.example/a", HEAD + PANEL + SAID, True),
        ("http://f.example/a", PANEL.partition("\n")[2] + SAID, True),
        ("http://f.example/a", "تاريخ التسجيل: Dec 2005\n" + SAID, False),
        ("http://f.example/a", HEAD + SAID, False),
        ("http://f.example/a", f"منتديات الواحة\n{HEAD}{SAID}", True),
        ("http://f.example/vb/a", HEAD + SAID, True),
        ("http://f.example/vb/a", SAID, False),
        ("http://news.example/2019/06/12/a", SAID, False),
    ],
)
def test_a_text_of_anything_is_a_thread_s_by_its_address_panels_or_name(
    url: str, text: str, is_thread: bool
) -> None:
    document = Document(SOURCE, url, text, datetime.now(UTC), of_anything=True)
    found = read_document(document, Forum(name="archive", url="file:///"))
    assert bool(found.posts) == is_thread
    assert [told for told, _ in found.rejected if told == "no forum"] == ["no forum"] * (
        not is_thread
    )
    for engine, of_anything in (("generic", True), ("", False)):  # the user says that it is
        document = Document(SOURCE, url, text, datetime.now(UTC), of_anything=of_anything)
        assert read_document(document, Forum("archive", "file:///", engine=engine)).posts


def test_the_texts_of_a_web_archive_are_of_anything(tmp_path: Path) -> None:
    file = io.BytesIO()
    record = WARCWriter(file, gzip=False).create_warc_record(
        "http://news.example/a",
        "conversion",
        payload=io.BytesIO(SAID.encode()),
        warc_content_type="text/plain",
    )
    WARCWriter(file, gzip=False).write_record(record)
    (document,) = documents(put(tmp_path / "a.warc.wet", file.getvalue()), RowNames())
    assert (document.of_anything, document.markup) == (True, False)
