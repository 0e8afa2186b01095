"""XenForo 2: indexes, boards and threads."""

from collections.abc import Iterable, Iterator
from itertools import chain

from lxml.html import HtmlElement

from crawler.engines.base import Kind
from crawler.engines.messages import asks_to_log_in
from crawler.engines.xenforo.authors import member_id, read_member
from crawler.engines.xenforo.lists import listed_threads
from crawler.engines.xenforo.posts import MARKUP, read_post
from crawler.engines.xenforo.routes import KINDS, XenForoRoutes, first_page
from crawler.pages.dom import attribute, find, find_all, first_in, line, own_words, when
from crawler.pages.memo import once_a_page
from crawler.pages.numbers import count_in, last_number, numbered
from crawler.pages.page import Page
from crawler.pages.surroundings import around, by_class
from crawler.raw import Poll, RawAuthor, RawBoard, RawPost, RawThread, poll_of

# A question's marked solution stands once more above the thread.
_ARTICLES = "//article/@id[starts-with(.,'js-post-')] | //div/@id[starts-with(.,'js-post-')]"
# Portals list articles whole, each with a title that leads to its thread.
_LISTED = ".//h2[contains(@class,'article-title')]//a[@href]"
_WRAPPED = "//div[contains(@class,'p-pageWrapper')]//*/@data-xf-init"
_SCRIPTED = "//body[@data-template]//*/@data-xf-init"
_SOLUTION = "js-solutionHighlightBlock"
_VOTES = (
    "following-sibling::*[contains(concat(' ',normalize-space(@class),' '),' pollResult-votes ')]"
)


class XenForo(XenForoRoutes):
    """XenForo 2: `html#XF` names the page's template, `article.message` is a post."""

    version = "2"
    hallmarks = ('id="xf"',)
    called = ("p-pageWrapper",)
    markup = MARKUP

    def detect(self, page: Page) -> int:
        name = page.root.get("id")
        if name in {"XenForo", "XF"}:
            return 95 if name == "XF" else 0
        # Where something stands before <html>, parsers lose its attributes.
        posts = page.names.has_id("js-post-") and find(page.root, _ARTICLES) is not None
        wrapped = page.names.has_class("p-pageWrapper") and find(page.root, _WRAPPED) is not None
        return 70 if posts or wrapped or find(page.root, _SCRIPTED) is not None else 0

    def _template(self, page: Page) -> str:
        """The name of the template that made the page, which `<html>` and `<body>` carry."""
        name = page.root.get("data-template")
        body = None if name else find(page.root, "//body[@data-template]")
        return name or attribute(body, "data-template")

    def kind(self, page: Page) -> Kind:
        template = self._template(page)
        kind = KINDS.get(template.partition("_type_")[0])
        if kind is Kind.ERROR:
            messages = find_all(page.root, "//div[contains(@class,'blockMessage')]")
            return Kind.LOGIN if any(map(asks_to_log_in, messages)) else kind
        return kind or self._structure(page, template)

    def _structure(self, page: Page, template: str) -> Kind:
        """What a page is whose template has another name, or none."""
        articles = self._articles(page)
        if any(find(article, _LISTED) is None for article in articles):
            return Kind.THREAD
        if articles or find(page.root, "//div[contains(@class,'structItem--thread')]") is not None:
            board = page.root.get("data-container-key") or not template
            return Kind.BOARD if board else Kind.OTHER
        node = find(page.root, "//div[contains(@class,'node-body')]")
        return Kind.OTHER if node is None else Kind.INDEX

    def boards(self, page: Page) -> Iterable[RawBoard]:
        titles = "//*[contains(@class,'node-title')]//a[@href]"
        titles += " | //a[contains(@class,'subNodeLink')]"
        return self.or_linked_boards(page, self.links_to_boards(page, titles))

    def threads(self, page: Page) -> Iterable[RawThread]:
        return self.or_linked(page, listed_threads(page, self))

    def thread(self, page: Page) -> RawThread:
        root, address, frame = page.root, self.own_address(page), self._frame(page)
        titles = [*frame.get("p-title-value", ()), *frame.get("thread-title", ())]
        title = next((e for e in titles if e.tag == "h1"), None)
        labels = find_all(title, ".//span[contains(@class,'label')]")
        about = next((e for e in frame.get("p-description", ()) if e.tag == "div"), None)
        author = find(about, ".//*[@data-user-id]")
        created = when(first_in(about, "time"))
        thread = RawThread(
            address.id or (root.get("data-content-key") or "").removeprefix("thread-"),
            first_page(address),
            self.titled(page, title, labels),
            prefix=" ".join(filter(None, map(line, labels))) or None,
            tags=[line(tag) for tag in frame.get("tagItem", ())],
            boards=self.crumbs(page, frame.get("p-breadcrumbs", ())),
            author=line(author) or None,
            author_id=member_id(author),
            created=created,
            pages=last_number(
                [a for li in frame.get("pageNav-page", ()) for a in li if a.tag == "a"]
            ),
            locked="blockStatus-message--locked" in frame,
            poll=_poll(self._around(page), frame),
        )
        if author is None and not address.start:
            thread.begun_by(next(iter(self.posts(page)), None))
        return thread

    def next_page(self, page: Page) -> str | None:
        link = next(iter(self._frame(page).get("pageNav-jump--next", ())), None)
        if link is None:
            link = find(page.root, "//link[@rel='next']")
        return self.next_by(page, link)

    @once_a_page
    def _articles(self, page: Page) -> list[HtmlElement]:
        found = list(_articles(page.root, "article"))
        return found or list(_articles(page.root, "div"))

    @once_a_page
    def _around(self, page: Page) -> list[HtmlElement]:
        """What stands around the posts of a page."""
        return around(page.root, self._articles(page))

    @once_a_page
    def _frame(self, page: Page) -> dict[str, list[HtmlElement]]:
        """The same by class."""
        return by_class(self._around(page))

    def posts(self, page: Page) -> Iterator[RawPost]:
        thread = first_page(self.own_address(page))
        articles = numbered(self._articles(page), "js-post-")
        return filter(None, (read_post(article, n, thread, page) for n, article in articles))

    def author(self, page: Page) -> RawAuthor | None:
        header = find(page.root, "//div[contains(@class,'memberHeader')]")
        return None if header is None else read_member(page, header)


def _articles(root: HtmlElement, tag: str) -> Iterator[HtmlElement]:
    is_thread: dict[HtmlElement | None, bool] = {}
    for article in root.iter(tag):
        if not (article.get("id") or "").startswith("js-post-"):
            continue
        holder = article.getparent()
        if holder not in is_thread:
            is_thread[holder] = all(e.get("id") != _SOLUTION for e in article.iterancestors())
        if is_thread[holder]:
            yield article


def _poll(elements: list[HtmlElement], frame: dict[str, list[HtmlElement]]) -> Poll | None:
    """The poll among the elements of a page, which `frame` holds by class.

    Its results where guests see them, else the choices of its form. The class of a poll's block may
    end in the thread's number.
    """
    forms = (e for e in elements if e.tag == "form" and "/poll/" in attribute(e, "action"))
    named = (e for name in frame if name.startswith("js-pollContainer") for e in frame[name])
    poll = next(chain(forms, named), None)
    shown = find_all(poll, ".//h3[contains(@class,'pollResult-response')]")
    choices = find_all(poll, ".//label[.//input[contains(@name,'responses')]]")
    options = [(line(option), count_in(find(option, _VOTES))) for option in shown]
    heading = find(poll, ".//h2[contains(@class,'block-header')]")
    question = own_words(heading, find_all(heading, "./div | ./span"))
    return poll_of(question, [*options, *((line(choice), None) for choice in choices)])
