"""What a body leads to and shows: its links, attachments and images."""

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from crawler.arabic.hidden_notices import ENTRANCE
from crawler.bodies.markup import Body, Markup
from crawler.links import leads_to_entrance, without_session
from crawler.pages.dom import text_in
from crawler.sites import bare, site_of

Absolute = Callable[[str | None], str]

# A file named by its number: `File 123`.
_NUMBERED = re.compile(r"[^\W\d][^\d]{0,30}\s(\d+)\s*$")
# Where what is played has its address.
_PLAYED = ("data-embed-src", "src", "data", "url")
# Frames may hold adverts and buttons as well as players.
_PLAYS = re.compile(r"embed|player|video|/v/|//s9e\.|/plugins/post", re.I)
_FRAMES = frozenset({"iframe", "amp-iframe"})
_SOURCES = (*_FRAMES, *"video audio source object embed oembed amp-video amp-audio".split())


class Targets:
    """Takes the URLs of a body, in order and each once, while it is walked.

    A link to where one logs in or registers may be part of a notice, not of the author's words:
    `drop_entrances` takes those out again.
    """

    def __init__(self, markup: Markup, absolute: Absolute, body: Body) -> None:
        self.markup, self.absolute, self.body = markup, absolute, body
        self.entrances: set[str] = set()

    def link(self, node: HtmlElement) -> str:
        """Take a link's target; what stands around its words in the text."""
        href = node.get("href")
        if not href or href.startswith("#"):
            return ""
        urls = self.body.attachments if self._attached(href) else self.body.links
        url = self.add(urls, href)
        self.body.anchors.append((url, text_in(node)))
        if not leads_to_entrance(href):
            return ""
        self.entrances.add(url)
        return ENTRANCE

    def attachment(self, node: HtmlElement) -> None:
        """Take the target of a link in a box of attachments."""
        self.add(self.body.attachments, node.get("href"))

    def image(self, node: HtmlElement) -> str:
        """Take an image; the alt text of one that is a smiley."""
        src = node.get("src") or ""
        if not src or src.startswith("data:"):  # one of several sizes
            src = (node.get("srcset") or src).split(" ")[0]
        if self.markup.smiley_src.search(src) or src.startswith("data:"):
            return node.get("alt") or ""
        self.add(self.body.images, src)
        return ""

    def player(self, node: HtmlElement) -> None:
        """Take the address of what a frame or player shows: the first of those that it names."""
        for element in node.iter(*_SOURCES):
            src = next((element.get(name) for name in _PLAYED if element.get(name)), None) or ""
            if src and (
                element.tag not in _FRAMES
                or "allowfullscreen" in element.attrib
                or _PLAYS.search(src)
            ):
                urls = self.body.attachments if self._attached(src) else self.body.links
                self.add(urls, src)
                return

    def unscripted(self, node: HtmlElement) -> None:
        """Take what is shown to readers without scripts in place of what is loaded late."""
        for element in node.iter("img", "iframe"):
            if element.tag == "img":
                self.image(element)
            else:
                self.player(element)

    def numbers_file(self, node: HtmlElement) -> bool:
        """Whether a link's words are the forum's, who names a file by its number (`File 123`)."""
        href = node.get("href") or ""
        if len(node) or not self._attached(href):
            return False
        number = _NUMBERED.match(node.text or "")
        return number is not None and number[1] in re.findall(r"\d+", href)

    def drop_entrances(self) -> None:
        """Let go of the links that lead to where one logs in."""
        self.body.links = [url for url in self.body.links if url not in self.entrances]

    def _attached(self, href: str) -> bool:
        pattern, own = self.markup.attachment_href, self.markup.own_href
        if pattern is not None and pattern.search(href):
            return True
        return own is not None and own.search(href) is not None and self._is_own(href)

    def _is_own(self, href: str) -> bool:
        """Whether a link stays on the page's host."""
        home, there = (bare(site_of(self.absolute(url))) for url in ("/", href))
        return home == there

    def add(self, urls: list[str], href: str | None) -> str:
        """Take an address as one of `urls`, a list of the body; the URL."""
        url = without_session(self.absolute(href))
        if url and url not in urls:
            urls.append(url)
        return url
