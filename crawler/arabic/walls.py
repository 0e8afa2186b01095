"""Pages that show no posts: errors and walls, told by their words."""

from __future__ import annotations

import re

from crawler.arabic.text import norm_key

_ERRORS = re.compile(
    "|".join(
        [
            r"لايمكنك تصفح هذه الصفحه",
            r"^عفوا\s*\W*\s*لا يمكنك",
            r"لا تملك صلاحيه لدخول",
            r"^رساله اداريه",
            r"لم تقم بتحديد الموضوع",
            r"(?:الموضوع|المنتدي|القسم|المشاركه|الرد|الصفحه)\s+(?:او الرد )?"
            r"(?:المطلوب\w*|الذي طلبته|المحدد\w*)\s+غير\s+(?:موجود|صحيح)",
            r"^حدث خطا",
            r"خطا في قاعده البيانات",
            r"^خطا في الطلب",
            r"منتديات مقفوله حاليا",
            r"المنتدي (?:معطل|مغلق) (?:الان|حاليا|موقتا)",
            r"(?:مغلق|مغلقه|متوقف\w*|توقف\w*|تحت) ?(?:ل|بسبب )?(?:ال)?صيانه",
            r"(?:عفوا|عذرا|المعذره|ناسف)\b.{0,40}(?:لا يمكن|غير (?:مصرح|موجود|متاح|متوفر))",
            r"(?:الموضوع|المنتدي|القسم|المشاركه|الصفحه) (?:غير موجود|غير متاح|غير متوفر|محذوف)",
            r"\bتم حذف (?:هذا )?الموضوع",
            r"(?:تم|جري) (?:حظرك|ايقافك|طردك)|انت (?:محظور|موقوف)",
            r"حدثت مشكله",
            r"تعذر العثور علي",
            r"لم يتم العثور",
            r"(?:specified|requested) (?:thread|topic|forum|post|member|page)\b.{0,40}"
            r"(?:not exist|not be found|invalid|could not)",
            r"(?:topic|thread|forum|post|page)\b.{0,30}(?:does not exist|not found)",
            r"no (?:thread|topic|forum|post) specified",
            r"invalid (?:thread|topic|forum|post) specified",
            r"you (?:do not|don.t) have (?:the )?(?:permission|access)",
            r"you are not (?:permitted|authorized|allowed)|access (?:is |has been )?denied",
            r"either missing or off limits|no longer available or inaccessible",
            r"bad request\W+the link you followed",
            r"that page doesn.t exist|(?:could not|couldn.t) (?:locate|find) (?:the|that|what)",
            r"(?:page|topic|thread|post|forum)\b.{0,40}(?:could not|cannot) be found",
            r"no (?:topic|thread|post) or (?:forum|post) specified",
            r"(?:board|forum|site)s? (?:is|are) (?:currently |temporarily )?"
            r"(?:disabled|unavailable|closed|turned off|offline|down for)",
            r"you have been banned",
            r"(?:oops|sorry)[!,].{0,40}(?:problem|error|wrong)",
            r"an error (?:has )?occur+ed",
            r"database error",
            r"fatal error\s*:",
        ]
    )
)
_WALLS = re.compile(
    "|".join(
        [
            r"ينبغي ان تكون عضوا مسجلا",
            r"يجب (?:ان تكون عضوا|عليك تسجيل الدخول|تسجيل الدخول|ان تسجل)",
            r"انت لم تسجل الدخول بعد",
            r"لم تقم بتسجيل الدخول",
            r"ليس لديك (?:الصلاحيه|صلاحيه|تصريح)",
            r"غير مسموح لك بالدخول",
            r"لا يمكنك مشاهده المنتديات لانك لست عضوا",
            r"لا تمتلك الصلاحيه للدخول",
            r"(?:الرجاء|يرجي|فضلا|من فضلك) (?:قم ب)?تسجيل الدخول",
            r"(?:للاعضاء|للمسجلين|علي الاعضاء)(?: المسجلين)? فقط|خاص بالاعضاء",
            r"لا يمكنك مشاهده",
            r"فقط .{1,60} (?:يستطيعون|يمكنهم|بامكانهم)\b",
            r"سجل دخولك? (?:لمشاهده|للمشاهده|لعرض)",
            r"you (?:must|need to) (?:be logged in|log in|login|register)",
            r"you (?:must|need to) be (?:logged.in|registered|a member)",
            r"you are (?:either )?not logged in",
            r"(?:please )?(?:log|sign) ?in to (?:continue|view|see|access|read)",
            r"(?:for|available to) (?:registered )?members only|only users granted special access",
            r"(?:please )?log ?in or register to (?:view|see|access|continue)",
            r"only (?:registered|logged in) (?:users|members)",
            r"requires you to (?:be registered|login|log in)",
            r"board administrator requires",
            r"vous devez (?:être )?(?:connecté|vous connecter|enregistré)",
            r"du musst (?:angemeldet|registriert)",
            r"sie müssen (?:angemeldet|registriert)",
        ]
    )
)
_LONGEST_MESSAGE = 1500


def is_error_page(text: str) -> bool:
    """Whether a page's message block says that there is nothing here.

    Give it the short visible message of a page without posts, never a page or a post: an author
    may quote such a phrase.
    """
    return len(text) <= _LONGEST_MESSAGE and bool(_ERRORS.search(norm_key(text)))


def is_login_wall(text: str) -> bool:
    """Whether a page's message block asks to log in or to register (see `is_error_page`)."""
    return len(text) <= _LONGEST_MESSAGE and bool(_WALLS.search(norm_key(text)))
