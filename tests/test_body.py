"""Given the markup of a body, then its words."""

import pytest
from lxml import html

from crawler.body import plain_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "<div>رمى النرد:<br><svg><title>ستة</title><desc>وصف</desc><style>.a{}</style>"
            "<g><text x='1'> ٦ </text></g></svg> ثم <svg><text>٢</text></svg></div>",
            "رمى النرد:\n٦ ثم ٢",
        ),
        (
            "<div>نجمة <svg><use xlink:href='#star'/><path d='M0 0'/></svg> واحدة</div>",
            "نجمة واحدة",
        ),
    ],
    ids=["words drawn", "no words drawn"],
)
def test_words_of_a_drawing_are_words_of_the_body(markup: str, text: str) -> None:
    assert plain_text(html.fromstring(markup)) == text
