"""Words of links and addresses that lead to forums and their parts, Arabic ones and others."""

import re
from urllib.parse import quote

from crawler.arabic.keys import norm_key

_BOARDS = "منتدى المنتدى قسم القسم أقسام الأقسام اقسام الاقسام"
_INDEXES = "منتديات المنتديات منتدى المنتدى"
_THREADS = "موضوع الموضوع مواضيع المواضيع موضوعات"
_REPLIES = "رد الرد ردود الردود"
_PAGES = "صفحة صفحه"
_MEMBERS = "عضو العضو أعضاء الأعضاء اعضاء الاعضاء مستخدم المستخدم مستخدمين المستخدمين"


def _escaped(words: str) -> str:
    return "|".join(map(quote, words.split()))


# Alternations for regular expressions over paths with percent-escapes (upper-case hex).
BOARD_FOLDERS = _escaped(_BOARDS)
INDEX_FOLDERS = _escaped(_INDEXES)
THREAD_FOLDERS = _escaped(_THREADS)
PAGE_FOLDERS = _escaped(_PAGES)
REPLY_FOLDERS = _escaped(_REPLIES)
MEMBER_FOLDERS = _escaped(_MEMBERS)
# What stands in an address, without its escapes, before the name of a board.
BOARD_STEPS = frozenset("منتدى قسم أقسام مجموعة".split())

_WORDS = re.compile(
    r"(?<!\w)(?:ال)?(?:منتدي|منتديات|منتدانا|ملتقي|ملتقيات|ساحات)(?!\w)|\b(?:forums?|boards)\b"
)
_LISTS = re.compile(
    r"(?:(?:كل|جميع|قايمه|فهرس|دليل|احدث) )?(?:ال)?"
    r"(?:اسيله|مواضيع|موضوعات|نقاشات|مناقشات|مشاركات|تصنيفات|اقسام|منتديات|ساحات|مجالس)"
    r"|(?:all )?(?:questions|topics|threads|discussions|categories|forums|boards)"
)
_LATIN = (
    r"forums?\d?|vb\d?|vbulletin|bb|phpbb\d?|smf|mybb|ipb|xf|boards?|community"
    r"|mont?ada\w*|munt?ada\w*|mntda\w*|multaqa|sa7at"
)
# A folder or the first name of a host: `/vb/`, `/montadayat/index.php`, `forum.example`.
_ADDRESS = re.compile(rf"(?://(?:www\.)?|/)(?:{_LATIN}|{INDEX_FOLDERS})(?:[./]|$)", re.I)


def names_forum(words: str) -> bool:
    """Whether the words of a link say that it leads to a forum."""
    return bool(_WORDS.search(norm_key(words)))


def names_list(words: str) -> bool:
    """Whether the words of a link are those for a list of all threads or boards of a forum."""
    return _LISTS.fullmatch(norm_key(words)) is not None


def is_forum_address(url: str) -> bool:
    """Whether a URL looks like that of a forum's front page, by its host or its folders."""
    return bool(_ADDRESS.search(url.partition("?")[0]))
