"""XenForo 2 (2.0 to 2.3), and the addresses of all XenForo versions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.arabic.chrome import is_login_wall, quote_author
from crawler.arabic.numbers import parse_count
from crawler.body import Markup, QuoteParts, Role
from crawler.dom import (
    classes,
    find,
    find_all,
    last_number,
    line,
    number_in,
    own_words,
    when,
    with_class,
)
from crawler.engines.base import Address, Engine, Kind
from crawler.links import build_url, tidy_path
from crawler.records import NO_DATE, RawAuthor, RawBoard, RawPost, RawThread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from crawler.page import Page

# Forums may rename the routes; `t`, `f` and the singulars are the renamings that are met.
_ROUTES = {
    **dict.fromkeys(("threads", "thread", "t", "topics"), Kind.THREAD),
    **dict.fromkeys(("forums", "forum", "f", "categories"), Kind.BOARD),
    **dict.fromkeys(("members", "member", "u"), Kind.PROFILE),
}
_ADDRESS = re.compile(
    rf"(?P<base>(?:.*/)?(?P<route>{'|'.join(_ROUTES)})/(?:[^/]*\.)?(?P<id>\d+))"
    r"(?:/(?:page-(?P<page>\d+)|post-(?P<post>\d+)|latest|unread|preview|)/?)?$"
)
_POST = re.compile(r"(?P<base>(?:.*/)?)(?:posts/(?P<id>\d+)/?(?:permalink)?|goto/post)$")
_PARAMETER = re.compile(r"(?:^|&)(page|id)=(\d+)")
_NUMBER = re.compile(r"\d+")
_CATEGORY = re.compile(r"#[^#/]*\.\d+$")
_PARTS = frozenset(
    "message-user message-articleUserInfo message-attribution message-body message-lastEdit "
    "message-signature message-attachments reactionsBar likesBar sv-rating-bar".split()
)
KINDS = {
    "forum_list": Kind.INDEX,
    "category_view": Kind.INDEX,
    "forum_view": Kind.BOARD,
    "thread_view": Kind.THREAD,
    "member_view": Kind.PROFILE,
    "login": Kind.LOGIN,
    "error": Kind.ERROR,
    "error_with_login": Kind.LOGIN,
    "message_page": Kind.ERROR,
}


def read_address(url: str) -> Address | None:
    """What a XenForo URL means, in both shapes: `/threads/slug.1/` and `/index.php?threads/...`."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"}:
        return None
    route, _, rest = parts.query.partition("&")
    plain = "=" in route or "/" not in route
    path, query = (parts.path, parts.query) if plain else (route, rest)

    def build(path: str) -> str:
        tidy = tidy_path(path)
        return build_url(url, tidy) if plain else build_url(url, parts.path, tidy.lstrip("/"))

    given = dict(_PARAMETER.findall(query))
    if post := _POST.match(path):
        post_id = post["id"] or given.get("id")
        if not post_id:
            return None
        return Address(Kind.THREAD, "", build(f"{post['base']}posts/{post_id}/"), post_id=post_id)
    match = _ADDRESS.match(path)
    if match is None:
        return None
    kind = _ROUTES[match["route"]]
    base, start = match["base"] + "/", int(match["page"] or given.get("page") or 0)
    if match["post"] and kind is Kind.THREAD:
        target = build(f"{base}post-{match['post']}")
        return Address(kind, match["id"], target, post_id=match["post"])
    if start < 2 or kind is Kind.PROFILE:
        return Address(kind, match["id"], build(base))
    return Address(kind, match["id"], build(f"{base}page-{start}"), start)


def thread_url(address: Address) -> str:
    """The first page of the thread that an address is in, or empty where it has no web address."""
    match = re.match(r"(.*?/)(?:page-\d+|post-\d+)?$", address.url)
    return match[1] if match and address.id != address.url else ""


def member_id(element: HtmlElement | None) -> str | None:
    """The member that an element stands for; guests and deleted members have number 0."""
    number = "" if element is None else element.get("data-user-id") or ""
    return number if number.isdigit() and number != "0" else None


def _quote(element: HtmlElement) -> QuoteParts:
    title = with_class(element, "bbCodeBlock-title", "div")
    source = element.get("data-source") or ""
    if not source and title is not None:  # before 2.1
        source = next((a.get("data-content-selector") or "" for a in title.iter("a")), "")
    post = _NUMBER.search(source) if "post" in source else None
    content = element
    for name in ("bbCodeBlock-content", "bbCodeBlock-expandContent"):
        content = next((e for e in content.iter("div") if name in classes(e)), content)
    author = element.get("data-quote") or quote_author(line(title))
    return QuoteParts(author, post[0] if post else None, [content])


def _author(article: HtmlElement, parts: dict[str, HtmlElement], page: Page) -> RawAuthor:
    """The author's panel; without one, what the post itself and its heading say."""
    author = RawAuthor(article.get("data-author") or "")
    panel = parts.get("message-user", parts.get("message-articleUserInfo"))
    if panel is None:
        panel = parts.get("message-attribution", article)
    for element in panel.iter():
        names = classes(element)
        if element.get("data-user-id"):
            author.user_id = author.user_id or member_id(element)
            if author.url is None and element.get("href"):
                author.url = page.absolute(element.get("href")) or None
            if "username" in names and not author.name:
                author.name = line(element)
        if not names:
            continue
        if element.tag == "img" and author.avatar is None and names[0].startswith("avatar-"):
            author.avatar = page.absolute(element.get("src")) or None
        elif "userTitle" in names:
            author.title = line(element) or None
        elif "userBanner" in names:
            author.panel.append(("", line(element)))
        elif "pairs" in names:
            author.panel.append(pair(element))
    if author.url:
        address = read_address(author.url)
        author.url = address.url if address else author.url
    return author


def pair(element: HtmlElement) -> tuple[str, str]:
    """A `dl` of the panel; its label may be an icon, or the title of the whole."""
    label = next(element.iter("dt"), None)
    value = next(element.iter("dd"), element if label is None else None)
    words = line(label)
    if not words:
        icons = (element if label is None else label).iter()
        words = next((e.get("title") or "" for e in icons if e.get("title")), "")
    return words, line(value)


def _reactions(parts: dict[str, HtmlElement]) -> str | None:
    """How many reacted: the bar names up to three of them and counts the others."""
    bar = parts.get("reactionsBar", parts.get("likesBar"))
    link = (
        None
        if bar is None
        else find(bar, ".//a[contains(@href,'/reactions') or contains(@href,'/likes')]")
    )
    if link is not None:
        names = link.findall(".//bdi")
        rest = (names[-1].tail or "") if names else line(link)
        others = parse_count(number_in(rest) or "")
        return str(len(names) + (others or int(any(c.isalpha() for c in rest))))
    rated = parts.get("sv-rating-bar")
    if rated is None:
        return None
    counts = [
        parse_count(line(e)) or 0 for e in find_all(rated, ".//*[contains(@class,'__count')]")
    ]
    return str(sum(counts)) if counts else None


def _poll(root: HtmlElement) -> dict[str, object] | None:
    """The poll: results where guests may see them, else the choices of its form."""
    options = []
    for response in find_all(root, "//h3[contains(@class,'pollResult-response')]"):
        votes = next((e for e in response.itersiblings() if "pollResult-votes" in classes(e)), None)
        options.append({"text": line(response), "votes": parse_count(number_in(line(votes)) or "")})
    form = "//form[contains(@action,'/poll/')]"
    if not options:
        for choice in find_all(root, form + "//label[.//input[contains(@name,'responses')]]"):
            options.append({"text": line(choice), "votes": None})
    if not options:
        return None
    heading = find(
        root,
        "//*[contains(@class,'js-pollContainer')]//h2[contains(@class,'block-header')]"
        f" | {form}//h2[contains(@class,'block-header')]",
    )
    asked = "" if heading is None else own_words(heading, find_all(heading, "./div | ./span"))
    return {"question": asked, "options": options}


class XenForo(Engine):
    """XenForo 2: `html#XF` names the page's template, `article.message` is a post."""

    name = "xenforo"
    version = "2"
    markup = Markup(
        classes={
            "bbCodeBlock--quote": Role.QUOTE,
            "bbCodeBlock-title": Role.DROP,
            "bbCodeBlock-expandLink": Role.DROP,
            "bbCodeBlock--unfurl": Role.CARD,
            "js-selectToQuoteEnd": Role.DROP,
            "smilie": Role.SMILEY,
        },
        quote=_quote,
        attachment_href=re.compile(r"/attachments/[^/]*\d+/?$"),
    )

    def detect(self, page: Page) -> int:
        root = page.root
        if root.get("id") == "XF":
            return 95 if root.get("data-app") or root.get("data-template") else 80
        # A saved or embedded page may have lost its <html> attributes.
        found = find(root, "//article[starts-with(@id,'js-post-')] | //body[@data-template]")
        return 70 if found is not None else 0

    def kind(self, page: Page) -> Kind:
        template = page.root.get("data-template") or ""
        kind = KINDS.get(template) or KINDS.get(template.partition("_type_")[0])
        if kind is Kind.ERROR:
            message = line(find(page.root, "//div[contains(@class,'blockMessage')]"))
            return Kind.LOGIN if is_login_wall(message) else kind
        return kind or self._structure(page)

    def _structure(self, page: Page) -> Kind:
        """What a page is whose template has another name, or none."""
        if self._articles(page):
            return Kind.THREAD
        if find(page.root, "//div[contains(@class,'structItem--thread')]") is not None:
            board = page.root.get("data-container-key") or not page.root.get("data-template")
            return Kind.BOARD if board else Kind.OTHER
        if find(page.root, "//div[contains(@class,'node-body')]") is not None:
            return Kind.INDEX
        return Kind.OTHER

    def address(self, url: str) -> Address | None:
        return read_address(url)

    def boards(self, page: Page) -> Iterator[RawBoard]:
        yield from self.links_to_boards(
            page,
            "//h3[contains(@class,'node-title')]//a[@href]"
            " | //a[contains(@class,'subNodeLink') and @href]",
        )

    def links_to_boards(self, page: Page, expression: str) -> Iterator[RawBoard]:
        """The boards that links lead to, each once."""
        seen = set()
        for link in find_all(page.root, expression):
            address = read_address(page.absolute(link.get("href")))
            if address and address.kind is Kind.BOARD and address.id not in seen:
                seen.add(address.id)
                yield RawBoard(address.id, address.url, line(link))

    def threads(self, page: Page) -> Iterator[RawThread]:
        for item in find_all(
            page.root,
            "//div[contains(@class,'js-threadListItem-')]"
            " | //article[contains(@class,'js-threadListItem-')]",
        ):
            thread = self._listed(item, page)
            if thread is not None:
                yield thread

    def _listed(self, item: HtmlElement, page: Page) -> RawThread | None:
        thread_id = (item.get("class") or "").partition("js-threadListItem-")[2].partition(" ")[0]
        links = find_all(
            item,
            ".//*[contains(@class,'structItem-title') or contains(@class,'articlePreview-title')]"
            "//a[@href]",
        )
        prefixes = [link for link in links if "labelLink" in (link.get("class") or "")]
        named = [link for link in links if link not in prefixes]
        if not thread_id or not named:
            return None
        icons = " ".join(icon.get("class") or "" for icon in item.iter("i", "svg", "span"))
        counts = [line(dd) for dd in find_all(item, ".//div[contains(@class,'cell--meta')]//dd")]
        author = find(item, ".//ul[contains(@class,'structItem-parts')]//*[@data-user-id]")
        last = find(item, ".//div[contains(@class,'structItem-cell--latest')]//time")
        return RawThread(
            thread_id,
            self.canonical(page.absolute(named[-1].get("href"))),
            line(named[-1]),
            prefix=" ".join(map(line, prefixes)) or None,
            author=item.get("data-author") or line(author) or None,
            author_id=member_id(author),
            created=when(next((t for t in item.iter("time") if t is not last), None)),
            last_post=when(last),
            replies=counts[0] if counts else None,
            views=counts[1] if len(counts) > 1 else None,
            pages=last_number(find_all(item, ".//span[contains(@class,'pageJump')]/a")),
            sticky="status--sticky" in icons,
            locked="status--locked" in icons,
            moved="status--redirect" in icons,
        )

    def thread(self, page: Page) -> RawThread:
        root = page.root
        title = find(root, "//h1[contains(@class,'p-title-value')]")
        labels = [] if title is None else find_all(title, ".//span[contains(@class,'label')]")
        about = find(root, "//div[contains(@class,'p-description')]")
        user = None if about is None else find(about, ".//*[@data-user-id]")
        key = (root.get("data-content-key") or "").removeprefix("thread-")
        address = self.own_address(page)
        return RawThread(
            key if key.isdigit() else address.id,
            thread_url(address),
            own_words(title, labels),
            prefix=" ".join(filter(None, map(line, labels))) or None,
            tags=[line(tag) for tag in find_all(root, "//a[contains(@class,'tagItem')]")],
            boards=self.trail(page, "(//ul[contains(@class,'p-breadcrumbs')])[1]//a[@href]"),
            author=line(user) or None,
            author_id=member_id(user),
            created=None if about is None else when(next(about.iter("time"), None)),
            pages=last_number(find_all(root, "//li[contains(@class,'pageNav-page')]/a")),
            locked=find(root, "//dd[contains(@class,'blockStatus-message--locked')]") is not None,
            poll=_poll(root),
        )

    def own_address(self, page: Page) -> Address:
        """The address of the page: a saved page names it in its head."""
        heads = "//head/link[@rel='canonical']/@href | //head/meta[@property='og:url']/@content"
        for url in (page.url, *find_all(page.root, heads)):
            address = self.address(page.absolute(url))
            if address is not None and address.kind is Kind.THREAD and address.id:
                return address
        return Address(Kind.THREAD, page.url, page.url)

    def trail(self, page: Page, expression: str) -> list[str]:
        """The boards and categories of a breadcrumb: links to the forum's front page are none."""
        names = []
        for link in find_all(page.root, expression):
            href = link.get("href") or ""
            address = self.address(page.absolute(href))
            if (address and address.kind is Kind.BOARD) or _CATEGORY.search(href):
                names.append(line(link))
        return names

    def next_page(self, page: Page) -> str | None:
        link = find(page.root, "//a[contains(@class,'pageNav-jump--next')]")
        if link is None:
            link = find(page.root, "//head/link[@rel='next']")
        return None if link is None else self.canonical(page.absolute(link.get("href"))) or None

    def _articles(self, page: Page) -> list[HtmlElement]:
        return find_all(page.root, "//article[starts-with(@id,'js-post-')]")

    def posts(self, page: Page) -> Iterator[RawPost]:
        base, seen = thread_url(self.own_address(page)), set()
        for article in self._articles(page):
            post_id = (article.get("id") or "").removeprefix("js-post-")
            # A marked solution may stand above the thread and in it.
            if post_id.isdigit() and post_id not in seen:
                post = self._post(article, post_id, base, page)
                if post is not None:
                    seen.add(post_id)
                    yield post

    def _post(self, article: HtmlElement, post_id: str, base: str, page: Page) -> RawPost | None:
        parts: dict[str, HtmlElement] = {}
        for part in article.iter("section", "aside", "header", "article", "div", "h4"):
            for name in (part.get("class") or "").split():
                if name in _PARTS and part is not article:
                    parts.setdefault(name, part)
        content = parts.get("message-body")
        if content is None:
            return None
        body = with_class(content, "bbWrapper", "div")
        head = parts.get("message-attribution", article)
        signature, edit = parts.get("message-signature"), parts.get("message-lastEdit")
        author = _author(article, parts, page)
        if signature is not None:
            words = with_class(signature, "bbWrapper", "div")
            author.signature = signature if words is None else words
        number = next((line(a) for a in head.iter("a") if line(a).startswith("#")), "")
        files = parts.get("message-attachments")
        links = [] if files is None else [page.absolute(a.get("href")) for a in files.iter("a")]
        return RawPost(
            post_id,
            author,
            content if body is None else body,
            permalink=f"{base}post-{post_id}" if base else None,
            posted=when(next(head.iter("time"), None)) or NO_DATE,
            edited=None if edit is None else when(next(edit.iter("time"), None)),
            position=parse_count(number[1:]) if number else None,
            reactions=_reactions(parts),
            attachments=[url for url in dict.fromkeys(links) if url],
        )
