"""Given what is on disk, the records that a live crawl would have written."""

import gzip
import io
import json
from pathlib import Path

import pytest

from crawler.archive.documents import LARGEST, lines_of
from crawler.store.data_folder import SiteLock
from tests.files import put
from tests.live.crawl import crawl, records
from tests.live.forum import MemoryForum
from tests.shared import FIXTURES
from tests.warcs import warc

TEXT = (
    "سعاد الهاشمي\nعضو نشيط\nإنضم\n20 نوفمبر 2021\nالمشاركات\n1,204\nالنقاط\n63\n"
    "السلام عليكم، عندي سؤال عن زراعة الليمون في البيت."
)


def page(path: str) -> bytes:
    text = MemoryForum(boards=1, threads=2, posts=4).render(path)
    assert text is not None
    return text.encode()


def archive(tmp_path: Path, path: Path, *options: str) -> list[str]:
    """The bodies that a run over a path writes."""
    run = crawl(tmp_path / "data", "-a", f"path={path}", *options, spider="archive")
    assert run.status == 0, run.output
    return [record["body"] for record in records(run.data, "posts")]


def test_a_flattened_text(tmp_path: Path) -> None:
    path = put(tmp_path / "post.txt", TEXT)
    assert archive(tmp_path, path) == ["السلام عليكم، عندي سؤال عن زراعة الليمون في البيت."]
    (author,) = records(tmp_path / "data", "authors")
    assert (author["name"], author["joined"]) == ("سعاد الهاشمي", "2021-11-20")
    assert (author["messages"], author["points"]) == (1204, 63)


def test_a_flattened_text_in_windows_1256(tmp_path: Path) -> None:
    path = put(tmp_path / "post.txt", TEXT.encode("cp1256"))
    assert archive(tmp_path, path) == ["السلام عليكم، عندي سؤال عن زراعة الليمون في البيت."]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_folder_of_saved_pages_in_the_same_order(tmp_path: Path, workers: str) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.html").write_bytes(page(f"/threads/mawdu.{number}/"))
    bodies = archive(tmp_path, folder, "-a", f"workers={workers}", "-a", "site=f.example")
    assert [body.split()[2] for body in bodies] == ["1", "2", "3", "4", "5", "6", "7"]
    assert {record["site"] for record in records(tmp_path / "data", "posts")} == {"f.example"}


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    pages = [("http://f.example/threads/mawdu.1/", page("/threads/mawdu.1/"))]
    path.write_bytes(b"".join(warc(pages, packed=packed)))
    assert archive(tmp_path, path)
    assert {record["site"] for record in records(tmp_path / "data", "posts")} == {"f.example"}


def test_rows_with_names_of_their_own_and_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    rows = json.dumps({"content": TEXT, "link": "http://f.example/t/5"}) + "\n{broken\n"
    path.write_bytes(gzip.compress(rows.encode()))
    run = crawl(
        tmp_path / "data", "-a", f"path={path}", "-a", "text_field=content", "-a",
        "url_field=link", spider="archive",
    )  # fmt: skip
    (post,) = records(run.data, "posts")
    assert post["site"] == "f.example"
    assert run.status == 3
    assert run.summary["failures"] == {"is no JSON": 1}
    (lost,) = records(run.data, "rejected")
    assert (lost["raw"], lost["source"].endswith("#2")) == ("{broken\n", True)


def test_what_is_of_no_forum_is_told_and_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    article = "<html><title>وصفة</title><body><p>كيف يحفظ الليمون في البيت شتاءً.</p></body></html>"
    pages = [
        ("http://f.example/threads/mawdu.1/", page("/threads/mawdu.1/")),
        ("http://news.example/one", article.encode()),
    ]
    path.write_bytes(b"".join(warc(pages, packed=False)))
    assert archive(tmp_path, path)
    run = crawl(tmp_path / "data", "-a", f"path={path}", spider="archive")
    assert (run.summary["failures"], run.summary["left_out"]) == ({}, {"no forum": 1})
    assert "  1 x no forum" in run.output
    path.write_bytes(b"".join(warc(pages[1:], packed=False)))
    run = crawl(tmp_path / "none", "-a", f"path={path}", spider="archive")
    assert run.status == 6


def test_a_path_with_nothing(tmp_path: Path) -> None:
    run = crawl(tmp_path / "data", "-a", f"path={tmp_path}/none*", spider="archive")
    assert run.status == 2
    assert "error: path: no file at" in run.output


def test_what_a_browser_saves_beside_a_page_is_no_post(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    (folder / "thread_files").mkdir(parents=True)
    (folder / "thread.html").write_bytes(page("/threads/mawdu.2/"))
    for name, content in {
        "a.js.download": b"function a(){return 1}",
        "s.css": b"body { color: red }",
        "logo.png": b"\x89PNG\r\n",
        "logo.svg": b"<svg></svg>",
    }.items():
        (folder / "thread_files" / name).write_bytes(content)
    assert len(archive(tmp_path, folder)) == 3


def test_a_file_that_is_no_text_is_noted_and_no_post(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "program").write_bytes(bytes(range(256)) * 40)
    (folder / "thread.html").write_bytes(page("/threads/mawdu.2/"))
    run = crawl(tmp_path / "data", "-a", f"path={folder}", spider="archive")
    assert run.status == 3
    assert run.summary["failures"] == {"is no text": 1}
    assert run.summary["posts"] == 3


def test_the_index_of_saved_pages_says_where_they_come_from(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "1.html").write_bytes(page("/threads/mawdu.2/"))
    entry = {"url": "http://forum.example/threads/mawdu.2/", "file": "1.html"}
    (folder / "index.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    assert len(archive(tmp_path, folder)) == 3
    posts = records(tmp_path / "data", "posts")
    assert {(post["site"], post["thread_id"]) for post in posts} == {("forum.example", "2")}


def test_a_site_that_another_run_has_is_passed_over_and_told(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [{"text": TEXT}, {"text": TEXT, "url": "http://f.example/t/1"}]
    lock = SiteLock(tmp_path / "data", "local")
    assert lock.acquire()
    for count, status in ((1, 5), (2, 3)):
        path.write_text("\n".join(map(json.dumps, rows[:count])), encoding="utf-8")
        run = crawl(tmp_path / "data", "-a", f"path={path}", spider="archive")
        assert (run.status, run.summary["failures"]) == (status, {"locked": 1}), run.output
        assert run.output.count("local is being crawled by another run") == 1
    lock.release()
    assert [post["site"] for post in records(run.data, "posts")] == ["f.example"]
    assert list((run.data / "local").iterdir()) == [lock.path]


def test_addresses_that_are_none_cost_no_text(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    urls = ["http://[bad/", "http://a.example:99999/", "../../etc", "كلام"]
    lines = [json.dumps({"url": url, "text": f"نص الصف رقم {n}"}) for n, url in enumerate(urls)]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert archive(tmp_path, path) == [f"نص الصف رقم {n}" for n in range(4)]


def test_lines_of_a_file_are_no_longer_than_a_document() -> None:
    endless = b"a" * (LARGEST + 1)
    file = io.BytesIO(b"one\n" + endless + b"\n" + b"two\n" + endless)
    assert list(lines_of(file)) == [b"one\n", None, b"two\n", None]


def test_a_line_without_end_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    endless = b'{"text": "' + b"a" * (40 * 1024 * 1024) + b'"}\n'
    path.write_bytes(gzip.compress(endless + '{"text": "نص الصف الأخير"}\n'.encode(), 1))
    run = crawl(tmp_path / "data", "-a", f"path={path}", spider="archive")
    assert (run.status, run.summary["failures"]) == (3, {"is too large": 1})
    assert [post["body"] for post in records(run.data, "posts")] == ["نص الصف الأخير"]


def test_a_site_with_www_and_without_it_is_one(tmp_path: Path) -> None:
    path, other = tmp_path / "a.warc", tmp_path / "b.warc"
    sites = ("www.f.example", "f.example")
    pages = [(f"http://{site}/threads/mawdu.1/", page("/threads/mawdu.1/")) for site in sites]
    path.write_bytes(b"".join(warc(pages, packed=False)))
    other.write_bytes(b"".join(warc(pages[1:], packed=False)))
    for given in (path, other):
        archive(tmp_path, given)
    posts = records(tmp_path / "data", "posts")
    assert len({post["id"] for post in posts}) == len(posts) == 4
    for kind in ("posts", "authors", "threads"):
        for record in records(tmp_path / "data", kind):
            assert record["site"] == "www.f.example"
            assert record["id"].startswith("www.f.example/")
            assert (record.get("author_id") or "www.f.example/u/").startswith("www.f.example/u/")


def test_posts_of_two_platforms_under_one_site_are_told(tmp_path: Path) -> None:
    """A forum that moved may have numbered its posts anew."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for case in ("vbulletin/v3-thread", "xenforo/thread"):
        found = (FIXTURES / case / "page.html").read_bytes()
        (folder / case.replace("/", "-")).with_suffix(".html").write_bytes(found)
    run = crawl(tmp_path / "data", "-a", f"path={folder}", "-a", "site=f.example", spider="archive")
    assert run.status == 7, run.output
    assert run.output.count("f.example: posts of vbulletin and xenforo; where they have") == 1
