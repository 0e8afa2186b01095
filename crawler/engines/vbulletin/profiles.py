"""The member pages of vBulletin 3 and 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.engines.base import Engine, Kind
from crawler.pages.dom import find, find_all, line
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor

if TYPE_CHECKING:
    from crawler.pages.page import Page

# Before 3.7 a profile is a table like that of a message.
_NAME = (
    "//*[@id='username_box']//h1 | //*[contains(@class,'member_username')]"
    " | //div[contains(@class,'bigusername')]"
)
_TITLE = (
    "//*[@id='username_box']//h2 | //h1//*[contains(@class,'usertitle')]"
    " | //div[contains(@class,'bigusername')]/following-sibling::div[1]"
)
_FACTS = (
    "//*[@id='collapseobj_stats' or @id='collapseobj_aboutme' or @id='collapseobj_stats_mini'"
    " or @id='view-aboutme' or @id='view-stats']"
    " | //td[contains(@class,'panelsurround')]//fieldset[contains(@class,'fieldset')]"
)


def member(page: Page, engine: Engine) -> RawAuthor | None:
    """The member that a `member.php` page is about."""
    name = line(find(page.root, _NAME))
    if not name:
        return None
    address = engine.address(page.url)
    known = address if address and address.kind is Kind.PROFILE else None
    lines = [text for part in find_all(page.root, _FACTS) for text in panel_lines(part)]
    return RawAuthor(
        name,
        known.id if known else None,
        known.url if known else None,
        title=line(find(page.root, _TITLE)) or None,
        panel=panel_pairs(lines),
    )
