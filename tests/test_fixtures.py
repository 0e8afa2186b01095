"""Given a fixture's page, then exactly its expected records."""

from pathlib import Path

import pytest

from crawler.fixture import differences
from tests.shared import FIXTURES

CASES = sorted(path.parent for path in FIXTURES.glob("*/*/expected.jsonl"))


@pytest.mark.parametrize("folder", CASES, ids=lambda path: str(path.relative_to(FIXTURES)))
def test_page_gives_the_expected_records(folder: Path) -> None:
    found = differences(folder)
    assert not found, "\n".join(found)
