"""phpBB 3: prosilver and the styles built on it, subsilver2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from crawler.arabic.chrome import edit_note, is_error_page, is_login_wall, quote_author
from crawler.body import Markup, QuoteParts, Role
from crawler.dom import classes, find, find_all, line, own_words, when, with_class
from crawler.engines.base import Address, Engine, Kind
from crawler.links import build_url, parameters
from crawler.panel import panel_lines, panel_pairs
from crawler.records import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

_SCRIPT = re.compile(r"/(viewtopic|viewforum|index|memberlist|ucp)\.php$")
# Paths of the rewriting add-ons: `...-t2720.html`, `...-t2720-20.html`, `...-f12.html`.
_REWRITTEN = re.compile(r"[-/](t|f)(\d+)(?:-(\d+))?(?:\.html|/)?$")
_MARKS = (
    "#phpbb",
    "//body[starts-with(@id,'phpbb')] | //*[@id='page-body' and .//*[contains(@class,'postbody')"
    " or contains(@class,'topiclist') or contains(@class,'postprofile')]]",
)
# Styles rename nearly every class; the id of a post and the class of its words stay.
_POST = (
    "//div[starts-with(@id,'p')][number(substring(@id,2)) > 0][.//div[contains(@class,'content')]]"
)
_FIELDS = {"profile-posts": "messages", "profile-joined": "joined"}


def _quote(element: HtmlElement) -> QuoteParts:
    cite = next(element.iter("cite"), None)
    inner = next((child for child in element if child.tag == "div"), element)
    link = next((a for a in (cite if cite is not None else []) if a.get("data-post-id")), None)
    post = link.get("data-post-id") if link is not None else None
    if cite is None or cite.getparent() is not inner:
        return QuoteParts(None, post, [inner])
    aside = [e for e in cite if "responsive-hide" in classes(e) or e is link]
    return QuoteParts(quote_author(own_words(cite, aside)), post, [inner])


def _special(element: HtmlElement) -> Role | None:
    if element.tag == "blockquote":
        return Role.QUOTE
    return Role.DROP if element.tag == "cite" else None


class PhpBB3(Engine):
    """phpBB 3.0 to 3.3; figures come from ids, `<time>` and class names."""

    name: ClassVar[str] = "phpbb"
    version: ClassVar[str] = "3"
    markup: ClassVar[Markup] = Markup(
        classes={
            "codebox": Role.CODE,
            "spoiler-head": Role.DROP,
            "attachbox": Role.ATTACHMENT,
            "inline-attachment": Role.ATTACHMENT,
            "smilies": Role.SMILEY,
            "quotetitle": Role.DROP,
        },
        special=_special,
        special_tags=frozenset({"blockquote", "cite"}),
        quote=_quote,
        attachment_href=re.compile(r"download/file\.php\?"),
    )

    def detect(self, page: Page) -> int:
        root = page.root
        if find(root, "//body[starts-with(@id,'phpbb')]") is not None:
            return 90
        text = page.text
        if "phpBB style name" in text or "styles/prosilver" in text or "styles/subsilver2" in text:
            return 80
        if (
            find(root, "//*[contains(@class,'postprofile')]") is not None
            and find(root, _POST) is not None
        ):
            return 70
        lists = find(
            root,
            "//ul[contains(@class,'topiclist')]"
            "//a[contains(@class,'forumtitle') or contains(@class,'topictitle')]",
        )
        return 60 if lists is not None else 0

    def kind(self, page: Page) -> Kind:
        root = page.root
        if find(root, _POST) is not None:
            return Kind.THREAD
        address = self.address(page.url)
        if find(root, "//a[contains(@class,'topictitle')]") is not None:
            return Kind.BOARD
        if find(root, "//a[contains(@class,'forumtitle')]") is not None:
            return Kind.BOARD if address and address.kind is Kind.BOARD else Kind.INDEX
        if find(root, "//*[@id='viewprofile']") is not None:
            return Kind.PROFILE
        message = line(
            find(root, "//div[@id='message'] | //form[@id='login'] | //*[@id='page-body']")
        )
        if find(root, "//form[@id='login'] | //input[@name='login']") is not None or is_login_wall(
            message[:1500]
        ):
            return Kind.LOGIN
        if find(root, "//div[@id='message']") is not None or is_error_page(message[:1500]):
            return Kind.ERROR
        return Kind.BOARD if address and address.kind is Kind.BOARD else Kind.OTHER

    def address(self, url: str) -> Address | None:
        parts = urlsplit(url)
        found = _SCRIPT.search(parts.path)
        if not found:
            return self._plain(url, parts.path)
        query = dict(parameters(parts.query))
        path, script = parts.path, found[1]
        if script == "index" and not query.get("mode"):
            return Address(Kind.INDEX, "", build_url(url, path[: found.start() + 1]))
        start = int(query["start"]) if query.get("start", "").isdigit() else 0
        tail = [("start", str(start))] if start else []
        if script == "viewtopic" and query.get("view") not in {"next", "previous"}:
            topic, post = query.get("t", ""), query.get("p", "")
            if post.isdigit():
                return Address(
                    Kind.THREAD,
                    topic,
                    f"{build_url(url, path, [('p', post)])}#p{post}",
                    post_id=post,
                )
            if topic.isdigit():
                return Address(
                    Kind.THREAD, topic, build_url(url, path, [("t", topic), *tail]), start, start
                )
        if script == "viewforum" and query.get("f", "").isdigit():
            return Address(
                Kind.BOARD, query["f"], build_url(url, path, [("f", query["f"]), *tail]), start
            )
        if (
            script == "memberlist"
            and query.get("mode") == "viewprofile"
            and query.get("u", "").isdigit()
        ):
            pairs = [("mode", "viewprofile"), ("u", query["u"])]
            return Address(Kind.PROFILE, query["u"], build_url(url, path, pairs))
        return None

    def _plain(self, url: str, path: str) -> Address | None:
        found = _REWRITTEN.search(path)
        if found:
            start = int(found[3] or 0)
            kind = Kind.THREAD if found[1] == "t" else Kind.BOARD
            return Address(kind, found[2], build_url(url, path), start, start)
        return Address(Kind.INDEX, "", build_url(url, path)) if path.endswith("/") else None

    def boards(self, page: Page) -> Iterator[RawBoard]:
        links = find_all(
            page.root, "//a[contains(@class,'forumtitle') or contains(@class,'subforum')]"
        )
        for link in links:
            address = self.address(page.absolute(link.get("href")))
            if address and address.kind is Kind.BOARD:
                yield RawBoard(address.id, address.url, line(link))

    def threads(self, page: Page) -> Iterator[RawThread]:
        for link in find_all(page.root, "//a[contains(@class,'topictitle')]"):
            row = next(
                (e for e in link.iterancestors("li", "tr") if e.tag == "tr" or "row" in classes(e)),
                None,
            )
            address = self.address(page.absolute(link.get("href")))
            if row is None or address is None or not address.id:
                continue
            yield self._listed(page, row, address, line(link))

    def _listed(self, page: Page, row: HtmlElement, address: Address, title: str) -> RawThread:
        names = " ".join(e.get("class") or "" for e in [row, *row.iter("dl", "dt")])
        poster = find(
            row, ".//*[contains(@class,'topic-poster') or contains(@class,'responsive-hide')]"
        )
        poster = poster if poster is not None else row
        member = find(poster, ".//*[contains(@class,'username')]")
        last = find(row, ".//dd[contains(@class,'lastpost')]")
        shown = self._last_shown(last) if last is not None else None
        count = {n: self._count(row, n) for n in ("posts", "views")}
        who = self.address(page.absolute(member.get("href"))) if member is not None else None
        return RawThread(
            address.id,
            address.url if not address.post_id else page.absolute(address.url),
            title,
            author=line(member) or None,
            author_id=who.id if who else None,
            created=when(next(poster.iter("time"), None)),
            last_post=shown,
            replies=count["posts"],
            views=count["views"],
            sticky=bool(re.search(r"sticky|announce|global", names)),
            locked="locked" in names,
            moved="moved" in names,
        )

    def _last_shown(self, cell: HtmlElement) -> Shown | None:
        stamp = next(cell.iter("time"), None)
        if stamp is not None:
            return when(stamp)
        breaks = list(cell.iter("br"))
        text = " ".join((breaks[-1].tail or "").split()) if breaks else ""
        return Shown(text) if text else None

    def _count(self, row: HtmlElement, name: str) -> str | None:
        cell = next((e for e in row.iter("dd", "td") if name in classes(e)), None)
        found = re.search(r"[\d.,٬ ]*\d", cell.text or "") if cell is not None else None
        return found[0].strip() if found else None

    def thread(self, page: Page) -> RawThread:
        link = find(
            page.root, "//*[contains(@class,'topic-title')]//a | //*[@id='page-body']//h2/a"
        )
        address = self.address(page.url)
        if address is None or not address.id:
            named = find(page.root, "//link[@rel='canonical']")
            for href in (
                named.get("href") if named is not None else None,
                link.get("href") if link is not None else None,
            ):
                address = self.address(page.absolute(href)) or address
                if address and address.id:
                    break
        thread_id = address.id if address and address.kind is Kind.THREAD else ""
        url = address.url if address and not address.post_id else page.url
        if address and address.start:
            url = self.canonical(re.sub(r"[&?]start=\d+", "", address.url))
        reply = find(
            page.root,
            "//*[contains(@class,'locked-icon')]"
            " | //a[contains(@class,'button')]//i[contains(@class,'fa-lock')]",
        )
        crumbs = find_all(
            page.root, "(//*[contains(@class,'breadcrumbs') or contains(@class,'icon-home')])[1]//a"
        )
        boards = [
            line(a)
            for a in crumbs
            if "viewforum" in (a.get("href") or "") or "-f" in (a.get("href") or "")
        ]
        return RawThread(
            thread_id,
            url,
            line(link),
            boards=list(dict.fromkeys(boards)),
            locked=reply is not None,
            poll=self._poll(page),
        )

    def _poll(self, page: Page) -> dict[str, object] | None:
        box = find(page.root, "//fieldset[contains(@class,'polls')]")
        if box is None:
            return None
        above = box.getparent()
        title = find(
            above if above is not None else box, ".//h2 | .//*[contains(@class,'poll-title')]"
        )
        options = []
        for option in box.iter("dl"):
            text, bar = next(option.iter("dt"), None), with_class(option, "resultbar", "dd")
            if "poll_total_votes" not in classes(option) and text is not None and line(text):
                votes = re.search(r"\d+", line(bar))
                options.append({"text": line(text), "votes": int(votes[0]) if votes else None})
        return {"question": line(title), "options": options} if options else None

    def posts(self, page: Page) -> Iterator[RawPost]:
        for post in find_all(page.root, _POST):
            post_id = (post.get("id") or "")[1:]
            content = with_class(post, "content", "div")
            if post_id.isdigit() and content is not None:
                yield self._post(page, post, post_id, content)

    def _post(self, page: Page, post: HtmlElement, post_id: str, content: HtmlElement) -> RawPost:
        head = next((p for p in post.iter("p", "div") if "author" in classes(p)), None)
        posted = NO_DATE
        if head is not None:
            posted = when(next(head.iter("time"), None)) or Shown(self._date_words(head))
        else:
            posted = Shown(
                line(find(post, ".//*[contains(@class,'date')][not(*[not(self::img)])]"))
            )
        signature = with_class(post, "signature", "div")
        notes = [n for n in post.iter("div", "p") if "notice" in classes(n) and n is not signature]
        found = [note for note in (edit_note(line(n)) for n in notes) if note]
        profile = find(post, ".//*[contains(@class,'postprofile')]")
        if profile is None:
            profile = find(
                post, ".//*[contains(@class,'profile')][.//*[contains(@class,'username')]]"
            )
        author = self._author(page, profile, head)
        author.signature = signature
        box = next((d for d in post.iter("dl") if "attachbox" in classes(d)), None)
        files = (
            []
            if box is None
            else [page.absolute(e.get("href") or e.get("src")) for e in box.iter("a", "img")]
        )
        link = next((a for a in post.iter("a") if f"#p{post_id}" in (a.get("href") or "")), None)
        permalink = self.canonical(page.absolute(link.get("href"))) if link is not None else None
        thanks = find(post, ".//*[contains(@id,'list_thanks')]")
        return RawPost(
            post_id, author, content, permalink=permalink, posted=posted,
            edited=Shown(found[0][1] or "") if found and found[0][1] else None,
            reactions=str(len(list(thanks.iter("a")))) if thanks is not None else None,
            attachments=[self._bare(url) for url in dict.fromkeys(files) if url],
        )  # fmt: skip

    def _bare(self, url: str) -> str:
        return build_url(url, urlsplit(url).path, parameters(urlsplit(url).query))

    def _date_words(self, head: HtmlElement) -> str:
        """The words of `by NAME » DATE` after the name."""
        words = line(head)
        return words.rpartition("»")[2].strip() or words.rpartition(":")[2].strip()

    def _author(
        self, page: Page, profile: HtmlElement | None, head: HtmlElement | None
    ) -> RawAuthor:
        author = RawAuthor()
        for place in (profile, head):
            named = None if place is None else find(place, ".//*[contains(@class,'username')]")
            if named is not None:
                author.name = line(named)
                address = self.address(page.absolute(named.get("href")))
                author.user_id = address.id if address and address.kind is Kind.PROFILE else None
                author.url = address.url if author.user_id and address else None
                break
        if not author.name and head is not None:
            author.name = line(next(head.iter("strong"), None))
        if profile is None:
            return author
        if not author.name:
            author.name = line(next(profile.iter("dt"), None))
        image = next((i for i in profile.iter("img") if "avatar" in (i.get("src") or "")), None)
        author.avatar = (
            self._bare(page.absolute(image.get("src"))) or None if image is not None else None
        )
        self._panel(author, profile)
        return author

    def _panel(self, author: RawAuthor, profile: HtmlElement) -> None:
        if profile.tag != "dl" and next(profile.iter("dd"), None) is None:
            pairs = panel_pairs(panel_lines(profile))
            author.panel = [pair for pair in pairs if pair[0]]
        for row in profile.iter("dd"):
            label = next(row.iter("strong"), None)
            names = classes(row)
            value = own_words(row, [label] if label is not None else [])
            if "profile-contact" in names or not value or any(c.tag in {"ul", "div"} for c in row):
                continue
            known = next((_FIELDS[name] for name in names if name in _FIELDS), None)
            if "profile-rank" in names or (label is None and author.title is None and not names):
                author.title = value
            elif known:
                author.known[known] = value.lstrip(": ")
            else:
                author.panel.append((line(label), value.lstrip(": ")))

    def next_page(self, page: Page) -> str | None:
        link = find(
            page.root,
            "//a[@rel='next'] | //link[@rel='next']"
            " | //*[contains(@class,'pagination')]//*[contains(@class,'next')]//a",
        )
        if link is None:
            current = find(
                page.root,
                "(//*[contains(@class,'pagination')]"
                "//*[self::strong or contains(@class,'active')])[last()]",
            )
            after = current.getnext() if current is not None else None
            while after is not None and after.tag not in {"a", "li"}:
                after = after.getnext()
            link = after if after is None or after.tag == "a" else next(after.iter("a"), None)
        address = self.address(page.absolute(link.get("href"))) if link is not None else None
        return address.url if address else None

    def author(self, page: Page) -> RawAuthor | None:
        box = find(page.root, "//form[@id='viewprofile'] | //*[@id='viewprofile']")
        named = find(box, ".//*[contains(@class,'username')]") if box is not None else None
        if box is None:
            return None
        address = self.address(page.url)
        author = RawAuthor(line(named), address.id if address else None, page.url)
        for label in box.iter("dt"):
            value = label.getnext()
            if value is not None and value.tag == "dd" and line(label) and line(value):
                author.panel.append((line(label).rstrip(":"), line(value)))
        return author
