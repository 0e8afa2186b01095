"""Given a whole page on one line, the posts that its panels, dates and frames tell."""

import pytest

from crawler.flat import separate_text
from tests.flat.test_layouts import POSTS, WANTED

MENU = "الرئيسية تسجيل الدخول البحث عطل في ماكينة الخياطة"
ONE_DAY = [f"{number}:10 - 2015/11/11" for number in range(10, 14)]


def read(*parts: str) -> list[tuple[str, str]]:
    return [(post.author, post.body.strip()) for post in separate_text(" ".join([MENU, *parts]))]


def panels(pairs: str, tail: str) -> list[str]:
    return [
        f"{name} {rank} المشاركات: {count} {pairs} #{number} {date} {words} {tail}"
        for number, (name, rank, count, date, words) in enumerate(POSTS, 1)
    ]


@pytest.mark.parametrize("tail", ["الموقع بحث رد", "أعلى", "بحث"])
def test_what_stands_before_every_name_is_the_frame(tail: str) -> None:
    parts = panels("المواضيع: 4 تاريخ التسجيل: Jul 2009", tail)
    found = read(tail, *parts)
    assert [author for author, _ in found] == [author for author, _ in WANTED]
    assert found[:-1] == WANTED[:-1]


def test_panels_of_two_labels_that_come_again() -> None:
    found = read(*panels("تاريخ التسجيل: Jul 2009", "رد مع اقتباس"))
    assert [words.partition(" رد مع")[0] for _, words in found] == [words for _, words in WANTED]
    assert not any("المشاركات" in words for _, words in found)


def test_a_panel_of_two_labels_that_stands_alone() -> None:
    words = "غط الخلايا بأكياس الخيش، ولا تفتحها في الأيام الماطرة."
    figures = "تاريخ التسجيل: Jan 2011 المشاركات: 5"
    (post,) = separate_text(f"نسيم البحر عضو جديد {figures} {words}")
    assert (post.author, post.title, post.body) == ("نسيم البحر", "عضو جديد", words)
    said = f"كان {figures.replace(':', '')} فقط، ثم نسيت كلمة السر وسجلت من جديد."
    (post,) = separate_text(said)
    assert (post.panel, post.body) == ([], said)


def test_a_title_with_its_label_and_the_date_behind_a_panel() -> None:
    panel = "عدد المساهمات : 402 نقاط : 911 تاريخ التسجيل : 13/04/2010"
    title = "مُساهمةموضوع: كاميرا قديمة الأحد يونيو 13, 2010 9:22 pm"
    words = "الغالق في هذا الطراز يحتاج تنظيفا بسيطا بالكحول."
    (post,) = separate_text(f"نسيم البحر عضو فعال {panel} {title} {words}")
    assert (post.author, post.body) == ("نسيم البحر", words)
    assert post.posted == "الأحد يونيو 13, 2010 9:22 pm"


STORIES = [
    "كان عندي مثلها من قبل، ولم أجد لها حلا حتى نصحني صديق بتنظيفها كل يوم وتغيير الخيط القطني. "
    * 2,
    "هذا ما فعلته أختي حين توقفت آلتها عن الدوران في منتصف العمل، فعادت كما كانت بعد ساعة. " * 2,
    "سألت البائع في السوق فقال إن القطعة غير متوفرة الآن، ونصحني أن أنتظر إلى آخر الشهر. " * 2,
    "والآن أخيط بها كل مساء دون أن ينقطع الخيط، وأشكر كل من أجابني هنا وصبر على أسئلتي. " * 2,
]


def test_dates_beside_the_buttons_of_posts() -> None:
    told = [f"{words} {story.strip()}" for (*_, words), story in zip(POSTS, STORIES, strict=True)]
    parts = [
        f"رد {name} {day} معلومات عن العضو ردود هذا العضو فقط {words}"
        for (name, *_), day, words in zip(POSTS, ONE_DAY, told, strict=True)
    ]
    assert read(*parts) == [(name, words) for (name, *_), words in zip(POSTS, told, strict=True)]


def test_dates_of_one_shape_where_only_the_first_has_buttons_beside_it() -> None:
    """Duhok Forum: the words of the first post's menu are all that tells what its date is."""
    told = [f"{words} {story.strip()}" for (*_, words), story in zip(POSTS, STORIES, strict=True)]
    parts = [
        f"{name} {day} {words}" for (name, *_), day, words in zip(POSTS, ONE_DAY, told, strict=True)
    ]
    parts[0] = parts[0].replace(ONE_DAY[0], f"{ONE_DAY[0]} معلومات عن العضو ردود هذا العضو فقط")
    assert read(*parts) == [(name, words) for (name, *_), words in zip(POSTS, told, strict=True)]


TITLE = "عطل في ماكينة الخياطة"


def titled(number: int, said: str) -> str:
    """A post of phpBB: panel, title, a button, who wrote it and when."""
    name, rank, count, date, _ = POSTS[number]
    panel = f"مشاركات: {count} اشترك في: 14 مايو 2008 10:00 مكان: حائل"
    title = f"رد: {TITLE}" if number else TITLE
    byline = f"مشاركة بواسطة {name} » {date.partition(',')[0]} 1{number}:15"
    return f"{name} {rank} {panel} {title} اقتباس {byline} {said} أعلى"


def test_titles_under_panels() -> None:
    parts = [titled(number, words) for number, (*_, words) in enumerate(POSTS)]
    assert read(*parts) == WANTED


def test_a_quote_that_an_earlier_post_tells_from_the_answer() -> None:
    asked, answer = STORIES[0].strip(), STORIES[1].strip()
    quoting = f"{POSTS[0][0]} كتب: ↑ 24-03-2011 10:15 {asked} {answer}"
    text = " ".join([MENU, titled(0, asked), titled(1, quoting), titled(2, "شكرا لكما.")])
    posts = separate_text(text)
    assert [post.body for post in posts] == [asked, answer, "شكرا لكما."]
    assert posts[1].quotes == [(POSTS[0][0], asked)]


def test_a_quote_of_what_no_post_of_the_page_says_loses_no_words() -> None:
    quoting = f"عابر كتب: ↑ 24-03-2011 10:15 {STORIES[0]}{STORIES[1]}".strip()
    text = " ".join([MENU, *(titled(n, said) for n, said in enumerate(["نعم.", quoting, "لا."]))])
    assert separate_text(text)[1].body == f"{STORIES[0]}{STORIES[1]}".strip()


@pytest.mark.parametrize(
    "text",
    [
        "اجتمعنا يوم 12 مايو 2013 الساعة 10:15 وكان الرقم #3 لنا، ثم عدنا في 13 مايو 2013. " * 12,
        "كتبت له رد مع اقتباس يوم 12 مايو 2013 فلم يجب. " * 20,
    ],
)
def test_days_and_numbers_in_a_long_story_are_no_heads(text: str) -> None:
    (post,) = separate_text(text.strip())
    assert post.body == text.strip()


def test_panel_without_blanks() -> None:
    panel = "إنضم20 نوفمبر 2021المشاركات34,416مستوى التفاعل108,715النقاط63"
    words = "تم بيع 20كتابا في 3أيام، والحمد لله على كل حال."
    (post,) = separate_text(f"{panel}\n{words}")
    assert post.body == words
    assert post.panel[:2] == [("إنضم", "20 نوفمبر 2021"), ("المشاركات", "34,416")]


def test_a_panel_without_blanks_whose_last_value_the_words_follow_on() -> None:
    words = "أين أصلح قاربي في هذا الشهر؟"
    glued = f"إنضم3 مارس 2015المشاركات1,204مستوى التفاعل55النقاط63{words}"
    (post,) = separate_text(f"راعي البلم\n{glued}")
    assert (post.author, post.body) == ("راعي البلم", words)
    assert dict(post.panel)["النقاط"] == "63"
