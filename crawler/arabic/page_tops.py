"""What a forum's page shows over the first of a thread's posts: boards, labels, counts."""

import re

from crawler.arabic.keys import norm_key

_LONGEST_THREAD_HEAD = 250
_THREAD_HEAD = re.compile(
    r"الموضوع في '.{1,90}' بواسطه .{1,50} بتاريخ .*\d|discussion in '.{1,90}' started by .*\d"
    r"|النتايج \d+ الي \d+ من \d+$|results \d+ to \d+ of \d+$"
    r"|(?:استعرض الموضوع السابق استعرض الموضوع التالي )?اذهب الي الاسفل$"
)


def is_thread_head(text: str) -> bool:
    """Whether a line stands over a page's first post: XenForo 1's, vBulletin 4's, Forumotion's.

    They say who began the thread and when, which of its posts the page shows, or lead below them.
    """
    return len(text) <= _LONGEST_THREAD_HEAD and bool(_THREAD_HEAD.match(norm_key(text)))


_PRINTED = re.compile(
    r"\s*(?:-\s+(?:-\s+)?|\+-+\s+(?:(?:المنتدى|الموضوع|forum|thread)\s*:\s*)?)"
    r"(?P<name>\S.{0,150}?) \((?:https?:/)?/[^\s()]+\)\s*$",
    re.I,
)


def printed_over(line: str) -> str | None:
    """The board or thread that a printed thread names with its address over the posts, or None.

    vBulletin and MyBB do.
    """
    found = _PRINTED.match(line)
    return found["name"] if found else None


_ARCHIVED = re.compile(
    r"(?:مشاهده النسخه كامله|النسخه الكامله|(?:view )?full version) ?: ?\S.*", re.I
)


def archived_over(text: str) -> bool:
    """Whether a line of an archive leads to the thread's full page by the thread's title."""
    return _ARCHIVED.fullmatch(norm_key(text)) is not None


_BOARD_LABELS = frozenset({"المنتدى", "المنتدي", "القسم"})
_STARTER_LABEL = "كاتب الموضوع"


def is_board_label(text: str) -> bool:
    """Whether words are the label of a board's name over a post."""
    return text.strip() in _BOARD_LABELS


def is_starter_label(text: str) -> bool:
    """Whether words are the label of the name of who began a thread."""
    return text.strip() == _STARTER_LABEL


_PARTICIPANTS = re.compile(r"\d+ مشترك(?:ين|ون)?")


def is_participants(text: str) -> bool:
    """Whether a line counts those who take part in a thread, as Forumotion does under its title."""
    return _PARTICIPANTS.fullmatch(norm_key(text)) is not None
