"""WoltLab Burning Board 3."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.arabic.quote_authors import quote_author
from crawler.bodies.markup import Markup, QuoteParts, roles
from crawler.engines.base import Kind
from crawler.engines.woltlab.routes import WoltLabRoutes, first_page, kind_of, read_address
from crawler.pages.dom import attribute, find, find_all, line, with_class, with_id
from crawler.pages.edits import edit_date
from crawler.pages.numbers import last_number, number_in, numbered
from crawler.pages.page import Page
from crawler.pages.sources import icon_names, picture
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread, Shown

_POSTS = "//div[starts-with(@id,'postRow')]"
_BODY = "//body[starts-with(@id,'tpl')][not(@data-template)]"
_MARKS = "//script[contains(@src,'wcf/js')] | //link[contains(@href,'wcf/style')]"
_BOARDS = "//*[contains(@class,'boardTitle') or contains(@class,'subboard')]//a"
_COLUMNS = ("columnReplies", "columnViews", "columnLastPost")
_KINDS = {
    "tplThread": Kind.THREAD,
    "tplBoard": Kind.BOARD,
    "tplIndex": Kind.INDEX,
    "tplUser": Kind.PROFILE,
    "tplUserLogin": Kind.LOGIN,
    "tplPermissionDenied": Kind.ERROR,
    "tplUserException": Kind.ERROR,
}


def _quote(element: HtmlElement) -> QuoteParts:
    title = find(element, ".//*[contains(@class,'quoteHeader')]//h3")
    link = find(title, ".//a[@href]")
    address = read_address(link.get("href") or "") if link is not None else None
    content = with_class(element, "quoteBody", "div")
    post = address.post_id if address else None
    return QuoteParts(quote_author(line(title)), post, [element if content is None else content])


class WoltLab3(WoltLabRoutes):
    """Burning Board 3: `body#tplThread` and its like, `div#postRowN` is a post."""

    version = "3"
    markup = Markup(
        classes=roles(quote="quote", drop="quoteHeader codeHeader"),
        quote=_quote,
        attachment_href=re.compile(r"[?&]page=Attachment&", re.I),
    )

    def detect(self, page: Page) -> int:
        body = find(page.root, _BODY)
        name = attribute(body, "id")
        if name in _KINDS or (name and find(page.root, _MARKS) is not None):
            return 90
        return 60 if page.names.has_id("postRow") and find(page.root, _POSTS) is not None else 0

    def kind(self, page: Page) -> Kind:
        body = find(page.root, _BODY)
        named = _KINDS.get(attribute(body, "id"))
        return kind_of(page, named, _POSTS, "//*[@id='main']")

    def boards(self, page: Page) -> Iterator[RawBoard]:
        yield from self.links_to_boards(page, _BOARDS)

    def threads(self, page: Page) -> Iterator[RawThread]:
        for row in find_all(page.root, "//tr[starts-with(@id,'threadRow')]"):
            link = find(row, ".//*[contains(@class,'columnTopic')]//a[contains(@href,'hread')]")
            address = self.linked(page, link, Kind.THREAD)
            if address is None:
                continue
            cells = {name: find(row, f".//td[contains(@class,'{name}')]") for name in _COLUMNS}
            author = find(
                row, ".//td[contains(@class,'columnTopic')]//*[contains(@class,'Font')]//a"
            )
            member = self.linked(page, author, Kind.PROFILE)
            last = cells["columnLastPost"]
            dates = [] if last is None else [t for t in panel_lines(last) if number_in(t)]
            icons = icon_names(row)
            yield RawThread(
                address.id,
                first_page(address),
                line(link),
                author=line(author) or None,
                author_id=member.id if member else None,
                last_post=Shown(dates[0]) if dates else None,
                replies=line(cells["columnReplies"]) or None,
                views=line(cells["columnViews"]) or None,
                sticky="mportant" in icons or "ticky" in icons,
                locked="losed" in icons,
            )

    def thread(self, page: Page) -> RawThread:
        root, address = page.root, self.own_address(page)
        return RawThread(
            address.id,
            first_page(address),
            line(find(root, "//*[contains(@class,'mainHeadline')]//h2")),
            boards=self.trail(page, "//*[contains(@class,'breadCrumbs')]//a[@href]"),
            pages=last_number(find_all(root, "//*[contains(@class,'pageNavigation')]//a")),
        )

    def next_page(self, page: Page) -> str | None:
        skip = "//li[contains(@class,'skip')][last()]/a[@href]"
        link = find(page.root, f"//link[@rel='next'] | {skip}")
        return self.target(page, link) or None

    def posts(self, page: Page) -> Iterator[RawPost]:
        for post_id, row in numbered(find_all(page.root, _POSTS), "postRow"):
            if (body := with_id(row, f"postText{post_id}")) is not None:
                yield self._read(row, body, post_id, page)

    def _read(self, row: HtmlElement, body: HtmlElement, post_id: str, page: Page) -> RawPost:
        link = find(row, ".//a[contains(@class,'messageNumber')]")
        date = find(row, ".//*[contains(@class,'messageHeader')]//p[contains(@class,'light')]")
        note = find(row, ".//*[contains(@class,'editNote')]/descendant-or-self::p")
        number = number_in(line(link))
        name = find(row, ".//*[contains(@class,'userName')]")
        member = find(name, ".//a[@href]")
        author = RawAuthor(line(member) or line(name))
        self.identify(author, page, [member])
        author.avatar = picture(page, find(row, ".//*[contains(@class,'userAvatar')]//img"))
        author.title = line(find(row, ".//*[contains(@class,'userTitle')]")) or None
        credit = find(row, ".//*[contains(@class,'userCredits')]")
        author.panel = [] if credit is None else panel_pairs(panel_lines(credit))
        author.signature = find(row, ".//*[contains(@class,'signature')]")
        return RawPost(
            post_id,
            author,
            body,
            permalink=self.target(page, link) or None,
            posted=Shown(line(date)),
            edited=edit_date(line(note)) or (None if note is None else Shown(line(note))),
            position=int(number) if number and number.isdecimal() else None,
        )
