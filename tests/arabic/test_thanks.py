"""Given a panel's counts of thanks, whose they are."""

import pytest

from crawler.arabic.panel_fields import read_panel


@pytest.mark.parametrize(
    ("pairs", "given", "received", "left"),
    [
        ([("شكراً", "12"), ("تم شكره", "34 مرة في 20 مشاركة")], 12, 34, {}),
        ([("Thanks", "1,204"), ("Thanked", "34 Times in 20 Posts")], 1204, 34, {}),
        ([("Thanks given", "4"), ("Thanks", "7")], 4, 7, {}),
        ([("Has thanked", "125 times"), ("Have thanks", "470 times")], 125, 470, {}),
        ([("شكراً", "12")], None, None, {"شكراً": "12"}),
        ([("شكراً", "12"), ("الإعجابات", "7")], None, 7, {"شكراً": "12"}),
        ([("شكراً", "12"), ("الشكر المعطى", "1"), ("تم شكره", "2")], 1, 2, {"شكراً": "12"}),
    ],
)
def test_thanks(
    pairs: list[tuple[str, str]], given: int | None, received: int | None, left: dict[str, str]
) -> None:
    panel = read_panel(pairs)
    assert (panel.likes_given, panel.likes_received, panel.fields) == (given, received, left)
