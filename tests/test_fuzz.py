"""Given pages that are broken in every way, records are made of what is left; nothing raises."""

import json
import random
from datetime import UTC, datetime

import pytest

from bench.fuzz import Fuzzer, load
from crawler.engines import detect
from crawler.engines.routes import Routes
from crawler.extract import extract
from crawler.fixture import load as load_fixture
from crawler.links import clean_url
from crawler.pages.fields import iso_date, json_in, read_json, strings
from crawler.pages.page import Page
from crawler.raw import Shown
from tests.markup import written_page
from tests.reading import engine_of, read_page
from tests.shared import FIXTURES, with_text

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ROW = "<td>20-05-2019</td><td>العين، حي الواحة</td></tr><tr><td></td><td>3</td><td>العين</td>"


def test_a_few_hundred_broken_pages(capsys: pytest.CaptureFixture[str]) -> None:
    pages = load([FIXTURES])
    fuzzer = Fuzzer(pages, random.Random(20261123))
    for _ in range(300):
        fuzzer.once()
    assert len(pages) > 100
    assert fuzzer.raised == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"\ud83d\ude00 \uD83D"', "\U0001f600 \ufffd"),
        (r'"\ude00\ud83d\ud83d\ude00"', "\ufffd\ufffd\U0001f600"),
        (r'"\\udream"', r"\udream"),
    ],
)
def test_halves_of_a_pair_in_json_are_replaced(text: str, value: str) -> None:
    assert read_json(text) == value


def test_json_that_is_nested_too_deep_is_none() -> None:
    with pytest.raises(ValueError, match="nested too deep"):
        read_json("[" * 200_000 + "]" * 200_000)
    assert json_in("[" * 200_000 + "]" * 200_000) is json_in(None) is json_in("{") is None


def test_values_of_json_that_say_nothing_are_left_out() -> None:
    assert strings({"a": "x", "b": 5, "c": "", "d": None, "e": True}) == {"a": "x", "b": "5"}
    assert iso_date("2024-05-01T10:00:00Z") == Shown("2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z")
    assert iso_date(None) is iso_date("") is None


def test_a_link_with_half_a_pair_is_a_url() -> None:
    assert clean_url("http://forum.example/a\ud800?b=\udc00") == "http://forum.example/a%3F?b=%3F"


@pytest.mark.parametrize("value", [{}, [], None, 5])
@pytest.mark.parametrize(
    ("case", "key"),
    [
        ("discourse/json-login", "error_type"),
        ("discourse/json-board", "id"),
        ("discourse/json-thread", "id"),
        ("discourse/json-thread", "post_type"),
        ("flarum/json-posts", "contentType"),
        ("flarum/json-thread", "id"),
    ],
)
def test_values_of_another_type(case: str, key: str, value: object) -> None:
    tree = json.loads((FIXTURES / case / "page.json").read_bytes(), object_pairs_hook=dict)
    body = json.dumps(_with(tree, key, value)).encode()
    meta = json.loads((FIXTURES / case / "meta.json").read_bytes())
    page = Page(meta["url"], body, NOW)
    engine = engine_of(page, case.partition("/")[0])
    assert json.dumps(value) in body.decode()
    read_page(page, engine)


def _with(tree: object, key: str, value: object) -> object:
    """A JSON tree with another value for each of a key's."""
    if isinstance(tree, dict):
        return {k: value if k == key else _with(v, key, value) for k, v in tree.items()}
    return [_with(v, key, value) for v in tree] if isinstance(tree, list) else tree


def test_a_way_out_that_holds_control_characters() -> None:
    body = (FIXTURES / "vanilla/thread/page.html").read_text(encoding="utf-8")
    meta = json.loads((FIXTURES / "vanilla/thread/meta.json").read_bytes())
    way = "/home/leaving?target=http%3A%2F%2Fa.example%2F%01%00b"
    opening = '<div class="Message userContent">'
    assert opening in body
    link = f'{opening}<a href="{way}">رابط</a>'
    page = written_page(meta["url"], body.replace(opening, link, 1))
    links = [link for post in read_page(page).posts for link in post.links]
    assert "http://a.example/b" in links


def test_a_tag_that_is_no_name() -> None:
    words = "كلام طويل في موضوع الحديث عن الكتب القديمة " * 4
    bodies = [f"<a=>{words}{number}</a=>" for number in range(1, 7)]
    bodies[2] = f"<a=>{words}</a=><q=>{words * 5}</q=>"  # heavier than where the others have theirs
    rows = "".join(
        f'<tr><td><a href="/u/{n}">عضو {n}</a></td>'
        f"<td><span>2020-05-0{n} 10:00</span>{body}</td></tr>"
        for n, body in enumerate(bodies, 1)
    )
    markup = f"<html><body><h1>موضوع</h1><table>{rows}</table></body></html>"
    page = written_page("https://forum.example/t/1", markup)
    assert len(read_page(page, engine_of(page, "generic")).posts) == 6


def test_posts_inside_of_what_no_reader_sees() -> None:
    case = FIXTURES / "forumotion/anchored-thread"
    meta = json.loads((case / "meta.json").read_bytes())
    body = (case / "page.html").read_bytes()
    assert body.count(b"<body") == 1
    page = Page(meta["url"], body.replace(b"<body", b"<template><body"), NOW)
    assert len(read_page(page, engine_of(page, "forumotion")).posts) > 1


@pytest.mark.parametrize(
    ("case", "old", "new"),
    [
        ("forumotion/mobile-board", "3 عدد المساهمات في 1,204 عدد المشاهدات", "لا ردود"),
        ("mybb/thread-last-page", '">#21</a>', '">#.</a>'),
        (
            "duhok/board",
            '<td class="asAddress">',
            "<script></script>" * 3 + '<td class="asAddress">',
        ),
    ],
)
def test_a_page_with_one_thing_that_is_odd(case: str, old: str, new: str) -> None:
    page, clock, _ = load_fixture(FIXTURES / case)
    assert old in page.text
    broken = with_text(page, page.text.replace(old, new))
    engine = engine_of(broken, case.partition("/")[0])
    was, found = (extract(p, engine, clock) for p in (page, broken))
    assert [(t.id, t.author) for t in found.threads] == [(t.id, t.author) for t in was.threads]
    assert len(found.posts) == len(was.posts)


def test_a_list_to_choose_from_that_is_left_open() -> None:
    page = load_fixture(FIXTURES / "phpbb/board")[0]
    engine = detect(page)
    assert isinstance(engine, Routes)
    broken = with_text(page, page.text.replace("<body", "<select><body").replace("</select>", ""))
    threads = {thread.thread_id for thread in engine.linked_threads(page)}
    assert threads
    assert {thread.thread_id for thread in engine.linked_threads(broken)} == threads


def test_a_page_of_one_row_and_its_date() -> None:
    page = written_page("https://forum.example/t/1", ROW)
    assert read_page(page, engine_of(page, "generic")).posts == []
