"""Names and words by which forums call guests, deleted members and those who are online."""

from __future__ import annotations

import re

from crawler.arabic.text import clean_line, keys_of, norm_key

_GUESTS = keys_of("""
زائر
ضيف
زائر كريم
مجهول
guest
anonymous
gast
invité
invitado
гость
misafir
مهمان
unregistered
غير مسجل
""")
_DELETED = keys_of("""
عضو محذوف
العضو محذوف
عضو سابق
عضوية مقفولة
عضوية محذوفة
حساب محذوف
العضو المحذوف
محذوف
مستخدم محذوف
مستخدم سابق
حذف المستخدم
(مستخدم مجهول أو محذوف)
deleted member
deleted user
deleted
former user
a former user
gelöschtes mitglied
membre supprimé
""")
_GUEST_NAMED = re.compile(r"^(?:زائر|ضيف|guest)[\s_:]", re.I)


def is_guest_name(name: str) -> bool:
    """Whether a name is the forum's word for a visitor without an account."""
    return norm_key(name) in _GUESTS or bool(_GUEST_NAMED.match(name.strip()))


def is_deleted_name(name: str) -> bool:
    """Whether a name is the forum's word for a member who is no longer there."""
    key = norm_key(name)
    return key in _DELETED or key.strip("[]") in _DELETED


_ONLINE = re.compile(
    r"^(?:\S+(?:\s\S+){0,4}\s)?(?:غير\s+)?(?:متصل|متواجد)(?:ه|ة)?(?:\s+(?:الان|الآن|حاليا|حالياً))?!?$"
    r"|^(?:(?:user |member )?is )?(?:offline|online)$|^(?:user|member) is away$",
    re.I,
)


def is_online_status(text: str) -> bool:
    """Whether a line says that its author is there now, or not."""
    return bool(_ONLINE.match(clean_line(text)))
