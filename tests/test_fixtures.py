"""Given a fixture's page, then exactly its expected records."""

import json
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from crawler.fixture import records
from tests.shared import FIXTURES

CASES = sorted(path.parent for path in FIXTURES.glob("*/*/expected.jsonl"))


def differing(number: int, wanted: dict[str, Any], given: dict[str, Any]) -> list[str]:
    """Which fields of a record are other than expected; none of its fields where it is missing."""
    found = []
    for kind in wanted.keys() | given.keys():
        left, right = wanted.get(kind) or {}, given.get(kind) or {}
        name = right.get("id") or right.get("kind") or number
        found += [
            f"{kind} {name} {key}: {right.get(key)!r} != {left.get(key)!r}"
            for key in sorted(left.keys() | right.keys())
            if left.get(key) != right.get(key)
        ]
    return found


@pytest.mark.parametrize("folder", CASES, ids=lambda path: str(path.relative_to(FIXTURES)))
def test_page_gives_the_expected_records(folder: Path) -> None:
    expected = (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = zip_longest(map(json.loads, expected), records(folder), fillvalue={})
    found = [line for number, pair in enumerate(pairs, 1) for line in differing(number, *pair)]
    assert not found, "\n".join(found)
