"""What the parts of Duhok Forum's messages are: quotes, polls, lines put in place of others."""

import re

from lxml.html import HtmlElement

from crawler.arabic.hidden_lines import hidden_lines
from crawler.arabic.quote_authors import quote_author
from crawler.bodies.markup import Markup, QuoteParts, Role, roles
from crawler.pages.dom import find, find_all, line

_ANSWERED = re.compile(r"[?&;][rp]=(\d+)")


def _is_quote(table: HtmlElement) -> bool:
    """Whether a table is a quote: a grey first row that names the author, then a framed cell."""
    if table.get("bordercolor") != "gray":
        return False
    cell = find(table, "(./tr | ./tbody/tr)[1]/td[1]")
    return cell is not None and (cell.get("bgcolor") == "gray" or cell.get("class") == "qu")


def _role(element: HtmlElement) -> Role | None:
    if element.tag == "span":  # after the first words of a post, in place of the others
        red = "rgb(255, 0, 0)" in (element.get("style") or "")
        return Role.DROP if red and hidden_lines(line(element)) else None
    if find(element, "(./tr | ./tbody/tr)/td[@class='asDarkB']") is not None:  # a poll
        return Role.DROP
    return Role.QUOTE if _is_quote(element) else None


def _quote(table: HtmlElement) -> QuoteParts:
    rows = find_all(table, "./tr | ./tbody/tr")
    link = find(rows[0], ".//a[contains(@href,'profile') or contains(@href,'member')]")
    author = line(link) or next((line(b) for b in rows[0].iter("b")), "")
    replied = _ANSWERED.search(" ".join(a.get("href") or "" for a in rows[0].iter("a")))
    content = [cell for row in rows[1:] for cell in row if cell.tag == "td"]
    named = author or quote_author(line(rows[0]))
    return QuoteParts(named or None, replied[1] if replied else None, content)


MARKUP = Markup(
    classes={"optionsbar": Role.DROP},
    tags=roles(drop="fieldset"),  # the signature
    special=_role,
    special_tags=frozenset({"table", "span"}),
    quote=_quote,
)
