"""Given threads as dumping tools write them, the posts of the same thread line by line."""

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.flat import separate_text
from crawler.flat.dumps import without_marks
from tests.flat.test_layouts import LAYOUTS, POSTS, TITLE, WANTED, Layout

NAMES = {name for name, *_ in POSTS}
ASKED, ANSWERED = POSTS[0][-1], POSTS[1][-1]


def bars(lines: list[str]) -> str:
    return "|".join(lines)


def spaced_bars(lines: list[str]) -> str:
    return " | ".join(lines)


def blanks_of_the_markup(lines: list[str]) -> str:
    return "".join(f"\n\t\t\n  \n   {line}" for line in lines)


def links(lines: list[str]) -> str:
    """html2text and markdownify: links with their targets, pictures, rules, escapes."""
    found = ["[![](/logo.png)](/index.php)", f"# {TITLE}", "* * *"]
    for line in lines:
        linked = f'![{line}](/avatar_\\(1\\).png) **[{line}](/u/1 "ملف (العضو)")**'
        found.append(linked if line in NAMES else line.replace("-", "\\-").replace("#", "\\#"))
    return "  \n".join(found)


def table(lines: list[str]) -> str:
    found = []
    for line in lines:
        cells = f"| ![](a.png) | [{line}](/u/1) |" if line in NAMES else f"|  | {line} |"
        found += [cells, "| --- | --- |"]
    return "\n".join(found)


def tables_in_tables(lines: list[str]) -> str:
    """markdownify puts the lines of an inner table into one; html2text rules single columns off."""
    found = ["a | b | c", "---|---|---"]
    for line in lines:
        inner = f"| |  | | --- | | {line} | |"
        found += [inner, "---"] if line in NAMES else [f"| {line}", "---"]
    return "\n".join([*found, "|  |  |"])


def numbered_links(lines: list[str]) -> str:
    """lynx: links have numbers, their targets stand below."""
    found = [f"   [{n}]{line}" if line in NAMES else f"   {line}" for n, line in enumerate(lines)]
    targets = [f"   {n}. http://forum.example/u/{n}" for n in range(len(lines))]
    return "\n".join([*found, "", "References", "", *targets])


DUMPS = [bars, spaced_bars, blanks_of_the_markup, links, table, tables_in_tables, numbered_links]


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.__name__)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_each_post_has_its_author_and_its_words_alone(
    layout: Layout, dump: Callable[[list[str]], str]
) -> None:
    posts = separate_text(dump(layout()))
    assert [(post.author, post.body.strip()) for post in posts] == WANTED
    assert all(post.posted for post in posts)


HEAD = ["[نخلة الوادي](/u/1)", "**المشاركات:** [77](/s/1)", "**تاريخ التسجيل:** Jan 2008"]


def markdown(*body: str) -> str:
    second = ["[أبو سلمان](/u/2)", "**المشاركات:** [38](/s/2)", "**تاريخ التسجيل:** Feb 2009"]
    return "\n".join(["## عطل", *HEAD, "", ASKED, "", *second, "", *body])


def test_the_signs_before_a_quote_tell_where_it_ends() -> None:
    quote = ["> نخلة الوادي كتب:", ">", f"> {ASKED}", ">", "> > قول أقدم", "", ANSWERED, "نعم."]
    post = separate_text(markdown(*quote))[1]
    assert post.quotes[0][0] == "نخلة الوادي"
    assert post.quotes[0][1].startswith(ASKED)
    assert (post.body, post.unsure) == (f"{ANSWERED}\nنعم.", [])


def test_a_skin_that_puts_whole_posts_in_quotes() -> None:
    post = separate_text(markdown(f"> {ANSWERED}", ">", "> نعم."))[1]
    assert (post.body.split("\n"), post.quotes) == ([ANSWERED, "", "نعم."], [])


def test_links_and_stress_in_a_body_are_its_words() -> None:
    line = "انظر [هذا الشرح](http://f.example/a_\\(b\\)?x=1) **جيدا** ثم <https://f.example/c> وجرب"
    post = separate_text(markdown(line))[1]
    assert post.body == "انظر هذا الشرح جيدا ثم https://f.example/c وجرب"


@pytest.mark.parametrize(
    "text",
    [
        "اختر: أحمر | أخضر | أزرق",
        "قال > ثم سكت\n> هكذا",
        "أضف __init__.py و a_b_c إلى المجلد\nثم 2 * 3 * 4 = 24",
        "السطر الأول\n\n\n\nالسطر الثاني",
        "انظر [1] و[2] في المراجع\nReferences\nكتاب قديم",
    ],
)
def test_what_a_member_writes_so_stays(text: str) -> None:
    assert without_marks(text) == text
    (post,) = separate_text(text)
    assert post.body == text


def test_words_above_the_first_head_that_is_found_are_not_lost() -> None:
    story = "كنت أقرأ في المساء، ثم سمعت صوتا. خرجت فلم أجد أحدا! فعدت إلى كتابي. " * 6
    lines = [*(line for _ in range(4) for line in ("رد مع اقتباس", "أدوات الموضوع")), story.strip()]
    for name, rank, count, date, words in POSTS:
        lines += [name, rank, f"المشاركات: {count}", "تاريخ التسجيل: Jan 2008", date, words]
    posts = separate_text("\n".join(lines))
    assert [post.body for post in posts] == [story.strip(), *(words for *_, words in POSTS)]
    assert posts[0].unsure


def test_sentences_right_above_the_first_head_are_not_lost() -> None:
    said = ["كنت أقرأ في المساء كتابا قديما عن الخياطة حين سمعت صوتا غريبا عند الباب."]
    said.append("خرجت فلم أجد أحدا في الطريق، فعدت إلى كتابي وأكملت القراءة حتى الصباح.")
    lines = [*(line for _ in range(4) for line in ("رد مع اقتباس", "أدوات الموضوع")), *said]
    for name, rank, count, date, words in POSTS:
        lines += [name, rank, f"المشاركات: {count}", "تاريخ التسجيل: Jan 2008", date, words]
    posts = separate_text("\n".join(lines))
    assert posts[0].body.split("\n") == said
    assert [post.body for post in posts[1:]] == [words for *_, words in POSTS]


def test_words_below_what_looks_like_the_page_s_end_are_not_lost() -> None:
    story = "كنت أقرأ في المساء، ثم سمعت صوتا. خرجت فلم أجد أحدا! فعدت إلى كتابي. " * 6
    lines = []
    for name, rank, count, date, words in POSTS:
        lines += [name, rank, f"المشاركات: {count}", "تاريخ التسجيل: Jan 2008", date, words]
    text = "\n".join([*lines, "الانتقال إلى المدينة", story.strip()])
    assert story.strip() in separate_text(text)[-1].body


def test_a_stressed_name_is_bare_where_labels_are_stressed() -> None:
    labels = "**عدد المساهمات** : 402\n\n**نقاط** : 911\n\n**تاريخ التسجيل** : 13/04/2010"
    (post,) = separate_text(f"**نخلة الوادي**\n\n_عضو فعال_\n\n{labels}\n\n{ASKED}")
    assert (post.author, post.title, post.body) == ("نخلة الوادي", "عضو فعال", ASKED)


def test_stress_in_a_list_of_labels_proves_markdown() -> None:
    pairs = "* **إنضم** 3 مارس 2015\n* **المشاركات** 120\n* **النقاط** 28"
    (post,) = separate_text(f"**راعي البلم**\n*عضو نشيط*\n\n{pairs}\n\n{ASKED}")
    assert (post.author, post.title, post.body) == ("راعي البلم", "عضو نشيط", ASKED)


def test_pictures_leave_nothing_in_a_body() -> None:
    line = "![[صورة: a.png]](http://f.example/a.png) هذه صورتها ![](b_\\(1\\).png)"
    assert separate_text(markdown(line))[1].body.strip() == "هذه صورتها"


def test_a_sign_within_a_line_is_no_mark_of_a_quote() -> None:
    line = "اختر القائمة > الإعدادات > الحساب"
    assert separate_text(markdown(line))[1].body == line


@given(st.text(alphabet="اب|-*_>[]()#\\ \n.!<@", max_size=300))
def test_signs_in_any_order_come_back_unchanged(text: str) -> None:
    assert [post.body for post in separate_text(text)] == [text]


@pytest.mark.parametrize(
    "text", [" " * 60_000 + "|", "-" * 60_000 + "س", "#1 " * 3000, "> " * 9000]
)
def test_no_row_of_signs_takes_long(text: str) -> None:
    start = process_time()
    separate_text(text)
    assert process_time() - start < 3
