"""phpBB 2, and phpBB 3 with subsilver2: tables in which a named anchor begins each post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from crawler.arabic.chrome import edit_note, is_error_page, is_login_wall, quote_author
from crawler.body import Markup, QuoteParts, Role, plain_text
from crawler.dom import classes, find, find_all, line
from crawler.engines.base import Address, Kind
from crawler.engines.phpbb import PhpBB3
from crawler.links import build_url, parameters
from crawler.panel import panel_lines, panel_pairs
from crawler.records import RawAuthor, RawBoard, RawPost, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

_ANCHOR = "//a[@name][.//following::*[contains(@class,'postbody')]]"
_RULE = re.compile(r"^_{5,}\s*$")
_POSTED = re.compile(r"(?:»\s*)?(?:[^\d\n]{2,20}:\s*)?(?P<date>[^:\n]*?\d.*)$")
_QUOTES = frozenset({"quote", "quotetitle", "quotecontent"})


def _quote(element: HtmlElement) -> QuoteParts:
    """phpBB 2 quotes in a table: a heading row, then the cell `td.quote`; phpBB 3 in two divs."""
    if element.tag == "table":
        heads = find_all(element, ".//td[not(contains(@class,'quote'))]")
        content = find(element, ".//td[contains(@class,'quote')]")
        name = quote_author(line(heads[0])) if heads else None
        return QuoteParts(name, None, [content] if content is not None else [])
    before = element.getprevious()
    name = (
        quote_author(line(before))
        if before is not None and "quotetitle" in classes(before)
        else None
    )
    return QuoteParts(name, None, [element])


def _special(element: HtmlElement) -> Role | None:
    if element.tag == "table":
        if (
            find(
                element,
                "./tbody/tr/td[contains(@class,'quote')] | ./tr/td[contains(@class,'quote')]",
            )
            is not None
        ):
            return Role.QUOTE
        code = find(
            element, "./tbody/tr/td[contains(@class,'code')] | ./tr/td[contains(@class,'code')]"
        )
        return Role.CODE if code is not None else None
    words = line(element)
    return Role.DROP if len(words) < 200 and edit_note(words) else None


class Subsilver(PhpBB3):
    """The old table styles; ids come from anchors and links, the rest from the cells' classes."""

    name: ClassVar[str] = "phpbb"
    version: ClassVar[str] = "2"
    markup: ClassVar[Markup] = Markup(
        classes={
            "quotecontent": Role.QUOTE,
            "quotetitle": Role.DROP,
            "codetitle": Role.DROP,
            "codecontent": Role.CODE,
            "attachtitle": Role.DROP,
            "attachcontent": Role.ATTACHMENT,
        },
        special=_special,
        special_tags=frozenset({"table", "span"}),
        quote=_quote,
        attachment_href=re.compile(r"download(?:/file)?\.php\?"),
    )

    def detect(self, page: Page) -> int:
        root = page.root
        bodied = find(root, "//*[contains(@class,'postbody')]") is not None
        lined = (
            find(root, "//a[contains(@class,'topictitle') or contains(@class,'forumlink')]")
            is not None
        )
        old = (
            find(root, "//*[contains(@class,'bodyline') or contains(@class,'forumline')]")
            is not None
        )
        three = (
            "subsilver2" in page.text
            or find(root, "//table[contains(@class,'tablebg')]") is not None
        )
        if (
            (bodied or lined)
            and (old or three)
            and find(root, "//*[contains(@class,'postprofile') or contains(@class,'topiclist')]")
            is None
        ):
            return 92
        marks = "phpbb" in page.text.lower() and old
        return (
            60
            if marks
            and find(
                root, "//a[contains(@href,'viewforum.php') or contains(@href,'memberlist.php')]"
            )
            is not None
            else 0
        )

    def kind(self, page: Page) -> Kind:
        root = page.root
        if self._anchored(page):
            return Kind.THREAD
        if find(root, "//a[contains(@class,'topictitle')]") is not None:
            return Kind.BOARD
        if find(root, "//a[contains(@class,'forumlink')]") is not None:
            address = self.address(page.url)
            return Kind.BOARD if address and address.kind is Kind.BOARD else Kind.INDEX
        if (
            "mode=viewprofile" in page.url
            or find(
                root,
                "//td[contains(@class,'row1')]"
                "//a[contains(@href,'search_author=') or contains(@href,'author_id=')]",
            )
            is not None
        ):
            return Kind.PROFILE
        words = line(
            find(
                root, "//table[contains(@class,'forumline') or contains(@class,'tablebg')][last()]"
            )
        )[:1500]
        if find(root, "//input[@name='login']") is not None or is_login_wall(words):
            return Kind.LOGIN
        return Kind.ERROR if is_error_page(words) else Kind.OTHER

    def address(self, url: str) -> Address | None:
        found = super().address(url)
        parts = urlsplit(url)
        if found is None and parts.path.endswith("/profile.php"):
            query = dict(parameters(parts.query))
            if query.get("mode") == "viewprofile" and query.get("u", "").isdigit():
                pairs = [("mode", "viewprofile"), ("u", query["u"])]
                return Address(Kind.PROFILE, query["u"], build_url(url, parts.path, pairs))
        return found

    def boards(self, page: Page) -> Iterator[RawBoard]:
        for link in find_all(
            page.root, "//a[contains(@class,'forumlink') or contains(@class,'subforum')]"
        ):
            address = self.address(page.absolute(link.get("href")))
            if address and address.kind is Kind.BOARD:
                yield RawBoard(address.id, address.url, line(link))

    def threads(self, page: Page) -> Iterator[RawThread]:
        for link in find_all(page.root, "//a[contains(@class,'topictitle')]"):
            row = next(link.iterancestors("tr"), None)
            address = self.address(page.absolute(link.get("href")))
            if row is None or address is None or not address.id:
                continue
            cells = [line(td) for td in row if td.tag == "td"]
            counts = [cell for cell in cells if re.fullmatch(r"[\d,. ]+", cell)]
            last = row[-1] if len(row) else row
            stamp = next((t for t in plain_text(last).split("\n") if re.search(r"\d", t)), "")
            members = [a for a in row.iter("a") if "viewprofile" in (a.get("href") or "")]
            images = " ".join(f"{i.get('src') or ''} {i.get('alt') or ''}" for i in row.iter("img"))
            who = self.address(page.absolute(members[0].get("href"))) if members else None
            yield RawThread(
                address.id, address.url, line(link),
                author=line(members[0]) if members else None,
                author_id=who.id if who else None,
                last_post=Shown(stamp) if stamp else None,
                replies=counts[0] if counts else None,
                views=counts[1] if len(counts) > 1 else None,
                sticky=bool(re.search(r"sticky|announce", images)),
                locked="lock" in images,
            )  # fmt: skip

    def thread(self, page: Page) -> RawThread:
        link = find(
            page.root,
            "//a[contains(@class,'maintitle') or contains(@class,'titles')]"
            " | //*[@id='pageheader']//h2/a",
        )
        address = self.address(page.url)
        for candidate in (
            link,
            *find_all(page.root, "//a[contains(@href,'viewtopic.php') and contains(@href,'t=')]"),
        ):
            if address and address.id and address.kind is Kind.THREAD:
                break
            if candidate is not None:
                address = self.address(page.absolute(candidate.get("href"))) or address
        thread_id = address.id if address and address.kind is Kind.THREAD else ""
        path = urlsplit(address.url if address else page.url).path
        url = build_url(page.url, path, [("t", thread_id)]) if thread_id else page.url
        crumbs = find_all(
            page.root,
            "//*[contains(@class,'nav') or contains(@class,'breadcrumbs')]"
            "//a[contains(@href,'viewforum.php')]",
        )
        boards = list(dict.fromkeys(filter(None, map(line, crumbs))))
        return RawThread(thread_id, url, line(link), boards=boards)

    def _anchored(self, page: Page) -> list[tuple[str, HtmlElement, HtmlElement]]:
        """Post id, the element that holds all of the post, and the first element of its words."""
        if "subsilver posts" not in page.memo:
            found, seen = [], set()
            for body in find_all(page.root, "//*[contains(@class,'postbody')]"):
                row = next(
                    (r for r in body.iterancestors("tr") if self._named(r) is not None), None
                )
                row = row if row is not None else self._row_before(body)
                name = self._named(row) if row is not None else None
                if row is not None and name is not None and name not in seen:
                    seen.add(name)
                    found.append((name, row, body))
            page.memo["subsilver posts"] = found
        return list(page.memo["subsilver posts"])

    def _row_before(self, body: HtmlElement) -> HtmlElement | None:
        for row in body.iterancestors("tr"):
            for before in row.itersiblings("tr", preceding=True):
                if self._named(before) is not None:
                    return before
        return None

    def _named(self, row: HtmlElement) -> str | None:
        for anchor in row.iter("a"):
            match = re.fullmatch(r"p?(\d+)", anchor.get("name") or anchor.get("id") or "")
            if match:
                return match[1]
        return None

    def posts(self, page: Page) -> Iterator[RawPost]:
        for post_id, row, body in self._anchored(page):
            yield self._read(page, post_id, row, body)

    def _read(self, page: Page, post_id: str, row: HtmlElement, body: HtmlElement) -> RawPost:
        rows = [row, *(r for r in row.itersiblings("tr") if self._named(r) is None)][:4]
        author = self._writer(page, rows)
        cell = next(body.iterancestors("td"), body)
        parts = [e for e in cell.iter("div", "span", "td") if "postbody" in classes(e)]
        signature = next(
            (e for e in parts[1:] if _RULE.match(line(e)[:20]) or "____" in line(e)[:20]), None
        )
        author.signature = signature
        words = [e for e in parts if e is not signature and line(e)]
        body = words[0] if words else body
        note = next((n for n in (edit_note(line(e)) for e in cell.iter("span", "div")) if n), None)
        link = next(
            (
                a
                for r in rows
                for a in r.iter("a")
                if f"#p{post_id}" in (a.get("href") or "") or f"#{post_id}" in (a.get("href") or "")
            ),
            None,
        )
        permalink = self.canonical(page.absolute(link.get("href"))) if link is not None else None
        return RawPost(
            post_id, author, body, permalink=permalink, posted=self._posted(rows, body),
            edited=Shown(note[1]) if note and note[1] else None,
        )  # fmt: skip

    def _posted(self, rows: list[HtmlElement], body: HtmlElement) -> Shown:
        """The words after `Posted:` in the small print over the message."""
        inside = set(body.iter())
        for row in rows:
            for cell in row.iter("span", "td", "div", "b"):
                if cell in inside or not {"postdetails", "gensmall", "genmed"} & set(classes(cell)):
                    continue
                for text in plain_text(cell).split("\n"):
                    match = re.search(r"\d{1,2}:\d{2}", text)
                    if match and len(text) < 200:
                        after = re.split(
                            r"(?:Posted|Posté le|Verfasst am|Publicado|أرسل|كتب)\s*:|»", text
                        )[-1]
                        cut = re.split(r"\s{2,}|Post subject|Sujet", after)[0]
                        label = re.search(r"[^\d:]{3,20}:\s(?=\D{0,12}\d)", cut)
                        return Shown(cut[label.end() if label else 0 :].strip(" \u00a0"))
        return Shown()

    def _writer(self, page: Page, rows: list[HtmlElement]) -> RawAuthor:
        author = RawAuthor()
        named = next(
            (
                e
                for r in rows
                for e in r.iter("b", "strong", "span", "a")
                if {"postauthor", "name"} & set(classes(e))
            ),
            None,
        )
        author.name = line(named)
        for row in rows:
            for link in row.iter("a"):
                address = self.address(page.absolute(link.get("href")))
                if address and address.kind is Kind.PROFILE and author.user_id is None:
                    author.user_id, author.url = address.id, address.url
        for row in rows:
            details = [e for e in row.iter("span", "td") if "postdetails" in classes(e)]
            for cell in details:
                side = next(cell.iterancestors("td"), cell)
                if find(side, ".//*[contains(@class,'postbody')]") is not None:
                    continue
                pairs = panel_pairs(panel_lines(cell))
                if author.title is None and pairs and not pairs[0][0]:
                    author.title = pairs.pop(0)[1]
                author.panel += [pair for pair in pairs if pair not in author.panel]
        return author
