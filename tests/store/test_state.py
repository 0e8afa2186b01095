"""What the state keeps is short, and comes back as it was."""

import sqlite3
from pathlib import Path

import pytest

from crawler.compact import digest, long_url, seconds, short_id, short_url
from crawler.records import Author
from crawler.store.author_book import AuthorBook
from crawler.store.feeds import folder_name
from crawler.store.state import State
from crawler.store.thread_states import ThreadState

SITE = "forum.example"
_LONG = ["م" * 400, "\U00010900" * 100]


def commit(state: State) -> None:
    """Make what was put durable, as the end of a checkpoint does."""
    with state.transaction():
        state.flush({})
    state.forget_pending()


@pytest.mark.parametrize(
    ("url", "short"),
    [
        ("https://forum.example/t/7/", "/t/7/"),
        ("http://forum.example/t.php?t=7&page=2", ":/t.php?t=7&page=2"),
        ("https://forum.example/threads/%D8%B3%D9%82%D9%8A.77/", "/threads/سقي.77/"),
        ("https://forum.example/%C7%E1%DA.html", "/%C7%E1%DA.html"),
        ("https://forum.example/a%20b?x=%2F", "/a%20b?x=%2F"),
        ("https://forum.example.org/t/7/", "https://forum.example.org/t/7/"),
        ("file:///pages/%D8%B3.html", "file:///pages/%D8%B3.html"),
        ("", ""),
    ],
)
def test_a_url_is_kept_without_its_site_and_escapes(url: str, short: str) -> None:
    assert short_url(url, SITE) == short
    assert long_url(short, SITE) == url


@pytest.mark.parametrize("text", ["12", "0", "007", "-1", "٣", "a1", "", "9" * 30])
def test_an_id_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    assert str(short_id(text)) == text
    state = State(tmp_path / "state")
    state.threads.put(SITE, text, ThreadState("5", b"", 60, "https://forum.example/t/", 3))
    commit(state)
    found = state.threads.get(SITE, text)
    assert found == ThreadState("5", b"", 60, "https://forum.example/t/", 3)
    assert state.threads.to_retry(SITE) == {text: "https://forum.example/t/"}
    assert state.threads.since(SITE, "5", 59) == {text: "https://forum.example/t/"}
    assert state.threads.since(SITE, "5", 60) == {}


def test_ids_that_differ_by_zeros_are_two_posts(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    state.posts.put(SITE, "7", digest("a"))
    state.posts.put(SITE, "07", digest("b"))
    commit(state)
    assert state.posts.get(SITE, "7") == digest("a")
    assert state.posts.get(SITE, "07") == digest("b")


@pytest.mark.parametrize(
    ("iso", "epoch"),
    [
        ("1970-01-02", 86400),
        ("1970-01", 0),
        ("1970", 0),
        ("1970-01-01T03:00:00+03:00", 0),
        ("1970-01-01T00:01", 60),
        ("soon", None),
        (None, None),
    ],
)
def test_a_date_of_any_precision_has_its_seconds(iso: str | None, epoch: int | None) -> None:
    assert seconds(iso) == epoch


def test_a_state_of_another_version_is_not_taken_for_this_one(tmp_path: Path) -> None:
    State(tmp_path / "state").close()
    db = sqlite3.connect(tmp_path / "state")
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(sqlite3.DatabaseError, match="version 99"):
        State(tmp_path / "state")


@pytest.mark.parametrize(
    "site",
    ["..", "../../etc", "/etc", "a/../../b", "a\\b", ".", "", "a\x00b", ".ssh", "\n", *_LONG],
)
def test_a_site_s_folder_is_one_name_in_the_data_folder(tmp_path: Path, site: str) -> None:
    folder = tmp_path / folder_name(site)
    folder.mkdir()
    assert [path.name for path in tmp_path.iterdir()] == [folder_name(site)]
    assert not folder.name.startswith(".")


def test_long_names_stay_apart() -> None:
    assert folder_name("a" * 400) != folder_name("a" * 401)
    assert folder_name("forum.example:8080") == "forum.example_8080"


def test_posts_looked_for_ahead_are_those_of_the_file_and_of_this_run(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    state.posts.put(SITE, "7", digest("kept"))
    state.posts.put(SITE, "07", digest("another"))
    commit(state)
    state.posts.expect(SITE, ["7", "07", "8"])
    assert [state.posts.get(SITE, number) for number in ("7", "07", "8")] == [
        digest("kept"),
        digest("another"),
        None,
    ]
    state.posts.put(SITE, "8", digest("new"))
    assert state.posts.get(SITE, "8") == digest("new")
    commit(state)
    assert state.posts.get(SITE, "8") == digest("new")


def test_what_utf_8_has_no_bytes_for_is_kept_by_its_escapes(tmp_path: Path) -> None:
    """JSON may hold half of a surrogate pair, in whatever it names things by."""
    broken = "ع\ud83d"
    state = State(tmp_path / "state")
    book = AuthorBook(state)
    state.posts.put(SITE, broken, digest(broken))
    state.pages.put(f"http://{SITE}/{broken}", "tag", None, [(broken, broken)])
    state.files.put_move(SITE, broken, broken, 1.0)
    state.threads.put(SITE, broken, ThreadState(broken, url=f"http://{SITE}/{broken}"))
    state.refusals.met_before(SITE, f"http://{SITE}/{broken}", "http 403")
    book.see(Author(1, f"{SITE}/u/{broken}", SITE, "nodebb", broken), posted=True)
    with state.transaction() as db:
        state.flush({})
        book.flush(db)
    state.forget_pending()
    assert state.posts.get(SITE, broken) == digest(broken)
    assert state.threads.get(SITE, broken) == ThreadState("ع\\ud83d", url=f"http://{SITE}/ع\\ud83d")
    assert [author.name for author in book.due(SITE)] == [broken]


def test_an_id_of_more_digits_than_a_number_has(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    for number in ("9" * 5000, str(1 << 63), str((1 << 63) - 1)):
        state.posts.put(SITE, number, digest(number))
        commit(state)
        assert state.posts.get(SITE, number) == digest(number)


def test_a_page_that_was_read_since_is_news_where_it_is_refused_again(tmp_path: Path) -> None:
    url, other = "https://forum.example/t/7/", "https://forum.example/t/8/"
    for met in ([False, False], [True, True], None, [False, True], [True, True]):
        state = State(tmp_path / "state")
        if met is None:
            state.refusals.opened(SITE, url)
        else:
            assert [state.refusals.met_before(SITE, page, "403") for page in (url, other)] == met
        commit(state)
        state.close()
    state = State(tmp_path / "state")
    assert not state.refusals.met_before(SITE, url, "404")
    state.close()


def test_what_another_program_left_as_facts_is_none(tmp_path: Path) -> None:
    state = State(tmp_path / "state.sqlite3")
    state.set_facts("forum.example", {"full_at": "gestern", "dates": 5, "shows_posts": True})
    assert state.facts("forum.example") == {"shows_posts": True}
    state.close()
