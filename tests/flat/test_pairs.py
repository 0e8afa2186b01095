"""Given a panel's labels and values in whatever form an extractor left them, the same panel."""

from collections.abc import Callable

import pytest

from crawler.flat import separate_text

# Name, rank, first day, posts, likes, date and words of each post.
POSTS = [
    ("راعي البلم", "عضو نشيط", "3 يناير 2019", "1,234", "55", "3 مايو 2020", "أين أصلح قاربي؟"),
    ("ناعور هيت", "عضو جديد", "20 أبريل 2020", "18", "7", "4 مايو 2020", "عند ورشة قديمة هنا."),
    ("ملاح قديم", "عضو متميز", "9 يونيو 2015", "3,410", "912", "5 مايو 2020", "شغلها نظيف جدا."),
]
Form = Callable[[str, str, str, str, str], list[str]]


def value_over_label(name: str, rank: str, day: str, count: str, likes: str) -> list[str]:
    return [name, rank, day, "إنضم", count, "المشاركات", likes, "مستوى التفاعل"]


def value_over_colon(name: str, rank: str, day: str, count: str, likes: str) -> list[str]:
    return [name, rank, count, ":المشاركات", likes, ":الإعجابات", day, ":تاريخ التسجيل"]


def label_behind_value(name: str, rank: str, day: str, count: str, likes: str) -> list[str]:
    return [name, rank, f"{count}المشاركات", f"{likes}الإعجابات", f"{day}تاريخ الانضمام"]


def no_blanks(name: str, rank: str, day: str, count: str, likes: str) -> list[str]:
    return [name, rank, f"إنضم{day}المشاركات{count}مستوى التفاعل{likes}"]


def no_blanks_but_colons(name: str, rank: str, day: str, count: str, likes: str) -> list[str]:
    return [name, rank, f"تاريخ التسجيل: {day}المشاركات: {count}الإعجابات: {likes}"]


def colon_on_its_own(name: str, rank: str, day: str, count: str, likes: str) -> list[str]:
    lines = [name, rank, "مشترك منذ", ":", day, "عدد المشاركات", ":", count]
    return [*lines, "تلقى الشكر", ":", likes]


def dots_between(name: str, rank: str, day: str, count: str, likes: str) -> list[str]:
    return [name, rank, f"عضو منذ {day} · {count} مشاركة · {likes} إعجاب"]


def tabs(name: str, rank: str, day: str, count: str, likes: str) -> list[str]:
    return [f"{name}\t{rank}", f"انضم:\t{day}", f"المشاركات:\t{count}", f"الشكر المستلم:\t{likes}"]


def shuffled(name: str, rank: str, day: str, count: str, likes: str) -> list[str]:
    lines = [name, rank, "الحلول", "2", "نتيجة ردود الأفعال", likes, "المساهمات", count]
    return [*lines, "مسجل منذ", day]


@pytest.mark.parametrize(
    "form",
    [
        value_over_label,
        value_over_colon,
        label_behind_value,
        no_blanks,
        no_blanks_but_colons,
        colon_on_its_own,
        dots_between,
        tabs,
        shuffled,
    ],
    ids=lambda form: form.__name__,
)
def test_panels(form: Form) -> None:
    lines = []
    for number, (name, rank, day, count, likes, date, words) in enumerate(POSTS, 1):
        lines += [*form(name, rank, day, count, likes), date, f"#{number}", words]
    found = separate_text("\n".join(lines))
    assert [(post.author, post.posted, post.body) for post in found] == [
        (name, date, words) for name, _, _, _, _, date, words in POSTS
    ]
    values = [{value for _, value in post.panel} for post in found]
    assert all(
        {day, count} <= own for (_, _, day, count, *_), own in zip(POSTS, values, strict=True)
    )


def test_counts_alone_stand_over_their_labels() -> None:
    lines = []
    for number, (name, rank, _, count, likes, date, words) in enumerate(POSTS, 1):
        lines += [name, rank, count, "المشاركات", likes, "الإعجابات", date, f"#{number}", words]
    found = separate_text("\n".join(lines))
    assert [(post.author, dict(post.panel)["المشاركات"]) for post in found] == [
        (name, count) for name, _, _, count, *_ in POSTS
    ]


def test_who_began_a_thread_and_when_is_no_post() -> None:
    name, _, day, count, _, date, words = POSTS[0]
    pairs = ["الأعضاء", f"عدد المشاركات: {count}", f"تاريخ الانضمام: {day}"]
    lines = ["قارب خشبي", f"بواسطة {name}", date, name, *pairs, f"قام بنشر {date}", words]
    other, *_, below, answer = POSTS[1]
    posts = separate_text("\n".join([*lines, other, *pairs, f"قام بنشر {below}", answer]))
    assert [(post.author, post.body) for post in posts] == [(name, words), (other, answer)]


def test_buttons_behind_the_last_sentence_of_a_line() -> None:
    name, rank, day, count, _, date, words = POSTS[1]
    line = f"{name} {rank} إنضم {day} المشاركات {count} النقاط 3 {date} #1 {words} إبلاغ أعجبني رد"
    (post,) = separate_text(line)
    assert (post.author, post.body) == (name, words)
