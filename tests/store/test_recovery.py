"""Given what a cut-off run left, the next run takes it over and loses nothing."""

import gzip
import json
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard

from crawler.dedup.settings import Dedup
from crawler.lines import json_line
from crawler.records import Post
from crawler.store.feed_files import cut_torn_end
from crawler.store.moves import settle
from crawler.store.post_states import post_mark
from crawler.store.run import Run
from crawler.store.state import State
from crawler.store.thread_states import GONE, TOLD, ThreadState
from tests.files import put
from tests.live.crawl import assert_whole, crawl, post_ids, records
from tests.live.forum import MemoryForum
from tests.live.server import serve
from tests.shared import a_post


@pytest.mark.parametrize(
    "whole",
    # The last line is as long as what is read of a file at a time, or longer.
    [b"", *(b'{"a": 1}\n{"b": "%s"}\n' % (b"x" * size) for size in (65_526, 200_000))],
)
@pytest.mark.parametrize(
    "torn",
    [b"", b'{"c": ', b"[" * 70_000, bytes(5000), bytes(5000) + b'1}\n{"d": 4}', b"\n\n", b"1\n"],
)
def test_a_torn_end_is_cut_off(tmp_path: Path, whole: bytes, torn: bytes) -> None:
    """Zeros are what a power cut leaves of blocks that had not reached the disk."""
    path = put(tmp_path / "a.jsonl.part", whole + torn)
    assert cut_torn_end(path) == len(whole)
    assert path.read_bytes() == whole


def overwritten(path: Path) -> None:
    path.write_bytes(b"\x13" * path.stat().st_size)


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def with_a_page_of_zeros(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:8192] = bytes(4096)
    path.write_bytes(data)


def with_values_that_are_no_json(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE sites SET facts = 'x' || facts")
    db.close()


def with_values_of_another_kind(path: Path) -> None:
    """A bit of the header of a row makes a number of a text: the file allows it, its table not."""
    with sqlite3.connect(path) as db:
        tables = "SELECT name, sql FROM sqlite_master WHERE sql LIKE '%STRICT'"
        schemas = db.execute(tables).fetchall()
        db.execute("PRAGMA writable_schema = 1")
        db.execute("UPDATE sqlite_master SET sql = replace(sql, ', STRICT', '')")
        db.execute("PRAGMA writable_schema = RESET")
        db.execute("UPDATE threads SET last_post = 'x', skipped = 'x'")
        db.execute("PRAGMA writable_schema = 1")
        change = "UPDATE sqlite_master SET sql = ? WHERE name = ?"
        db.executemany(change, [(sql, name) for name, sql in schemas])
    db.close()


def with_chunks_that_are_none(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE text_chunks SET chunk = x'0000'")
    db.close()


def with_authors_that_are_none(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE authors SET pending = '{}'")
    db.close()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def test_lines_that_are_no_records_any_more_do_not_stop_a_rebuilding(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    posts = tmp_path / "forum.example" / "posts" / "20260101T000000Z.jsonl"
    threads = tmp_path / "forum.example" / "threads" / posts.name
    posts.parent.mkdir(parents=True)
    threads.parent.mkdir()
    whole = {"site": "forum.example", "post_id": "7", "id": "forum.example/p/7", "body": "كلام"}
    posts.write_text(
        "\n".join(map(json.dumps, [{"body": "بلا رقم"}, {"post_id": None}, ["7"], whole])) + "\n"
    )
    threads.write_text('{"title": "بلا رقم"}\n', encoding="utf-8")
    (tmp_path / "state.sqlite3").write_bytes(b"damaged")
    run = Run(tmp_path, datetime(2026, 1, 2, tzinfo=UTC), Dedup())
    assert run.state.posts.get("forum.example", "7") == post_mark("", "كلام")
    assert caplog.text.count("no post_id") == 2
    assert caplog.text.count("no thread_id") == 1
    run.abandon()


@pytest.mark.parametrize(
    "damage",
    [
        overwritten,
        cut_in_half,
        with_a_page_of_zeros,
        with_values_that_are_no_json,
        with_values_of_another_kind,
        with_chunks_that_are_none,
        with_authors_that_are_none,
        emptied,
        Path.unlink,
    ],
)
def test_a_state_that_is_damaged_or_gone_is_rebuilt_from_the_feeds(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=6)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        damage(data / "state.sqlite3")
        forum.reply(1)
        run = crawl(data, "-a", f"url={server.url}")
        assert (run.status, run.summary["status"]) == (7, "warned"), run.output
        assert run.summary["posts"] == 1
        again = crawl(data, "-a", f"url={server.url}")
    aside = list(data.glob("state.sqlite3.damaged-*"))
    assert bool(aside) is (damage not in {emptied, Path.unlink})
    assert "rebuilt from the feeds" in run.output
    assert "Traceback" not in run.output
    assert_whole(again, forum)


def test_a_rebuilding_that_is_cut_off_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=6)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        (data / "state.sqlite3").unlink()

        def cut_off(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr("crawler.store.recovery.AuthorBook.remember", cut_off)
            with pytest.raises(KeyboardInterrupt):
                Run(data, datetime.now(UTC), Dedup())
        run = crawl(data, "-a", f"url={server.url}")
    assert run.status == 7, run.output
    assert sorted(post_ids(data)) == sorted(forum.post_ids())


def test_a_post_that_an_error_loses_is_read_by_the_next_run(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=4, posts=9)
    lost = forum.threads[2].posts[1].number
    data = tmp_path / "data"

    def break_a_pipeline() -> None:
        whole = Run.write_post

        def broken(run: Run, post: Post, kind: str = "posts") -> None:
            if post.post_id == str(lost):
                raise ValueError("an error of the program")
            whole(run, post, kind)

        Run.write_post = broken  # type: ignore[method-assign]

    with serve(forum.render) as server:
        first = crawl(data, "-a", f"url={server.url}", before=break_a_pipeline)
        assert set(post_ids(data)) == forum.post_ids() - {str(lost)}
        assert [r["reason"] for r in records(data, "rejected")] == [
            "ValueError('an error of the program')"
        ]
        second = crawl(data, "-a", f"url={server.url}")
    assert (first.status, second.status) == (1, 0), second.output
    assert sorted(post_ids(data)) == sorted(forum.post_ids())


def test_lines_that_reached_the_file_and_not_the_state_are_known(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=6)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        (path,) = data.glob("*/posts/*.jsonl")
        lines = path.read_bytes().splitlines(keepends=True)
        path.with_suffix(".jsonl.part").write_bytes(b"".join(lines[:7]) + lines[7][:20])
        path.unlink()
        for file in data.glob("state.sqlite3*"):
            file.unlink()
        run = crawl(data, "-a", f"url={server.url}")
    assert run.summary["known"] == 7
    assert sorted(post_ids(data)) == sorted(forum.post_ids())


@pytest.mark.parametrize(
    ("end", "pack"), [(".gz", gzip.compress), (".zst", zstandard.compress)], ids=["gz", "zst"]
)
def test_files_that_were_compressed_since_count_when_a_state_is_rebuilt(
    tmp_path: Path, end: str, pack: Callable[[bytes], bytes]
) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=6)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        for path in list(data.glob("*/*/*.jsonl")):
            path.with_name(path.name + end).write_bytes(pack(path.read_bytes()))
            path.unlink()
        (data / "state.sqlite3").unlink()
        new = forum.reply(1)
        run = crawl(data, "-a", f"url={server.url}")
    assert run.status == 7, run.output
    assert post_ids(data) == [str(new.number)]
    assert records(data, "authors") == []


def test_a_state_file_that_is_older_than_the_feeds_is_brought_up_to_date(tmp_path: Path) -> None:
    """As one is that was restored from a backup: what it does not know is not written again."""
    forum, data = MemoryForum(boards=2, threads=6, posts=9), tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        shutil.copy(data / "state.sqlite3", tmp_path / "backup")
        for number in (1, 4):
            forum.reply(number)
        crawl(data, "-a", f"url={server.url}")
        shutil.copy(tmp_path / "backup", data / "state.sqlite3")
        forum.reply(2)
        told = crawl(data, "-a", f"url={server.url}")
        settled = crawl(data, "-a", f"url={server.url}")
    assert told.status == 7
    assert "does not know of 2 files of feeds" in told.output
    assert (settled.status, settled.summary["posts"]) == (0, 0)
    assert sorted(post_ids(data)) == sorted(forum.post_ids())


def test_records_that_somebody_edited_cost_no_other_when_a_state_is_rebuilt(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=6)
    data = tmp_path / "data"
    edited = ['{"body": "no id"}', '{"post_id": 5}', "[1]", '"text"', "{broken", "\x00"]
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        for kind in ("posts", "authors", "threads"):
            (path,) = data.glob(f"*/{kind}/*.jsonl")
            lines = path.read_text(encoding="utf-8").splitlines()
            path.write_text("\n".join([*edited, *lines]) + "\n", encoding="utf-8")
        (data / "state.sqlite3").unlink()
        new = forum.reply(1)
        run = crawl(data, "-a", f"url={server.url}")
    assert run.status == 7, run.output
    assert "Traceback" not in run.output
    assert "is no record and was skipped" in run.output
    assert run.summary["posts"] == 1
    assert json.loads(max(data.glob("*/posts/*.jsonl")).read_text("utf-8"))["post_id"] == str(
        new.number
    )


def test_a_file_that_no_run_wrote_says_nothing_of_the_clock(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=2, posts=3)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        (path,) = data.glob("*/posts/*.jsonl")
        path.with_name("notes-of-mine.jsonl").write_text("{}\n")
        run = crawl(data, "-a", f"url={server.url}")
    assert run.status == 0, run.output


def test_a_clock_that_went_back_is_told_and_overwrites_nothing(tmp_path: Path) -> None:
    forum = MemoryForum(boards=1, threads=5, posts=6)
    data = tmp_path / "data"
    with serve(forum.render) as server:
        crawl(data, "-a", f"url={server.url}")
        (path,) = data.glob("*/posts/*.jsonl")
        future = path.with_name("20991231T235959Z.jsonl")
        path.rename(future)
        before = future.read_bytes()
        db = sqlite3.connect(data / "state.sqlite3")
        facts = {"full_at": 4_102_444_799}
        db.execute("UPDATE sites SET facts = ?", (json.dumps(facts),))
        db.commit()
        db.close()
        forum.reply(1)
        forum.threads[2].posts[0].body = "نص جديد بعد أن عاد الوقت إلى الوراء"
        run = crawl(data, "-a", f"url={server.url}")
    assert run.status == 7, run.output
    assert run.summary["status"] == "warned"
    assert "The clock stands before the start of an earlier run (20991231T235959Z)" in run.output
    assert future.read_bytes() == before
    # A full visit is due: else none would be for decades.
    assert run.summary["posts"] == 2
    assert set(post_ids(data)) == forum.post_ids()


def test_a_state_costs_few_bytes_a_post_beside_its_texts(tmp_path: Path) -> None:
    forum = MemoryForum(boards=4, threads=40, posts=4)
    data, sizes = tmp_path / "data", []
    with serve(forum.render) as server:
        for more in (300, 0):
            crawl(data, "-a", f"url={server.url}", "-s", "DEDUP=off")
            db = sqlite3.connect(data / "state.sqlite3")
            db.execute("VACUUM")
            db.close()
            sizes.append(((data / "state.sqlite3").stat().st_size, len(forum.post_ids())))
            for number in range(more):
                forum.add_thread(1 + number % 4, posts=1 + number % 4)
    (before, few), (after, many) = sizes
    assert (after - before) / (many - few) < 60


def test_runs_that_begin_in_one_second_have_names_of_their_own(tmp_path: Path) -> None:
    """The second reads the same site once the first is done: its files are not the first's."""
    now = datetime(2026, 11, 24, 3, tzinfo=UTC)
    first, second = Run(tmp_path, now, Dedup()), Run(tmp_path, now, Dedup())
    for number, run in enumerate((first, second)):
        assert run.enter("forum.example")
        run.write_post(a_post(str(number), f"نص {number}"))
        run.close()
    assert post_ids(tmp_path) == ["0", "1"]


def test_a_site_that_another_run_had_stays_the_other_s(tmp_path: Path) -> None:
    """Else it would take over, as left by a killed run, what it has itself under way."""
    now = datetime(2026, 11, 24, 3, tzinfo=UTC)
    first, second = Run(tmp_path, now, Dedup()), Run(tmp_path, now, Dedup())
    assert first.enter("forum.example")
    assert not second.enter("forum.example")
    first.close()
    assert not second.enter("forum.example")
    assert list(second.locked) == ["forum.example"]
    second.close()
    third = Run(tmp_path, now, Dedup())
    assert third.enter("forum.example")
    third.close()


def test_recovering_a_site_makes_nothing_durable_of_another_ahead_of_its_lines(
    tmp_path: Path,
) -> None:
    now = datetime(2026, 11, 24, 3, tzinfo=UTC)
    cut_off = Run(tmp_path, now, Dedup())
    assert cut_off.enter("b.example")
    cut_off.write_post(a_post("1", "نص", "b.example"))
    cut_off.checkpoint()
    cut_off.abandon()
    also_cut_off = Run(tmp_path, now, Dedup())
    assert also_cut_off.enter("a.example")
    also_cut_off.write_post(a_post("2", "نص آخر", "a.example"))
    assert also_cut_off.enter("b.example")
    also_cut_off.abandon()
    last = Run(tmp_path, now, Dedup())
    assert last.enter("a.example")
    assert last.known.as_it_is(a_post("2", "نص آخر", "a.example"))
    last.close()
    assert post_ids(tmp_path) == ["1", "2"]


def test_a_rebuilt_state_knows_what_the_latest_run_said_of_a_post(tmp_path: Path) -> None:
    lines = {
        "duplicates/20260101T000000Z.jsonl": a_post("7", "كلام قديم"),
        "posts/20260201T000000Z.jsonl": a_post("7", "كلام جديد"),
    }
    for name, record in lines.items():
        path = tmp_path / "forum.example" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(json_line(record))
    for _ in range(2):  # the second time from the state that was filled the first time
        run = Run(tmp_path, datetime.now(UTC), Dedup())
        assert run.known.as_it_is(a_post("7", "كلام جديد"))
        run.abandon()


@pytest.mark.parametrize("mode", ["drop", "mark", "off"])
def test_a_copy_whose_moving_was_cut_off_is_said_once(tmp_path: Path, mode: str) -> None:
    """Killed between its line and the state, which would have known that the first gives way."""
    words = " ".join(f"كلمة{number}" for number in range(20))
    folder = tmp_path / "forum.example" / "posts"
    folder.mkdir(parents=True)
    copies = [json_line(a_post(number, words)) for number in ("1", "2")]
    (folder / "20260101T000000Z.jsonl.part").write_bytes(b"".join(copies))
    for _ in range(2):
        run = Run(tmp_path, datetime.now(UTC), Dedup(mode))
        assert run.enter("forum.example")
        assert run.known.as_it_is(a_post("2", words))
        run.close()
        assert post_ids(tmp_path) == (["1"] if mode == "drop" else ["1", "2"])
        marked = [post["duplicate_of"] for post in records(tmp_path, "posts")[1:]]
        assert marked == {"drop": [], "mark": ["forum.example/p/1"], "off": [None]}[mode]
        copied = [copy["duplicate_of"] for copy in records(tmp_path, "duplicates")]
        assert copied == (["forum.example/p/1"] if mode == "drop" else [])


def test_a_damaged_line_stays_where_it_is_while_posts_are_moved(tmp_path: Path) -> None:
    words = " ".join(f"كلمة{number}" for number in range(20))
    first, second, third = (json_line(a_post(n, words + n * 9)) for n in ("1", "2", "3"))
    part = tmp_path / "forum.example" / "posts" / "20260101T000000Z.jsonl.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(first + b"\0\0[not a record\n" + second + third)
    state = State(tmp_path / "state.sqlite3")
    state.files.put_move("forum.example", "forum.example/p/1", "forum.example/p/2", 1.0)
    state.files.put_move("forum.example", "forum.example/p/2", "forum.example/p/3", 0.9)
    keep(state)
    run = Run(tmp_path, datetime.now(UTC), Dedup())
    assert run.enter("forum.example")
    run.close()
    published = part.with_suffix("").read_bytes()
    assert published == b"\0\0[not a record\n" + third
    copies = [(copy["post_id"], copy["duplicate_of"]) for copy in records(tmp_path, "duplicates")]
    assert copies == [("1", "forum.example/p/3"), ("2", "forum.example/p/3")]


def test_posts_that_are_copies_of_each_other_lose_none(tmp_path: Path) -> None:
    posts, duplicates = tmp_path / "posts", tmp_path / "duplicates"
    posts.write_bytes(b"".join(json_line(a_post(number, "نص")) for number in ("1", "2", "3")))
    moves = {"forum.example/p/1": ("forum.example/p/2", 1.0)}
    moves["forum.example/p/2"] = ("forum.example/p/1", 1.0)
    settle(posts, duplicates, moves, mark=False)
    left = [json.loads(line)["post_id"] for line in posts.read_bytes().splitlines()]
    moved = [json.loads(line)["post_id"] for line in duplicates.read_bytes().splitlines()]
    assert (left, moved) == (["3"], ["1", "2"])


def keep(state: State) -> None:
    """Close a state as a run does that has come to its end."""
    with state.transaction():
        state.flush({})
    state.made_whole()
    state.close()


def thread_line(number: str, pages: int) -> bytes:
    return json_line({"site": "forum.example", "thread_id": number, "url": "", "pages": pages})


def test_a_rebuilt_state_knows_which_threads_are_gone(tmp_path: Path) -> None:
    """The last line of a thread tells: it may have come back."""
    folder = tmp_path / "forum.example" / "threads"
    folder.mkdir(parents=True)
    for month, lines in enumerate([[("7", 1), ("8", 1)], [("7", 0), ("8", 0)], [("8", 2)]], 1):
        put(
            folder / f"20260{month}01T000000Z.jsonl", b"".join(thread_line(*line) for line in lines)
        )
    run = Run(tmp_path, datetime.now(UTC), Dedup())
    states = [run.state.threads.get("forum.example", number) for number in ("7", "8")]
    assert [state and state.gone for state in states] == [TOLD, 0]
    run.abandon()


def test_a_thread_that_a_killed_run_missed_is_told_gone_by_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "forum.example" / "threads"
    folder.mkdir(parents=True)
    (folder / "20260101T000000Z.jsonl.part").write_bytes(thread_line("7", 1))
    state = State(tmp_path / "state.sqlite3")
    state.threads.put("forum.example", "7", ThreadState(gone=GONE))
    keep(state)
    run = Run(tmp_path, datetime.now(UTC), Dedup())
    assert run.enter("forum.example")
    run.close()
    assert [thread["pages"] for thread in records(tmp_path, "threads")] == [1, 0]


def test_a_rebuilt_state_knows_the_first_of_copies_that_were_marked(tmp_path: Path) -> None:
    """A copy may stand before its original, which was read later and posted earlier."""
    words = " ".join(f"كلمة{number}" for number in range(20))
    copies = [a_post("5", words, duplicate_of="forum.example/p/3"), a_post("3", words)]
    path = tmp_path / "forum.example" / "posts" / "20260101T000000Z.jsonl"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"".join(map(json_line, copies)))
    run = Run(tmp_path, datetime.now(UTC), Dedup("mark"))
    match = run.known.same_text(a_post("9", words))
    assert match is not None
    assert match.duplicate_of == "forum.example/p/3"
    run.abandon()
