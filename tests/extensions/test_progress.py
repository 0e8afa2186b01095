"""Given a run under way, a person sees how far it is: on a bar, or in the log."""

from types import SimpleNamespace
from typing import Any

import pytest

from crawler.extensions.progress import Progress
from crawler.running import spider_of
from crawler.tally import Tally
from tests.crawlers import crawler_of, in_loop


def progress() -> Progress:
    tally = Tally()
    tally.counts.update(posts=40, threads_read=3)
    crawler = crawler_of(SimpleNamespace(tally=tally))
    spider_of(crawler).pages = 12
    return in_loop(Progress.from_crawler, crawler)


def test_the_log_says_pages_threads_and_posts(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "crawler")
    shown = progress()
    shown.started -= 6
    shown.show()
    assert caplog.messages == ["12 pages (2.0/s), 3 threads, 40 posts"]


def test_a_bar_moves_by_the_pages_since_it_was_last_shown() -> None:
    shown, moved = progress(), []
    bar: Any = SimpleNamespace(n=10, update=moved.append, set_postfix=lambda **said: None)
    shown.bar = bar
    shown.show()
    assert moved == [2]
