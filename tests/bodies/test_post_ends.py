"""Given a tag too many in a post, its body holds all of its own words and none of the forum's."""

import re

import pytest

from tests.bodies.broken import changed, posts, word_of


@pytest.mark.parametrize("closed", ["</div>", "</div></div>", "</td></tr></table>", "</div></td>"])
@pytest.mark.parametrize(
    ("folder", "number"),
    [
        ("bbpress/one-thread", 0),
        ("discourse/thread", 0),
        ("duhok/thread", 0),
        ("duhok/thread", 2),
        ("forumotion/phpbb2-thread", 1),
        ("phpbb/thread", 1),
        ("smf/one-thread", 2),
        ("vbulletin/v3-thread", 0),
        ("vbulletin/v4-thread", 0),
        ("xenforo/one-thread", 0),
    ],
)
def test_a_tag_that_closes_more_than_was_open(folder: str, number: int, closed: str) -> None:
    whole = posts(folder)
    one = list(whole.values())[number]
    broken = posts(folder, closed, word_of(folder, one))
    assert {n: re.findall(r"\w+", post.body) for n, post in broken.items()} == {
        n: re.findall(r"\w+", post.body) for n, post in whole.items()
    }


@pytest.mark.parametrize("opened", ["<div>", "<table><tr><td>"])
@pytest.mark.parametrize("folder", ["nodebb/thread", "phpbb/thread", "xenforo/thread"])
def test_a_tag_that_is_left_open_takes_in_nothing_of_the_forum(folder: str, opened: str) -> None:
    whole = posts(folder)
    one = list(whole.values())[1]
    broken = posts(folder, opened, word_of(folder, one))
    assert re.findall(r"\w+", broken[one.post_id].body) == re.findall(r"\w+", one.body)


@pytest.mark.parametrize(
    "words",
    ["تم التعديل بواسطة ربان في 2016-04-16", "_______________<br>ربان السفينة", "---------- ربان"],
    ids=["note", "signature", "signature under hyphens"],
)
def test_an_edit_note_or_signature_without_an_element_is_not_the_authors(words: str) -> None:
    whole = posts("duhok/thread")
    one = list(whole.values())[2]
    broken = posts("duhok/thread", f"</td> {words}", word_of("duhok/thread", one))
    assert "ربان" not in broken[one.post_id].body


def behind_first_and_third(text: str, line: str) -> str:
    """A page of four posts of vBulletin 3 with a line behind two of them."""
    first, second, third, fourth, rest = text.split("<!-- / message -->")
    return f"{first}{line}{second}{third}{line}{fourth}{rest}"


def test_what_follows_most_posts_may_look_like_the_heading_of_a_quote() -> None:
    line = '<div class="smallfont">من مواضيع ربان في المنتدى</div>'
    whole = posts("vbulletin/v3-thread")
    found = changed("vbulletin/v3-thread", lambda text: behind_first_and_third(text, line))
    assert [post.quotes != [] for post in whole.values()] == [False, True, False, True]
    assert [(post.body, post.quotes) for post in found.values()] == [
        (post.body, post.quotes) for post in whole.values()
    ]


def test_no_body_is_cut_to_nothing() -> None:
    line, second = '<div class="own">من مواضيع ربان</div>', 'id="post_message_88104">'

    def add(text: str) -> str:
        return behind_first_and_third(text, line).replace(second, second + line)

    whole = posts("vbulletin/v3-thread")["88104"].body
    assert whole in changed("vbulletin/v3-thread", add)["88104"].body


@pytest.mark.parametrize("opened", ["<div>", "<table><tr><td>"])
@pytest.mark.parametrize(
    ("folder", "number"),
    [
        ("fluxbb/thread", 0),
        ("forumotion/punbb-thread", 1),
        ("forumotion/phpbb3-thread-last-page", 1),
        ("mybb/thread", 1),
        ("phpbb/thread", 0),
        ("smf/thread", 0),
        ("vbulletin/v3-bar", 0),
        ("vbulletin/v3-hacked", 1),
        ("vbulletin/v3-thread", 0),
        ("xenforo/one-thread", 0),
    ],
)
def test_a_tag_left_open_keeps_the_parts_of_a_post_apart(
    folder: str, number: int, opened: str
) -> None:
    whole = posts(folder)
    one = list(whole.values())[number]
    two = posts(folder, opened, word_of(folder, one))[one.post_id]
    assert re.findall(r"\w+", two.body) == re.findall(r"\w+", one.body)
    assert (two.edited_at, two.attachments) == (one.edited_at, one.attachments)
    assert two.author_line.signature == one.author_line.signature
