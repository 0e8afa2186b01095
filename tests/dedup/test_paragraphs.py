"""Given a body that says its paragraphs twice, each once; what an author repeats stays."""

import time

import pytest

from crawler.dedup.paragraphs import drop_repeats

LONG = [f"هذه فقرة طويلة رقمها {n} وفيها من الكلام ما يكفي لتكون فقرة كاملة." for n in range(4)]
TRIP = [
    "خرجنا من المدينة قبل الفجر ومعنا الخيام والماء وبعض التمر، والطريق خال من السيارات.",
    "ثم وصلنا إلى القرية القديمة ورأينا البيوت المبنية من الحجر سنة ١٩٢٠ فوق التل العالي.",
    "وفي المساء جلسنا حول النار نسمع حكايات الشيخ عن أيام الغوص والسفر البعيد.",
]
BODY, ONE_LINE = "\n\n".join(TRIP), " ".join(TRIP)
SHORT = "السلام عليكم\n\nعندي سؤال عن الجهاز الجديد\n\nهل جربه أحد منكم؟\n\nوشكرا"
VERSES = [
    "قد كان فيك الصبح يضحك للندى ويرش فوق الباب عطرا من غمام",
    "واليوم لا صوت يعود ولا صدى إلا الرياح تجوس في هذا الظلام",
    "من لي بيوم من زمان قد مضى بين الأحبة والحكايا والخيام",
]
REFRAIN = "يا دار من هجروك كيف تركتهم يمضون في ليل الشتاء بلا وداع أو سلام"
SUNG = [line for verse in VERSES for line in (verse, REFRAIN)]
CHORUS = "يا طير سلم على أهلي\nوقل لهم إني على عهدي\nباق ولو طال النوى بي يا طير"
ITEM = "خذ من الطحين كوبين ومن السكر كوبا ومن الزيت نصف كوب"
LIST = "- كوب من الطحين\n- بيضتان\n- ملعقة سكر كبيرة\n- نصف كوب من الحليب الساخن الطازج جدا"
QUESTION = "كيف أصل إلى المحطة القديمة من هنا يا عم؟"
CODE = "for (int i = 0; i < n; i++) { sum += a[i]; total = total + sum * 2; }"


def test_a_doubled_body() -> None:
    body = "\n\n".join([*LONG, *LONG])
    assert drop_repeats(body) == ("\n\n".join(LONG), 4)


def test_copies_may_differ_by_spaces_and_a_cut_end() -> None:
    copy = LONG[1].replace(" ", "  ")
    assert drop_repeats("\n\n".join([*LONG, copy, LONG[3][:-9]])) == ("\n\n".join(LONG), 2)


def test_lines_count_where_there_are_no_paragraphs() -> None:
    assert drop_repeats("\n".join([*LONG, LONG[0]])) == ("\n".join(LONG), 1)


@pytest.mark.parametrize(
    ("copy", "removed"),
    [
        (BODY, 3),
        (BODY[:-25], 3),
        (BODY[:-27] + "...", 3),
        (ONE_LINE, 1),
        (ONE_LINE[:-30], 1),
        ("\n".join(TRIP), 3),
        ("---------\n\n" + BODY, 4),
        (BODY + "\n\n" + BODY, 6),
        (TRIP[0].replace("خرجنا", "خَرَجْنا").replace("الفجر", "الفجـــر"), 1),
        (TRIP[1].replace("إلى", "الى").replace("القديمة", "القديمه"), 1),
        (TRIP[1].replace("١٩٢٠", "1920").replace(".", "!!"), 1),
        (TRIP[1][:50] + "…", 1),
        (TRIP[0] + " " + TRIP[1], 1),
    ],
)
def test_a_copy_after_the_body(copy: str, removed: int) -> None:
    assert drop_repeats(f"{BODY}\n\n{copy}") == (BODY, removed)


@pytest.mark.parametrize("between", [" ", "\n", "\n\n", ""])
def test_a_doubled_body_of_one_line(between: str) -> None:
    assert drop_repeats(ONE_LINE + between + ONE_LINE) == (ONE_LINE, 1)


@pytest.mark.parametrize("figure", ["3,200", "٣٬٢٠٠", "1,200,000", "3.5", "12:30", "3،5", "1,2"])
def test_a_figure_of_several_parts_takes_no_word_from_the_first_copy(figure: str) -> None:
    body = f"إذا كانت ميزانيتك تحت {figure} ريال وأنت تسكن بعيدا عن المدينة فلا تفكر فيه أبدا"
    assert drop_repeats(f"{body} {body}") == (body, 1)
    assert drop_repeats(f"{body}\n{body}\n{body}") == (body, 2)


def test_a_copy_may_stand_between_other_paragraphs() -> None:
    body = "\n\n".join(["مقدمة", BODY, ONE_LINE, "والسلام"])
    assert drop_repeats(body) == ("\n\n".join(["مقدمة", BODY, "والسلام"]), 1)
    body = "\n\n".join(["مقدمة", ONE_LINE, BODY, "والسلام"])
    assert drop_repeats(body) == ("\n\n".join(["مقدمة", ONE_LINE, "والسلام"]), 3)


def test_a_beginning_that_announces_the_body() -> None:
    assert drop_repeats(f"{TRIP[0][:50]}...\n\n{BODY}") == (BODY, 1)
    assert drop_repeats(f"{ONE_LINE[:110]}\n\n{BODY}") == (BODY, 1)


def test_short_lines_go_with_the_whole_body_only() -> None:
    assert drop_repeats(f"{SHORT}\n\n{SHORT}") == (SHORT, 4)
    assert drop_repeats(f"{TRIP[0]}\n\n{LIST}\n\n{TRIP[0]}\n\n{LIST}") == (
        f"{TRIP[0]}\n\n{LIST}",
        2,
    )
    poem = "\n".join(SUNG)
    assert drop_repeats(f"{poem}\n\n{poem}") == (poem, 6)


def test_a_smile_stays_with_its_copy() -> None:
    assert drop_repeats(f"{TRIP[0]} :)\n\n{TRIP[0]} :)") == (f"{TRIP[0]} :)", 1)


def test_prose_goes_where_it_stands_beside_a_poem() -> None:
    poem = "\n".join(SUNG)
    assert drop_repeats("\n\n".join([TRIP[0], poem, TRIP[0]])) == (f"{TRIP[0]}\n\n{poem}", 1)


def test_long_lines_without_stops_are_no_verse() -> None:
    told = [f"{one[:-1]} و{two[:-1]}" for one, two in zip(TRIP, [*TRIP[1:], TRIP[0]], strict=True)]
    assert drop_repeats("\n".join([*told, VERSES[0], told[1]])) == (
        "\n".join([*told, VERSES[0]]),
        1,
    )


@pytest.mark.parametrize(
    "body",
    [
        "",
        "سطر واحد",
        " \n \n",
        "شكرا\n\nشكرا",
        "يا ليل الصب متى غده\nأقيام الساعة موعده\nيا ليل الصب متى غده\nأقيام الساعة موعده",
        "\n".join(SUNG),
        "\n\n".join(SUNG),
        "\n\n".join(f"{verse}\n{REFRAIN}" for verse in VERSES),
        "\n\n".join([TRIP[0], "\n".join(SUNG), TRIP[1]]),
        "\n\n".join(part for verse in VERSES for part in (verse, CHORUS)),
        f"- {ITEM}\n- {ITEM}",
        f"* {ITEM}\n* {ITEM}",
        f"1. {ITEM}\n1. {ITEM}",
        f"المقادير للأولى:\n{LIST}\n\nالمقادير للثانية:\n{LIST}",
        f"س: {QUESTION}\nج: لا أعرف\nس: {QUESTION}\nج: قلت لك لا أعرف",
        f"- {QUESTION}\n- لا أعرف\n- {QUESTION}\n- قلت لك لا أعرف",
        f"انظروا\n{CODE}\n}}\n{CODE}\n}}",
        "\n".join(["    move the first of them to the end of the same old row"] * 2),
        " ".join(["أستغفر الله العظيم وأتوب إليه"] * 10),
        "هههههه " * 30,
        # They begin alike, or differ in their last word or a number.
        f"{' '.join(TRIP[0].split()[:13])} الحافلات\n\n{BODY}",
        f"{TRIP[0]}\n\n{TRIP[0][:50]} ثم تغير الكلام بعد ذلك تماما",
        "\n\n".join(f"{TRIP[0][:-1]} بعد الساعة {hour}" for hour in ("الرابعة", "السادسة")),
        "\n\n".join(TRIP[1].replace("١٩٢٠", year) for year in ("1920", "1930")),
        f"«{TRIP[0]}»\n\n{TRIP[0]} هكذا قال.",
    ],
)
def test_what_an_author_repeats_stays(body: str) -> None:
    assert drop_repeats(body) == (body, 0)


def test_thousands_of_lines_that_begin_alike_take_no_longer_than_others() -> None:
    lines = [f"اللهم صل على محمد وآل محمد عدد ما {n} من قطر ومطر." for n in range(5000)]
    body = "\n".join(lines)
    assert drop_repeats(body) == (body, 0)
    assert drop_repeats("\n".join([*lines, lines[3]])) == (body, 1)


def test_a_long_body_without_spaces_that_is_there_twice_takes_no_time() -> None:
    body = "،".join(f"كلمة{number}" for number in range(1500))
    began = time.process_time()
    assert drop_repeats(f"{body}،{body}") == (f"{body}،", 1)
    assert time.process_time() - began < 2
