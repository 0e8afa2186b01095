"""vBulletin 3.x, the engine of most old Arabic boards, in its many hacked skins."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from crawler.engines.base import Kind
from crawler.engines.routes import Routes
from crawler.engines.vbulletin import dates, details, lists, lofi, paging, polls, threaded
from crawler.engines.vbulletin.authors import read_author
from crawler.engines.vbulletin.blocks import Block, blocks, messages
from crawler.engines.vbulletin.kinds import read_kind
from crawler.engines.vbulletin.marks import sure_of
from crawler.engines.vbulletin.markup import MARKUP
from crawler.engines.vbulletin.places import home, page_title, parted
from crawler.engines.vbulletin.routes import first_page, read_address
from crawler.engines.vbulletin.signatures import signature
from crawler.pages.dom import find, find_all, line
from crawler.pages.memo import once_a_page
from crawler.pages.page import Page
from crawler.pages.surroundings import set_aside
from crawler.pages.trails import crumbs
from crawler.panels.lines import panel_lines
from crawler.panels.panel import panel_pairs
from crawler.raw import RawAuthor, RawBoard, RawPost, RawThread, Shown

_LINKED = re.compile(
    r"(printthread|sendmessage|subscription|showthread)\.php\?(?:[^#]*[&;])?t(?:hreadid)?=(\d+)"
)
_TRAIL = (
    "//span[contains(@class,'navbar')]/a | //div[@id='navbar']/a"
    " | //body[@class='page']/div/a[strong][not(contains(@href,'showthread.php'))]"
)
_TAGS = "//*[@id='tag_list_cell']//a[@href]"
_TAGS_ANYWHERE = "//a[contains(@href,'tags.php?') and contains(@href,'tag=')]"
_TITLE_LINK = (
    "//p[@class='largefont']/a | //body[@class='page']//a[contains(@href,'showthread.php')]"
    " | //td[contains(@class,'tcat')]/div[contains(@class,'smallfont')]"
    "/a[contains(@href,'showthread.php') and not(contains(@href,'goto='))]"
)

# Before 3.7 a profile is a table like that of a message.
_MEMBER_NAME = (
    "//*[@id='username_box']//h1 | //*[contains(@class,'member_username')]"
    " | //div[contains(@class,'bigusername')]"
)
_MEMBER_TITLE = (
    "//*[@id='username_box']//h2 | //h1//*[contains(@class,'usertitle')]"
    " | //div[contains(@class,'bigusername')]/following-sibling::div[1]"
)
_FACTS = (
    "//*[@id='collapseobj_stats' or @id='collapseobj_aboutme' or @id='collapseobj_stats_mini'"
    " or @id='view-aboutme' or @id='view-stats']"
    " | //td[contains(@class,'panelsurround')]//fieldset[contains(@class,'fieldset')]"
)


class VBulletin3(Routes):
    """Posts are `post_message_ID` blocks; all else is found by its place around them."""

    name = "vbulletin"
    version = "3"
    markup = MARKUP
    address = staticmethod(read_address)
    kind = staticmethod(read_kind)
    unlimited = ("daysprune=-1", "daysprune=1000")
    aside = frozenset({"action", "do", "goto", "mode"})
    called = ("post_message_", "vbmenu_", "td_post_")

    def detect(self, page: Page) -> int:
        return sure_of(page, self.version)

    def boards(self, page: Page) -> Iterable[RawBoard]:
        return lists.boards(page, self)

    def threads(self, page: Page) -> Iterable[RawThread]:
        return list(lists.threads(page, self)) or lofi.threads(self, page)

    def posts(self, page: Page) -> Iterator[RawPost]:
        found = blocks(page)
        if not found:
            address = self.address(page.url)
            yield from lofi.posts(page, self.thread_id(page), address.part if address else 0)
        for block in found:
            yield self.post(page, block)

    def post(self, page: Page, block: Block) -> RawPost:
        """One post from its message and the elements around it."""
        author = read_author(page, block)
        author.signature = signature(block)
        return self.framed(page, block, author, dates.posted(block), dates.edited(block))

    def framed(
        self, page: Page, block: Block, author: RawAuthor, posted: Shown, edited: Shown | None
    ) -> RawPost:
        """A post with what stands beside it: number, thanks, attachments."""
        return RawPost(
            block.post_id,
            author,
            block.body,
            permalink=f"{home(page)}showthread.php?p={block.post_id}",
            posted=posted,
            edited=edited,
            position=details.position(block) or threaded.places(page).get(block.post_id),
            reactions=details.reactions(page, block),
            attachments=details.attachments(page, block),
        )

    def thread(self, page: Page) -> RawThread:
        self.thread_id(page)  # links of the posts may be all that names it
        with set_aside(block.holder for block in blocks(page)):
            return self.frame(page)

    def frame(self, page: Page) -> RawThread:
        """The thread, from what stands around its posts."""
        root, thread_id, own = page.root, self.thread_id(page), self.own_address(page)
        url = first_page(own) if own.id and not own.post_id else ""
        prefix, title = self.title(page)
        pages = paging.last_page(page, self) or (1 if blocks(page) else None)
        return RawThread(
            thread_id,
            url or self.canonical(f"{home(page)}showthread.php?t={thread_id}"),
            title,
            prefix,
            tags=[line(tag) for tag in find_all(root, _TAGS) or find_all(root, _TAGS_ANYWHERE)],
            boards=self.boards_above(page),
            pages=None if threaded.is_threaded(page) else pages,
            locked=find(root, "//a/img[contains(@src,'threadclosed')]") is not None,
            poll=polls.poll(root),
        )

    def next_page(self, page: Page) -> str | None:
        if threaded.is_threaded(page):
            return threaded.linear_view(page, self.thread_id(page))
        return threaded.kept_linear(paging.next_page(page, self), page)

    def author(self, page: Page) -> RawAuthor | None:
        name = line(find(page.root, _MEMBER_NAME))
        if not name:
            return None
        author = self.own_member(page, name)
        author.title = line(find(page.root, _MEMBER_TITLE)) or None
        facts = find_all(page.root, _FACTS)
        author.panel = panel_pairs(text for part in facts for text in panel_lines(part))
        return author

    def boards_above(self, page: Page) -> list[str]:
        """The boards of the breadcrumb, outermost first, without the board's own front page.

        Where a skin has a breadcrumb of its own, its links lead to boards.
        """
        names = [line(link) for link in find_all(page.root, _TRAIL)]
        if not names:
            return [line(link) for link in crumbs(page) if self.linked(page, link, Kind.BOARD)]
        again = names.index(names[0], 1) if names[0] in names[1:] else len(names)
        return [name for name in names[1:again] if name]

    def title(self, page: Page) -> tuple[str | None, str]:
        """The prefix and title of the thread: the last part of the breadcrumb, or the page's."""
        ends = find_all(page.root, "//td[contains(@class,'navbar')]//strong")
        if ends and line(ends[-1]):
            return parted(ends[-1])
        full = find(page.root, _TITLE_LINK)
        if full is not None:
            return None, line(full)
        return None, page_title(page, self, find(page.root, _TRAIL))

    @once_a_page
    def thread_id(self, page: Page) -> str:
        """The id of a thread page: its address's, or that of the page's own tools and forms."""
        if own := self.own_address(page).id:
            return own
        for field in find_all(
            page.root, "//input[@name='t' or @name='threadid' or @name='searchthreadid']"
        ):
            if (field.get("value") or "").isdigit():
                return str(field.get("value"))
        linked: Counter[str] = Counter()
        for link in page.root.iter("a"):
            found = _LINKED.search(link.get("href") or "")
            if found and found[1] != "showthread":
                return found[2]
            linked.update(found and [found[2]])
        most = linked.most_common(2)  # threads that are like this one are each linked as often
        if most and (len(most) == 1 or most[0][1] > most[1][1]):
            return most[0][0]
        posted = messages(page)
        return f"p{posted[0][0]}" if posted else ""
