"""Given a tag too many or too few in a post, posts and all of their parts are those of the page."""

from dataclasses import asdict
from typing import Any

import pytest

from crawler.bodies.post_bounds import closed_in_themselves
from crawler.pages.parse import parse_html
from crawler.records import Post
from tests.bodies.broken import posts, word_of


def parts(post: Post) -> dict[str, Any]:
    """All that a post shows, its words without the room between them."""
    author = asdict(post.author_line)
    return {
        **asdict(post),
        "body": "".join(post.body.split()),
        **{f"author {key}": value for key, value in author.items()},
        "links": None,
    }


@pytest.mark.parametrize(
    ("folder", "number", "tag"),
    [
        ("forumotion/awesomebb-thread", 0, "</div></div></div></div>"),
        ("forumotion/unmarked-thread", 1, "<table>"),
        ("generic/divs", 0, "<table>"),
        ("invision/thread", 0, "</div></div></div></div>"),
        ("mybb/thread", 0, "</div></div></div></div>"),
        ("phpbb/three-zero-thread", 0, "</div></div></div></div>"),
        ("phpbb/thread", 0, "</div></div></div></div>"),
        ("smf/core-thread", 0, "</div></div></div></div>"),
        ("smf/thread", 0, "</div></div></div></div>"),
        ("vbulletin/v3-bar", 0, "</td></tr></table>"),
        ("vbulletin/v4-thread", 0, "</div></div></div></div>"),
        ("woltlab/thread", 0, "</div></div></div></div>"),
        ("xenforo/one-thread", 0, "</div></div></div></div>"),
    ],
)
def test_every_part_of_every_post_is_read(folder: str, number: int, tag: str) -> None:
    whole = posts(folder)
    one = list(whole.values())[number]
    broken = posts(folder, tag, word_of(folder, one))
    assert list(broken) == list(whole)
    for post_id, post in broken.items():
        assert parts(post) == parts(whole[post_id])


def page(*bodies: str, between: str = "") -> bytes:
    """A page of posts."""
    each = (
        f'<div class="post" id="p{n}"><p>عضو</p><div class="words">{body}</div></div>'
        for n, body in enumerate(bodies, 1)
    )
    return f"<body><div>{between.join(each)}</div></body>".encode()


def closed(data: bytes) -> str | None:
    first = parse_html(data.decode()).find(".//div[@class='words']")
    assert first is not None
    changed = closed_in_themselves(data, [first])
    return None if changed is None else changed.decode()


@pytest.mark.parametrize("opened", ["<div>", "<table><tr><td>", "<div>" * 300])
def test_what_a_post_opens_is_closed_before_the_next(opened: str) -> None:
    changed = closed(page("أول", f"ثان {opened} آخره", "ثالث", "رابع"))
    assert changed is not None
    root = parse_html(changed)
    found = [e for e in root.iter("div") if (e.get("id") or "").startswith("p")]
    assert [e.getparent().getparent().tag for e in found] == ["body"] * 4
    assert [e.text_content() for e in found] == ["عضوأول", "عضوثان  آخره", "عضوثالث", "عضورابع"]


def test_an_end_tag_too_many_is_the_first_that_closes_the_body() -> None:
    changed = closed(page("أول", "ثان <div>قوله</div> ثم </div> آخره", "ثالث", "رابع"))
    assert changed == page("أول", "ثان <div>قوله</div> ثم  آخره", "ثالث", "رابع").decode()


@pytest.mark.parametrize(
    "data",
    [
        page("أول", "ثان", "ثالث"),
        page("أول", "ثان <br> <b> <p>", "ثالث <div/>"),
        page("أول <!-- <div> -->", "ثان <script>'<div>'</script>", "ثالث"),
        page("أول <div>", "ثان <div>", "ثالث <div>", "رابع"),  # as its theme has it
        page("أول", "ثان", "ثالث", between="</div><div>"),  # each on a page of its own
        page("واحد <div>"),
    ],
)
def test_other_markup_stays(data: bytes) -> None:
    assert closed(data) is None
