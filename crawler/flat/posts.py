"""The lines of a head and of a body -> a post."""

from dataclasses import dataclass, field
from itertools import pairwise

from crawler.arabic.bylines import authored, byline
from crawler.arabic.dates.lines import reply_number, shown_date
from crawler.arabic.edit_notes import edit_note
from crawler.arabic.flattened import avatar_of, is_beside_number, is_rank, number_of
from crawler.arabic.list_lines import column_of
from crawler.arabic.members import is_deleted_name, is_guest_name, is_staff, status_of
from crawler.arabic.pictured import gender_of, is_gender, is_no_avatar
from crawler.flat.line import FlatBody, Is, Line
from crawler.flat.marks import Zone

# Higher numbers are ids of posts.
_LAST = 99_999


@dataclass(slots=True)
class FlatPost:
    """A post found in a text; every value is as shown.

    `position` is the number that the head shows. `panel` holds label and value pairs; `quotes`
    author (or None) and text; `unsure` what looked like a part of the page's frame and was left in
    the body.
    """

    author: str = ""
    position: int | None = None
    title: str | None = None
    panel: list[tuple[str, str]] = field(default_factory=list)
    posted: str = ""
    edited: str | None = None
    body: str = ""
    quotes: list[tuple[str | None, str]] = field(default_factory=list)
    signature: str | None = None
    unsure: list[str] = field(default_factory=list)


def make_post(lines: list[Line], zone: Zone, names: list[int]) -> FlatPost:
    """The post under a head, without its body; `names` are the lines before it that name it."""
    post = FlatPost()
    if zone.panel is not None:
        for pair in zone.panel.pairs:
            post.panel.append((pair.label, pair.value))
    for line in lines[zone.first : zone.last + 1]:
        _from_head(post, line)
    top = min([zone.first, *names])
    over = enumerate(lines[top : zone.first], top)
    before = [line for n, line in over if n in names or is_gender(line.text)]
    own = lines[zone.first : zone.last + 1]
    named = _under_marks(own) if zone.panel else []
    inside = [line for line in own if line.short or line in named]
    _name(post, [*before, *inside])
    return post


def _under_marks(lines: list[Line]) -> list[Line]:
    """The lines right under the date or the number in a head: its member's name stands there."""
    shown = [line for line in lines if line.kind is not Is.BLANK]
    return [
        under
        for over, under in pairwise(shown)
        if over.kind in {Is.DATE, Is.NUMBER} and under.brief
    ]


def give_body(post: FlatPost, body: FlatBody) -> None:
    """Put what stands under a head into its post."""
    post.body, post.quotes, post.signature = body.text, body.quotes, body.signature
    post.edited, post.unsure = body.edited or post.edited, body.unsure
    post.posted = post.posted or body.posted


def believe_numbers(posts: list[FlatPost]) -> None:
    """Forget the numbers of posts that do not rise, or are too high for a place in a thread."""
    shown = [post.position for post in posts if post.position is not None]
    if shown and (shown[-1] > _LAST or not all(one < two for one, two in pairwise(shown))):
        for post in posts:
            post.position = None


def _from_head(post: FlatPost, line: Line) -> None:
    if line.kind is Is.AUTHORED and (found := authored(line.text)):
        post.author, post.posted = found
    elif line.kind is Is.DATE:
        post.posted = post.posted or shown_date(line.text) or ""
        post.position = post.position or reply_number(line.text)
    elif line.kind is Is.NUMBER:
        post.position = post.position or number_of(line.text)
    elif line.kind is Is.EDIT and (note := edit_note(line.text)):
        post.edited = note[1]
    elif line.kind is Is.BYLINE:
        post.author = byline(line.text) or post.author
    elif line.kind is Is.AVATAR:
        post.author = post.author or avatar_of(line.text) or ""
    elif line.kind is Is.STATUS:
        post.author = post.author or status_of(line.text) or ""


def _is_name(rank: str) -> bool:
    """Whether a rank alone in a head is a name: a guest's, or that of a forum's own account."""
    return is_deleted_name(rank) or is_guest_name(rank) or is_staff(rank)


def _name(post: FlatPost, candidates: list[Line]) -> None:
    """Name and rank among the short lines of a head: a name comes before its rank."""
    shown = [line for line in candidates if not is_beside_number(line.text)]
    gender = next((line.text for line in shown if is_gender(line.text)), None)
    if gender is not None:
        shown = [line for line in shown if line.text != gender]
        post.panel += gender_of(gender)
    texts = [line.text for line in shown]
    ranks = [line.text for line in shown if line.kind is Is.RANK or is_rank(line.text)]
    if own := [rank for rank in ranks if rank != post.author]:
        post.title = post.title or own[0]
    plain = list(dict.fromkeys(text for text in texts if text not in ranks and text != post.author))
    plain = [text for text in plain if column_of(text) != "author"] or plain
    pictured = [text for text in plain if not is_no_avatar(text)]
    if not post.author and not plain:
        post.author = next(filter(_is_name, dict.fromkeys(ranks)), "")
        post.title = next((rank for rank in ranks if rank != post.author), None)
    if post.author in texts and plain and post.title is None:
        # A rank that no list has stands right under the name.
        under = texts[texts.index(post.author) + 1 :][:1]
        post.title = next((text for text in under if text in plain), None)
    if not post.author and plain:
        # The picture of a member who has one is called by the name.
        doubled = [text for text in plain if texts.count(text) > 1 and pictured == plain]
        plain = pictured or plain
        post.author = doubled[0] if doubled else plain[0]
        plain.remove(post.author)
        if plain and post.title is None and len(texts) > 1:
            post.title = plain[0]
