"""The headings that a forum puts over or under a post: of comments, of thanks, of repeats."""

import re

from crawler.arabic.keys import keys_of, norm_key

# Characters of the longest heading over other threads of an author.
OWN_THREADS_HEADING = 120
_RECOMMENDED = keys_of("recommended posts\nالمشاركات الموصى بها\nالردود الموصى بها\nالتوصيات")
_COMMENT_LINKS = keys_of("رابط هذا التعليق\nlink to comment")


def is_comment_link(text: str) -> bool:
    """Whether a line is Invision's heading over its posts, or the link under each of them."""
    return norm_key(text) in _COMMENT_LINKS or is_recommended_heading(text)


def is_recommended_heading(text: str) -> bool:
    """Whether a line is Invision's heading over the posts of a thread."""
    return norm_key(text) in _RECOMMENDED


_COMMENTS = re.compile(r"(?:(?:ال)?(?:تعليقات|ردود|اجابات)|comments|replies) ?\( ?\d+ ?\)")


def is_comments_heading(text: str) -> bool:
    """Whether a line stands over the answers of a page and counts them: `التعليقات (2)`."""
    return _COMMENTS.fullmatch(norm_key(text)) is not None


_REMINDERS = keys_of("""
تذكير بمساهمة فاتح الموضوع
first topic message reminder
rappel du premier message
das eröffnungsthema lautete
recuerdo del primer mensaje
promemoria primo messaggio
relembrando a primeira mensagem
""")


def is_reminder(text: str) -> bool:
    """Whether a line stands over a thread's opening post where a later page shows it again."""
    return norm_key(text).strip(" :") in _REMINDERS


_SUB_BOARDS = keys_of("""
المنتديات الفرعية
المنتدى الفرعي
منتديات فرعية
الأقسام الفرعية
أقسام فرعية
القسم الفرعي
subforums
sub-forums
sub forums
subforum
child boards
sub-boards
""")


def is_sub_boards_label(text: str) -> bool:
    """Whether words stand before the names of the boards that are in a board."""
    return norm_key(text).strip() in _SUB_BOARDS


def is_reactions_heading(text: str) -> bool:
    """Whether a line is the heading over the names of those who reacted to a post."""
    key = norm_key(text)
    if text.endswith(":") and _REACTIONS.fullmatch(key):
        return True
    return len(text) <= 100 and bool(_THANKED.match(key))


_REACTIONS = re.compile(
    r"ردود (?:الافعال|الفعل)|التفاعلات|reactions"
    r"|(?:\d+ )?(?:(?:ال)?(?:اعضاء|عضو)|هولاء|المستخدمون) .{0,60}(?:شكر|اعجب)\w* .{0,60}"
    r"(?:هذه |هذا |ال)(?:مشارك|مساهم|موضوع)\w*(?: المفيده?)?"
    r"|(?:the following|th[ei]se?) .{0,20}users? .{0,10}(?:thank(?:ed)?|like[sd]?)\b.{0,80}"
)
# The same with the number of those who did behind it.
_THANKED = re.compile(
    r"^(?:الاعضاء الذين شكروا|شكر صاحب المشاركه|اعجب \d+ من الاعضاء|احصاييه الشكر) .{2,80}$"
)


_THANKS = re.compile(
    r"(?:شكر|اعجب)\w{0,3} ب?هذ[اه](?: (?:ال)?(?:مشارك|مساهم|رد|موضوع|تعليق|جواب)\w*)?"
    r"|قام \d+ \w+ ب(?:شكر|الاعجاب)\b.{0,60}"
)


def is_thanks_note(text: str) -> bool:
    """Whether a line names those who reacted to a post: `شكرت هذه المشاركة: NAME، NAME`."""
    head, colon, names = text.partition(":")
    if not colon or not names.strip():
        return False
    return bool(_THANKS.fullmatch(norm_key(head))) or is_reactions_heading(f"{head}:")


def is_own_threads_heading(text: str) -> bool:
    """Whether words stand over other threads of a post's author, with the dots of their list."""
    return len(text) <= OWN_THREADS_HEADING and bool(_OWN_THREADS.match(norm_key(text)))


_OWN_THREADS = re.compile(
    r"(?:(?:من|اخر|احدث|جديد|بعض) )?(?:\d+ )?(?:مواضيع|موضوعات|مشاركات)"
    r"(?:ي(?! )|ه)?(?:\W*$| ?[:：]| (?:لل|ال)?عضو|(?<=^من مواضيع) )"
    r"|(?:more|latest|last|other|recent) (?:\d+ )?(?:threads|posts) (?:by|from|of)\b"
)


def is_hidden_heading(text: str) -> bool:
    """Whether words stand over what only some may see, such as those who replied."""
    return len(text) <= 40 and bool(_HIDDEN.match(norm_key(text)))


_HIDDEN = re.compile(
    r"(?:ال)?(?:محتوي|نص|كود|رابط|روابط|جزء) (?:ال)?(?:مخفي|مخفيه)\b|hidden (?:content|text)\b"
)

_COVERS = keys_of("""
summary
details
hide details
spoiler
show spoiler
hidden text
ملخص
تفاصيل
التفاصيل
إخفاء التفاصيل
إظهار التفاصيل
سبويلر
محتوى خاص
محتوى مخفي
نص مخفي
المحتوى المخفي
إظهار المحتوى المخفي
""")


def is_cover(text: str) -> bool:
    """Whether it is only the forum's own word for something hidden: `Summary`, `Spoiler`."""
    return norm_key(text) in _COVERS


_LIST_HEAD = re.compile(
    r".*[(\[] ?\d+ ?[)\]]$"
    r"|(?:ال)?(?:تعليقات|ردود|اجابات|مقالات|مواضيع|موضوعات|اسيله|استشارات|اخبار|مشاركات|نقاشات|اعضاء"
    r"|اقسام|روابط|وسوم)\b"
    r"|(?:احدث|اخر|اكثر|الاكثر|افضل|اضف|اضافه|اكتب|اترك) \S"
)


def heads_list(text: str) -> bool:
    """Whether a heading stands over a list or a form: `التعليقات (3)`, `أحدث المواضيع`."""
    return _LIST_HEAD.match(norm_key(text)) is not None
