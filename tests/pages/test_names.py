"""Given a page, then what its elements are called and its links lead to, without a search."""

import re

from crawler.pages.names import Names
from crawler.pages.parse import parse_html

NAMES = Names(
    parse_html(
        "<body id=top class='skin wide'><div id=post_12 class=post><a href='/t/5?x=1'>a</a></div>"
        "<a href='/t/5?x=1'>b</a><a href='/u/7'>c</a><p>word <link href='/style.css'></p></body>"
    )
)


def test_words_are_found_in_classes_and_ids_and_nowhere_else() -> None:
    assert NAMES.has("post_")
    assert NAMES.has("none", "wide")
    assert not NAMES.has("word", "Post", "style")
    assert not NAMES.has()


def test_classes_are_asked_for_a_part_and_ids_for_a_part_or_the_whole() -> None:
    assert NAMES.has_class("ski")
    assert not NAMES.has_class("post_12", "top")
    assert NAMES.has_id("none", "post_")
    assert not NAMES.has_id("wide")
    assert NAMES.has_whole_id("none", "post_12")
    assert not NAMES.has_whole_id("post_", "post", "")


def test_ids_are_in_order_and_asked_by_their_beginning() -> None:
    assert NAMES.ids == ["top", "post_12"]
    assert NAMES.has_id_from("none", "post_")
    assert not NAMES.has_id_from("ost", "12")


def test_elements_are_found_by_how_their_ids_begin_also_where_one_stands_twice() -> None:
    markup = "<a name=msg_1>a</a><div id=msg_1>b</div>{}<td id=msg_2>c<i id=no_msg_3>d</i>"
    for again, texts in ("", ["b", "c"]), ("<p id=msg_1>e</p>", ["b", "e", "c"]):
        root = parse_html(f"<table><tr>{markup.format(again)}</table>")
        assert [element.text for element in Names(root).elements_from("msg_")] == texts
    assert Names(root).elements_from("post_") == []


def test_links_are_those_of_anchors_each_once() -> None:
    assert NAMES.has_link("/t/")
    assert not NAMES.has_link("style.css")
    assert NAMES.links_with("/t/", "/u/") == ["/t/5?x=1", "/u/7"]
    assert NAMES.links_with("/x/") == []


def test_a_page_without_names_has_none() -> None:
    assert not Names(parse_html("<p>word")).has("word")
    assert not Names(parse_html("<p>word")).has_whole_id("")


def test_a_pattern_is_looked_for_in_classes_and_ids() -> None:
    assert NAMES.match(re.compile("POST_[0-9]+", re.I))
    assert not NAMES.match(re.compile("t/5|word"))
