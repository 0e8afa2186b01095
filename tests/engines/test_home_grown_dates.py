"""Given pages of home-grown forums, the dates beside the names of authors and in their words."""

import pytest

from tests.engines.test_home_grown import POSTS, Said, read

WORDS = [post.words for post in POSTS]


def replied(post: Said, said: str) -> str:
    return (
        f"<div id=reply-{post.number} class=panel><div class=head><h5><a href='/profiles/"
        f"{post.author}'>{post.author}</a> {said}</h5></div><div class=body><p>{post.words}</p>"
        "</div></div>"
    )


@pytest.mark.parametrize("said", ["قال قبل 3 أشهر...", "رد منذ سنتين", "علّق قبل يومين"])
def test_a_verb_may_stand_between_a_member_and_how_long_ago(said: str) -> None:
    found = read("".join(replied(post, said) for post in POSTS)).posts
    assert [(post.author, post.body) for post in found] == [(p.author, p.words) for p in POSTS]
    assert {post.posted_at_text for post in found} == {said.partition(" ")[2].rstrip(".")}


def test_an_opening_like_its_only_answer_needs_no_date() -> None:
    html = replied(POSTS[0], f"كتب: {POSTS[0].words[:9]}") + replied(POSTS[1], "قال قبل 3 أشهر")
    found = read(html).posts
    assert [post.body for post in found] == WORDS[:2]
    assert [post.posted_at_text for post in found] == ["", "قبل 3 أشهر"]


def barred(post: Said) -> str:
    return (
        f"<tr><td><b><a href='/u.asp?uid={post.user}'>{post.author}</a></b></td>"
        f"<td><font>{post.day}/3/2011 {post.time}:01 م</font></td></tr>"
        "<tr><td><font>عضو متألق<br>مشاركات 154<br>الرياض</font></td>"
        f"<td>{post.words}</td></tr>"
    )


def test_a_day_in_a_sentence_is_no_post() -> None:
    said = "وقد كتبت هذا يوم 13 سبتمبر 1996 في صنعاء."
    first = POSTS[0]._replace(words=f"{WORDS[0]}<br><br>{said}")
    found = read(f"<table>{barred(first)}{barred(POSTS[1])}</table>").posts
    assert [post.body for post in found] == [f"{WORDS[0]}\n\n{said}", WORDS[1]]


def test_a_box_that_begins_with_the_name_of_another_author_and_a_colon_is_a_quote() -> None:
    html = "".join(
        f"<div class={'ab'[n % 2]}><b><a href='/m/u/{p.user}'>{p.author}</a></b> ({p.day}.03.11 "
        f"{p.time})<br><div class=q>{POSTS[n - 1].author}: قول قديم</div>{p.words}</div>"
        for n, p in enumerate(POSTS)
    )
    found = read(html).posts
    assert [post.body for post in found] == WORDS
    assert [post.quotes[0]["author"] for post in found[1:3]] == [p.author for p in POSTS[:2]]


def test_a_quote_in_one_element_of_a_cell_has_a_first_line() -> None:
    quote = (
        "<table border=1><tr><td><font size=1>اقتباس من أبو سلمان:<br>قول قديم</font></td></tr>"
        "</table><br>"
    )
    html = "".join(barred(post._replace(words=quote + post.words)) for post in POSTS)
    found = read(f"<table>{html}</table>").posts
    assert [post.body for post in found] == WORDS
    assert {(q["author"], q["text"]) for post in found for q in post.quotes} == {
        ("أبو سلمان", "قول قديم")
    }
