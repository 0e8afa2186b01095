"""The menu under a member's name: profile, posts, messages."""

from __future__ import annotations

import re

from crawler.arabic.text import norm_key

# No more words than the member's name stand behind what is done about them.
_MENU = re.compile(
    r"(?:(?:البحث|ابحث) عن|ايجاد) (?:كل |جميع |المزيد من )?(?:ال)?(?:مشاركات|مواضيع)(?: .{1,60})?"
    r"|(?:مشاهده|عرض|استعرض|استعراض) (?:(?:ال)?ملفه?ا? الشخصي(?: .{1,40})?|نبذه عن المستخدمين)"
    r"|(?:مشاهده|عرض) (?:(?:كل |جميع )?(?:ال)?مشاركات(?: \S+){0,4}|(?:مقالات )?(?:ال)?مدونه)"
    r"|زياره (?:الموقع|موقع(?: \S+){1,4})|ارسال بريد(?: الكتروني)?(?: الي .{1,40})?"
    r"|(?:ارسال|ارسل|بعث|ابعث) رساله(?: خاصه| شخصيه)?(?: (?:الي |ل)\S+(?: \S+){0,3})?"
    r"|(?:اضف|اضافه) .{1,40} (?:الي |ل)قايمه (?:ال)?(?:اصدقا|تجاهل|معارف)\w*|(?:اضف|اضافه) ك?صديق"
    r"|(?:view (?:public )?profile|view forum posts|(?:find|view) (?:more|all) posts by"
    r"|send a private message to|visit .+'s homepage).*"
)


def is_member_menu(text: str) -> bool:
    """Whether a line is an entry of the menu under a member's name."""
    return len(text) <= 100 and bool(_MENU.fullmatch(norm_key(text)))
