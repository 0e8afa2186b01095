"""Given names in texts, what stands in their place."""

import re

import pytest

from crawler.pipelines.pseudonyms import Pseudonyms

SALEM = "سالم الغائب"


def test_a_mention_has_the_pseudonym_of_the_name_whoever_was_seen_before() -> None:
    hidden = Pseudonyms(b"a key of more than sixteen bytes")
    assert hidden.text("شكرا يا @ناصر") == f"شكرا يا @{hidden.name('ناصر')}"
    known = hidden.name(SALEM)
    assert re.fullmatch(r"u_[0-9a-f]{16}", known or "")
    assert hidden.text(f"شكرا يا @{SALEM} وأهلا") == f"شكرا يا @{known} وأهلا"


@pytest.mark.parametrize("name", ["u_salem", "u_", "u_12"])
def test_a_name_that_begins_as_pseudonyms_do_is_a_name(name: str) -> None:
    hidden = Pseudonyms(b"a key of more than sixteen bytes")
    assert hidden.text(f"شكرا يا @{name}") == f"شكرا يا @{hidden.name(name)}"
