"""The boxes of a Forumotion body: whose words are quoted, and what is heading or button."""

import pytest
from lxml import html

from crawler.bodies.body import read_body
from crawler.engines.forumotion.markup import MARKUP

_OLD = '<table width="90%" cellspacing="1" cellpadding="3" border="0" align="center">'
_NOTE = (
    '<table class="ModTable" cellspacing="0" width="100%"><tbody><tr>'
    '<td class="exclamation" rowspan="2">&nbsp;!&nbsp;</td><td class="rowuser">حارس البستان :</td>'
    '</tr><tr><td class="rowtext">نُقل الموضوع إلى قسمه</td></tr></tbody></table>'
)


@pytest.mark.parametrize(
    ("markup", "text", "quotes"),
    [
        (
            '<dl class="codebox"><dt class="genmed"><b>نسمة الربيع كتب:</b></dt><dd class="quote">'
            '<dl class="codebox"><dt class="genmed"><b>عابر سبيل كتب:</b></dt>'
            '<dd class="quote">متى القطاف؟</dd></dl>في أيلول</dd></dl>أوافقك',
            "أوافقك",
            [("نسمة الربيع", "في أيلول"), ("عابر سبيل", "متى القطاف؟")],
        ),
        (
            '<dl class="codebox"><dt class="genmed"><b>اقتباس :</b></dt>'
            '<dd class="quote">من زرع حصد</dd></dl>صدق من قال',
            "صدق من قال",
            [(None, "من زرع حصد")],
        ),
        (
            f"أين أضعه؟<br /><br />{_NOTE}",
            "أين أضعه؟",
            [("حارس البستان", "نُقل الموضوع إلى قسمه")],
        ),
        (
            '<dl class="codebox"><dt class="genmed"><b>الرمز:</b></dt>'
            '<dd class="code">a = 1<br />b = 2</dd></dl>جرّبوه',
            "a = 1\nb = 2\n\nجرّبوه",
            [],
        ),
        (
            f'الجواب:{_OLD}<tr><td onclick="x"><span class="genmed"><b>Spoiler:</b></span></td>'
            '</tr><tr><td class="spoiler_content hidden">في آخر الصيف</td></tr></table>',
            "الجواب:\n\nفي آخر الصيف",
            [],
        ),
        (
            'الجواب:<dl class="codebox spoiler"><dt><div class="spoiler_title">Spoiler:</div></dt>'
            '<dd><div class="spoiler_content hidden">في آخر الصيف</div>'
            '<div class="spoiler_closed"></div></dd></dl>',
            "الجواب:\n\nفي آخر الصيف",
            [],
        ),
    ],
)
def test_boxes(markup: str, text: str, quotes: list[tuple[str | None, str]]) -> None:
    body = read_body(html.fromstring(f"<div>{markup}</div>"), MARKUP, lambda href: href or "")
    assert body.text == text
    assert [(quote.author, quote.text) for quote in body.quotes] == quotes
