"""The addresses of XenForo, which are the same in all its versions."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from crawler.engines.addresses import Parts, reads_url
from crawler.engines.base import Address, Kind
from crawler.engines.routes import Routes
from crawler.links import build_url, start_of, tidy_path
from crawler.pages.dom import find, line, own_words
from crawler.pages.page import Page

_ROUTES = {
    **dict.fromkeys(("threads", "thread", "t", "topics"), Kind.THREAD),
    **dict.fromkeys(("forums", "forum", "f", "categories"), Kind.BOARD),
    **dict.fromkeys(("members", "member", "u"), Kind.PROFILE),
    "link-forums": Kind.OTHER,  # a board that leads out of the forum
}
_ADDRESS = re.compile(
    r"(?P<base>(?:.*/)?(?P<route>[^/]+)/(?:[^/]*\.)?(?P<id>\d+))"
    r"(?:/(?:page-(?P<page>\d+)|post-(?P<post>\d+)|latest|unread|preview|)/?)?$"
)
# The list of boards, which need not be the front page.
_INDEX = re.compile(r"(?:.*/)?(?:forums|forum|f)/(?:(?:-/)?list/?)?$")
_POST = re.compile(r"(?P<base>(?:.*/)?)(?:(?:posts|p)/(?P<id>\d+)/?(?:permalink)?|goto/post)$")
_PARAMETER = re.compile(r"(?:^|&)(page|id)=(\d+)")
_CATEGORY = re.compile(r"#[^#/]*\.\d+$")

# The names of templates: XenForo 2 has them in `data-template`, XenForo 1 as a class.
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


@reads_url
def read_address(url: str, parts: Parts, renamed: Kind | None = None) -> Address | None:
    """What a URL means, in both shapes: `/threads/slug.1/` and `/index.php?threads/...`.

    A forum may call its routes as it likes: `renamed` is what one means whose name says nothing.
    """
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
    if _INDEX.match(path):
        return Address(Kind.INDEX, "", build(path))
    match = _ADDRESS.match(path)
    kind = _ROUTES.get(match["route"], renamed) if match else None
    if match is None or kind is None or kind is Kind.OTHER:
        return None
    base, start = match["base"] + "/", start_of(match["page"] or given.get("page"))
    if match["post"] and kind is Kind.THREAD:
        target = build(f"{base}post-{match['post']}")
        return Address(kind, match["id"], target, post_id=match["post"])
    if start < 2 or kind is Kind.PROFILE:
        return Address(kind, match["id"], build(base))
    return Address(kind, match["id"], build(f"{base}page-{start}"), start)


def first_page(address: Address) -> str:
    """The URL of the first page of the thread that an address is in."""
    return re.sub(r"/(?:page-\d+|post-\d+)$", "/", address.url)


class XenForoRoutes(Routes):
    """What every XenForo reads from its addresses."""

    name = "xenforo"
    unlimited = ("last_days=-1", "no_date_limit=1")
    address = staticmethod(read_address)

    def _of_kind(self, url: str, kind: Kind) -> Address | None:
        """The same where a route has a name of the forum's own, which only its place explains."""
        known = self.address(url) is not None
        return super()._of_kind(url, kind) if known else read_address(url, kind)

    def titled(self, page: Page, title: HtmlElement | None, labels: list[HtmlElement]) -> str:
        """A title without its labels; where a theme has it elsewhere, as the head has it."""
        head = None if title is not None else find(page.root, "//meta[@property='og:title']")
        return own_words(title, labels) if head is None else head.get("content") or ""

    def any_age(self, page: Page) -> str:
        """A limited list links to itself without the limit, at its head or on its last page."""
        return next(filter(page.names.has_link, self.unlimited), "")

    def crumbs(self, page: Page, breadcrumbs: Iterable[HtmlElement]) -> list[str]:
        """The boards and categories of the first breadcrumb; the forum's front page is none."""
        first = next(iter(breadcrumbs), None)
        links = () if first is None else first.iter("a")
        return [
            line(link)
            for link in links
            if self.linked(page, link, Kind.BOARD) or _CATEGORY.search(link.get("href") or "")
        ]
