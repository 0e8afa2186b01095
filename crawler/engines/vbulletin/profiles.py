"""The member pages of vBulletin 3 and 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.pages.dom import find, find_all, line
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs

if TYPE_CHECKING:
    from crawler.engines.routes import Routes
    from crawler.pages.page import Page
    from crawler.raw import RawAuthor

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


def member(page: Page, engine: Routes) -> RawAuthor | None:
    """The member that a `member.php` page is about."""
    name = line(find(page.root, _NAME))
    if not name:
        return None
    author = engine.own_member(page, name)
    author.title = line(find(page.root, _TITLE)) or None
    lines = (text for part in find_all(page.root, _FACTS) for text in panel_lines(part))
    author.panel = panel_pairs(lines)
    return author
