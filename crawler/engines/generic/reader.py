"""The blocks of a page of an unknown forum, each read as a post."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from lxml.html import HtmlElement

from crawler.arabic.flattened import is_rank
from crawler.arabic.label_lines import split_pairs
from crawler.arabic.labels import fits, match_label, may_be_date
from crawler.arabic.list_lines import counted_posts
from crawler.arabic.members import is_deleted_name, is_guest_name, without_guest_mark
from crawler.arabic.punctuation import ends_in_colon, without_colon
from crawler.arabic.signature_lines import is_signature_heading
from crawler.blocks.loose import rest_after
from crawler.blocks.member_links import leads_to_member, member_id
from crawler.blocks.openings import shrunk
from crawler.blocks.outline import Outline, between
from crawler.blocks.segment import Segment
from crawler.engines.generic.files import files_under
from crawler.engines.generic.ids import post_ids, values
from crawler.engines.generic.quoted import drop_quote_labels, with_quotes
from crawler.engines.generic.routes import is_no_page
from crawler.links import clean_url
from crawler.pages.edits import edit_date
from crawler.pages.page import Page
from crawler.panels.lines import panel_lines
from crawler.raw import NO_DATE, RawAuthor, RawPost, Shown

_LINK = re.compile("[/?&;#]")
_BEHIND_ICON = " :"
_GUEST = "0"  # no member has this number: `/user/0`
_AVATAR = re.compile(
    r"avatar|(?:^|[\s/_-])av[/_-]|photos?[/_-]|(?:user|profile)[-_]?p(?:ic|hoto)|rounded-circle",
    re.I,
)
_ICON = re.compile(r"icon|button|profil|(?:on|off)line|images?/[\w-]+\.(?:gif|png)", re.I)


class Reader:
    """Reads the posts of one page; a member's panel once."""

    def __init__(self, page: Page, outline: Outline, blocks: list[Segment]) -> None:
        self.page, self.outline = page, outline
        self.numbers = post_ids(page, blocks, outline)
        self.lone = len(blocks) == 1
        self.authors: dict[tuple[str, str | None], RawAuthor] = {}

    def post(self, block: Segment) -> RawPost:
        """A block, whose body and author were found, as a post."""
        assert block.body is not None  # no other block is a post
        assert block.name is not None
        body = self.outline.order[block.body]
        number, anchor = self.numbers.get(block.start, (None, ""))
        if block.after is None:
            words = with_quotes(block, body, self.outline)
        else:
            words = rest_after(block.after, block.end, self.outline)
        drop_quote_labels(words)
        return RawPost(
            number,
            self._author(block, body),
            words,
            permalink=self._permalink(block, number, anchor),
            posted=block.date.shown if block.date else NO_DATE,
            edited=self._edited(block),
            attachments=files_under(self.page, block, self.outline),
        )

    def _author(self, block: Segment, body: HtmlElement) -> RawAuthor:
        """The author of a block; what stands beside the name is read once a member."""
        named, outline = block.name, self.outline
        assert named is not None
        same = (outline.names[place] for place in outline.names_in(block.start, block.end))
        href = named.href or next((m.href for m in same if m.href and m.name == named.name), None)
        href = href or self._only_member(block)
        href = None if href and member_id(href) == _GUEST else href
        signature = next(iter(between(outline.said.signatures, block.start, block.end)), None)
        apart = {body} if signature is None else {body, outline.order[signature]}
        key = (named.name, href)
        if key not in self.authors:
            self.authors[key] = self._panel(block, apart)
        seen = self.authors[key]
        return RawAuthor(
            name=named.name if href else without_guest_mark(named.name),
            user_id=member_id(href) if href else None,
            url=self.page.absolute(href) or None,
            avatar=seen.avatar,
            title=seen.title,
            panel=list(seen.panel),
            signature=seen.signature if signature is None else outline.order[signature],
        )

    def _only_member(self, block: Segment) -> str | None:
        """The link to the one member to whom the links of a block outside its body lead.

        Those in notes of edits lead to who edited.
        """
        assert block.body is not None  # no other block is a post
        outline = self.outline
        behind = outline.end[block.body]
        parts = (block.start, block.body), (behind, block.end)
        notes = between(outline.edit_places, block.start, block.end)
        noted = {href for n in notes for href in values(outline.said.links, n, outline.end[n])}
        links = {href for part in parts for href in values(outline.said.links, *part)} - noted
        members = set(filter(leads_to_member, links))
        return members.pop() if len(members) == 1 else None

    def _panel(self, block: Segment, apart: set[HtmlElement]) -> RawAuthor:
        """What a block says of its author: pairs, rank, picture, a signature under that heading.

        A lone block may hold all of its page, with the figures of the thread.
        """
        author = RawAuthor()
        nearest = shrunk(replace(block), self.outline) if self.lone else block
        tops = [self.outline.order[top] for top in nearest.tops]
        lines = [text for top in tops for text in panel_lines(top, apart)]
        for label, value in dict.fromkeys(p for text in _joined(lines) for p in _pairs(text)):
            if is_signature_heading(label):
                author.signature = author.signature or value
            else:
                author.panel.append((label, value))
        told = (text for text in lines if is_rank(text) and match_label(text) is None)
        ranks = (text.lstrip(_BEHIND_ICON) for text in told)
        author.title = next(
            (r for r in ranks if not (is_guest_name(r) or is_deleted_name(r))), None
        )
        posted = {image for part in apart for image in part.iter("img")}
        images = (image for top in tops for image in top.iter("img") if image not in posted)
        pictures = (i.get("src") for i in images if _is_avatar(i))
        author.avatar = self.page.absolute(next(pictures, None)) or None
        return author

    def _edited(self, block: Segment) -> Shown | None:
        """When a post was edited, from the note that says so."""
        places = between(self.outline.edit_places, block.start, block.end)
        return next(filter(None, (edit_date(self.outline.edits[place]) for place in places)), None)

    def _permalink(self, block: Segment, number: str | None, anchor: str) -> str | None:
        """The link to a post in its block, else the page with the post's anchor."""
        if number is None:
            return None
        for href in values(self.outline.said.links, block.start, block.end):
            if href.startswith("#") and href.endswith(number):
                return f"{clean_url(self.page.url)}{href}"
            if "#" in href and href.endswith(number):
                return self.page.absolute(href) or None
        if _LINK.search(anchor):
            url = self.page.absolute(anchor)
            return None if is_no_page(url) else url or None
        return None if anchor.startswith("data-") else f"{clean_url(self.page.url)}#{anchor}"


def _is_avatar(image: HtmlElement) -> bool:
    """Whether an image is called a member's picture, or is the link to one and no icon."""
    src, link = image.get("src") or "", image.getparent()
    holder = "" if link is None or len(link) > 1 else link.get("class") or ""
    if _AVATAR.search(f"{src} {image.get('class') or ''} {image.get('alt') or ''} {holder}"):
        return True
    linked = link is not None and link.tag == "a" and leads_to_member(link.get("href") or "")
    return linked and not _ICON.search(src)


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines of a panel, a label with the value that stands on the next one."""
    held = ""
    for text in lines:
        alone = ends_in_colon(text)
        if held:
            known = ends_in_colon(held) or fits(held, text) is not None
            if known and not alone and not split_pairs(text):
                yield f"{without_colon(held)}: {text}"
                held = ""
                continue
            yield held
        waits = match_label(without_colon(text)) is not None if alone else may_be_date(text)
        held = text if waits else ""
        if not waits:
            yield text
    if held:
        yield held


@lru_cache(maxsize=4096)
def _pairs(text: str) -> list[tuple[str, str]]:
    """The pairs of a line of a panel, which stands beside each of a member's posts."""
    counted = counted_posts(text)
    return split_pairs(text) or ([counted] if counted else [])
