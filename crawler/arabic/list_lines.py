"""What a line in a list of threads or boards says: figures by their words, marks, who began it."""

import re
from functools import lru_cache

from crawler.arabic.keys import norm_key
from crawler.arabic.text import SHORT

# As keys without their article.
_COLUMNS = {
    "replies": "ردود رد تعليقات تعليق اجوبه اجابات اجابه جواب"
    " replies reply comments comment answers answer",
    "views": "مشاهدات مشاهده شوهد زيارات زياره زوار قراءات قراءه قرات views view hits reads",
    "topics": "مواضيع موضوع موضوعات نقاشات نقاش اسيله سوال مقالات topics topic threads discussions",
    "posts": "مشاركات مشاركه مساهمات مساهمه منشورات منشور رسايل مداخلات مداخله نشرات"
    " posts post messages",
    "votes": "اصوات صوت تصويت تصويتات votes vote",
    "author": "كاتب بواسطه مرسل عضو author",
}
_COLUMN_OF = {word: column for column, words in _COLUMNS.items() for word in words.split()}
_COLUMN_OF |= dict.fromkeys(("كاتب الموضوع", "صاحب الموضوع", "started by"), "author")
_LAST_OF = frozenset({"رساله", "ارسال"})
COUNTED = frozenset({"replies", "views", "topics", "posts"})
_FIGURE = re.compile(
    r"^(?:[^\W\d]+\s+)?(?P<count>\d[\d,.٬٫]*)\s+(?:من\s+)?(?P<label>\D{2,20})$"
    r"|^(?P<before>\D{2,20}?\s*[:：]|ال\D{2,18}?\s)\s*(?P<after>\d[\d,.٬٫]*)$"
)
_POSTS = re.compile(r"^(?P<count>\d[\d,.٬]*)\s+(?P<label>\D{2,20})$")


def column_of(heading: str) -> str | None:
    """What a column's heading names: `replies`, `views`, `topics`, `posts`, `votes`, `last`, ..."""
    return _named(heading) if len(heading) <= SHORT else None


@lru_cache(maxsize=4096)
def _named(heading: str) -> str | None:
    key = norm_key(heading).strip(" :").removeprefix("عدد ").removeprefix("مرات ")
    for last in ("اخر ", "last "):
        if key.startswith(last):
            word = key.removeprefix(last)
            return "last" if word in _LAST_OF or _column(word) in {"replies", "posts"} else None
    return _column(key)


def _column(key: str) -> str | None:
    word = key.removeprefix("ال")
    # `12 تعليقا`: the accusative, as after most numbers
    return _COLUMN_OF.get(word) or _COLUMN_OF.get(word.removesuffix("ا"))


def figure_of(line: str) -> tuple[str, str] | None:
    """The column whose figure a line says with a word beside it (`3 ردود`), and the figure."""
    found = _FIGURE.match(line.strip())
    column = column_of(found["label"] or found["before"]) if found else None
    return (column, found["count"] or found["after"]) if found and column in COUNTED else None


def counted_posts(text: str) -> tuple[str, str] | None:
    """Label and count of a line such as `12 posts`, or None."""
    found = _POSTS.match(text)
    if found is None or column_of(found["label"]) != "posts":
        return None
    return found["label"], found["count"]


_EDGES = " :[]()-"
_STICKY = re.compile(
    r"(?:(?:ال)?(?:موضوع|مواضيع) (?:ال)?)?"
    r"(?:مثبته?|تثبيت|ثابت|لاصق|ملصق|هامه?|مهمه?|اعلان|تعميم)(?: عام| هام)?"
    r"|pinned|topped|stickied|sticky|important|(?:global )?announcement|épinglé|post-it"
    r"|annonce(?: globale)?|wichtig|angepinnt|angeheftet|ankündigung|(?:globale )?bekanntmachung"
    r"|fijado|важно|прикреплено|прилеплено|закреплено|объявление|sabit"
)
_MOVED = re.compile(
    r"(?:موضوع )?منقول|انتقل|نقل|محول|تم (?:ال)?نقله?|moved|déplacé|verschoben|movido|перемещено"
    r"|перенесена"
)


def is_sticky_mark(text: str) -> bool:
    """Whether the words before a thread's title say that it stands above the others."""
    return _STICKY.fullmatch(norm_key(text).strip(_EDGES)) is not None


_LOCKED = re.compile(
    r"(?:(?:هذا |هذه )?(?:ال)?موضوع )?(?:مغلو?قه?|مقفو?له?)"
    r"|(?:this )?(?:(?:topic|thread|discussion) )?(?:is )?(?:locked|closed)"
    r"|(?:locked|closed) (?:topic|thread|discussion)"
)


def is_locked_mark(text: str) -> bool:
    """Whether the words beside a thread's title say that it takes no more answers."""
    return _LOCKED.fullmatch(norm_key(text).strip(_EDGES)) is not None


def is_moved_mark(text: str) -> bool:
    """Whether the words before a thread's title say that it went to another board."""
    return _MOVED.fullmatch(norm_key(text).strip(_EDGES)) is not None


_STARTED_BY = re.compile(
    r"^(?:بد[أا](?:ه|ها)|(?:بد[أاء]|بدئ|أنشئ|كتب|أرسل)\s+(?:من\s+قبل|بواسطة)|بواسطة|الكاتب\s*:|"
    r"started\s+by|begonnen\s+von|démarré\s+par|iniciado\s+por|aperto\s+da|gestart\s+door|by)"
    r"\s*:?\s+",
    re.I,
)


def without_started_by(text: str) -> str:
    """The name in a thread's line without the words before it (`بدء بواسطة NAME`)."""
    return _STARTED_BY.sub("", text)
