"""Given members as pages show them in turn, one line each that holds all of it."""

from pathlib import Path

import pytest

from crawler.arabic.dates.values import Order
from crawler.clock import ForumClock
from crawler.records import SCHEMA, Author
from crawler.store.author_book import AuthorBook
from crawler.store.state import State

SITE = "sindyan.example"


@pytest.mark.parametrize(
    ("order", "joined"), [("dmy", "2009-04-05"), ("mdy", "2009-05-04"), (None, None)]
)
def test_what_a_run_learns_in_its_end_is_read_from_all_of_them(
    tmp_path: Path, order: Order | None, joined: str | None
) -> None:
    state = State(tmp_path / "state")
    book = AuthorBook(state)
    for name, shown in [("هالة", "05/04/2009"), ("نوار", "17/04/2009"), ("سلمى", None)]:
        book.see(Author(SCHEMA, name, SITE, "forumotion", name, joined_text=shown), posted=True)
    with state.db:
        book.flush(state.db)
    book.conclude(SITE, ForumClock(order=order))
    found = {author.name: author.joined for author in book.due(SITE)}
    assert found["هالة"] == joined
    assert found["نوار"] == "2009-04-17"
    assert found.get("سلمى") is None
    with state.db:
        book.settle(state.db, SITE)
    assert list(book.due(SITE)) == []
    state.close()


def test_what_is_seen_before_and_after_a_checkpoint_is_one_record(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    book = AuthorBook(state)
    for shown, posted in [({"location": "طرطوس", "messages": 8}, True), ({"age": 30}, False)]:
        book.see(Author(SCHEMA, "7", SITE, "forumotion", "هالة", **shown), posted=posted)
        with state.db:
            book.flush(state.db)
        book.forget_pending()
    (author,) = book.due(SITE)
    assert (author.location, author.messages, author.age) == ("طرطوس", 8, 30)
    with state.db:
        book.settle(state.db, SITE)
    for count, posted, written in [(9, False, 0), (9, True, 1)]:
        again = Author(SCHEMA, "7", SITE, "forumotion", "هالة", location="طرطوس", age=30)
        again.messages = count
        book.see(again, posted=posted)
        with state.db:
            book.flush(state.db)
        book.forget_pending()
        assert len(list(book.due(SITE))) == written
    state.close()


def test_who_posts_after_an_old_post_of_theirs_has_posted(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    book = AuthorBook(state)
    for count, seen, written in [(8, [True], 1), (9, [False, False], 0), (9, [False, True], 1)]:
        for posted in seen:
            author = Author(SCHEMA, "7", SITE, "forumotion", "هالة", messages=count)
            book.see(author, posted=posted)
        with state.db:
            book.flush(state.db)
        book.forget_pending()
        assert len(list(book.due(SITE))) == written
        with state.db:
            if written:
                book.settle(state.db, SITE)
    state.close()
