"""phpBB in tables: subsilver2 of phpBB 3, and phpBB 2 with subSilver and its kin."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from crawler.arabic.list_lines import is_moved_mark, is_sticky_mark
from crawler.engines.base import Kind
from crawler.engines.messages import worded_kind
from crawler.engines.phpbb import marks
from crawler.engines.phpbb.authors import read_member
from crawler.engines.phpbb.dates import shown
from crawler.engines.phpbb.paging import own_address, page_count, said_in_title, trail
from crawler.engines.phpbb.polls import read_table_poll
from crawler.engines.phpbb.routes import first_page, read_address
from crawler.engines.phpbb.table_posts import blocks, read_post
from crawler.engines.phpbb.three import LINKS, PhpBB, post_base
from crawler.engines.routes import Routes
from crawler.pages.dom import classes, find, find_all, first_in, line
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import first_found, last_number
from crawler.pages.page import Page
from crawler.pages.sources import icon_names, picture
from crawler.raw import RawAuthor, RawPost, RawThread

_MESSAGE = (
    "//table[contains(@class,'forumline') or contains(@class,'tablebg')]"
    "//td[.//*[self::span or self::p][contains(concat(@class,' '),'gen ')]]"
)
_USER = re.compile(r"[?&;]u=(\d+)")


class PhpBBTables(PhpBB):
    """subsilver2: a table a post, an anchor `p123` in it."""

    version = marks.TABLES

    @once_a_page
    def kind(self, page: Page) -> Kind:
        root = page.root
        if blocks(page):
            return Kind.THREAD
        address = read_address(page.url)
        boards = find(root, "//a[contains(@class,'forumlink')]") is not None
        if find(root, "//a[contains(@class,'topictitle')]") is not None:
            search = "//form[contains(@action,'search.php')]//table"
            listed = address is not None or find(root, search) is None
            newest = address is not None and address.kind is Kind.INDEX and boards
            return Kind.OTHER if not listed else Kind.INDEX if newest else Kind.BOARD
        if boards:
            return self.list_kind(page)
        entrance = address is None or address.kind is Kind.INDEX
        if entrance and len(list(self.links_to_boards(page, LINKS))) > 1:
            return Kind.INDEX
        if _profile(root) is not None:
            return Kind.PROFILE
        if find(root, "//input[@name='password'] | //input[@name='login']") is not None:
            return Kind.LOGIN
        posting = "//a[contains(@href,'mode=newtopic') or contains(@href,'mode=post&')]"
        named = address is not None and address.kind is Kind.BOARD
        if named and (find(root, posting) is not None or self.linked_threads(page)):
            return Kind.BOARD
        cells = find_all(root, _MESSAGE)
        said = worded_kind(cells[0]) if cells else Kind.OTHER
        alone = len(cells) == 1 and find(root, "//textarea | //input[@type='text']") is None
        return Kind.ERROR if said is Kind.OTHER and alone else said

    def threads(self, page: Page) -> Iterable[RawThread]:
        return self.or_linked(page, threads(self, page))

    def thread(self, page: Page) -> RawThread:
        own, root = own_address(page, Kind.THREAD), page.root
        title = find(root, "//a[contains(@class,'maintitle') or contains(@class,'titles')]")
        images = "//a[contains(@href,'mode=reply')]//img[contains(@src,'lock')]"
        return RawThread(
            own.id,
            first_page(own),
            said_in_title(page, root.iter("h1", "h2")) if title is None else line(title),
            boards=trail(page),
            pages=page_count(page),
            locked=find(root, images) is not None,
            poll=read_table_poll(root),
        )

    def posts(self, page: Page) -> Iterator[RawPost]:
        base = post_base(page)
        for number, rows, first in blocks(page):
            post = read_post(number, rows, first, page)
            post.permalink = f"{base}{number}#{self.fragment}{number}"
            yield post

    def author(self, page: Page) -> RawAuthor | None:
        """The member of a profile page: labels and values in two columns of a table."""
        profile = _profile(page.root)
        if profile is None:
            return None
        heads = [line(e) for e in find_all(page.root, "//th")]
        name = next((h.split("::")[1].strip() for h in heads if "::" in h), "")
        named = find(page.root, "//td//b[@class='gen'] | //td/span[@class='gen']/b")
        author = self.own_member(page, name or line(named))
        if author.user_id is None:
            links = find_all(page.root, "//a[contains(@href,'mode=post') or contains(@href,'u=')]")
            author.user_id = first_found(_USER, (link.get("href") or "" for link in links))
        author.avatar = picture(page, find(page.root, "//img[contains(@src,'avatar')]"))
        for row in profile.iter("tr"):
            label, value = (line(row[0]), line(_value(row[1]))) if len(row) == 2 else ("", "")
            if label.endswith(":") and value:
                author.panel.append((label.rstrip(" :"), value))
        return author


class PhpBB2(PhpBBTables):
    """phpBB 2: an anchor `123` beside the name, the signature in the body."""

    version = marks.SUBSILVER
    fragment = ""


def _profile(root: HtmlElement) -> HtmlElement | None:
    """The table of a member's facts, which links to a search for the member's posts."""
    links = (
        "//a[contains(@href,'search_author=') or contains(@href,'author_id=')]/ancestor::table[1]"
    )
    return find(root, links)


def _value(cell: HtmlElement) -> HtmlElement:
    """The value of a member's fact: the first element with words in its cell."""
    return next((e for e in cell.iter("b", "span") if line(e)), cell)


_COUNT = re.compile(r"\d[\d.,\s]*$")
_LABEL = re.compile(r"^[^\d:]{1,25}:\s*")


def threads(engine: Routes, page: Page) -> Iterator[RawThread]:
    """The threads of a board's page; the order of the columns differs between the two styles."""
    for link, address in engine.links(page, "//a[contains(@class,'topictitle')]", Kind.THREAD):
        row = next(link.iterancestors("tr"), None)
        if row is None:
            continue
        home = next(link.iterancestors("td"), row)
        cells = list(home.itersiblings("td"))
        counts = [line(c) for c in cells[:-1] if _COUNT.match(line(c)) and not _named(c)]
        poster = next((c for c in cells[:-1] if _named(c)), None)
        if poster is None:
            poster = next((c for c in cells[:-1] if line(c) not in counts), None)
        images = icon_names(row).lower()
        marks = _marks(link)
        yield RawThread(
            address.id,
            address.url,
            line(link),
            author=line(poster) or None,
            author_id=read_member(first_in(poster, "a"), page)[0],
            created=shown(_LABEL.sub("", link.get("title") or "")),
            # The first words with a number: the date stands over the name.
            last_post=next(filter(None, map(shown, cells[-1].itertext())), None) if cells else None,
            replies=counts[0] if counts else None,
            views=counts[1] if len(counts) > 1 else None,
            pages=last_number([a for a in home.iter("a") if a is not link]),
            sticky="sticky" in images or "announce" in images or is_sticky_mark(marks),
            locked="lock" in images,
            moved="moved" in images or is_moved_mark(marks),
        )


def _named(cell: HtmlElement) -> bool:
    """Whether a cell holds the poster's name."""
    name = find(cell, ".//*[@class='name' or @class='topicauthor' or contains(@class,'username')]")
    return name is not None or any("viewprofile" in (a.get("href") or "") for a in cell.iter("a"))


def _marks(link: HtmlElement) -> str:
    """The words before a title: sticky, announcement, moved, poll."""
    parent, before = link.getparent(), []
    if parent is not None:
        before.append(parent.text or "")
    for element in link.itersiblings(preceding=True):
        if "topictitle" not in classes(element):
            before += [line(element), element.tail or ""]
    return " ".join(" ".join(before).split())
