"""MyBB 1.6 and 1.8."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from crawler.arabic.chrome import edit_note, is_error_page, is_login_wall, quote_author
from crawler.body import Markup, QuoteParts, Role
from crawler.dom import classes, find, find_all, line, own_words, with_class
from crawler.engines.base import Address, Engine, Kind
from crawler.links import build_url, parameters
from crawler.panel import panel_lines, panel_pairs
from crawler.records import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

_SCRIPT = re.compile(r"/(showthread|forumdisplay|member|index|portal|printthread)\.php$")
_ARCHIVE = re.compile(r"/archive/index\.php$")
_ARCHIVED = re.compile(r"(thread|forum)-(\d+)(?:-(\d+))?\.html")
_REWRITTEN = re.compile(r"/(thread|forum|user)-(\d+)(?:-page-(\d+))?(?:-post-(\d+))?\.html$")
_POST = re.compile(r"(?:post|pid)_(\d+)$")
_AGO = re.compile(r"\d")
_FIRST = {"1"}


def _quote(element: HtmlElement) -> QuoteParts:
    cite = next((c for c in element if c.tag == "cite"), None)
    if cite is None:
        return QuoteParts(None, None, [element])
    link = next((a for a in cite.iter("a") if "pid=" in (a.get("href") or "")), None)
    post = re.search(r"pid=(\d+)", link.get("href") or "") if link is not None else None
    dates = list(cite.iter("span"))
    return QuoteParts(quote_author(own_words(cite, dates)), post[1] if post else None, [element])


class MyBB(Engine):
    """MyBB: posts are `#post_N` (1.8) or tables with `#pid_N` (1.6)."""

    name: ClassVar[str] = "mybb"
    version: ClassVar[str] = "1"
    markup: ClassVar[Markup] = Markup(
        classes={
            "mycode_quote": Role.QUOTE,
            "codeblock": Role.CODE,
            "phpcodeblock": Role.CODE,
            "spoiler_head": Role.DROP,
            "spoiler_header": Role.DROP,
            "post_edit": Role.DROP,
            "edited_post": Role.DROP,
            "smilie": Role.SMILEY,
        },
        special=lambda e: (
            Role.QUOTE if e.tag == "blockquote" else Role.DROP if e.tag == "cite" else None
        ),
        special_tags=frozenset({"blockquote", "cite"}),
        quote=_quote,
        attachment_href=re.compile(r"attachment\.php\?"),
    )

    def detect(self, page: Page) -> int:
        text = page.text
        if "<!-- start: headerinclude" in text or "MyBB.whoPosted" in text or "my_post_key" in text:
            return 90
        if "jscripts/general.js" in text and re.search(
            r"cookieDomain|imagepath|lang\.|use_xmlhttprequest", text
        ):
            return 80
        return 70 if "mybb.com" in text and "powered by" in text.lower() else 0

    def kind(self, page: Page) -> Kind:
        root = page.root
        if self._blocks(page):
            return Kind.THREAD
        address = self.address(page.url)
        if find(root, "//*[starts-with(@id,'tid_')]") is not None:
            return Kind.BOARD
        if address is not None and address.kind in {Kind.BOARD, Kind.PROFILE}:
            listed = find(root, "//td[contains(@class,'trow')]//strong/a") is not None
            return address.kind if listed else self._message(page) or address.kind
        if (
            find(root, "//tbody[starts-with(@id,'cat_')] | //*[starts-with(@id,'mark_read_')]")
            is not None
        ):
            return Kind.INDEX
        if (
            find(
                root, "//a[contains(@href,'finduser')]/ancestor::table//td[contains(@class,'trow')]"
            )
            is not None
            and "profile" in page.url
        ):
            return Kind.PROFILE
        return self._message(page) or Kind.OTHER

    def _message(self, page: Page) -> Kind | None:
        content = find(page.root, "//div[@id='content']")
        cells = find_all(
            content if content is not None else page.root, ".//td[contains(@class,'trow1')]"
        )
        if not cells or len(cells) > 6:
            return None
        words = " ".join(line(cell) for cell in cells)[:1500]
        if find(
            page.root, "//td//input[@name='quick_username' or @name='username']"
        ) is not None or is_login_wall(words):
            return Kind.LOGIN
        return Kind.ERROR if is_error_page(words) else None

    def address(self, url: str) -> Address | None:
        parts = urlsplit(url)
        path, query = parts.path, dict(parameters(parts.query))
        if _ARCHIVE.search(path):
            return self._archived(url, path, parts.query)
        pretty = _REWRITTEN.search(path)
        if pretty:
            return self._pretty(url, path, pretty)
        found = _SCRIPT.search(path)
        if not found:
            return Address(Kind.INDEX, "", build_url(url, path)) if path.endswith("/") else None
        script, folder = found[1], path[: found.start() + 1]
        if script == "index":
            return Address(Kind.INDEX, "", build_url(url, folder))
        number = query.get("page", "")
        start = int(number) if number.isdigit() and number not in _FIRST else 0
        tail = [("page", number)] if start else []
        if script in {"showthread", "printthread"} and query.get("action") not in {
            "nextnewest",
            "nextoldest",
        }:
            target = folder + "showthread.php"
            post = query.get("pid", "")
            if post.isdigit():
                pairs = [("tid", query["tid"])] if query.get("tid", "").isdigit() else []
                permalink = f"{build_url(url, target, [*pairs, ('pid', post)])}#pid{post}"
                return Address(Kind.THREAD, query.get("tid", ""), permalink, post_id=post)
            if query.get("tid", "").isdigit():
                tid, tail = query["tid"], [] if script == "printthread" else tail
                return Address(
                    Kind.THREAD,
                    tid,
                    build_url(url, target, [("tid", tid), *tail]),
                    start if tail else 0,
                )
        if script == "forumdisplay" and query.get("fid", "").isdigit():
            return Address(
                Kind.BOARD,
                query["fid"],
                build_url(url, path, [("fid", query["fid"]), *tail]),
                start,
            )
        if (
            script == "member"
            and query.get("action") == "profile"
            and query.get("uid", "").isdigit()
        ):
            pairs = [("action", "profile"), ("uid", query["uid"])]
            return Address(Kind.PROFILE, query["uid"], build_url(url, path, pairs))
        return None

    def _archived(self, url: str, path: str, query: str) -> Address | None:
        found = _ARCHIVED.search(query)
        folder = path.removesuffix("archive/index.php")
        if not found:
            return None
        script, key = (
            ("showthread.php", "tid") if found[1] == "thread" else ("forumdisplay.php", "fid")
        )
        kind = Kind.THREAD if found[1] == "thread" else Kind.BOARD
        return Address(kind, found[2], build_url(url, folder + script, [(key, found[2])]))

    def _pretty(self, url: str, path: str, found: re.Match[str]) -> Address:
        kind = {"thread": Kind.THREAD, "forum": Kind.BOARD, "user": Kind.PROFILE}[found[1]]
        page, post = found[3], found[4]
        base = path[: found.start() + 1] + f"{found[1]}-{found[2]}"
        if post:
            return Address(
                kind,
                found[2],
                build_url(url, f"{base}-post-{post}.html") + f"#pid{post}",
                post_id=post,
            )
        start = int(page) if page and page not in _FIRST else 0
        tail = f"-page-{start}" if start else ""
        return Address(kind, found[2], build_url(url, f"{base}{tail}.html"), start)

    def boards(self, page: Page) -> Iterator[RawBoard]:
        seen = set()
        places = (
            "//tbody[starts-with(@id,'cat_')]//a | //td[contains(@class,'trow')]//strong/a"
            " | //*[contains(@class,'subforumicon')]/following-sibling::a"
        )
        for link in find_all(page.root, places):
            address = self.address(page.absolute(link.get("href")))
            if (
                address
                and address.kind is Kind.BOARD
                and not address.start
                and address.id not in seen
            ):
                seen.add(address.id)
                yield RawBoard(address.id, address.url, line(link))
        here = self.address(page.url)
        for link in find_all(page.root, "//td[contains(@class,'thead')]//strong/a"):
            address = self.address(page.absolute(link.get("href")))
            if (
                address
                and address.kind is Kind.BOARD
                and address.id not in seen
                and (not here or address.id != here.id)
            ):
                seen.add(address.id)
                yield RawBoard(address.id, address.url, line(link))

    def threads(self, page: Page) -> Iterator[RawThread]:
        for mark in find_all(page.root, "//*[starts-with(@id,'tid_')]"):
            row = next(mark.iterancestors("tr"), None)
            link = next((a for a in mark.iter("a")), None)
            address = self.address(page.absolute(link.get("href"))) if link is not None else None
            if row is None or link is None or address is None:
                continue
            thread_id = (mark.get("id") or "")[4:]
            yield self._listed(page, row, mark, thread_id, address.url, line(link))

    def _listed(
        self, page: Page, row: HtmlElement, mark: HtmlElement, thread_id: str, url: str, title: str
    ) -> RawThread:
        author = with_class(row, "author")
        member = None if author is None else next(author.iter("a"), None)
        who = self.address(page.absolute(member.get("href"))) if member is not None else None
        last = with_class(row, "lastpost")
        cells = [td for td in row.iter("td") if td.get("align") == "center"]
        counts = [line(td) for td in cells if re.fullmatch(r"[\d,. ]+", line(td) or "x")]
        names = " ".join(
            f"{e.get('class') or ''} {e.get('title') or ''}" for e in row.iter("span", "td", "div")
        )
        sticky = (
            "sticky" in names
            or find(row, ".//td[contains(@class,'forumdisplay_sticky')]") is not None
        )
        before = mark.getprevious()
        prefix = line(before) if before is not None and before.tag in {"span", "strong"} else ""
        head = line(mark.getparent())
        started = with_class(row, "thread_start_datetime")
        return RawThread(
            thread_id, url, title,
            prefix=prefix.strip() or None,
            author=line(member) or line(author).strip(" ،,") or None,
            author_id=who.id if who else None,
            created=self._shown(started),
            last_post=self._shown(last),
            replies=counts[0] if counts else None,
            views=counts[1] if len(counts) > 1 else None,
            sticky=sticky,
            locked=bool(re.search(r"\b\w*(?:lock|close)\w*folder\b|closefolder|lockfolder", names)),
            moved="movefolder" in names or (not counts and "moved" in head.lower()),
        )  # fmt: skip

    def _shown(self, element: HtmlElement | None) -> Shown | None:
        """A date cell's own words; an hour or a day by name has the date as a tooltip."""
        if element is None:
            return None
        first = (element.text or "").strip()
        tip = next((s for s in element.iter("span") if s is not element and s.get("title")), None)
        if tip is not None and _AGO.search(tip.get("title") or ""):
            return Shown(
                " ".join(f"{line(tip)} {tip.tail or ''}".split()),
                None,
                None,
                tip.get("title") or "",
            )
        return Shown(" ".join((first or line(element)).split()))

    def thread(self, page: Page) -> RawThread:
        address = self.address(page.url)
        ids = re.search(r"(?:rating_thread_|var tid = \"?|[?&;]tid=|/thread-)(\d+)", page.text)
        thread_id = address.id if address and address.id else (ids[1] if ids else "")
        bit = find(page.root, "//div[contains(@class,'navigation')]//*[contains(@class,'active')]")
        title = line(bit) or line(next(page.root.iter("title"), None))
        crumbs = find_all(page.root, "(//div[contains(@class,'navigation')])[1]//a")
        boards = []
        for link in crumbs:
            target = self.address(page.absolute(link.get("href")))
            if target and target.kind is Kind.BOARD:
                boards.append(line(link))
        url = page.url
        if address is not None and address.start == 0 and not address.post_id:
            url = address.url
        elif thread_id:
            folder = urlsplit(page.url).path.rpartition("/")[0]
            url = build_url(page.url, f"{folder}/showthread.php", [("tid", thread_id)])
            if _REWRITTEN.search(urlsplit(page.url).path):
                url = build_url(page.url, f"{folder}/thread-{thread_id}.html")
        closed = find(
            page.root, "//*[contains(@class,'closed_button') or contains(@class,'thread_closed')]"
        )
        return RawThread(
            thread_id, url, title, boards=boards, locked=closed is not None, poll=self._poll(page)
        )

    def _poll(self, page: Page) -> dict[str, object] | None:
        bars = find_all(
            page.root, "//tr[.//*[contains(@class,'pollbar')] or .//img[contains(@src,'pollbar')]]"
        )
        if not bars:
            return None
        table = next(bars[0].iterancestors("table"), None)
        head = find(table, ".//td[contains(@class,'thead')]//strong") if table is not None else None
        options = []
        for bar in bars:
            cells = [line(td) for td in bar.iter("td")]
            votes = next((int(c) for c in cells[1:] if c.isdigit()), None)
            options.append({"text": cells[0], "votes": votes})
        question = line(head)
        return {"question": question.partition(":")[2].strip() or question, "options": options}

    def _blocks(self, page: Page) -> list[tuple[str, HtmlElement, HtmlElement]]:
        """Post id, container and body of each post."""
        found = []
        for body in find_all(
            page.root, "//*[contains(@class,'post_body')][starts-with(@id,'pid_')]"
        ):
            number = _POST.search(body.get("id") or "")
            around = next(
                (
                    e
                    for e in body.iterancestors("div", "table")
                    if re.fullmatch(r"post_\d+", e.get("id") or "")
                ),
                None,
            )
            if number is not None:
                around = around if around is not None else next(body.iterancestors("table"), body)
                found.append((number[1], around, body))
        return found

    def posts(self, page: Page) -> Iterator[RawPost]:
        for post_id, post, body in self._blocks(page):
            head = with_class(post, "post_date")
            edits = [
                e
                for e in post.iter("span", "em")
                if (e.get("id") or "").startswith("edited_by_")
                or "edited_post" in classes(e)
                or "post_edit" in classes(e)
            ]
            note = next((n for n in (edit_note(line(e).strip("()")) for e in edits) if n), None)
            tip = next((s for e in edits for s in e.iter("span") if s.get("title")), None)
            number = find(post, ".//a[contains(@href,'pid')][starts-with(normalize-space(.),'#')]")
            position = re.search(r"\d+", line(number))
            author = self._author(page, post)
            author.signature = with_class(post, "signature")
            files = [
                page.absolute(a.get("href"))
                for a in post.iter("a")
                if "attachment.php?" in (a.get("href") or "")
            ]
            link = page.absolute(number.get("href")) if number is not None else ""
            edited = (
                Shown(note[1] or "", None, None, tip.get("title") or "" if tip is not None else "")
                if note and note[1]
                else None
            )
            yield RawPost(
                post_id, author, body,
                permalink=self.canonical(link) if link else None,
                posted=self._posted(head, edits, post),
                edited=edited,
                position=int(position[0]) if position else None,
                attachments=list(dict.fromkeys(url for url in files if url)),
            )  # fmt: skip

    def _posted(
        self, head: HtmlElement | None, edits: list[HtmlElement], post: HtmlElement
    ) -> Shown:
        if head is None:  # 1.6 writes it in a cell of its own
            cell = find(
                post,
                ".//td[contains(@class,'tcat')]//*[contains(@class,'smalltext')]"
                " | .//td[contains(@class,'tcat')]",
            )
            head = cell
        if head is None:
            return NO_DATE
        words = (
            own_words(head, [e for e in edits if e is not head]).lstrip("#0123456789 ")
            if head.tag == "td"
            else own_words(head, edits)
        )
        tip = next((s for s in head.iter("span") if s.get("title") and s not in edits), None)
        return Shown(words, None, None, tip.get("title") or "" if tip is not None else "")

    def _author(self, page: Page, post: HtmlElement) -> RawAuthor:
        box = find(post, ".//*[contains(@class,'author_information')]")
        box = (
            box
            if box is not None
            else find(
                post, ".//*[contains(@class,'post_author')] | .//td[contains(@class,'post_author')]"
            )
        )
        author = RawAuthor()
        if box is None:
            return author
        named = find(box, ".//*[contains(@class,'largetext')]")
        named = named if named is not None else next(box.iter("strong"), None)
        author.name = line(named)
        link = next((a for a in (named.iter("a") if named is not None else [])), None)
        address = self.address(page.absolute(link.get("href"))) if link is not None else None
        if address and address.kind is Kind.PROFILE:
            author.user_id, author.url = address.id, address.url
        image = find(post, ".//*[contains(@class,'author_avatar')]//img")
        author.avatar = page.absolute(image.get("src")) or None if image is not None else None
        rank = next((s for s in box.iter("span") if "smalltext" in classes(s)), None)
        author.title = " ".join((rank.text or "").split()) or None if rank is not None else None
        stats = find(post, ".//*[contains(@class,'author_statistics')]")
        if stats is not None:
            author.panel = panel_pairs(panel_lines(stats))
        return author

    def next_page(self, page: Page) -> str | None:
        link = find(page.root, "//a[contains(@class,'pagination_next')]")
        address = self.address(page.absolute(link.get("href"))) if link is not None else None
        return address.url if address else None

    def author(self, page: Page) -> RawAuthor | None:
        address = self.address(page.url)
        name = find(page.root, "//*[contains(@class,'largetext')]")
        if name is None or self.kind(page) is not Kind.PROFILE:
            return None
        author = RawAuthor(line(name), address.id if address else None, page.url)
        for row in find_all(page.root, "//td[contains(@class,'trow')]/.."):
            cells = [line(td) for td in row if td.tag == "td"]
            if len(cells) == 2 and cells[0].endswith((":", "：")) and cells[1]:
                author.panel.append((cells[0].rstrip(" :"), cells[1]))
        return author
