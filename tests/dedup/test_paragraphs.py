"""Given a body that says its paragraphs twice, each once; what an author repeats stays."""

from crawler.dedup.paragraphs import drop_repeats

LONG = [f"هذه فقرة طويلة رقمها {n} وفيها من الكلام ما يكفي لتكون فقرة كاملة." for n in range(4)]


def test_a_doubled_body() -> None:
    body = "\n\n".join([*LONG, *LONG])
    assert drop_repeats(body) == ("\n\n".join(LONG), 4)


def test_copies_may_differ_by_spaces_and_a_cut_end() -> None:
    copy = LONG[1].replace(" ", "  ")
    assert drop_repeats("\n\n".join([*LONG, copy, LONG[3][:-9]])) == ("\n\n".join(LONG), 2)


def test_lines_count_where_there_are_no_paragraphs() -> None:
    assert drop_repeats("\n".join([*LONG, LONG[0]])) == ("\n".join(LONG), 1)


def test_refrains_lists_and_short_lines_stay() -> None:
    poem = "يا ليل الصب متى غده\nأقيام الساعة موعده\nيا ليل الصب متى غده\nأقيام الساعة موعده"
    items = "- خذ من الطحين كوبين ومن السكر كوبا ومن الزيت نصف كوب\n" * 2
    for body in (poem, items.strip(), "شكرا\n\nشكرا", "", "سطر واحد"):
        assert drop_repeats(body) == (body, 0)
