"""The line that an app writes below what is posted with it: `Sent from my iPhone using ...`."""

from __future__ import annotations

import re

from crawler.arabic.keys import norm_key

_LONGEST = 120
_DEVICE = (
    r"(?:i ?(?:phone|pad|pod)|samsung|galaxy|android|mobile|nokia|blackberry|htc|huawei|xiaomi"
    r"|redmi|windows phone|[a-z]+-[a-z]*\d\w*)(?!\w).{0,40}"
)
_APP = (
    r"(?:\w+ )?(?:tapatalk|تا?با? ?ت[او]?ل?ك|forum ?runner|mobile (?:app|device)"
    r"|تطبيق ال(?:منتدي|موقع))(?: \w+)?"
)
_BY = r"(?:باستخدام|بواسطه|عبر|عن طريق|من خلال|via|using|with)"
_SENT = r"(?:تم (?:ال)?ارسال\w*|ارسلت?|مرسله?)"
_MY_PHONE = r"(?:جوالي|موبايلي|هاتفي)"
# Apps that a forum has of its own are called after it.
_FOOTER = re.compile(
    rf"\W*(?:(?:sent|posted) (?:from my (?:{_DEVICE}|.{{1,40}} using .{{1,40}})"
    rf"|(?:from (?:my )?.{{1,40}} )?(?:from|by|{_BY}) {_APP})"
    rf"|{_SENT} {_BY} (?:{_DEVICE}|{_MY_PHONE})"
    rf"|{_SENT} (?:(?:من .{{1,40}} )?{_BY} {_APP}"
    rf"|من (?:{_DEVICE}|{_MY_PHONE}(?: \w+| {_DEVICE})?|الجوال)))\W*"
)
# An answer may say no more than that.
_FROM_MY_PHONE = re.compile(rf"\W*من {_MY_PHONE}\W*")


def is_client_footer(line: str) -> bool:
    """Whether a line says with what a post was sent, as apps say it."""
    return len(line) < _LONGEST and _FOOTER.fullmatch(norm_key(line)) is not None


def without_client_footer(text: str) -> str:
    """A body's text without such a line at its end."""
    above, _, last = text.rpartition("\n")
    told = is_client_footer(last) or (above and _FROM_MY_PHONE.fullmatch(last))
    return above.rstrip("\n") if told else text
