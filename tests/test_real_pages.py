"""Given real pages with truth beside them, the share that is right stays at its floor."""

import json
from pathlib import Path

import pytest

from tests.shared import RealPage, real_pages, squash

FLOOR = json.loads((Path(__file__).parent / "floor.json").read_text(encoding="utf-8"))
PAGES = real_pages()
# Spaces and list marks differ between two ways to write the same lines.
_IGNORED = str.maketrans("", "", " -")

pytestmark = pytest.mark.skipif(not PAGES, reason="the real pages are not on this machine")


def compared(page: RealPage) -> dict[str, list[bool]]:
    """For each field of the truth, whether each post has it right."""
    truth, (_, found) = page.truth, page.read()
    assert truth is not None
    # Where an engine numbers posts in their thread only, the number ends the id.
    posts = {post.post_id.rpartition("/")[2]: post for post in found.posts} if found else {}
    right: dict[str, list[bool]] = {"ids": [], "authors": [], "dates": [], "first words": []}
    for want in truth["posts"]:
        have = posts.get(str(want["id"]))
        right["ids"].append(have is not None)
        right["authors"].append(have is not None and squash(have.author) == squash(want["author"]))
        iso = (want.get("date_iso") or "")[:16]
        right["dates"].append(have is not None and (have.posted_at or "").startswith(iso[:10]))
        start = squash(want.get("own_start")).translate(_IGNORED)[:25]
        body = squash(have.body).translate(_IGNORED) if have else ""
        right["first words"].append(have is not None and body.startswith(start))
    return right


def test_pages_with_truth_stay_at_their_floor() -> None:
    totals: dict[str, list[bool]] = {}
    for page in PAGES:
        if page.truth is not None and page.engine in FLOOR["engines"]:
            for field, values in compared(page).items():
                totals.setdefault(field, []).extend(values)
    shares = {field: sum(values) / len(values) for field, values in totals.items()}
    low = {f: s for f, s in shares.items() if s < FLOOR["posts"][f]}
    assert not low, f"below the floor: {low}"


def test_pages_are_recognised_by_their_own_engine() -> None:
    wrong = []
    for page in PAGES:
        if page.engine not in FLOOR["engines"]:
            continue
        engine, found = page.read()
        if engine is None or engine.name != page.engine:
            wrong.append(f"{page.file.name}: {engine and engine.name}")
        elif page.posts is not None and found is not None and len(found.posts) != page.posts:
            wrong.append(f"{page.file.name}: {len(found.posts)} posts, not {page.posts}")
    assert sorted(wrong) == FLOOR["known_wrong"]
