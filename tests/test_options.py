"""What a command line asks of a crawl, beside the tables of forums.toml."""

from pathlib import Path

import pytest

from crawler.options import read_options

TABLES = """
[new]
url = "https://f.example/"
[old]
url = "https://f.example/vb/"
site = "old.f.example"
"""


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://f.example/threads/5/", "f.example"),
        ("https://f.example/vb/showthread.php?t=5", "old.f.example"),
        ("https://other.example/vb/", "other.example"),
    ],
)
def test_a_url_has_the_other_keys_of_the_table_nearest_to_it(
    tmp_path: Path, url: str, site: str
) -> None:
    path = tmp_path / "forums.toml"
    path.write_text(TABLES, encoding="utf-8")
    (forum,) = read_options({"url": url}, path).forums
    assert (forum.url, forum.site) == (url, site)
