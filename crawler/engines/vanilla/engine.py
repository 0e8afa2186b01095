"""Vanilla Forums: `#Discussion_1` is an opening post, `#Comment_2` a reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.arabic.chrome import is_login_wall
from crawler.arabic.numbers import parse_count
from crawler.dom import classes, find, find_all, last_number, line, when, with_class
from crawler.engines.base import Kind
from crawler.engines.vanilla.markup import MARKUP, edited, unfold
from crawler.engines.vanilla.routes import VanillaRoutes, first_page, read_address
from crawler.records import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

_BODY = "//body[starts-with(@id,'vanilla_') or starts-with(@id,'dashboard_')]"
_OPENING = "//div[starts-with(@id,'Discussion_') and contains(@class,'ItemDiscussion')]"
_ROWS = "//*[self::li or self::tr][starts-with(@id,'Discussion_')]"
_BOARDS = (
    "//body//*[contains(@class,'CategoryList') or contains(@class,'CategoryTable')"
    " or contains(@class,'CategoryGroup')]//a[@href]"
)
_STARTER = (
    ".//*[contains(@class,'FirstUser')]//a[contains(@class,'UserLink')]"
    " | .//*[contains(@class,'DiscussionAuthor')]//a"
)
_MARKS = ("gdn.meta", "gdn.", "/applications/vanilla/", "/applications/dashboard/", "Section-")
_KINDS = {
    "vanilla_discussion": Kind.THREAD,
    "vanilla_categories_all": Kind.INDEX,
    "vanilla_categories_table": Kind.INDEX,
    "vanilla_categories": Kind.BOARD,
    "vanilla_discussions": Kind.BOARD,
    "dashboard_profile": Kind.PROFILE,
    "dashboard_entry": Kind.LOGIN,
    "dashboard_home_permission": Kind.LOGIN,
    "dashboard_home_unauthorized": Kind.LOGIN,
    "dashboard_home": Kind.ERROR,
}


class Vanilla(VanillaRoutes):
    """The body's id names application, controller and method of the page."""

    name = "vanilla"
    version = "2"
    markup = MARKUP

    def detect(self, page: Page) -> int:
        if not any(mark in page.text for mark in _MARKS):
            return 0
        body = find(page.root, _BODY)
        if body is None:
            mine = find(page.root, _OPENING) is not None and "gdn" in page.text
            return 70 if mine else 0
        named = "Vanilla" in (body.get("class") or "") or "Dashboard" in (body.get("class") or "")
        return 95 if named or "gdn" in page.text else 60

    def kind(self, page: Page) -> Kind:
        if self._posts(page):
            return Kind.THREAD
        body = find(page.root, _BODY)
        name = "" if body is None else body.get("id") or ""
        kind = next((kind for prefix, kind in _KINDS.items() if name.startswith(prefix)), None)
        if kind is Kind.ERROR:
            words = line(find(page.root, "//*[@id='Content' or @id='MessageForm']"))[:1400]
            return Kind.LOGIN if is_login_wall(words) else kind
        address = self.address(page.url)
        home = address is not None and address.kind is Kind.INDEX
        if find(page.root, _ROWS) is not None:
            return Kind.INDEX if home and kind is not Kind.BOARD else Kind.BOARD
        if kind in {None, Kind.BOARD} and find(page.root, _BOARDS) is not None:
            return Kind.INDEX if home or kind is None else Kind.BOARD
        return kind or Kind.OTHER

    def boards(self, page: Page) -> Iterator[RawBoard]:
        seen = {self.own_address(page, Kind.BOARD).id}
        for link in find_all(page.root, _BOARDS):
            address = read_address(page.absolute(link.get("href")))
            if address is None or address.kind is not Kind.BOARD or not line(link):
                continue
            if address.id not in seen and "CategoryHeading" not in _holders(link):
                seen.add(address.id)
                yield RawBoard(address.id, first_page(address), line(link))

    def threads(self, page: Page) -> Iterator[RawThread]:
        for row in find_all(page.root, _ROWS):
            thread = _listed(row, page)
            if thread is not None:
                yield thread

    def thread(self, page: Page) -> RawThread:
        root, own = page.root, self.own_address(page, Kind.THREAD)
        opening = find(root, _OPENING)
        number = own.id or ("" if opening is None else (opening.get("id") or "")[11:])
        head = find(root, "//div[contains(@class,'PageTitle')]")
        title = find(root, "//div[contains(@class,'PageTitle')]//h1 | //h1")
        trail = find_all(root, "(//*[contains(@class,'Breadcrumbs')])[1]//a[@href]")
        places = ((link, read_address(page.absolute(link.get("href")))) for link in trail)
        marks = [] if head is None else [name for e in head.iter() for name in classes(e)]
        notes = find_all(root, "//*[contains(@class,'Note') and contains(@class,'Closed')]")
        pages = find_all(root, "(//*[contains(@class,'Pager')])[1]//a")
        return RawThread(
            number,
            first_page(own),
            line(title),
            tags=[line(tag) for tag in find_all(root, "//*[contains(@class,'InlineTags')]//a")],
            boards=[line(link) for link, to in places if to and to.kind is Kind.BOARD],
            replies=_number(head, "CountComments"),
            views=_number(head, "CountViews"),
            pages=last_number(pages) or 1,
            sticky=True if "Tag-Announcement" in marks else None,
            locked="Tag-Closed" in marks
            or any("SignInOrRegister" not in classes(note) for note in notes),
        )

    def _posts(self, page: Page) -> dict[str, HtmlElement]:
        """Items by id; an accepted answer stands above the others too, its own place is last."""
        if "vanilla" not in page.memo:
            found: dict[str, HtmlElement] = {}
            opening = find(page.root, _OPENING)
            listed = find_all(page.root, "//li[starts-with(@id,'Comment_')]")
            for item in ([] if opening is None else [opening]) + listed:
                found.pop(item.get("id") or "", None)
                found[item.get("id") or ""] = item
            page.memo["vanilla"] = found
        posts: dict[str, HtmlElement] = page.memo["vanilla"]
        return posts

    def posts(self, page: Page) -> Iterator[RawPost]:
        thread = self.own_address(page, Kind.THREAD)
        for name, item in self._posts(page).items():
            post = _read(item, name, page)
            if post is not None:
                if post.post_id is None:
                    post.permalink = first_page(thread)
                yield post

    def next_page(self, page: Page) -> str | None:
        link = find(
            page.root,
            "//*[contains(@class,'Pager')]//a[@rel='next' or contains(@class,'Next')]"
            " | //head/link[@rel='next']",
        )
        address = None if link is None else read_address(page.absolute(link.get("href")))
        return address.url if address and address.kind is self.kind(page) else None

    def author(self, page: Page) -> RawAuthor | None:
        address = self.address(page.url)
        name = line(find(page.root, "//h1[contains(@class,'H')] | //dd[@itemprop='name'] | //h1"))
        if address is None or address.kind is not Kind.PROFILE:
            return None
        author = RawAuthor(name, address.id, address.url)
        for label in find_all(page.root, "//*[contains(@class,'About')]//dt"):
            value = label.getnext()
            if value is not None and value.tag == "dd":
                author.panel.append((line(label), line(value)))
        return author


def _holders(element: HtmlElement) -> str:
    return " ".join(e.get("class") or "" for e in element.iterancestors("li", "tr"))


def _number(root: HtmlElement | None, name: str) -> str | None:
    """A count: its tooltip is exact where its words are `1.2K`."""
    holder = None if root is None else with_class(root, name)
    if holder is None:
        return None
    number = find(holder, ".//*[contains(@class,'Number')]")
    for text in (number.get("title") or "", line(number)) if number is not None else ():
        if parse_count(text) is not None:
            return text
    return line(holder) or None


def _read(item: HtmlElement, name: str, page: Page) -> RawPost | None:
    body = with_class(item, "Message", "div")
    if body is None:
        return None
    unfold(body)
    holder = with_class(item, "DateCreated")
    date = None if holder is None else next(holder.iter("time"), None)
    note = with_class(item, "DateUpdated")
    link = None if holder is None else next(holder.iter("a"), None)
    place = "" if link is None else (link.get("name") or "").removeprefix("Item_")
    counts = find_all(item, ".//*[contains(@class,'Reactions')]//span[contains(@class,'Count')]")
    likes = [parse_count(line(count)) for count in counts if classes(count) == ["Count"]]
    files = find_all(item, ".//*[contains(@class,'Attachment')]//a[@href]")
    number = name.removeprefix("Comment_") if name.startswith("Comment_") else None
    return RawPost(
        number,
        _author(item, page),
        body,
        permalink=page.absolute(f"/discussion/comment/{number}#Comment_{number}")
        if link is None
        else _permalink(page.absolute(link.get("href"))),
        posted=when(date) or NO_DATE,
        edited=edited(note),
        position=1 if number is None else int(place) + 1 if place.isdecimal() else None,
        reactions=str(sum(n for n in likes if n)) if likes else None,
        attachments=[url for a in files if (url := page.absolute(a.get("href")))],
    )


def _permalink(url: str) -> str:
    address = read_address(url)
    return address.url if address else url


def _author(item: HtmlElement, page: Page) -> RawAuthor:
    author = RawAuthor()
    links = find_all(item, ".//*[contains(@class,'Author')]//a[contains(@href,'profile')]")
    link = next((a for a in links if line(a)), None)
    named = line(link) or line(with_class(item, "Username"))
    author.name = named or next((a.get("title") or "" for a in links), "")
    address = read_address(page.absolute((link if link is not None else item).get("href")))
    if address is not None and address.kind is Kind.PROFILE:
        author.user_id, author.url = address.id, address.url
    image = with_class(item, "ProfilePhoto", "img")
    author.avatar = None if image is None else page.absolute(image.get("src")) or None
    for name in ("AuthorTitle", "RoleTitle", "UserTitle"):
        author.title = author.title or line(with_class(item, name)) or None
    rank = with_class(item, "Rank")
    if author.title is None and rank is not None:
        author.title = rank.get("title") or line(rank) or None
    fields = {"messages": ("CountPosts", "CountComments"), "points": ("Points",)}
    for field, names in fields.items():
        info = with_class(item, "AuthorInfo")
        text = next((t for n in names if (t := _number(info, n))), None)
        if text:
            author.known[field] = text
    author.signature = with_class(item, "UserSignature")
    return author


def _listed(row: HtmlElement, page: Page) -> RawThread | None:
    links = [a for a in row.iter("a") if "/discussion/" in (a.get("href") or "") and line(a)]
    link = next(
        (a for a in links if "Title" in f"{a.get('class')}{a.getparent().get('class')}"), None
    )
    link = links[0] if link is None and links else link
    address = None if link is None else read_address(page.absolute(link.get("href")))
    if link is None or address is None or not address.id:
        return None
    names = [name for e in row.iter() for name in classes(e)]
    first, last = with_class(row, "FirstUser"), with_class(row, "LastUser")
    date = with_class(row, "LastCommentDate") if last is None else last
    user = find(row, _STARTER)
    member = None if user is None else read_address(page.absolute(user.get("href")))
    places = find_all(row, ".//*[contains(@class,'Category')]//a")
    start = None if first is None else next(first.iter("time"), None)
    return RawThread(
        address.id,
        first_page(address),
        line(link),
        boards=[line(place) for place in places],
        author=line(user) or None,
        author_id=member.id if member and member.kind is Kind.PROFILE else None,
        created=when(start),
        last_post=when(None if date is None else next(date.iter("time"), None)),
        replies=_number(row, "CountComments") or _number(row, "CommentCount"),
        views=_number(row, "CountViews") or _number(row, "ViewCount"),
        sticky="Announcement" in names or "Tag-Announcement" in names,
        locked="Closed" in names or "Tag-Closed" in names,
    )
