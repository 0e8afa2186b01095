"""Given members whose day of joining could be either of two when they were seen."""

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
