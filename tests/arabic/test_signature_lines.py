"""Given a line, whose signature it is the heading of; an author's sentence is none."""

import pytest

from crawler.arabic.signature_lines import signed_by


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("توقيع", ""),
        ("الــتــوقــيــع :", ""),
        ("توقيع : سالم النخيل", "سالم النخيل"),
        ("توقيع العضو: سالم النخيل", "سالم النخيل"),
        ("توقيع ابن الوادي البعيد الأخضر", "ابن الوادي البعيد الأخضر"),
        ("التوقيع على العقد", None),
        ("توقيع سالم على الورقة واضح", None),
        ("توقيع الأب والأم والعم والخال والشهود", None),
    ],
)
def test_headings(line: str, name: str | None) -> None:
    assert signed_by(line) == name
