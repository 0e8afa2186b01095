"""Signatures that no rule sets apart: the last lines with which a member's posts end."""

from collections import Counter, OrderedDict

from xxhash import xxh3_64_intdigest

from crawler.arabic.signature_lines import is_signature_line, is_wish
from crawler.flat.posts import FlatPost

# Longer common endings are texts that were posted twice, shorter ones a habit of the author's.
_MOST_LINES = 6
_LEAST_WORDS = 3
_LONGEST_MOTTO = 100
# Members whose endings are remembered, and endings of each: some 100 MB at most.
_MEMBERS = 100_000
_ENDINGS = 16
_TIMES = 2


def take_signatures(posts: list[FlatPost]) -> None:
    """Move the lines with which posts of one member on a page end into `signature`.

    Half of the member's posts end with them, and each keeps words of its own: a member who only
    said thanks twice has signed nothing. A line that is nothing but a signature needs no second
    post, and one that members share no second post of the same member.
    """
    by_author: dict[str, list[FlatPost]] = {}
    for post in posts:
        if post.author and post.signature is None and post.body:
            by_author.setdefault(post.author, []).append(post)
            _sign(post, next((end for end in _ends(post.body) if is_signature_line(end)), ""))
    shared = _mottoes(by_author)
    for mine in by_author.values():
        ends = Counter(end for body in {post.body for post in mine} for end in _ends(body))
        known = {
            end: count
            for end, count in ends.items()
            if count > 1 and count * 2 >= len(mine) and len(end.split()) >= _LEAST_WORDS
        }
        for post in mine:
            # The end that most posts have, at its full length.
            end = max(
                (end for end in _ends(post.body) if end in known),
                key=lambda end: (known[end], len(end)),
                default="",
            )
            _sign(post, end or next((end for end in _ends(post.body) if end in shared), ""))


def _sign(post: FlatPost, end: str) -> None:
    """Move the end of a post's body to the head of its signature."""
    if end:
        post.body = _without(post.body, end)
        post.signature = f"{end}\n{post.signature}" if post.signature else end


def _mottoes(by_author: dict[str, list[FlatPost]]) -> set[str]:
    """Single last lines that members have in common and that are no wish: proverbs, verses.

    Where the line before is common too, the members posted the same text.
    """
    members: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for author, posts in by_author.items():
        for body in {post.body for post in posts}:
            lines = [line.strip() for line in body.split("\n") if line.strip()]
            if len(lines) > 1:
                members.setdefault(lines[-1], set()).add(author)
                before.setdefault(lines[-1], set()).add(lines[-2])
    return {
        line
        for line, authors in members.items()
        if len(authors) > 1
        and len(before[line]) >= len(authors)
        and len(line) <= _LONGEST_MOTTO
        and len(line.split()) >= _LEAST_WORDS
        and not is_wish(line)
    }


class SignatureMemory:
    """The endings of members' posts over many pages: what comes again is a signature."""

    def __init__(self) -> None:
        self._ends: OrderedDict[tuple[str, str], dict[int, int]] = OrderedDict()

    def take(self, site: str, author: str, body: str) -> tuple[str, str | None]:
        """A body and the signature found at its end, or None.

        What two earlier posts of the member ended with is one: a sentence is said twice by chance.
        """
        seen = self._ends.pop((site, author), {})
        signature = None
        ends = [end for end in _ends(body) if len(end.split()) >= _LEAST_WORDS]
        for end in ends:
            mark = xxh3_64_intdigest(end.encode("utf-8", "surrogatepass"))
            count = seen.pop(mark, 0)
            if count >= _TIMES:
                signature = end
            seen[mark] = count + 1
        while len(seen) > _ENDINGS:
            del seen[next(iter(seen))]
        self._ends[site, author] = seen
        if len(self._ends) > _MEMBERS:
            self._ends.popitem(last=False)
        return (_without(body, signature), signature) if signature else (body, None)


def _without(body: str, end: str) -> str:
    return "\n".join(body.split("\n")[: -len(end.split("\n"))]).strip("\n")


def _ends(body: str) -> list[str]:
    """The endings of a body, one line and longer; something is left before each."""
    lines = [line.strip() for line in body.split("\n")]
    longest = min(_MOST_LINES, len(lines) - 1)
    return [
        "\n".join(lines[-count:])
        for count in range(1, longest + 1)
        if lines[-count] and any(lines[:-count])
    ]
