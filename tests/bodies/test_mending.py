"""Given tags that authors left open, bodies are mended where that is needed; it costs no post."""

import re

import pytest

from crawler.bodies import mending
from tests.bodies.broken import posts, word_of


def fail(*_: object) -> None:
    raise RuntimeError("no tag is as it should be")


@pytest.mark.parametrize("step", ["let_out", "part_posts", "mend_ends"])
@pytest.mark.parametrize("folder", ["phpbb/thread", "vbulletin/v3-thread", "xenforo/one-thread"])
def test_a_page_that_cannot_be_mended_is_read_as_it_is(
    folder: str, step: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    whole = posts(folder)
    word = word_of(folder, next(iter(whole.values())))
    monkeypatch.setattr(mending, step, fail)
    broken = posts(folder, "<table><tr><td>", word)
    assert list(broken) == list(whole)
    assert all(post.body for post in broken.values())
    (told,) = caplog.records
    assert told.getMessage().startswith("Cannot mend the tags of http")


@pytest.mark.parametrize(
    "folder",
    [
        "discourse/thread-last-page",
        "invision/thread",
        "phpbb/thread",
        "smf/thread",
        "xenforo/thread",
    ],
)
def test_nothing_is_asked_where_the_page_is_sound(
    folder: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for step in ("let_out", "part_posts", "mend_ends"):
        monkeypatch.setattr(mending, step, fail)
    assert posts(folder)
    assert not caplog.records


def test_a_cell_closes_what_is_open_in_it() -> None:
    """No end tag is missing then as far as the parser can tell; the body ends with its cell."""
    folder = "vbulletin/v3-thread"
    whole = posts(folder)
    one = next(iter(whole.values()))
    two = posts(folder, "<div>", word_of(folder, one))[one.post_id]
    assert re.findall(r"\w+", two.body) == re.findall(r"\w+", one.body)
    assert (two.edited_at, two.attachments) == (one.edited_at, one.attachments)
