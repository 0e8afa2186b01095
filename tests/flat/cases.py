"""Flattened texts in every layout, with what is in them: (name, text, posts).

A post is (author, joined label's value, messages label's value, posted, body).
"""

XF2 = [("إنضم", "20 نوفمبر 2021"), ("المشاركات", "1,204"), ("النقاط", "63")]
VB = [("تاريخ التسجيل", "Sep 2009"), ("الدولة", "قطر"), ("المشاركات", "583")]
BODY = "السلام عليكم، عندي سؤال عن زراعة الليمون في البيت."
SECOND = "وعليكم السلام، ازرعه في مكان مشمس واسقه كل يومين."


def lines(*parts: str) -> str:
    return "\n".join(parts)


def two_lines(pairs: list[tuple[str, str]], mark: str = "", colon: str = "") -> list[str]:
    return [part for label, value in pairs for part in (f"{mark}{label}{colon}", f"{mark}{value}")]


def one_line(pairs: list[tuple[str, str]], colon: str = ": ") -> list[str]:
    return [f"{label}{colon}{value}" for label, value in pairs]


CASES: list[tuple[str, str, list[tuple[str, str | None, str | None, str, str]]]] = []


def add(name: str, text: str, *posts: tuple[str, str | None, str | None, str, str]) -> None:
    CASES.append((name, text, list(posts)))


# Label and value on lines of their own, with each mark that extractors leave before them.
for mark in ("", "- ", "• ", "* ", "— ", "●", "+ ", "\u200f- "):
    for colon in ("", ":"):
        text = lines(*two_lines(XF2, mark, colon), BODY)
        add(f"two lines {mark!r}{colon!r}", text, ("", "20 نوفمبر 2021", "1,204", "", BODY))
        named = lines("سعاد الهاشمي", "عضو نشيط", text)
        post = ("سعاد الهاشمي", "20 نوفمبر 2021", "1,204", "", BODY)
        add(f"name and rank, two lines {mark!r}{colon!r}", named, post)

# Label and value on one line.
for colon in (": ", " : ", ":"):
    text = lines("سعاد الهاشمي", "عضو ذهبي", *one_line(VB, colon), BODY)
    add(f"one line {colon!r}", text, ("سعاد الهاشمي", "Sep 2009", "583", "", BODY))
    twice = lines("سعاد الهاشمي", "سعاد الهاشمي", "عضو ذهبي", *one_line(VB, colon), BODY)
    add(f"name twice {colon!r}", twice, ("سعاد الهاشمي", "Sep 2009", "583", "", BODY))

add(
    "two pairs on a line",
    lines(
        "سعاد الهاشمي", "عضو ذهبي", "تاريخ التسجيل: Sep 2009", "المشاركات: 583 المواضيع: 40", BODY
    ),
    ("سعاد الهاشمي", "Sep 2009", "583", "", BODY),
)
add(
    "blank lines between the pairs",
    lines("سعاد الهاشمي", "عضو ذهبي", "", *one_line(VB), "", BODY),
    ("سعاد الهاشمي", "Sep 2009", "583", "", BODY),
)
add(
    "Arabic-Indic digits",
    lines("سعاد الهاشمي", "عضو", "تاريخ التسجيل: ٢٠ نوفمبر ٢٠١٩", "المشاركات: ٥٨٣", BODY),
    ("سعاد الهاشمي", "٢٠ نوفمبر ٢٠١٩", "٥٨٣", "", BODY),
)

add(
    "a year for the day of joining",
    lines("سعاد الهاشمي", "عضو", "تاريخ التسجيل: منذ ٢٠٠٩م", "المشاركات: 583", BODY),
    ("سعاد الهاشمي", "منذ ٢٠٠٩م", "583", "", BODY),
)

add(
    "a link for a value, a date that counts from today, a time after a day's name",
    lines(
        *("سعاد الهاشمي", "عضو", "إنضم", "منذ 3 أشهر", "المشاركات", "583"),
        *("موقع الويب", "زيارة الموقع", "الوظيفة", "مهندسة", "الأربعاء في 17:20", BODY),
    ),
    ("سعاد الهاشمي", "منذ 3 أشهر", "583", "الأربعاء في 17:20", BODY),
)


def old_board(number: int, date: str, name: str, body: list[str]) -> list[str]:
    """A post of vBulletin 3 as its page reads from top to bottom."""
    head = [f"#{number}", f"قديم {date}", f"الصورة الرمزية {name}", f"{name} {name} غير متصل"]
    return [*head, "عضو مميز", *one_line(VB), "افتراضي سؤال عن الليمون", *body, "رد مع اقتباس"]


FIRST_DATE, SECOND_DATE = "07-23-2010, 02:00 AM", "07-24-2010, 09:15 PM"
one = ("سعاد الهاشمي", "Sep 2009", "583", FIRST_DATE, BODY)
two = ("رامي قنديل", "Sep 2009", "583", SECOND_DATE, SECOND)
first = old_board(1, FIRST_DATE, "سعاد الهاشمي", [BODY])
second = old_board(2, SECOND_DATE, "رامي قنديل", [SECOND])
add("old board, one post", lines(*first), one)
add("old board, two posts", lines(*first, *second), one, two)
add(
    "old board with what stands under the last post",
    lines(*first, *second, "المواضيع المتشابهه", "موضوع آخر", "الساعة الآن 10:15 PM"),
    one,
    two,
)
add(
    "those who thanked, and an edit note under them",
    lines(
        *old_board(
            1,
            FIRST_DATE,
            "سعاد الهاشمي",
            [
                BODY,
                "الأعضاء الذين قالوا شكراً لـ سعاد الهاشمي على المشاركة المفيدة:",
                "رامي قنديل (07-23-2010), بدر",
                "التعديل الأخير تم بواسطة سعاد الهاشمي ; 07-23-2010 الساعة 02:10 AM",
            ],
        )
    ),
    one,
)
add(
    "edit note, signature and a hidden link",
    lines(
        *old_board(
            1,
            FIRST_DATE,
            "سعاد الهاشمي",
            [
                BODY,
                "يجب عليك التسجيل لمشاهدة الرابط",
                "التعديل الأخير تم بواسطة سعاد الهاشمي ; 07-23-2010 الساعة 02:10 AM",
                "__________________",
                "رب اغفر لي",
            ],
        )
    ),
    one,
)
add(
    "a quote and its author",
    lines(
        *first,
        *old_board(
            2,
            SECOND_DATE,
            "رامي قنديل",
            ["اقتباس:", "المشاركة الأصلية كتبت بواسطة سعاد الهاشمي", BODY, "", SECOND],
        ),
    ),
    one,
    two,
)
add(
    "a quote that unfolds",
    lines(
        "رامي قنديل", "عضو نشيط", *two_lines(XF2),
        "سعاد الهاشمي قال:", BODY, "سطر ثان من الاقتباس", "أنقر للتوسيع...", SECOND,
    ),
    ("رامي قنديل", "20 نوفمبر 2021", "1,204", "", SECOND),
)  # fmt: skip
for words in ("مُساهمة من طرف سعاد الهاشمي في السبت يناير 03, 2015 5:17 am",):
    panel = one_line([("عدد المساهمات", "4125"), ("تاريخ التسجيل", "17/09/2008")], " : ")
    add(
        "Forumotion",
        lines("سعاد الهاشمي", "سعاد الهاشمي", "عضو نشيط", *panel, words, BODY),
        ("سعاد الهاشمي", "17/09/2008", "4125", "السبت يناير 03, 2015 5:17 am", BODY),
    )

PANEL = two_lines([*XF2[:2], ("مستوى التفاعل", "108"), XF2[2]], "- ")
plain = ("", "20 نوفمبر 2021", "1,204", "", BODY)
add("the panel twice", lines(*PANEL, *PANEL, BODY), plain)
add("a panel under its post", lines(BODY, *PANEL), plain)
add("panels under their posts", lines(BODY, *PANEL, SECOND, *PANEL), plain, (*plain[:4], SECOND))
add(
    "a panel in the middle",
    lines(BODY, *PANEL, SECOND),
    (*plain[:4], lines(BODY, SECOND)),
)
add("a label that lost its value", lines(*PANEL, "- المستوى", BODY), plain)
add(
    "decorated labels",
    lines("❖ إنضم ❖", "20 نوفمبر 2021", "★ المشاركات ★", "1,204", "أوسمتــي", "6", "LV", "1", BODY),
    plain,
)
add(
    "a label that nobody listed",
    lines("سعاد الهاشمي", *two_lines([*XF2[:2], ("توناتي", "7"), XF2[2]]), BODY),
    ("سعاد الهاشمي", "20 نوفمبر 2021", "1,204", "", BODY),
)
add(
    "two posts of one layout without names",
    lines(*PANEL, BODY, *PANEL, SECOND),
    plain,
    (*plain[:4], SECOND),
)
add(
    "vBulletin 5, bullets without labels",
    lines("سعاد الهاشمي", "عضو نشيط", "• Nov 2006", "• 1374", BODY),
    ("سعاد الهاشمي", "Nov 2006", "1374", "", BODY),
)
add(
    "English labels over Arabic words",
    lines("Suad", "Senior Member", "Join Date: Sep 2009", "Location: Doha", "Posts: 583", BODY),
    ("Suad", "Sep 2009", "583", "", BODY),
)
add(
    "Persian digits",
    lines("سعاد الهاشمي", "عضو", "تاريخ التسجيل: ۱۲-۰۵-۲۰۱۴", "المشاركات: ۵۸۳", BODY),
    ("سعاد الهاشمي", "۱۲-۰۵-۲۰۱۴", "۵۸۳", "", BODY),
)
add(
    "an archive's names and dates",
    lines(
        "سعاد الهاشمي", "10-Jun-2010, 04:44 PM", BODY, "رامي قنديل", "11-Jun-2010, 09:05 AM", SECOND
    ),
    ("سعاد الهاشمي", None, None, "10-Jun-2010, 04:44 PM", BODY),
    ("رامي قنديل", None, None, "11-Jun-2010, 09:05 AM", SECOND),
)  # fmt: skip
add(
    "bbPress",
    lines("• #71848", "سعاد الهاشمي", "مشارك", BODY, "• #71849", "رامي قنديل", "مشارك", SECOND),
    ("سعاد الهاشمي", None, None, "", BODY),
    ("رامي قنديل", None, None, "", SECOND),
)

add(
    "Invision 4, dates and fields lost",
    lines(
        "سعاد الهاشمي", "Recommended Posts", "سعاد الهاشمي", BODY, "تم تعديل بواسطة سعاد الهاشمي",
        "رابط هذا التعليق", "شارك", "رامي قنديل", SECOND, "رابط هذا التعليق", "شارك",
    ),
    ("سعاد الهاشمي", None, None, "", BODY),
    ("رامي قنديل", None, None, "", SECOND),
)  # fmt: skip

# Texts without a panel, and texts that only look as if they had one: they stay as they are.
UNTOUCHED = {
    "a sentence about posts": "المشاركات في المسابقة كثيرة هذا العام، والنقاط موزعة بعدل.",
    "a price list": "السعر: 500\nالوزن: 3 كيلو\nاللون: أحمر",
    "a form of the author's": "الاسم: نوال\nالعمر: 25\nالجنس: أنثى\nالبلد: تونس",
    "a poem with a refrain": "يا ليل الصب متى غده\nأقيام الساعة موعده\nيا ليل الصب متى غده",
    "a recipe": "المقادير:\n- كوب سكر\n- كوبان طحين\nالطريقة: يخلط الجميع",
    "a date in a story": "كان ذلك يوم 20 نوفمبر 2021\nحين وصلنا إلى القرية",
    "a word of thanks": "شكرا",
    "a question with a quote's words": "قال لي صاحبي إن المحل مغلق، فهل هذا صحيح؟",
    "English": "Posts about the level of the river.\nLocation: the north bank.",
    "one number": "34,416",
    "a price list with a town": "السعر: 500\nالعدد: 3\nالموقع: الرياض\nالنوع: جديد",
    "a curriculum vitae": "الاسم: نوال\nالعمر: 25\nالمدينة: تونس\nالمستوى: جامعي\nأبحث عن عمل.",
    "the figures of a game": "شخصيتي في اللعبة\nالمستوى\n45\nالنقاط\n1200\nالرتب\n3\nما رأيكم؟",
    "a league": "الفريق: الهلال\nالنقاط: 63\nالمستوى: 11\nالفريق: النصر\nالنقاط: 60\nالمستوى: 10",
    "a chat": "أحمد: السلام عليكم\nسعاد: وعليكم السلام\nأحمد: كيف حالك؟\nسعاد: بخير",
    "a chat with times": "[10:15 ص, 5/3/2020] أحمد: مرحبا\n[10:16 ص, 5/3/2020] سعاد: أهلا",
    "code": 'int points = 63;\nprintf("Points: 63\\n");\nusername: root',
    "a diary": "20 نوفمبر 2021\nوصلنا إلى المدينة.\n21 نوفمبر 2021\nزرنا السوق القديم.",
    "a saying": "اقتباس\nمن أراد النجاح فليعمل.\nهذه مقولة أعجبتني.",
    "a poem that begins with a forum's word": "سجل\nيا قلم\nسجل\nيا ورق",
    "nothing": "",
    "a count in the middle": (
        "كتبت هنا منذ سنين طويلة وأعرف كل من في هذه الدار معرفة جيدة.\n"
        "المشاركات: 583\n"
        "هذا الرقم لا يعني شيئا أمام ما تعلمته منكم في هذه السنين."
    ),
}
