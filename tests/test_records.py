"""Given the records, the README tells what each of their keys holds."""

from dataclasses import fields
from pathlib import Path

import pytest

from crawler.records import SCHEMA, Author, Post, Thread

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("record", [Post, Author, Thread])
def test_every_key_is_told(record: type[Post | Author | Thread]) -> None:
    assert [f.name for f in fields(record) if f"`{f.name}`" not in README] == []


def test_the_number_of_the_list_of_keys_is_the_one_told() -> None:
    assert f"the number of this list of keys, {SCHEMA} |" in README
    assert README.count(f'{{"schema":{SCHEMA},"id":') == 2
