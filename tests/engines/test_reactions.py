"""Given the marks of an add-on under a post, how many reacted to it."""

import pytest

from crawler.pages.page import Page
from tests.reading import read_page
from tests.shared import fixture_pages

CASES = {known.label: known.page for known in fixture_pages()}


def reactions(case: str, before: str, markup: str = "") -> list[int | None]:
    """Those of each post of a fixture's page, with markup put in before the first such place."""
    page = CASES[case]
    assert before in page.text
    text = page.text.replace(before, markup + before, 1)
    changed = Page(page.url, text.encode(), page.fetched_at, charset="utf-8")
    return [post.reactions for post in read_page(changed).posts]


def members(link: str, *numbers: int) -> str:
    return ", ".join(f'<a href="{link}{number}">عضو {number}</a>' for number in numbers)


@pytest.mark.parametrize("words", ["(3)", "3 أعضاء أعجبهم هذا", "3 people like this"])
def test_smf_like_posts(words: str) -> None:
    before = '<div id="msg_601_quick_mod">'
    count = f'<span id="like_count_601">{words}</span>'
    box = f'<a id="like_post_info_601" href="#">{count}</a>'
    plain = reactions("smf/thread", before)
    assert reactions("smf/thread", before, box) == [3, *plain[1:]]


@pytest.mark.parametrize(
    ("style", "names", "expected"),
    [("", (4, 9), 2), ("", (4, 9, 4), 2), ("", (), None), ("display:none", (4,), None)],
)
def test_mybb_thank_you(style: str, names: tuple[int, ...], expected: int | None) -> None:
    row = (
        f'<tr class="trow1" id="thx151" style="{style}"><td>شكر من قبل</td>'
        f'<td id="thx_list151">{members("member.php?action=profile&amp;uid=", *names)}</td></tr>'
    )
    before = '<tr><td class="trow1 post_buttons">'
    assert reactions("mybb/old-thread", before, row)[0] == expected


PROFILE = "./memberlist.php?mode=viewprofile&amp;u="
AUTHOR = members(PROFILE, 31)
THANKFUL = members(PROFILE, 7, 8, 9)
ENGLISH = f"These users thanked the author {AUTHOR} for the post:"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f'<tr id="list_thanks501"><td>{AUTHOR}</td><td>{THANKFUL}</td></tr>', 3),
        (f"<tr><td><b>شكر صاحب المشاركة {AUTHOR}</b></td><td>{THANKFUL}</td></tr>", 3),
        (f"<tr><td><b>{ENGLISH}</b><br />{THANKFUL}</td></tr>", 3),
        ('<tr id="list_thanks501"><td></td></tr>', None),
        (f"<tr><td>شكرا {AUTHOR}</td><td>{THANKFUL}</td></tr>", None),
    ],
)
def test_phpbb_thanks_for_posts_in_a_table_style(row: str, expected: int | None) -> None:
    before = '<tr class="row1"><td class="profile"><strong><a href="#wrapheader">'
    button = '<tr><td><a href="./viewtopic.php?f=4&amp;p=501&amp;thanks=501"></a></td></tr>'
    assert reactions("phpbb/subsilver2-thread", before, row + button)[0] == expected


@pytest.mark.parametrize(
    ("heading", "names", "expected"),
    [
        ("قام 4 أعضاء بشكر سعد99 على المشاركة", "", 4),
        ("The Following 4 Users Say Thank You to saad99", members("/m/", 9), 4),
        ("الأعضاء الذين شكروا سعد99:", members("member.php?u=", 9), 1),
        ("الأعضاء الذين شكروا سعد99:", "نورة", None),
    ],
)
def test_vbulletin_post_thank_you(heading: str, names: str, expected: int | None) -> None:
    before = '<div id="post_thanks_box_5001"></div>'
    box = f'<div id="post_thanks_box_5001"><b>{heading}</b> {names}</div>'
    assert reactions("vbulletin/v3-hacked", before, box)[:2] == [expected, None]


RATINGS = """<div class="sv-rating-bar js-ratingBar"><ul class="sv-rating-bar__ratings">
<li class="sv-rating"><a href="/posts/501/reactions?reaction_id=1"><div class="sv-rating__icon">
</div><div class="sv-rating__count">1,204</div></a></li><li class="sv-rating"><a href="#"><div
 class="sv-rating__count">6</div></a></li></ul></div>"""


@pytest.mark.parametrize(
    ("bar", "expected"),
    [
        (RATINGS, 1210),
        ('<div class="sv-rating-bar js-ratingBar"></div>', None),
    ],
)
def test_xenforo_content_ratings(bar: str, expected: int | None) -> None:
    before = '<div class="message-actionBar actionBar"><a href="/posts/503/report"'
    assert reactions("xenforo/thread", before, bar)[2] == expected


VOTES = """<div class="message-cell message-cell--vote"><div class="contentVote js-contentVote">
<a href="javascript:" class="contentVote-vote contentVote-vote--up"><span>تأييد</span></a>
<span class="contentVote-score js-voteCount" data-score="1204">1.2K</span></div></div>"""
REACTED = '<div class="reactionsBar"><a href="/posts/611/reactions"><bdi>هدى</bdi></a></div>'


@pytest.mark.parametrize(("bar", "expected"), [(VOTES, 1204), (REACTED + VOTES, 1)])
def test_xenforo_votes_for_questions_and_answers(bar: str, expected: int) -> None:
    before = '<div class="message-actionBar actionBar"><a href="/posts/503/report"'
    assert reactions("xenforo/thread", before, bar)[2] == expected
