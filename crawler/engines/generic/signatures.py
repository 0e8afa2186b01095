"""Signatures that nothing but a line drawn under a post's words sets apart."""

from collections.abc import Iterable

from lxml import html
from lxml.html import HtmlElement

from crawler.arabic.edit_notes import edit_note
from crawler.arabic.signature_lines import is_signature_rule
from crawler.bodies.markup import Role
from crawler.engines.generic.markup import MARKUP
from crawler.pages.dom import line
from crawler.raw import RawPost

_LONGEST = 300
_BLOCKS = frozenset("div p font span small".split())


def part_signatures(posts: Iterable[RawPost]) -> None:
    """Move what stands below the last rule of each body into the author's signature.

    A row of signs is such a rule anywhere. An `<hr>` is one where several posts of the page have
    it and those of one member end alike: authors draw them between their own words too.
    """
    posts = list(posts)
    drawn: list[tuple[RawPost, HtmlElement]] = []
    ends: dict[str, set[str]] = {}
    for post in posts:
        rule = None if isinstance(post.body, str) else _last_rule(post.body)
        if rule is None:
            continue
        if rule.tag == "br" or rule.tag in _BLOCKS:
            _cut(post, rule)
        elif rule.tag == "hr":
            drawn.append((post, rule))
            ends.setdefault(post.author.name, set()).add(_below(rule))
    if len(drawn) > 1 and all(len(said) == 1 for said in ends.values()):
        for post, rule in drawn:
            _cut(post, rule)
    _take_rows(posts)


def _take_rows(posts: Iterable[RawPost]) -> None:
    """Take the rows under the words, each with a rule over it, in which members say the same."""
    found = [
        (post, rule)
        for post in posts
        if not isinstance(post.body, str) and post.author.signature is None
        for rule in [_rule_under(post.body)]
        if rule is not None
    ]
    ends: dict[str, set[str]] = {}
    for post, rule in found:
        ends.setdefault(post.author.name, set()).add(_below(rule))
    if len(set().union(*ends.values())) == len(ends) > 1:  # buttons are the same under all
        for post, rule in found:
            _cut(post, rule)


def _rule_under(body: HtmlElement) -> HtmlElement | None:
    """The rule that begins a row under that of a post's words; one may stand over an edit note."""
    row = next(body.iterancestors("tr"), None)
    for below in () if row is None else row.itersiblings("tr"):
        rule = below[0][0] if len(below) == 1 and len(below[0]) else None
        if rule is None or rule.tag != "hr" or (rule.getparent().text or "").strip():
            return None
        words = _below(rule)
        if words and edit_note(words) is None:
            return rule if len(words) <= _LONGEST else None
    return None


def _last_rule(body: HtmlElement) -> HtmlElement | None:
    """The last rule between words of a body: an `<hr>`, the `<br>` before a row of signs, or the
    element that such a row begins."""
    rules = [
        e
        for e in body.iter("hr", "br", *_BLOCKS)
        if (_is_row(e.tail) if e.tag == "br" else e.tag == "hr" or _is_row(e.text))
    ]
    if not rules:
        return None
    rule = rules[-1]
    before = rule.itersiblings(preceding=True)
    above = any((e.tail or "").strip() or (line(e) and not _is_dropped(e)) for e in before)
    above = above or bool((rule.getparent().text or "").strip())
    below = line(rule) if rule.tag in _BLOCKS else _below(rule)
    return rule if above and len(below) <= _LONGEST and (below or rule.tag == "br") else None


def _is_dropped(element: HtmlElement) -> bool:
    """Whether an element is no part of a post's words, such as its buttons: the first rule of a
    post may stand below these."""
    return MARKUP.role(element) is Role.DROP


def _is_row(text: str | None) -> bool:
    return is_signature_rule(text or "")


def _below(rule: HtmlElement) -> str:
    """The words after a rule in what holds it, on one line."""
    tail = "" if _is_row(rule.tail) else rule.tail or ""
    parts = [tail, *(f"{line(e)} {e.tail or ''}" for e in _kept_behind(rule))]
    return " ".join(" ".join(parts).split())


def _kept_behind(rule: HtmlElement) -> list[HtmlElement]:
    """The elements after a rule in what holds it, but for those that are no part of a post."""
    return [e for e in rule.itersiblings() if (e.tail or "").strip() or not _is_dropped(e)]


def _cut(post: RawPost, rule: HtmlElement) -> None:
    if rule.tag in _BLOCKS:
        rule.text = None
        rule.insert(0, rule.makeelement("br"))
        rule = rule[0]
    signature: HtmlElement = html.Element("div")
    signature.text = "" if _is_row(rule.tail) else rule.tail
    rule.tail = None
    signature.extend(_kept_behind(rule))
    if post.author.signature is None and line(signature):
        post.author.signature = signature
