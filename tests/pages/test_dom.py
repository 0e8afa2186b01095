"""Given a small tree, then what `crawler.dom` and `crawler.surroundings` find in it."""

import pytest
from lxml import etree
from lxml.html import HtmlElement

from crawler.pages.dom import (
    attribute,
    classes,
    div_ids,
    find,
    find_all,
    first_in,
    line,
    own_words,
    text_in,
    when,
    with_class,
    with_ids,
)
from crawler.pages.parse import parse_html
from crawler.pages.surroundings import following, set_aside
from crawler.panels.lines import panel_lines

PAGE = """
<div id="list">
  <div id="post5"><b id="name5">Noor</b>
    <p id="text5">one <i>two</i> three</p><u id="foot5">x</u></div>
  <div id="post6"><p id="text6">four</p></div>
</div>
<div id="alone"><div id="post7"><p id="text7">five</p></div></div>
"""


@pytest.fixture
def root() -> HtmlElement:
    return parse_html(f"<html><body>{PAGE}</body></html>")


def by_id(root: HtmlElement, name: str) -> HtmlElement:
    return find_all(root, f"//*[@id='{name}']")[0]


def test_text_is_that_of_the_element_without_its_tail(root: HtmlElement) -> None:
    assert text_in(by_id(root, "text5")) == "one two three"
    assert text_in(by_id(root, "text5")[0]) == "two"
    assert line(by_id(root, "post5")) == "Noor one two threex"


def test_ids_of_blocks_are_in_order(root: HtmlElement) -> None:
    assert div_ids(root) == ["list", "post5", "post6", "alone", "post7"]
    assert div_ids(by_id(root, "alone")) == ["post7"]


@pytest.mark.parametrize(
    ("without", "words"),
    [
        ([], "Noor one two threex"),
        (["//b"], "one two threex"),
        (["//i"], "Noor one threex"),
        (["//b", "//p", "//i"], "x"),
    ],
)
def test_own_words_leave_out_parts_but_not_what_follows_them(
    root: HtmlElement, without: list[str], words: str
) -> None:
    post = by_id(root, "post5")
    parts = [part for expression in without for part in find_all(post, expression)]
    assert own_words(post, parts) == words


def test_ids_are_found_also_after_posts_were_set_aside(root: HtmlElement) -> None:
    names = ["post5", "text5", "post6", "post7", "text7"]
    posts = [by_id(root, name) for name in ("post5", "post6", "post7")]
    before = {name: by_id(root, name) for name in names}
    with set_aside(posts):
        assert [element.get("id") for element in find_all(root, "//div")] == ["list", "alone"]
    assert with_ids(root, [*names, "post8"]) == before


def test_of_two_elements_with_one_id_the_first_is_known() -> None:
    root = parse_html("<p id='a'>1</p><p id='a'>2</p><a name='b'>3</a>")
    found = with_ids(root, ["a", "b", "c"])
    assert {name: element.text for name, element in found.items()} == {"a": "1", "b": "3"}


def test_what_follows_a_part_of_a_block_ends_with_the_block(root: HtmlElement) -> None:
    italics = find_all(root, "//i")[0]
    after = following(italics, by_id(root, "post5"))
    assert [element.get("id") for element in after] == ["foot5"]
    after = following(by_id(root, "name5"), by_id(root, "list"), "p", "div")
    assert [element.get("id") for element in after] == ["text5", "post6", "text6"]
    assert list(following(by_id(root, "post5"), by_id(root, "post5"))) == []


@pytest.mark.parametrize(
    "expression",
    [
        "//*[@id='post5']",
        "//*[@id='post6' or @id='post5']//b | //u[@id='foot5']",
        "//div[starts-with(@id,'post')][p]",
        "//div[contains(@id,'os') or starts-with(@id,'al')]/p/@id",
        "//div[contains(@id,'os')]/p[1]",
        "//div[.//*[@id='text6'] and not(//*[@id='text8'])]",
        "//div[div[starts-with(@id,'post')]]",
        "//*[contains(@id,'5')][not(self::b)]",
        "//*[@id='text5' or @class='none']",
        "//p[@id]",
        "//div[starts-with(@id,'post') and contains(@id,'5')]/b",
        "//div[@id='list' or @id='alone' and div]/div",
        "//*[starts-with(@id,'post') and (b or not(p))]",
    ],
)
def test_expressions_find_what_they_say(root: HtmlElement, expression: str) -> None:
    found = etree.XPath(expression)(root)
    assert found
    assert find_all(root, expression) == found
    assert find(root, expression) == found[0]


def test_from_no_element_nothing_is_found() -> None:
    assert [find(None, "//b"), first_in(None, "b"), with_class(None, "x"), when(None)] == [None] * 4
    assert find_all(None, "//b") == classes(None) == panel_lines(None) == []
    assert attribute(None, "id") == line(None) == own_words(None, [None]) == ""


def test_words_are_left_without_parts_that_are_there(root: HtmlElement) -> None:
    assert own_words(by_id(root, "text5"), [None, find(root, "//i")]) == "one three"
    assert first_in(by_id(root, "post5"), "u", "p") is by_id(root, "text5")
