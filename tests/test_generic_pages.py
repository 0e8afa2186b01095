"""Given real pages of every platform, what the generic engine reads of them stays at its floor."""

import json
from pathlib import Path

import pytest

from bench.generic import GENERIC, Score, page_of, page_score, saved_pages, site_score
from bench.inputs import SHARED
from crawler.engines.base import Kind
from tests.reading import read_page
from tests.shared import real_pages

FLOOR = json.loads((Path(__file__).parent / "floor.json").read_text(encoding="utf-8"))["generic"]
PAGES = saved_pages()
SITES = sorted((SHARED / "sites").glob("*.zip"))

pytestmark = pytest.mark.skipif(not PAGES, reason="the real pages are not on this machine")


def shares(scores: list[Score]) -> dict[str, float]:
    """The share of the truth's posts that was found, and of these whose bodies are close."""
    posts = sum(score.posts for score in scores)
    return {
        "found": sum(score.found for score in scores) / posts,
        "close": sum(score.close for score in scores) / posts,
        "numbered": sum(score.numbered for score in scores) / posts,
    }


def test_posts_of_all_platforms_are_found() -> None:
    scores = [score for name, page in PAGES.items() if (score := page_score(name, page))]
    found = shares(scores)
    low = {field: share for field, share in found.items() if share < FLOOR["pages"][field]}
    assert not low, f"below the floor: {low}"
    assert not [score.name for score in scores if score.beyond], "posts that are none"


def test_pages_of_no_known_platform_give_as_many_posts_as_they_show() -> None:
    own = {page.file.stem: page.posts for page in real_pages() if page.engine == "generic"}
    found = {}
    for name in own:
        posts = read_page(page_of(PAGES[name]), GENERIC).posts
        found[name] = sum(bool(post.author and post.posted_at) for post in posts)
    assert found == own


def test_no_page_but_a_threads_is_one() -> None:
    others = [page for page in real_pages() if page.kind != "thread"]
    kinds = {page.file.name: GENERIC.kind(page.page) for page in others}
    assert not [name for name, kind in kinds.items() if kind is Kind.THREAD]


@pytest.mark.parametrize("site", SITES, ids=lambda path: path.stem)
def test_posts_of_a_saved_forum_are_found(site: Path) -> None:
    score = site_score(site)
    low = {f: share for f, share in shares([score]).items() if share < FLOOR["sites"][f]}
    assert not low, f"below the floor: {low}"
    assert score.beyond == 0, score.wrong
