"""XPath expressions, compiled once and put so that libxml2 takes little time over them."""

import re
from functools import cache

from lxml import etree

_DEEP = re.compile(r"(^|[(|\[,]\s*|\b(?:or|and|not)\s+)\.?//(?!@)")
_DEEPER = re.compile(r"//(?!@)")
# A step to the elements of which one attribute has one of some values, or a text in it.
_TEST = r"(?:contains\(|starts-with\()?@{name}(?:='[^']+'|,\s*'[^']+'\))"
_TESTS = f"{_TEST.format(name='(?P<name>[a-z-]+)')}(?: or {_TEST.format(name='(?P=name)')})*"
_BY_VALUE = re.compile(
    rf"(?<=//)(?P<tag>[a-z1-6]+|\*)\[(?P<tests>{_TESTS})(?: and (?P<more>[^\[\]]+))?\]"
    r"(?!\[(?:\d|last|position))"
)
_POSITION = re.compile(r"last\(|position\(|\[\s*\d")


@cache
def xpath(expression: str) -> etree.XPath:
    """A compiled XPath expression, the same one each time.

    `//a` is evaluated as `descendant::a`, from the element that is asked: libxml2 builds the set of
    all nodes for `//`, which takes three times as long.
    """
    steps = _DEEP.sub(r"\1descendant::", _BY_VALUE.sub(_by_value, expression))
    return etree.XPath(_DEEPER.sub("/descendant::", steps))


def _by_value(step: re.Match[str]) -> str:
    """`*[@id='a']` as `*/@id[.='a']/parent::*`: a fifth of the time, half of it for other tags.

    For the first element of a tag libxml2 stops where it finds it, but not for an attribute.
    """
    tag, tests, name, more = step.group("tag", "tests", "name", "more")
    if tag != "*" and step.string.endswith(")[1]"):
        return step[0]
    if more and (" or " in step[0] or _POSITION.search(more)):
        return step[0]
    found = f"{tag}/@{name}[{tests.replace(f'@{name}', '.')}]/parent::*"
    return f"{found}[{more}]" if more else found


@cache
def first_of(expression: str) -> str:
    """An expression that gives the first of the nodes: libxml2 stops there then.

    It miscounts where the expression itself asks for a position.
    """
    return expression if _POSITION.search(expression) else f"({expression})[1]"
