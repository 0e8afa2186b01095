"""What links to a forum are called, on pages that stand before it."""

from __future__ import annotations

import re

from crawler.arabic.paths import INDEX_FOLDERS
from crawler.arabic.text import norm_key

_WORDS = re.compile(
    r"(?<!\w)(?:ال)?(?:منتدي|منتديات|منتدانا|ملتقي|ملتقيات|ساحات)(?!\w)|\b(?:forums?|boards)\b"
)
_LATIN = (
    r"forums?\d?|vb\d?|vbulletin|bb|phpbb\d?|smf|mybb|ipb|xf|boards?|community"
    r"|mont?ada\w*|munt?ada\w*|mntda\w*|multaqa|sa7at"
)
# A folder or the first name of a host: `/vb/`, `/montadayat/index.php`, `forum.example`.
_ADDRESS = re.compile(rf"(?://(?:www\.)?|/)(?:{_LATIN}|{INDEX_FOLDERS})(?:[./]|$)", re.IGNORECASE)


def names_forum(words: str) -> bool:
    """Whether the words of a link say that it leads to a forum."""
    return bool(_WORDS.search(norm_key(words)))


def is_forum_address(url: str) -> bool:
    """Whether a URL looks like that of a forum's front page, by its host or its folders."""
    return bool(_ADDRESS.search(url.partition("?")[0]))
