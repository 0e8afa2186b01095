"""Given flattened threads of many engines and of none, each post has its author, date and words."""

from collections.abc import Callable

import pytest

from crawler.flat import separate_text

Layout = Callable[[], list[str]]
TOP = ["منتديات السنبلة", "الرئيسية", "تسجيل الدخول", "البحث"]
END = ["جميع الحقوق محفوظة © منتديات السنبلة 2011", "الساعة الآن 10:15 مساء"]
TITLE = "عطل في ماكينة الخياطة"
# Author, rank, posts, date, words.
POSTS = [
    ("نخلة الوادي", "عضو مميز", "1543", "24-03-2011, 09:15 مساءً", "الخيط ينقطع كل مرة عند الكم."),
    ("أبو سلمان", "عضو جديد", "38", "24-03-2011, 10:40 مساءً", "نظفي المكوك بفرشاة، ثم زيتيه."),
    ("ريم الشمال", "مشرفة القسم", "9120", "25-03-2011, 08:05 صباحاً", "شكرا جزيلا"),
    ("نخلة الوادي", "عضو مميز", "1543", "26-03-2011, 05:30 مساءً", "نظفته ونجحت الطريقة."),
]
DAYS = ["24 مارس 2011", "24 مارس 2011", "25 مارس 2011", "26 مارس 2011"]
AGO = ["منذ 3 سنوات", "منذ سنتين", "منذ سنة", "منذ 11 شهرا"]


def panel_under_words() -> list[str]:
    """phpBB 3.0 and Forumotion: the words, and under them who wrote them."""
    lines = [*TOP, TITLE]
    for number, (name, rank, count, date, words) in enumerate(POSTS):
        lines += [f"Re: {TITLE}" if number else TITLE, f"مشاركة بواسطة {name} » {date}", words]
        lines += [name, rank, f"مشاركات: {count}", "اشترك في: 01 مارس 2008", "أعلى"]
    return [*lines, "العودة إلى القسم", *END]


def signature_over_the_next_name() -> list[str]:
    """SMF: a signature has the word for the logged address over it, and nothing under it."""
    lines = list(TOP)
    for number, (name, rank, count, date, words) in enumerate(POSTS):
        lines += [name, rank, f"مشاركة: {count}", f"رد: {TITLE}", f"« رد #{number} في: {date} »"]
        lines += [words, "سجل", *(["الصبر مفتاح الفرج"] if number == 2 else [])]
    return [*lines, "صفحات: [1]", "الانتقال إلى:"]


def menus_under_words() -> list[str]:
    """MyBB: stars under the rank, the menu of the member under the words."""
    lines = list(TOP)
    for number, (name, rank, count, date, words) in enumerate(POSTS, 1):
        lines += [name, rank, "*****", f"المشاركات: {count}", "الإنضمام: Jan 2008", f"#{number}"]
        lines += [date, TITLE, words]
        lines += ["البحث عن جميع مشاركات هذا العضو", "إقتباس هذه الرسالة في الرد"]
    return lines


def heads_twice() -> list[str]:
    """Invision 4: name and date for narrow screens, and again for wide ones."""
    lines = [TITLE]
    for (name, rank, count, _, words), day in zip(POSTS, DAYS, strict=True):
        lines += [name, f"قام بنشر {day}", name, rank, f"{count} مشاركه", f"قام بنشر {day}", words]
        lines += ["رابط هذا التعليق", "شارك"]
    return lines


def counted_days() -> list[str]:
    """Flarum and Discourse: a name, a day, a number of likes."""
    lines = [TITLE]
    for number, ((name, *_, words), day) in enumerate(zip(POSTS, DAYS, strict=True), 1):
        lines += [name, day, str(number), words, "3 إعجابات", "رد"]
    return lines


def answers_to_a_question() -> list[str]:
    (asker, *_, asked), *answers = POSTS
    lines = [TITLE, f"سؤال من {asker}", AGO[0], asked, "3 تعليقات"]
    for (name, *_, words), ago in zip(answers, AGO[1:], strict=True):
        lines += [name, ago, words, "رد", "إعجاب"]
    return lines


def bylines_and_numbers() -> list[str]:
    lines = list(TOP)
    for number, (name, _, count, date, words) in enumerate(POSTS, 1):
        lines += [f"مشاركة رقم {number}", f"أرسلت بواسطة {name}", f"بتاريخ {date}"]
        lines += [f"عدد المشاركات : {count}", "تاريخ التسجيل : 2008-05-14", words, "رد", "أبلغ"]
    return [*lines, *END]


def labels_and_rules() -> list[str]:
    lines: list[str] = []
    for name, _, _, date, words in POSTS:
        lines += [f"الكاتب : {name}", f"التاريخ : {date}", words, "-----"]
    return lines


def one_count() -> list[str]:
    lines = [*TOP, TITLE]
    for number, (name, _, count, date, words) in enumerate(POSTS, 1):
        lines += [name, date, f"#{number}", f"عدد المشاركات : {count}", words]
    return [*lines, "الصفحة التالية"]


def names_under_words() -> list[str]:
    """XenForo 1: who wrote the words, and when, under them; the name over them as well."""
    lines = [*TOP, TITLE]
    for number, ((name, rank, count, _, words), day) in enumerate(zip(POSTS, DAYS, strict=True), 1):
        lines += [name, rank, "إنضم إلينا في:", "أغسطس 25, 2005", "المشاركات:", count, words]
        lines += [name, ",", day, f"#{number}"]
    return [*lines, *END]


def names_under_words_on_one_line() -> list[str]:
    lines = [*TOP, TITLE]
    for number, ((name, rank, _, _, words), day) in enumerate(zip(POSTS, DAYS, strict=True), 1):
        lines += [f"{name} {rank}", words, f"{name}, {day}", f"#{number}"]
    return [*lines, *END]


def names_before_dates() -> list[str]:
    """Discourse and printed threads: name, date and number on one line."""
    lines = [TITLE]
    for number, ((name, *_, words), day) in enumerate(zip(POSTS, DAYS, strict=True), 1):
        lines += [f"{name} {day}، 0{number}:15 #{number}", words]
    return lines


def printed_bylines() -> list[str]:
    """SMF's printed threads."""
    lines = ["نسخة للطباعة"]
    for name, _, _, date, words in POSTS:
        lines += [f"العنوان: {TITLE}", f"أرسل بواسطة: {name} في {date}", words]
    return lines


def titles_over_dates() -> list[str]:
    """Forumotion: a word for the title, and the date, are all that each head has."""
    lines = list(TOP)
    for number, (name, rank, _, _, words) in enumerate(POSTS, 1):
        lines += [name, rank, f"موضوع: رد: {TITLE} السبت يناير 03, 2015 {number}:17 am", words]
        lines += ["الرجوع الى أعلى الصفحة", "اذهب الى الأسفل"]
    return lines


def dates_twice() -> list[str]:
    """XenForo 2: date and number for narrow screens, and again for wide ones."""
    lines = [TITLE]
    for number, ((name, rank, _, _, words), day) in enumerate(zip(POSTS, DAYS, strict=True), 1):
        lines += [name, rank, day, f"#{number}", day, f"#{number}", words, "رد"]
    return lines


def days_and_times_apart() -> list[str]:
    """SMF 2.1, cut at every tag."""
    lines = list(TOP)
    for number, (name, rank, count, _, words) in enumerate(POSTS):
        lines += [
            name,
            rank,
            f"المشاركات: {count}",
            f"رد: {TITLE}",
            "الأمس",
            f"في 0{number}:30:05 م",
        ]
        lines += [f"#{number}", words, "تبليغ"]
    return lines


def one_panel_alone() -> list[str]:
    """Duhok Forum 1: the member who asks shows a panel, those who answer names and dates."""
    lines = [*TOP, TITLE]
    for number, (name, _, count, _, words) in enumerate(POSTS):
        figures = [] if number else [f"المشاركات: {count}", "نقاط التميز: 12", "عدد الأيام: 912"]
        lines += [name, *figures, f"1{number}:20 - 2009/02/11", words]
    return lines


def bylines_under_dates() -> list[str]:
    """phpBB 3's printed threads, cut at every tag."""
    lines = [TITLE]
    for name, _, _, date, words in POSTS:
        lines += [f"رد: {TITLE}", "مرسل:", date, "بواسطة", name, words]
    return [*lines, "جميع الأوقات تستخدم التوقيت العالمي+03:00"]


def edits_in_heads() -> list[str]:
    """MyBB: the note on an edit stands behind the date, over the number, the name and the panel."""
    lines = [TITLE]
    for number, (name, rank, count, date, words) in enumerate(POSTS, 1):
        edited = f" (آخر تعديل لهذه المشاركة : 27-03-2011 01:10 AM بواسطة {name}.)"
        lines += [f"{date}{edited if number % 2 else ''}", f"مشاركة: #{number}", name, rank]
        lines += [f"المشاركات: {count}", "الإنتساب: May 2008", "السمعة: 12", words]
    return lines


def published_under_panels() -> list[str]:
    """Invision 4: who, the group, figures, and then the word for publishing with the date."""
    lines = list(TOP)
    for (name, _, count, _, words), day in zip(POSTS, DAYS, strict=True):
        lines += [name, "الأعضاء", f"{count} مشاركات", "الجنس: ذكر", f"تم النشر {day}", words]
    return lines


def signs_for_colons() -> list[str]:
    """vBulletin 3 in a decorated skin: the rank between colons, other signs behind labels."""
    lines = [TITLE]
    for name, rank, count, date, words in POSTS:
        lines += [name, f":: {rank} ::", "تاريخ التسجيل » May 2008", f"المشاركات ~ {count}"]
        lines += ["الجنس ~ ذكر", "المزاج » رايق", date, words]
    return lines


def rules_under_titles() -> list[str]:
    """vBulletin 3, as browsers for terminals show it: a rule under the title, a short one below."""
    lines = list(TOP)
    for number, (name, rank, count, date, words) in enumerate(POSTS, 1):
        lines += [date, f"#{number}", name, rank, "تاريخ التسجيل: May 2008", f"المشاركات: {count}"]
        lines += [f"{'رد: ' * (number > 1)}{TITLE}", "_" * 66, words, "_" * 18, "صبر جميل"]
        lines += ["رد مع اقتباس"]
    return lines


def subjects_behind_dates() -> list[str]:
    """phpBB 2: the date and the title on one line, which has no title under most answers."""
    lines = list(TOP)
    for number, (name, rank, count, date, words) in enumerate(POSTS):
        lines += [name, rank, "اشترك في: 04 مارس 2008", f"مشاركات: {count}"]
        lines += [f"أرسل: {date}    موضوع الرسالة: {'' if number else TITLE}", words]
        lines += ["عودة الى الأعلى"]
    return lines


def states_twice() -> list[str]:
    """SMF: the picture's words and the same beside it, under the rank."""
    lines = list(TOP)
    for number, (name, rank, count, date, words) in enumerate(POSTS):
        lines += [name, rank, "*", "غير متصل غير متصل", f"مشاركة: {count}", f"رد: {TITLE}"]
        lines += [f"« رد #{number} في: {date} »", words, "سجل"]
    return lines


LAYOUTS = [
    panel_under_words,
    signature_over_the_next_name,
    menus_under_words,
    heads_twice,
    counted_days,
    answers_to_a_question,
    bylines_and_numbers,
    labels_and_rules,
    one_count,
    names_under_words,
    names_under_words_on_one_line,
    names_before_dates,
    printed_bylines,
    titles_over_dates,
    dates_twice,
    days_and_times_apart,
    one_panel_alone,
    bylines_under_dates,
    edits_in_heads,
    published_under_panels,
    signs_for_colons,
    rules_under_titles,
    subjects_behind_dates,
    states_twice,
]
WANTED = [(name, words) for name, *_, words in POSTS]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "blank lines"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_each_post_has_its_author_and_its_words_alone(layout: Layout, gap: str) -> None:
    posts = separate_text(gap.join(layout()))
    assert [(post.author, post.body.strip()) for post in posts] == WANTED
    assert all(post.posted for post in posts)


def test_dates_are_those_of_the_posts() -> None:
    found = {layout: separate_text("\n".join(layout())) for layout in LAYOUTS}
    assert [post.posted for post in found[labels_and_rules]] == [date for *_, date, _ in POSTS]
    assert [post.posted for post in found[answers_to_a_question]] == AGO
    assert [post.posted for post in found[heads_twice]] == DAYS


def test_a_note_behind_the_date_is_that_of_the_edit() -> None:
    edited = [post.edited for post in separate_text("\n".join(edits_in_heads()))]
    assert edited == ["27-03-2011 01:10 AM", None] * 2


def test_what_stands_under_the_logged_address_is_the_signature() -> None:
    posts = separate_text("\n".join(signature_over_the_next_name()))
    assert [post.signature for post in posts] == [None, None, "الصبر مفتاح الفرج", None]


def test_a_short_answer_between_panels_without_names_is_its_words() -> None:
    lines = []
    for _, _, count, _, words in POSTS:
        lines += ["- إنضم", "- 2008-05-14", "- المشاركات", f"- {count}", "- النقاط", "- 6", words]
    assert [post.body for post in separate_text("\n".join(lines))] == [p[-1] for p in POSTS]


def test_posts_of_which_each_is_one_line() -> None:
    text = "\n".join(
        f"{name} {rank} إنضم 2008-05-14 المشاركات {count} الإقامة حائل النقاط 6 {day} #{n} {words}"
        for n, ((name, rank, count, _, words), day) in enumerate(zip(POSTS, DAYS, strict=True), 1)
    )
    posts = separate_text(text)
    assert [(post.author, post.body) for post in posts] == WANTED
    assert [post.posted for post in posts] == DAYS
    assert posts[1].panel == [
        ("إنضم", "2008-05-14"),
        ("المشاركات", "38"),
        ("الإقامة", "حائل"),
        ("النقاط", "6"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "لعبت كثيرا وصارت النقاط 6 ثم المستوى 3 ثم الرتب 4 وما زلت أحاول أن أصل إلى الأول بينكم.",
        "المشاركات 5 في المسابقة هذا العام، وقد زادت النقاط 6 عما كانت عليه في العام الذي قبله.",
    ],
)
def test_figures_in_a_sentence_are_no_panel(text: str) -> None:
    (post,) = separate_text(text)
    assert (post.body, post.panel) == (text, [])


def test_words_behind_a_title_are_not_lost_with_it() -> None:
    line = "افتراضي عطل في الماكينة السلام عليكم، الخيط ينقطع. فما السبب؟"
    panel = ["نخلة الوادي", "عضو مميز", "تاريخ التسجيل: Sep 2009", "المشاركات: 583"]
    (post,) = separate_text("\n".join([*panel, line]))
    assert post.body == line


def test_a_note_on_an_edit_that_was_cut_is_no_words() -> None:
    lines = days_and_times_apart()
    at = lines.index(POSTS[1][-1])
    lines[at:at] = ["آخر تحرير", ": أكتوبر 03, 2026, 07:00:00 ص بواسطة أبو سلمان"]
    posts = separate_text("\n".join(lines))
    assert posts[1].body == POSTS[1][-1]
    assert posts[1].edited == "أكتوبر 03, 2026, 07:00:00 ص"


def test_days_that_open_the_lines_of_a_story_are_no_heads() -> None:
    text = "وصلنا 12 مايو 2013 10:15\nثم عدنا 13 مايو 2013 11:15\nوانتهت الرحلة هناك."
    (post,) = separate_text(text)
    assert post.body == text


def test_a_line_that_says_who_began_the_thread_is_no_head_of_a_post() -> None:
    panel = ["عضو نشيط", "تاريخ التسجيل: 14-05-2008", "المشاركات: 154"]
    lines = ["كتب بواسطة نورس » 24 مارس 2011 21:10"]
    said = {name: f"هذا كلام {name} عن الدودة البيضاء في الشتلات." for name in ("نورس", "ميزان")}
    for name, words in said.items():
        lines += [name, *panel, "24-03-2011, 21:10", words]
    posts = separate_text("\n".join(lines))
    assert {post.author: post.body for post in posts} == said


def test_a_bare_count_under_a_group_parts_no_name_from_its_date() -> None:
    words = "من يهتم بالخريطة فليخبرني لأصور الصفحات."
    head = ["سنابل", "عضو", "الأعضاء", "31", "تم النشر 3 يناير 2018"]
    (post,) = separate_text("\n".join([*head, words, "اقتباس", "رابط هذا التعليق", "شارك"]))
    assert (post.author, post.title, post.body) == ("سنابل", "عضو", words)
