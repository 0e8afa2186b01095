"""Given a fixture's page in other clothes, then the same records as from the page itself."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from crawler.clock import ForumClock
from crawler.engines import detect
from crawler.extract import Extraction, extract
from crawler.fixture import load
from crawler.pages.page import Page
from crawler.pages.parse import parse_html
from tests.shared import FIXTURES, with_text

ENGINES = ("xenforo", "vbulletin", "phpbb", "mybb", "invision", "woltlab", "xmb", "fluxbb")
CASES = sorted(
    path.parent for engine in ENGINES for path in (FIXTURES / engine).glob("*/page.html")
)
MEMBER = re.compile(r"member|user|profile|[?&]u=")
PLATFORMS = re.compile(
    r"(?i)xenforo|vbulletin|phpbb|mybb|invision(?: power)?(?: board| community)?|ip\.board"
    r"|woltlab|burning board|xmb(?: forum software)?|fluxbb|punbb"
)


def tree(change: Callable[[html.HtmlElement], None]) -> Callable[[str], str]:
    """A change of the tree as one of the text."""

    def changed(text: str) -> str:
        root = parse_html(text)
        change(root)
        return "<!DOCTYPE html>\n" + str(html.tostring(root, encoding="unicode"))

    return changed


def add_classes(root: html.HtmlElement) -> None:
    """A theme adds classes of its own to everything."""
    for element in root.iter("div", "table", "tr", "td", "ul", "li", "span", "a", "article"):
        element.set("class", f"{element.get('class') or ''} skin-x".strip())


def mark_names(root: html.HtmlElement) -> None:
    """Names stand between direction marks."""
    for link in root.iter("a"):
        if MEMBER.search(link.get("href") or "") and (link.text or "").strip():
            link.text = f"\u200f\u202b{link.text}\u202c\u200e"


def colour_names(root: html.HtmlElement) -> None:
    """Names have the colour of their group."""
    for link in root.iter("a"):
        if MEMBER.search(link.get("href") or "") and (link.text or "").strip():
            colour = html.Element("span", style="color: #900")
            colour.text, link.text = link.text, None
            link.insert(0, colour)


def mark_numbers(text: str) -> str:
    """Numbers stand between direction marks, of either form."""
    return re.sub(r"(?<=>)([^<>]*\d[^<>]*)(?=</)", "&rlm;\u202a\\1\u202c&#8206;", text)


def drop_credits(root: html.HtmlElement) -> None:
    """The webmaster takes out what names the software."""
    for element in list(root.iter("meta")):
        if (element.get("name") or "").lower() in {"generator", "copyright"}:
            element.drop_tree()
    for element in root.iter():
        if element.tag not in {"script", "style"}:
            element.text = PLATFORMS.sub("", element.text or "")
        element.tail = PLATFORMS.sub("", element.tail or "")


DISGUISES: dict[str, Callable[[str], str]] = {
    "upper case tags": lambda text: re.sub(
        r"<(/?)([a-z][a-z0-9]*)", lambda tag: f"<{tag[1]}{tag[2].upper()}", text
    ),
    "a first body in the head": lambda text: text.replace(
        "</title>", "</title><body oncontextmenu='return false'></body>", 1
    ),
    "no line breaks between tags": lambda text: re.sub(r">\s*\n\s*<(?!/?pre|/?code)", "><", text),
    "no comments": lambda text: re.sub(r"(?s)<!--.*?-->", "", text),
    "more classes": tree(add_classes),
    "marks around names": tree(mark_names),
    "colours of names": tree(colour_names),
    "marks around numbers": mark_numbers,
    "no credits": tree(drop_credits),
}


def gist(found: Extraction) -> list[object]:
    """What must not change: posts with their authors, dates, bodies and quotes; threads; pages."""
    posts = [
        (p.post_id, p.author, p.author_id, p.posted_at, p.body, p.quotes, p.position, p.reactions)
        for p in found.posts
    ]
    threads = [
        (t.thread_id, t.prefix, t.boards, t.author, t.replies, t.views, t.sticky, t.locked, t.pages)
        for t in found.threads
    ]
    dates = [(t.created_at, t.last_post_at, t.poll) for t in found.threads]
    return [found.kind, found.next_page, found.boards, posts, threads, dates]


def read(page: Page, clock: ForumClock) -> tuple[str, list[object]]:
    engine = detect(page)
    assert engine is not None, "no engine knows the page"
    return f"{engine.name} {engine.version}", gist(extract(page, engine, clock))


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("folder", CASES, ids=lambda path: str(path.relative_to(FIXTURES)))
def test_a_page_in_other_clothes_gives_the_same(folder: Path, disguise: str) -> None:
    page, clock, _ = load(folder)
    changed = DISGUISES[disguise](page.text).encode()
    other = Page(page.url, changed, page.fetched_at, charset="utf-8")
    _, fresh, _ = load(folder)
    assert read(other, fresh) == read(page, clock)


@pytest.mark.parametrize(
    ("case", "mark"),
    [
        ("phpbb/board", "topictitle"),
        ("phpbb/three-zero-board", "topictitle"),
        ("phpbb/subsilver2-board", "topictitle"),
        ("phpbb/two-board", "topictitle"),
        ("phpbb/index", "forumtitle"),
        ("phpbb/two-index", "forumlink"),
        ("mybb/board", r"tid_(?=\d)"),
        ("mybb/old-board", r"tid_(?=\d)"),
        ("mybb/board", "pagination"),
        ("mybb/thread", "pagination"),
        ("vbulletin/v4-board", "threadbit"),
        ("vbulletin/v4-index", "forumbit"),
        ("xenforo/board", "(?:structItem|js-threadListItem)"),
        ("xenforo/index", "(?:node-title|subNodeLink subNodeLink)"),
        ("xenforo/board", "pageNav"),
        ("xenforo/thread", "pageNav"),
        ("xenforo/one-board", "discussionListItem"),
        ("xenforo/one-index", "nodeTitle"),
        ("xenforo/one-thread", "PageNav"),
        ("invision/board", "ipsPagination"),
        ("invision/board", "(?:ipsDataItem|ipsType)"),
        ("invision/three-board", "(?:topic_title|trow_|col_f)"),
        ("smf/board", r"msg_(?=\d)"),
        ("smf/one-board", r"msg_(?=\d)"),
        ("smf/two-one-board", r"msg_(?=\d)"),
    ],
)
def test_a_list_whose_lines_have_lost_their_mark_still_leads_on(case: str, mark: str) -> None:
    page, clock, _ = load(FIXTURES / case)
    text = re.sub(rf'((?:id|class)=["\'][^"\']*?){mark}', r"\1my-", page.text)
    assert text != page.text
    changed = with_text(page, text)
    known, engine = detect(page), detect(changed)
    assert known is not None
    assert engine is known
    before, found = extract(page, known, clock), extract(changed, engine, clock)
    assert (found.kind, found.next_page) == (before.kind, before.next_page)
    assert {t.thread_id for t in found.threads} >= {t.thread_id for t in before.threads}
    assert {b.board_id for b in found.boards} >= {b.board_id for b in before.boards}
