"""Given real pages, each is known for what it is, and what is right of their truth stays right."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from bench.truth import squash
from tests.shared import RealPage, real_pages

FLOOR = json.loads((Path(__file__).parent / "floor.json").read_text(encoding="utf-8"))
PAGES = real_pages()
# Spaces and list marks differ between two ways to write the same lines.
_IGNORED = str.maketrans("", "", " -")
_COMPARED = 25

pytestmark = pytest.mark.skipif(not PAGES, reason="the real pages are not on this machine")


def same_time(have: str | None, want: str) -> bool:
    """Whether two dates are within a minute of each other, as far as both are exact to it.

    A forum's clock is compared by what it shows where one of the two has no offset.
    """
    if not have or not want:
        return not have and not want
    if "T" not in have:
        return want.startswith(have)
    left, right = datetime.fromisoformat(have), datetime.fromisoformat(want)
    if left.tzinfo is None or right.tzinfo is None:
        left, right = left.replace(tzinfo=None), right.replace(tzinfo=None)
    return abs((left - right).total_seconds()) < 60


def ends_alike(have: str, want: str) -> bool:
    """Whether a body ends as it should; one shorter than the truth's end is all of that end.

    The truth's end may begin in the quote that stands before the author's own words.
    """
    length = min(_COMPARED, len(have), len(want))
    return have[-length:] == want[-length:] if length else not have


def compared(page: RealPage) -> dict[str, list[bool]]:
    """For each field of the truth, whether each post has it right."""
    truth, (_, found) = page.truth, page.read()
    assert truth is not None
    # Where an engine numbers posts in their thread only, the number ends the id.
    posts = {post.post_id.rpartition("/")[2]: post for post in found.posts} if found else {}
    right: dict[str, list[bool]] = {}

    def note(field: str, is_right: bool) -> None:
        right.setdefault(field, []).append(is_right)

    note("titles", found is not None and squash(found.threads[0].title) == truth["thread_title"])
    note("next pages", found is not None and bool(found.next_page) == bool(truth["next_page"]))
    for want in truth["posts"]:
        have = posts.get(str(want["id"]))
        note("ids", have is not None)
        if have is None:
            continue
        note("authors", squash(have.author) == squash(want["author"]))
        note("dates", same_time(have.posted_at, want["date_iso"] or ""))
        body = squash(have.body).translate(_IGNORED)
        start = squash(want["own_start"]).translate(_IGNORED)[:_COMPARED]
        note("first words", body.startswith(start))
        end = squash(want["body_end"]).translate(_IGNORED)
        quoted = [squash(quote["text"]).translate(_IGNORED) for quote in have.quotes]
        in_quote = any(text and ends_alike(text, end) for text in quoted)
        note("last words", in_quote or ends_alike(body, end))
        note("quotes", bool(have.quotes) == want["has_quote"])
        note("signatures", bool(have.author_line.signature) == want["has_signature"])
        note("messages", have.author_line.messages == want["messages"])
        note("joined", (have.author_line.joined_text or None) == want["joined_text"])
    return right


def test_pages_with_truth_stay_at_their_floor() -> None:
    totals: dict[str, list[bool]] = {}
    for page in PAGES:
        if page.truth is not None:
            for field, values in compared(page).items():
                totals.setdefault(field, []).extend(values)
    shares = {field: sum(values) / len(values) for field, values in totals.items()}
    assert shares.keys() == FLOOR["posts"].keys()
    low = {f: s for f, s in shares.items() if s < FLOOR["posts"][f]}
    assert not low, f"below the floor: {low}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.file.name)
def test_page_is_known_for_what_it_is(page: RealPage) -> None:
    engine, found = page.read()
    assert engine is not None
    assert found is not None
    kind = FLOOR["kinds"].get(page.file.name, page.kind)
    assert (engine.name, found.kind.value) == (page.engine, kind)


def test_threads_give_as_many_posts_as_they_show() -> None:
    wrong = []
    for page in PAGES:
        _, found = page.read()
        if page.posts is not None and found is not None and len(found.posts) != page.posts:
            wrong.append(f"{page.file.name}: {len(found.posts)} posts, not {page.posts}")
    assert sorted(wrong) == FLOOR["known_wrong"]
