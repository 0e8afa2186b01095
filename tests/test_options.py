"""What a command line asks of a crawl, beside the tables of forums.toml."""

from pathlib import Path

import pytest

from crawler.forums import load
from crawler.options import read_options
from crawler.outcome import ConfigError
from tests.files import put

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
    (forum,) = read_options({"url": url}, put(tmp_path / "forums.toml", TABLES)).forums
    assert (forum.url, forum.site) == (url, site)


def test_a_url_is_read_without_the_marks_of_the_text_that_it_was_copied_from(
    tmp_path: Path,
) -> None:
    (forum,) = read_options(
        {"url": "\u200fhttps://f.example/vb/\u200e\u202c"}, tmp_path / "none"
    ).forums
    assert (forum.url, forum.site) == ("https://f.example/vb/", "f.example")


def test_a_url_keeps_a_delay_of_none_from_its_table(tmp_path: Path) -> None:
    path = put(tmp_path / "forums.toml", '[f]\nurl = "https://f.example/"\ndelay = 0\n')
    (forum,) = read_options({"url": "https://f.example/threads/5/"}, path).forums
    assert forum.delay == 0


@pytest.mark.parametrize(
    ("options", "name", "value"),
    [
        ({"include": "12, ركن الري,"}, "include", ["12", "ركن الري"]),
        ({"exclude": "77"}, "exclude", ["77"]),
        ({"profiles": "1"}, "profiles", True),
        ({"profiles": "No"}, "profiles", False),
        ({"delay": "2.5"}, "delay", 2.5),
        ({"delay": "0"}, "delay", 0.0),
    ],
)
def test_texts_of_a_command_line_are_read_as_their_kind(
    tmp_path: Path, options: dict[str, str], name: str, value: object
) -> None:
    path = put(tmp_path / "forums.toml", "")
    (forum,) = read_options({"url": "https://f.example/", **options}, path).forums
    assert getattr(forum, name) == value


@pytest.mark.parametrize(
    ("full", "value"), [("1", True), ("Yes", True), ("true", True), ("0", False), ("no", False)]
)
def test_a_flag_is_set_or_not(tmp_path: Path, full: str, value: bool) -> None:
    path = put(tmp_path / "forums.toml", "")
    assert read_options({"url": "https://f.example/", "full": full}, path).full is value
    assert read_options({"url": "https://f.example/"}, path).full is False


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("delay = true", "3: delay: is a number of seconds, not True"),
        ('delay = "fast"', "3: delay: is a number of seconds, not 'fast'"),
        ("profiles = 2", "3: profiles: is true or false, not 2"),
        ("exclude = 77", "3: exclude: is a list"),
        ("timezone = 3", "3: timezone: is a text, not 3"),
        ('timezone = "Asia', "3: "),
        ("include = [", "3: "),
    ],
)
def test_a_table_whose_value_is_of_another_kind_is_told(
    tmp_path: Path, line: str, told: str
) -> None:
    path = put(tmp_path / "forums.toml", f'[f]\nurl = "https://f.example/"\n{line}')
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}:{told}")


def test_a_file_of_tables_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml: no such file$"):
        load(tmp_path / "none.toml")
