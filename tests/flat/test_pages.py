"""Given whole flattened pages, cut at every tag, the frame of the page is in no body."""

from crawler.flat import separate_text
from crawler.flat.signatures import SignatureMemory

NAMES = ["سعاد الهاشمي", "د. مروان", "samir.dz", "سعاد الهاشمي"]
BODIES = [
    "عندي سؤال عن زراعة الليمون في البيت، هل ينفع في الظل؟",
    "ازرعه في مكان مشمس واسقه كل يومين.\nولا تكثر من السماد في الصيف.",
    "شكرا",
    "جزاكم الله خيرا، جربت الطريقة ونجحت معي هذا الموسم.",
]
SIGNED = "من جد وجد ومن زرع حصد"


def a_page_of_cut_lines() -> str:
    """A phpBB page as an extractor leaves it that puts a line break at every tag."""
    lines = ["منتدى الحديقة", "تسجيل الدخول", "زراعة الليمون", "4 مشاركات"]
    for number, (name, body) in enumerate(zip(NAMES, BODIES, strict=True)):
        lines += [name, "عضو نشيط", "مشاركات:", "109", "اشترك في:", "السبت يوليو 28, 2012 9:58 pm"]
        lines += ["رد: زراعة الليمون", "اقتباس", "مشاركة", "بواسطة", name, "»"]
        lines += [f"الخميس نوفمبر {10 + number}, 2016 4:09 pm"]
        if number == 1:
            lines += [NAMES[0], "كتب:", "↑", "الخميس نوفمبر 10, 2016 4:09 pm", BODIES[0]]
        lines += [body, *([SIGNED] if name == NAMES[0] else []), "أعلى"]
    return "\n".join([*lines, "أضف رد جديد", "العودة إلى القسم العام"])


def test_posts_are_split_and_their_bodies_are_theirs_alone() -> None:
    posts = separate_text(a_page_of_cut_lines())
    assert [post.author for post in posts] == NAMES
    assert [post.body for post in posts] == BODIES
    assert [post.posted for post in posts] == [
        f"الخميس نوفمبر {day}, 2016 4:09 pm" for day in (10, 11, 12, 13)
    ]
    assert [post.title for post in posts] == ["عضو نشيط"] * 4


def test_a_cut_quote_goes_on_while_it_repeats_an_earlier_post() -> None:
    posts = separate_text(a_page_of_cut_lines())
    assert posts[1].quotes == [(NAMES[0], BODIES[0])]


def test_the_end_of_a_member_s_posts_is_a_signature() -> None:
    posts = separate_text(a_page_of_cut_lines())
    assert [post.signature for post in posts] == [SIGNED, None, None, SIGNED]


def test_dates_in_two_pieces_and_names_over_them() -> None:
    text = "\n".join(
        ["بحث متقدم", "رد مع اقتباس", "أضف رد جديد"]
        + [
            line
            for number, (name, body) in enumerate(zip(NAMES, BODIES, strict=True))
            for line in (name, f"0{number}:09 -", "2015/11/11", "معلومات عن العضو", body)
        ]
    )
    posts = separate_text(text)
    assert [post.author for post in posts] == NAMES
    assert [post.body for post in posts] == BODIES
    assert posts[2].posted == "02:09 - 2015/11/11"


def test_what_stands_above_the_posts_is_no_part_of_the_last_where_it_comes_again() -> None:
    text = a_page_of_cut_lines() + "\nمنتدى الحديقة\nتسجيل الدخول\nزراعة الليمون"
    assert separate_text(text)[-1].body == BODIES[-1]


def test_a_signature_is_known_from_the_third_post_on() -> None:
    memory = SignatureMemory()
    bodies = [f"كلام مختلف رقم {number} في كل مرة\n{SIGNED}" for number in range(3)]
    found = [memory.take("forum.example", "نوال", body) for body in bodies]
    assert [signature for _, signature in found] == [None, None, SIGNED]
    assert found[2][0] == "كلام مختلف رقم 2 في كل مرة"


def test_a_text_that_comes_again_whole_has_no_signature() -> None:
    memory = SignatureMemory()
    assert [memory.take("s", "نوال", "الحمد لله رب العالمين") for _ in range(4)] == [
        ("الحمد لله رب العالمين", None)
    ] * 4
