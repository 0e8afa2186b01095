"""Given later pages of a thread, its record goes on to say who began it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.dedup.settings import Dedup
from crawler.notices import ThreadRead
from crawler.records import SCHEMA, Thread
from crawler.store.run import Run
from crawler.store.thread_lines import remember_thread
from crawler.store.thread_states import ThreadState

SITE, URL = "forum.example", "https://forum.example/t/7/page-2"


@pytest.mark.parametrize(
    ("author", "said"),
    [(None, ("سعاد", "5")), ("سعاد", ("سعاد", "5")), ("نورة", ("نورة", None))],
    ids=["not said", "the name alone", "another one"],
)
def test_who_began_a_thread_is_remembered(
    tmp_path: Path, author: str | None, said: tuple[str, str | None]
) -> None:
    run = Run(tmp_path, datetime(2026, 11, 23, tzinfo=UTC), Dedup())
    assert run.enter(SITE)
    state = ThreadState("1", url=URL, skipped=20)
    for replies, name, number in ((20, "سعاد", "5"), (21, author, None)):
        thread = Thread(SCHEMA, f"{SITE}/t/7", SITE, "vbulletin", "7", URL, replies=replies)
        thread.author, thread.author_id = name, number
        remember_thread(run, ThreadRead(thread, SITE, "7", state))
    run.close()
    assert (thread.author, thread.author_id) == said
