"""Duhok Forum 1 and the forums that share its markup, which is that of StartimesS."""

from collections.abc import Iterator

from crawler.engines.base import Kind
from crawler.engines.duhok.routes import archive_of
from crawler.engines.duhok.three import DuhokPages
from crawler.pages.dom import find, line
from crawler.pages.page import Page
from crawler.raw import GuessedBoard, RawBoard

_STRIP = "//td[@class='posticon'] | //td[starts-with(@class,'optionsbar_')]"
_OTHERS = (
    "//td[@class='optionheader' or @class='optionheader_selected']"
    " | //tr[@class='normal']/td[@class='list_center']"
)


class Duhok1(DuhokPages):
    """`td.posticon` above a message, `td.optionsbar_menus` above a list."""

    version = "1"
    called = ("optionsbar_", "optionheader")
    title_path = "//td[@class='optionsbar_title']"
    board_path = "//td[@class='main']//a[@class='menu']"
    boards_path = "//td[@class='f1']//a[@href]"
    threads_path = "//td[@class='list']//a[@href]"
    message_path = "//td[@class='list_center']"

    def boards(self, page: Page) -> Iterator[RawBoard]:
        """Each board has an archive, which takes most of its threads; guests see no link to it."""
        yield from super().boards(page)
        own = self.own_address(page, Kind.BOARD)
        archive = archive_of(own) if own.id else None
        if archive is not None:
            yield GuessedBoard(archive.id, archive.url, line(find(page.root, self.board_path)))

    def detect(self, page: Page) -> int:
        if not page.names.has("posticon", "list_center", *self.called):
            return 0
        if find(page.root, _STRIP) is not None:
            return 80
        return 70 if find(page.root, _OTHERS) is not None else 0
