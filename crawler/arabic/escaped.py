"""Arabic letters that were left as character references, or whose references were escaped again."""

from __future__ import annotations

import html
import re

_NUMBER = r"#(?:1[56]\d\d|x0?6[0-9a-f]{2});"
# Stands in a page with such letters.
ESCAPED_AGAIN = b"&amp;#1"
_AGAIN = re.compile(rf"&amp;(?={_NUMBER})", re.I)
_ANY_AGAIN = re.compile(r"&amp;(?=#x?[0-9a-f]{2,5};)", re.I)
_LETTER = re.compile(rf"&(?:amp;)?{_NUMBER}", re.I)
# Beside a letter a reference is no example of one.
_BESIDE = re.compile(r"[ء-ي]&(?:quot|#0?3[49]|laquo|raquo);|&(?:quot|#0?3[49]|laquo|raquo);[ء-ي]")
# Who writes of references gives a few of them as examples.
_FEW = 12


def without_second_escapes(page: str) -> str:
    """A page that shows references in place of Arabic letters, with those letters in it.

    Forums whose charset has no Arabic keep `&#1575;` in their tables; some skins escape that.
    """
    return _ANY_AGAIN.sub("&", page) if len(_AGAIN.findall(page)) > _FEW else page


def unescaped(text: str) -> str:
    """A text without markup, with the characters for which references were left in it."""
    if "&" not in text:
        return text
    if len(_LETTER.findall(text)) > _FEW:
        return html.unescape(_ANY_AGAIN.sub("&", text))
    return html.unescape(text) if _BESIDE.search(text) else text
