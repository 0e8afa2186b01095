"""Given text with references in place of letters, the letters; examples of references stay."""

import pytest

from crawler.arabic.encoding import decode, unescaped

WORDS = "أين أصلح «قاربي» في هذا الشهر؟"
REFERENCES = "".join(f"&#{ord(letter)};" if letter > "\x7f" else letter for letter in WORDS)
AGAIN = REFERENCES.replace("&", "&amp;")


@pytest.mark.parametrize("text", [REFERENCES, AGAIN])
def test_letters_of_a_text(text: str) -> None:
    assert unescaped(text) == WORDS


def test_signs_beside_letters_prove_the_others() -> None:
    assert unescaped("قال &quot;نعم&quot; &amp; مضى") == 'قال "نعم" & مضى'


@pytest.mark.parametrize(
    "text", ["اكتب &nbsp; بين الكلمتين", "الرمز &#1575; هو الألف", "أ & ب", "علامة &quot; وحدها"]
)
def test_examples_stay(text: str) -> None:
    assert unescaped(text) == text


def test_a_page_that_shows_references_shows_their_letters() -> None:
    page = f"<title>{AGAIN}</title><p>{AGAIN}</p>"
    read = decode(page.encode())
    assert read.text == f"<title>{REFERENCES}</title><p>{REFERENCES}</p>"
    assert read.data == read.text.encode()
    example = "<p>&amp;#1575; هي الألف</p>"
    assert decode(example.encode()).text == example
