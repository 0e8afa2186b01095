"""Given any engine's pages, what forums do to crawlers stops none of them and hides nothing."""

import copy
import json
import random
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html

from crawler.arabic.error_pages import is_error_page
from crawler.engines import detect, engines
from crawler.engines.base import Engine, Kind
from crawler.extract import extract
from crawler.forums import make
from crawler.frontier.failed_pages import leave_page
from crawler.frontier.frontier import Frontier
from crawler.frontier.visits import Find, PageProblem, Visit
from crawler.frontier.walks import ThreadWalk
from crawler.notices import BoardRead, Missing, ThreadRead
from crawler.pages.dom import line
from crawler.pages.page import Page
from crawler.scraped import ScrapedPost
from crawler.sites import is_url
from crawler.store.state import State
from tests.reading import engine_of, read_page
from tests.shared import FIXTURES, NO_FORUM, KnownPage, fixture_pages, with_text

SESSION = "0123456789abcdef0123456789abcdef"
SESSIONS = (f"s={SESSION}", f"sid={SESSION}", f"PHPSESSID={SESSION}", f"phpsessid={SESSION[:26]}")
KNOWN = [known for known in fixture_pages() if known.label not in NO_FORUM]


def of_kind(*kinds: Kind) -> list[KnownPage]:
    return [known for known in KNOWN if engine_of(known.page).kind(known.page) in kinds]


def label(known: KnownPage) -> str:
    return known.label


THREADS = of_kind(Kind.THREAD)
BOARDS = of_kind(Kind.BOARD)
WALLS = [known for known in KNOWN if known.label.endswith(("login", "no-access", "error"))]
# Where nothing but its author and date tells a post from the rest of a page.
BY_NAMES = {"forumotion/modified-thread"} | {
    f"generic/{case}" for case in ("microdata", "thread", "definitions", "divs", "old-tables")
}
# Pages that do not show which number they have, in a thread that may repeat itself.
UNNUMBERED = {"generic/divs", "generic/thread"}
LATER = [known for known in THREADS if engine_of(known.page).next_page(known.page)]


@pytest.fixture
def state() -> Iterator[State]:
    memory = State(Path(":memory:"))
    yield memory
    memory.close()


def frontier_of(known: KnownPage, state: State) -> Frontier:
    forum = make("test", {"url": known.page.url, "engine": known.engine, "date_order": "dmy"})
    return Frontier(forum, state, full=False, now=1_800_000_000)


def again(page: Page, url: str) -> Page:
    """The same page at another address."""
    return Page(url, page.body, page.fetched_at, page.declared, page.charset, page.site)


def of(kind: type[Any], finds: list[Find]) -> list[Any]:
    return [find for find in finds if isinstance(find, kind)]


def test_each_engine_has_pages_of_each_kind() -> None:
    engines = {path.name for path in FIXTURES.iterdir()}
    assert {known.engine for known in THREADS} == engines
    assert {known.engine for known in BOARDS} == engines
    assert {known.engine for known in WALLS} == engines - {"generic"}


@pytest.mark.parametrize("number", ["\u00b2", "\u0665", "9" * 5000])
@pytest.mark.parametrize("engine", engines(), ids=lambda engine: type(engine).__name__)
def test_no_link_of_a_post_stops_its_page(engine: Engine, number: str) -> None:
    urls = {known.page.url for known in KNOWN if known.engine == engine.name}
    later = {engine.next_page(known.page) or "" for known in LATER if known.engine == engine.name}
    odd = {
        f"{url[: m.start()]}{number}{url[m.end() :]}"
        for url in urls | later
        for m in re.finditer(r"\d+", url)
    }
    assert odd
    for url in {*odd, "http://[::1/thread"}:
        read = engine.address(url)
        assert read is None or read.start < 10**8
        assert engine.canonical(url)


@pytest.mark.parametrize("engine", engines(), ids=lambda engine: type(engine).__name__)
def test_no_page_is_too_broken(engine: Engine) -> None:
    for known in random.Random(type(engine).__name__).sample(KNOWN, 30):
        page = known.page
        for share in (1, 3, 7):
            part = Page(page.url, page.body[: len(page.body) * share // 9], page.fetched_at)
            assert 0 <= engine.detect(part) <= 100
            assert engine.kind(part) in Kind
            read_page(part, engine)
            engine.author(part)


@pytest.mark.parametrize("known", KNOWN, ids=label)
def test_links_that_are_no_urls(known: KnownPage) -> None:
    page, odd = known.page, cycle(["http://[رابط]/", "http://a\u2100b.example/", "//["])
    links = re.compile(r'\b(?:href|src|content)="(?=[^"#])')
    broken = with_text(page, links.sub(lambda link: link[0] + next(odd), page.text))
    for name in (known.engine, "generic"):
        engine = engine_of(broken, name)
        engine.author(broken)
        assert all(is_url(post.url) for post in read_page(broken, engine).posts)


@pytest.mark.parametrize("session", SESSIONS)
@pytest.mark.parametrize("known", [*THREADS, *BOARDS], ids=label)
def test_a_session_makes_no_other_page(known: KnownPage, session: str) -> None:
    engine = engine_of(known.page)
    hrefs = [known.page.url, *(a.get("href") for a in known.page.root.iter("a"))]
    for href in hrefs:
        url = known.page.absolute(href).partition("#")[0]
        plain = engine.address(url) if url else None
        if plain is None or plain.kind not in {Kind.THREAD, Kind.BOARD, Kind.PROFILE}:
            continue
        for carried in (f"{url}{'&' if '?' in url else '?'}{session}", _first(url, session)):
            assert engine.address(carried) == plain, carried
            assert engine.canonical(carried) == plain.url


def _first(url: str, session: str) -> str:
    """The URL with a session before its other parameters, where these have names."""
    query = urlsplit(url).query
    return url.replace(f"?{query}", f"?{session}&{query}") if "=" in query.split("&")[0] else url


@pytest.mark.parametrize("known", [k for k in LATER if k.label not in UNNUMBERED], ids=label)
def test_a_later_page_that_leads_back_is_none(known: KnownPage, state: State) -> None:
    frontier = frontier_of(known, state)
    visit = Visit(known.page.url, Kind.THREAD, thread=ThreadWalk("1"))
    first = list(frontier.read(visit, known.page))
    (following,) = [find for find in of(Visit, first) if find.thread is not None]
    assert of(ScrapedPost, first)
    assert not of(ThreadRead, first)
    with pytest.raises(PageProblem, match="other page"):
        list(frontier.read(following, known.page))


@pytest.mark.parametrize("known", [k for k in LATER if k.label not in UNNUMBERED], ids=label)
def test_a_first_page_in_place_of_the_next_is_none(known: KnownPage, state: State) -> None:
    frontier = frontier_of(known, state)
    visit = Visit(known.page.url, Kind.THREAD, thread=ThreadWalk("1"))
    (following,) = of(Visit, list(frontier.read(visit, known.page)))
    with pytest.raises(PageProblem, match="other page"):
        list(frontier.read(following, again(known.page, following.url)))


@pytest.mark.parametrize("known", BOARDS, ids=label)
def test_a_board_ends_at_a_page_without_a_new_thread(known: KnownPage, state: State) -> None:
    frontier = frontier_of(known, state)
    visit = Visit(known.page.url, Kind.BOARD, board=frontier.board("1"))
    list(frontier.read(visit, known.page))
    again_there = Visit(f"{known.page.url}#again", Kind.BOARD, visit.board, start=2)
    if engine_of(known.page).next_page(known.page) and not engine_of(known.page).last_resort:
        with pytest.raises(PageProblem, match="other page"):  # there are others after it
            list(frontier.read(again_there, known.page))
        return
    second = list(frontier.read(again_there, known.page))
    assert not [find for find in of(Visit, second) if find.board is visit.board and find.start]
    assert not of(BoardRead, second)  # its threads are still to be read
    assert not of(Missing, second)


@pytest.mark.parametrize("known", BOARDS, ids=label)
def test_links_of_absurd_length_are_not_followed(known: KnownPage, state: State) -> None:
    frontier = frontier_of(known, state)
    list(frontier.read(Visit(known.page.url, Kind.BOARD, board=frontier.board("1")), known.page))
    assert frontier.canonical(known.page, known.page.url)
    assert not frontier.canonical(known.page, f"{known.page.url}#{'a' * 2083}")


def _without(value: Any, names: set[str]) -> Any:
    """JSON without the values that are one of the names."""
    if isinstance(value, dict):
        return {key: _without(inner, names) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without(inner, names) for inner in value]
    return None if value in names else value


def nameless(page: Page, names: set[str]) -> Page:
    """The page without any element, attribute or JSON value that is one of the names."""
    if page.markup.lstrip()[:1] in {b"{", b"["}:
        bare = _without(json.loads(page.markup), names)
        return with_text(page, json.dumps(bare))
    root = copy.deepcopy(page.root)
    for element in list(root.iter()):
        if "ention" in (element.get("class") or ""):  # a name among the words of a body
            continue
        for name, value in element.items():
            if value.strip() in names:
                del element.attrib[name]
        if isinstance(element.tag, str) and len(element) == 0 and line(element) in names:
            element.text = None
    return Page(page.url, html.tostring(root, encoding="utf-8"), page.fetched_at, charset="utf-8")


@pytest.mark.parametrize("known", THREADS, ids=label)
def test_a_post_without_an_author_is_a_post(known: KnownPage, state: State) -> None:
    """The generic engine tells posts by their authors: it loses that one, and reads on."""
    engine = engine_of(known.page)
    clock = frontier_of(known, state).clock
    full = extract(known.page, engine, clock)
    for name in {post.author for post in full.posts} - {""}:
        page = nameless(known.page, {name})
        found = [(post.post_id, post.body) for post in extract(page, engine, clock).posts]
        if not engine.last_resort:
            assert found == [(post.post_id, post.body) for post in full.posts]
        visit = Visit(page.url, Kind.THREAD, thread=ThreadWalk("1"))
        finds = list(frontier_of(known, state).read(visit, page))
        assert len(of(ScrapedPost, finds)) == len(found) > 0


@pytest.mark.parametrize("known", [k for k in THREADS if k.label not in BY_NAMES], ids=label)
def test_a_page_without_any_author_keeps_its_posts(known: KnownPage, state: State) -> None:
    engine = engine_of(known.page)
    clock = frontier_of(known, state).clock
    full = extract(known.page, engine, clock)
    page = nameless(known.page, {post.author for post in full.posts} - {""})
    found = extract(page, engine, clock)
    assert [post.post_id for post in found.posts] == [post.post_id for post in full.posts]
    assert [post.body for post in found.posts] == [post.body for post in full.posts]


@pytest.mark.parametrize("known", WALLS, ids=label)
def test_walls_and_errors_are_no_empty_threads(known: KnownPage, state: State) -> None:
    engine = engine_of(known.page)
    kind = Kind.ERROR if known.label.endswith("error") else Kind.LOGIN
    assert (engine.name, engine.kind(known.page)) == (known.engine, kind)
    assert not list(engine.posts(known.page))
    for kind, walk in ((Kind.THREAD, ThreadWalk("1")), (None, None)):
        frontier = frontier_of(known, state)
        with pytest.raises(PageProblem) as caught:
            list(frontier.read(Visit(known.page.url, kind, thread=walk), known.page))
        assert caught.value.kind in {"login wall", "error page"}
        assert caught.value.missing is None


def told(page: Page, words: str) -> list[Page]:
    """The error page with other words in place of those that tell of the error."""
    pages = []
    told = [e for e in page.root.iter() if isinstance(e.tag, str) and is_error_page(e.text or "")]
    for element in told:
        before, element.text = element.text, words
        body = html.tostring(page.root, encoding="utf-8")
        pages.append(Page(page.url, body, page.fetched_at, charset="utf-8"))
        element.text = before
    return pages


@pytest.mark.parametrize(
    "words",
    [
        "الموضوع المطلوب غير موجود",
        "عفواً، لا يمكنك تصفح هذه الصفحة",
        "ينبغي أن تكون عضوًا مسجلًا لتتمكن من مشاهدة هذا الموضوع",
        "The requested topic does not exist.",
        "You must be logged in to view this forum.",
    ],
)
def test_errors_and_walls_are_told_whatever_their_language(words: str) -> None:
    wrong, tried = [], set()
    for known in of_kind(Kind.ERROR):
        for page in told(known.page, words) if known.page.markup.lstrip()[:1] == b"<" else ():
            tried.add(known.engine)
            engine = detect(page)
            kind = engine.kind(page) if engine else None
            if kind not in {Kind.ERROR, Kind.LOGIN}:
                wrong.append(f"{known.label}: {kind}")
    assert not wrong
    assert len(tried) > 10  # the others tell an error by its class alone


@pytest.mark.parametrize("known", LATER, ids=label)
def test_a_failed_page_leaves_the_thread_to_go_on(known: KnownPage, state: State) -> None:
    frontier = frontier_of(known, state)
    walk = ThreadWalk(engine_of(known.page).thread(known.page).thread_id)
    finds = list(frontier.read(Visit(known.page.url, Kind.THREAD, thread=walk), known.page))
    (following,) = [find for find in of(Visit, finds) if find.thread is not None]
    later = sorted(start for start in walk.pages if start > following.start)
    after = list(leave_page(frontier, following, "http 500", lasting=False))
    if later:
        (onward,) = of(Visit, after)
        assert onward.start == later[0]
    else:
        (read,) = of(ThreadRead, after)
        assert read.state.mark == b""  # the next run reads on from the page before the gap
        assert read.state.url == known.page.url
