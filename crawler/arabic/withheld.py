"""What stands in place of a post that its readers or its moderators took away."""

from __future__ import annotations

from crawler.arabic.text import keys_of, norm_key

_WITHHELD = keys_of("""
This post was flagged by the community and is temporarily hidden
أبلغ المجتمع عن هذا المنشور وتم إخفاؤه مؤقتا
تم التبليغ عن هذه المشاركة من قبل المجتمع وهي مخفية مؤقتا
Content ignored
Ignored content
محتوى تم تجاهله
""")


def is_withheld(text: str) -> bool:
    """Whether it is all that a forum shows of a post that was hidden."""
    return norm_key(text) in _WITHHELD
