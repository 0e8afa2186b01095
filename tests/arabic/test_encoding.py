"""Given bytes with true, missing or lying declarations, the text that was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.arabic.encoding import decode
from crawler.arabic.high_bytes import around_high_bytes, begins_as_utf8
from crawler.arabic.mojibake import mend_mojibake

GREETING = "السلام عليكم ورحمة الله وبركاته، أهلا بكم في المنتدى"
NEWS = "قال المدير إن الاجتماع سيعقد في القاعة الكبرى من المبنى القديم"
MIXED = "جربت Windows 10 على الجهاز القديم في البيت ولم يعمل من أول مرة"
FRENCH = "Le café est fermé à midi, désolé pour la gêne causée"
PLAIN = "plain ascii text"

# text, codec of the bytes, charset that the header declares (or None)
SAMPLES = [
    (text, codec, declared)
    for text in (GREETING, NEWS, MIXED)
    for codec, declared in [
        ("utf-8", None),
        ("utf-8", "utf-8"),
        ("utf-8", "windows-1256"),
        ("utf-8", "iso-8859-1"),
        ("utf-8-sig", None),
        ("cp1256", None),
        ("cp1256", "windows-1256"),
        ("cp1256", "utf-8"),
        ("cp1256", "iso-8859-1"),
        ("utf-16", None),
    ]
] + [
    ("السلام عليكم ورحمة الله في المنتدى من القلب", "iso-8859-6", None),
    ("السلام عليكم ورحمة الله في المنتدى من القلب", "iso-8859-6", "iso-8859-6"),
    (FRENCH, "utf-8", "iso-8859-1"),
    (FRENCH, "latin-1", "iso-8859-1"),
    (PLAIN, "ascii", None),
]


@pytest.mark.parametrize(("text", "codec", "declared"), SAMPLES)
def test_samples(text: str, codec: str, declared: str | None) -> None:
    assert decode(text.encode(codec), declared=declared).text == text


def test_a_meta_declaration_counts_for_less_than_the_bytes() -> None:
    page = f'<meta charset="windows-1256"><p>{GREETING}</p>'
    assert decode(page.encode("utf-8")).text == page


def test_a_page_of_utf_8_with_a_run_of_windows_1256() -> None:
    body = GREETING.encode() + b"<p>" + NEWS.encode("cp1256") + b"</p>" + (GREETING * 9).encode()
    read = decode(body)
    assert read.encoding == "utf-8"
    assert NEWS in read.text


@pytest.mark.parametrize(
    ("text", "codec", "declared"),
    [
        (NEWS, "cp1256", None),
        (NEWS, "cp1256", "iso-8859-1"),
        (FRENCH, "cp1252", "iso-8859-1"),
        (FRENCH, "cp1252", "windows-1256"),
    ],
)
def test_few_letters_beyond_ascii_far_apart_tell_the_charset(
    text: str, codec: str, declared: str
) -> None:
    page = "".join(f"<p class=x>{'plain words ' * 400}</p>{word} " for word in text.split())
    assert decode(page.encode(codec), declared=declared).text == page


def test_what_stands_around_bytes_beyond_ascii() -> None:
    page = "<b title='é'>caf\xe9</b> sans <i>\xe0</i> lait".encode("latin-1")
    assert around_high_bytes(page) == "'é'f\xe9<>\xe0<".encode("latin-1")
    assert around_high_bytes(page, tags=False) == "f\xe9<>\xe0<".encode("latin-1")
    assert around_high_bytes("\xe9".encode("latin-1"), 9) == b"\xe9"


@pytest.mark.parametrize("start", range(4090, 4100))
def test_letters_at_the_seam_of_two_pieces_are_utf_8(start: int) -> None:
    assert begins_as_utf8(b" " * start + GREETING.encode())
    assert not begins_as_utf8(b" " * start + GREETING.encode("cp1256"))


def test_a_forced_charset_comes_first() -> None:
    assert decode(GREETING.encode("cp1256"), force="cp1256").text == GREETING


@pytest.mark.parametrize("text", [GREETING, NEWS])
def test_windows_1256_read_as_latin_is_mended(text: str) -> None:
    assert mend_mojibake(text.encode("cp1256").decode("latin-1")) == text


def as_the_web_does(data: bytes, codec: str) -> str:
    """Bytes that a charset leaves undefined stand for controls."""
    undefined = {n for n in range(256) if not bytes([n]).decode(codec, "ignore")}
    return "".join(chr(n) if n in undefined else bytes([n]).decode(codec) for n in data)


@pytest.mark.parametrize("written_in", ["utf-8", "cp1256", "iso8859-6"])
@pytest.mark.parametrize("read_as", ["cp1252", "latin-1"])
@pytest.mark.parametrize("times", [1, 2])
def test_arabic_read_as_latin_is_mended(written_in: str, read_as: str, times: int) -> None:
    text = "السلام عليكم ورحمة الله في المنتدى من القلب"
    broken = as_the_web_does(text.encode(written_in), read_as)
    if times > 1:
        broken = as_the_web_does(broken.encode(), read_as)
    assert mend_mojibake(f"<p>{broken}</p>") == f"<p>{text}</p>"


@pytest.mark.parametrize("written_in", ["utf-8", "cp1256"])
def test_arabic_read_as_mac_roman_is_mended(written_in: str) -> None:
    assert mend_mojibake(GREETING.encode(written_in).decode("mac_roman")) == GREETING


def test_mojibake_beside_plain_text_and_signs_that_came_later() -> None:
    broken = as_the_web_does(GREETING.encode(), "cp1252")
    page = f"<b>الرئيسية</b><p>{broken} \U0001f600</p> السوق، {broken}"
    mended = f"<b>الرئيسية</b><p>{GREETING} \U0001f600</p> السوق، {GREETING}"
    assert mend_mojibake(page) == mended


def test_what_one_piece_proves_counts_for_those_too_short_to_prove_it() -> None:
    short = ["شكرا جزيلا", "مرحبا", "في", "تميم"]
    broken = [words.encode("cp1256").decode("cp1252") for words in short]
    assert mend_mojibake("<p>".join(broken)) == "<p>".join(broken)
    latin = ["Café né à l'été", "ÀÉÈÙ", "ÇA VA ÊTRE", "où"]
    proof = GREETING.encode("cp1256").decode("cp1252")
    page = "<p>".join([*latin, *broken, proof])
    assert mend_mojibake(page) == "<p>".join([*latin, *short, GREETING])


@pytest.mark.parametrize("text", [GREETING, PLAIN, ""])
def test_surrogates_in_utf_8_are_the_character_that_they_stand_for(text: str) -> None:
    page = f"{text} \ud83d\ude00 {text}".encode("utf-8", "surrogatepass")
    assert decode(page).text == f"{text} 😀 {text}"


def test_half_a_character_in_utf_8_is_no_letter() -> None:
    page = f"{GREETING} \ud83d {NEWS}".encode("utf-8", "surrogatepass")
    assert decode(page).text == f"{GREETING} \ufffd {NEWS}"


def test_nothing_is_guessed_where_a_byte_is_lost() -> None:
    broken = GREETING.encode().decode("cp1256", "replace").replace("ظ", "?")
    assert mend_mojibake(broken) == broken


def test_mojibake_of_utf_8_read_once_and_twice() -> None:
    text = "سلام"
    once = text.encode().decode("cp1256")
    twice = once.encode().decode("cp1256")
    assert mend_mojibake(f"{once}\nنص سليم") == f"{text}\nنص سليم"
    assert mend_mojibake(twice) == text


@pytest.mark.parametrize(
    "text",
    [
        GREETING,
        FRENCH,
        "ÀÉÈÙ ÇA VA ÊTRE",
        "Ñandú über naïve",
        "NÃO É ASSIM, CAMÕES",
        "«العنوان»·",
        "",
    ],
)
def test_clean_text_stays(text: str) -> None:
    assert mend_mojibake(text) == text


@pytest.mark.parametrize("declared", ["hex", "punycode", "idna", "undefined", "rot13"])
def test_a_declared_codec_that_is_no_charset_counts_for_nothing(declared: str) -> None:
    assert decode(GREETING.encode("cp1256"), declared=declared).text == GREETING


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "cp1256", "nonsense"]))
def test_nothing_raises(body: bytes, declared: str | None) -> None:
    assert isinstance(decode(body, declared=declared).text, str)


@pytest.mark.parametrize("read_as", ["cp1256", "cp1252"])
@pytest.mark.parametrize("text", ["آخر مشاركة", "المشاركات: 455226", "رؤية أحمد، وآمال"])
def test_mojibake_of_utf_8_read_three_times_and_more(text: str, read_as: str) -> None:
    broken = text
    for _ in range(4):
        data = broken.encode()
        broken = "".join(bytes([b]).decode(read_as, "ignore") or chr(b) for b in data)
        assert mend_mojibake(broken) == text
