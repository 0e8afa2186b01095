"""Given links on pages before a forum, those that lead to it are told from others."""

import pytest

from crawler.arabic.addresses import is_forum_address, names_forum


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("دخول المنتدى", True),
        ("المنتديـات", True),
        ("ملتقى النخيل", True),
        ("Our Forums", True),
        ("من نحن", False),
        ("المنتدب الجديد", False),
        ("information", False),
        ("", False),
    ],
)
def test_words_of_a_link(words: str, named: bool) -> None:
    assert names_forum(words) == named


@pytest.mark.parametrize(
    ("url", "forum"),
    [
        ("http://a.example/vb/", True),
        ("http://a.example/VB/index.php", True),
        ("http://a.example/montadayat/", True),
        ("http://a.example/%D9%85%D9%86%D8%AA%D8%AF%D9%8A%D8%A7%D8%AA/", True),
        ("http://forum.a.example/", True),
        ("http://www.vb.a.example", True),
        ("http://a.example/forum", True),
        ("http://a.example/vbnet/", False),
        ("http://a.example/?to=/vb/", False),
        ("http://communityhall.example/", False),
        ("", False),
    ],
)
def test_address_of_a_link(url: str, forum: bool) -> None:
    assert is_forum_address(url) == forum
