"""Forumotion pages whose owner put other templates in the place of the service's own."""

from datetime import UTC, datetime

import pytest

from crawler.engines.forumotion import Forumotion
from crawler.pages.page import Page
from tests.reading import read_page

SITE = "https://sindyan.ahlamontada.com"
POST = """<div><table class="tborder"><tr><td class="thead"><img src="old.gif" alt="" />
الثلاثاء سبتمبر 11, 2018 12:0{0} pm</td><td class="thead">رقم المشاركة :
<a href="/t41-topic#12{0}">#{0}</a></td></tr>
<tr><td class="alt2" colspan="2"><table><tr><td><a name="12{0}"></a></td><td><div>
<a href="/u1{0}"><strong>{1}</strong></a></div></td><td><div><span class="label">عدد المساهمات :
</span> 3{0}</div></td></tr></table></td></tr>
<tr><td class="alt1" colspan="2"><div class="smallfont"><strong>موضوع: رد: متى القطاف؟ سؤال
</strong></div><hr /><div{2}>{3}</div></td></tr>
<tr><td class="alt2"><a href="/post?p=12{0}&amp;mode=quote">رد مع اقتباس</a></td></tr></table></div>
"""
SIMILAR = """<table class="forumline"><tr><td class="postbody">مواضيع مماثلة</td></tr><tr><td>
<a href="/t9-topic">» تطعيم الجوز في الربيع وأنواعه</a> <a href="/t8-topic">» سماد الكرم</a>
<a href="/t7-topic">» أنواع الجوز في الجبل والساحل ومواسمها</a></td></tr></table>"""
SPOILER = (
    "<table><tr><td>Spoiler:</td></tr><tr>"
    '<td class="spoiler_content hidden">في آخر أيلول بعد أول مطر يبلل القشر</td></tr></table>'
)


@pytest.mark.parametrize("called", [' class="postbody"', ""])
@pytest.mark.parametrize(
    "words", [["في آخر أيلول"], ["في آخر أيلول", f"أظن أنه:{SPOILER}", "شكراً لكما"]]
)
def test_posts_without_a_mark_are_found_by_their_numbers(called: str, words: list[str]) -> None:
    names = ["هالة", "نوار", "سلمى"]
    shown = zip(range(1, len(words) + 1), names, [called] * len(words), words, strict=False)
    posts = "".join(POST.format(*post) for post in shown)
    markup = (
        "<html><head><title>متى القطاف؟ سؤال</title></head><body><table><tr><td>"
        f"{posts}{SIMILAR}</td></tr></table></body></html>"
    )
    page = Page(f"{SITE}/t41-topic", markup.encode(), datetime(2026, 11, 23, 12, tzinfo=UTC))
    found = read_page(page, Forumotion()).posts
    assert [(post.post_id, post.author) for post in found] == [
        (f"12{place}", name) for place, name in enumerate(names[: len(words)], 1)
    ]
    assert [post.posted_at for post in found] == [
        f"2018-09-11T12:0{place}" for place in range(1, len(words) + 1)
    ]
    assert [post.body for post in found] == [
        "أظن أنه:\n\nفي آخر أيلول بعد أول مطر يبلل القشر" if "<" in body else body for body in words
    ]
