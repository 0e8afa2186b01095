"""Given names with signs, with many words or those of ranks, each post is its member's."""

import pytest

from crawler.flat import separate_text

NAMES = [
    *("عاشق الورد؟", "!!الملك!!", "أنا.. وليلى", "د: سالم", "قلب الأسد، الأول", "آه يا زمن!"),
    *("اللهم صل على محمد وآل محمد", "M!ss.NooR", "(( الذيب ))", "المدير", "زائر"),
]
SAID = ["كلام طويل عن زراعة الزيتون في الحقل البعيد عن المدينة.", "شكرا لك يا أخي.", "تسلم"]
JOINED = "تاريخ التسجيل: May 2005\nالمشاركات: 21,524"
LAYOUTS = {
    "vBulletin": "قديم 0{n}-11-2021, 05:05 PM   #{n}\n{name}\nعضو نشيط\n"
    + JOINED
    + "\nافتراضي\n{said}\n",
    "XenForo": "{name}\nعضو نشيط\nإنضم\n20 نوفمبر 2011\nالمشاركات\n1,204\n{n} نوفمبر 2021\n"
    "أضف إشارة مرجعية\n#{n}\n{said}\n",
    "phpBB": "رد: الزيتون\nمشاركة بواسطة {name} » الجمعة نوفمبر 0{n}, 2021 5:05 pm\n\n{said}\n\n"
    "{name}\nعضو نشيط\nمشاركات: 109\nاشترك في: السبت يوليو 28, 2012 9:58 pm\n\n",
    "SMF": "{name}\nعضو نشيط\nمشاركة: 1,204\nرد: الزيتون\n"
    "« رد #{n} في: نوفمبر 0{n}, 2021, 05:05:12 مساءً »\n{said}\nسجل\n",
    "MyBB": "{name}\nعضو نشيط\nالمشاركات: 1,204\nالانضمام: May 2005\n#{n}\n0{n}-11-2021, 05:05 PM\n"
    "{said}\nالرد\n",
}


def _page(layout: str, names: list[str]) -> str:
    posts = zip(names, SAID, strict=True)
    return "".join(layout.format(name=a, n=n, said=b) for n, (a, b) in enumerate(posts, 1))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_told_by_its_place(layout: str, name: str) -> None:
    names = [name, "سالم", name]
    posts = separate_text(f"زراعة الزيتون\n{_page(layout, names)}")
    assert [(post.author, post.body.strip()) for post in posts] == list(
        zip(names, SAID, strict=True)
    )
    assert {post.title for post in posts} == {"عضو نشيط"}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "المدير"])
def test_any_line_over_a_date_of_an_archive_is_a_name(name: str) -> None:
    names = [name, "سالم", name]
    over = "المساعد الشخصي الرقمي\nمشاهدة النسخة كاملة : الزيتون\n"
    posts = separate_text(over + _page("{name}\n0{n}-11-2021, 05:05 PM\n{said}\n\n", names))
    assert [(post.author, post.body.strip()) for post in posts] == list(
        zip(names, SAID, strict=True)
    )
