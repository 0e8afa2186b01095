"""What stands in place of a post: that it was taken away, or what became of the topic."""

from __future__ import annotations

import re

from crawler.arabic.text import keys_of, norm_key

_WITHHELD = keys_of("""
This post was flagged by the community and is temporarily hidden
أبلغ المجتمع عن هذا المنشور وتم إخفاؤه مؤقتا
تم التبليغ عن هذه المشاركة من قبل المجتمع وهي مخفية مؤقتا
Content ignored
Ignored content
محتوى تم تجاهله
""")
# Discourse closes and opens topics by the clock: "automatically closed 90 days after the last
# reply. New replies are no longer allowed."
_BY_THE_CLOCK = re.compile(
    r"(?:تم (?:اغلاق|فتح) هذا الموضوع تلقاييا بعد "
    r"|this topic was automatically (?:closed|opened) (?:after )?)[^.]{1,60}(?:\.[^.]{1,60})?"
)

_LONGEST = 200


def is_withheld(text: str) -> bool:
    """Whether it is all that a forum shows of a post that was hidden."""
    return len(text) < _LONGEST and norm_key(text) in _WITHHELD


def is_event(text: str) -> bool:
    """Whether it is a forum's own word that a topic was closed or opened by the clock."""
    return len(text) < _LONGEST and _BY_THE_CLOCK.fullmatch(norm_key(text)) is not None
