"""The signature under a vBulletin post: under a line, in a block of that name, under a heading."""

import re

from lxml.html import HtmlElement

from crawler.arabic.signature_lines import is_signature_heading
from crawler.bodies.known_texts import known_text
from crawler.engines.vbulletin.blocks import Block
from crawler.light import words_after
from crawler.pages.dom import RULE, first_in, line

_SIGNATURE = re.compile(
    r"(?:^|[\s_-])(?:sig|signature|signaturecontainer|postsig)(?:$|[\s_-])", re.I
)
_HOLDERS = frozenset("div fieldset blockquote td p span".split())
_HEADINGS = frozenset("legend div td th center b strong font span p h3 h4 h5".split())
_PICTURE = re.compile(r"/(?:[a-z]+[_-])?sig(?:nature)?(?:[_-][a-z\d]+)?\.\w+$", re.I)


def signature(block: Block) -> str | None:
    """What stands under the line of underscores, in a block of that name, or under a heading."""
    for element in block.after:
        if element.tag not in _HOLDERS:
            continue
        named = _SIGNATURE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        ruled = RULE.match(element.text or "")
        if named or ruled:
            words = RULE.sub("", known_text(element), count=1).strip()
            heading = line(first_in(element, "legend"))
            return words.removeprefix(heading).strip() or None
    return _headed(block)


def _headed(block: Block) -> str | None:
    """What follows the words `توقيع NAME`, or a picture called so, under a message."""
    heading = next((e for e in block.after if _is_heading(e)), None)
    if heading is None:
        return None
    *_, heading = (e for e in heading.iter() if _is_heading(e))  # a cell may hold the words as well
    for above in (heading, *heading.iterancestors()):
        if above is block.holder or above.tag == "fieldset" or block.body in above.iter():
            break
        if words := words_after(above):
            return words
        if any(first_in(beside, "img") is not None for beside in above.itersiblings()):
            break  # the signature is a picture
    return None


def _is_heading(element: HtmlElement) -> bool:
    if element.tag == "img":
        named = is_signature_heading(element.get("alt") or "")
        return named or bool(_PICTURE.search(element.get("src") or ""))
    return element.tag in _HEADINGS and is_signature_heading(line(element))
