"""Vanilla's newer layouts, which scripts render: their records are read from the scripts."""

from collections.abc import Iterator
from typing import Any

from crawler.engines.base import Kind
from crawler.engines.vanilla.markup import unfold
from crawler.engines.vanilla.records import records
from crawler.engines.vanilla.routes import VanillaRoutes, first_page, read_address
from crawler.pages.dom import find
from crawler.pages.fields import dicts, iso_date, string, strings, table
from crawler.pages.page import Page
from crawler.raw import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread

_OWN_BODY = "//body[starts-with(@id,'vanilla_')]"


class VanillaLayouts(VanillaRoutes):
    """Pages without a body of their own: `window['...'] = {...}` holds records of the JSON API."""

    version = "layouts"
    hallmarks = ("gdn",)

    def detect(self, page: Page) -> int:
        if not page.says("__ACTIONS__", "__REACT_QUERY_PRELOAD__") or not page.says("gdn"):
            return 0
        if find(page.root, _OWN_BODY) is not None:
            return 0
        known = records(page)
        return 90 if known.discussions or known.comments or known.categories else 0

    def kind(self, page: Page) -> Kind:
        known = records(page)
        own = self.own_address(page).id
        if own and (known.comments or "body" in known.discussions.get(own, {})):
            return Kind.THREAD
        if self.is_front(page, self.folder(page)):
            return Kind.INDEX
        if known.discussions:
            return Kind.BOARD
        return Kind.INDEX if known.categories else Kind.OTHER

    def boards(self, page: Page) -> Iterator[RawBoard]:
        own = self.own_address(page, Kind.BOARD).id
        found: dict[str, RawBoard] = {}
        for url, name in records(page).categories.items():
            address = read_address(page.absolute(url))
            if address is not None and address.kind is Kind.BOARD and address.id != own:
                found.setdefault(address.id, RawBoard(address.id, first_page(address), name))
        if not found and self.kind(page) is Kind.INDEX:
            found["discussions"] = RawBoard(
                "discussions", page.absolute(f"{self.folder(page)}/discussions")
            )
        yield from found.values()

    def threads(self, page: Page) -> Iterator[RawThread]:
        for number, discussion in records(page).discussions.items():
            yield _thread(number, discussion, page)

    def thread(self, page: Page) -> RawThread:
        own = self.own_address(page)
        thread = _thread(own.id, records(page).discussions.get(own.id, {}), page)
        paging = records(page).paging
        total, size = paging.get("total"), paging.get("limit")
        if isinstance(total, int) and isinstance(size, int) and size > 0:
            thread.pages = max(1, -(-total // size))
        thread.url = first_page(own)
        return thread

    def posts(self, page: Page) -> Iterator[RawPost]:
        own, known = self.own_address(page), records(page)
        opening = known.discussions.get(own.id, {})
        if not own.start and isinstance(opening.get("body"), str):
            yield _post(None, opening, page)
        for number, comment in known.comments.items():
            if string(comment.get("discussionID")) in {"", own.id}:
                yield _post(number, comment, page)

    def next_page(self, page: Page) -> str | None:
        link = find(page.root, "//head/link[@rel='next']")
        address = None if link is None else read_address(page.absolute(link.get("href")))
        if address is not None:
            return address.url if address.kind is self.kind(page) else None
        own, following = self.own_address(page), 0
        if self.kind(page) is Kind.THREAD:
            following = max(own.start, 1) + 1
        more = 0 < following <= (self.thread(page).pages or 0)
        return f"{first_page(own)}/p{following}" if more else None


def _thread(number: str, discussion: dict[str, Any], page: Page) -> RawThread:
    author = _member(table(discussion.get("insertUser")), page)
    url = page.absolute(string(discussion.get("url")) or f"/discussion/{number}")
    address = read_address(url)
    places = [string(crumb.get("name")) for crumb in dicts(discussion.get("breadcrumbs"))[1:]]
    category = string(table(discussion.get("category")).get("name"))
    return RawThread(
        number,
        first_page(address) if address else url,
        string(discussion.get("name")),
        tags=[string(tag.get("name")) for tag in dicts(discussion.get("tags"))],
        boards=places or [name for name in [category] if name],
        author=author.name or None,
        author_id=author.user_id,
        created=iso_date(discussion.get("dateInserted")),
        last_post=iso_date(discussion.get("dateLastComment")),
        replies=string(discussion.get("countComments")) or None,
        views=string(discussion.get("countViews")) or None,
        sticky=_flag(discussion, "pinned"),
        locked=_flag(discussion, "closed"),
    )


def _post(number: str | None, record: dict[str, Any], page: Page) -> RawPost:
    body = page.fragment(string(record.get("body")))
    unfold(body)
    counts = [one.get("count") for one in dicts(record.get("reactions"))]
    liked = [count for count in counts if isinstance(count, int)]
    address = read_address(page.absolute(string(record.get("url"))))
    return RawPost(
        number,
        _member(table(record.get("insertUser")), page),
        body,
        permalink=address.url if address else None,
        posted=iso_date(record.get("dateInserted")) or NO_DATE,
        edited=iso_date(record.get("dateUpdated")),
        position=1 if number is None else None,
        reactions=str(sum(liked)) if liked else None,
    )


def _member(user: dict[str, Any], page: Page) -> RawAuthor:
    number = string(user.get("userID"))
    author = RawAuthor(string(user.get("name")), number if number not in {"", "0"} else None)
    address = read_address(page.absolute(string(user.get("url"))))
    author.url = address.url if address and address.kind is Kind.PROFILE else None
    author.avatar = page.absolute(string(user.get("photoUrl"))) or None
    author.title = string(user.get("title") or user.get("label")) or None
    known = {"messages": user.get("countPosts"), "points": user.get("points")}
    author.known = strings(known)
    return author


def _flag(record: dict[str, Any], name: str) -> bool | None:
    return record[name] if isinstance(record.get(name), bool) else None
