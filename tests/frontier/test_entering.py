"""Given what earlier runs called a forum, its site keeps that name."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.dedup.settings import Dedup
from crawler.frontier.entering import enter
from crawler.options import read_options
from crawler.store.run import Run


@pytest.mark.parametrize(
    ("known", "options", "site"),
    [
        (["f.example"], {"url": "https://www.f.example/"}, "f.example"),
        (["www.f.example"], {"url": "https://f.example/vb/"}, "www.f.example"),
        (["f.example", "www.f.example"], {"url": "https://www.f.example/"}, "www.f.example"),
        (["f.example"], {"url": "https://www.f.example/", "site": "new.example"}, "new.example"),
        (["f.example"], {"url": "https://vb.f.example/"}, "vb.f.example"),
        ([], {"url": "https://www.f.example/"}, "www.f.example"),
    ],
)
def test_a_site_is_the_same_with_www_and_without(
    tmp_path: Path, known: list[str], options: dict[str, str], site: str
) -> None:
    run = Run(tmp_path, datetime.now(UTC), Dedup())
    for name in known:
        run.state.site(name)
    (frontier,) = enter(run, read_options(options, tmp_path / "none"), 0, 0.0, 0.0)
    assert frontier.site == site
    run.abandon()
