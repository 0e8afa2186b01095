"""XMB's addresses, and pages cut short."""

from pathlib import Path

import pytest

from crawler.engines.base import Kind
from crawler.engines.xmb import Xmb
from crawler.fixture import load
from crawler.page import Page

FIXTURES = Path(__file__).parents[1] / "fixtures"
HOST = "http://forum.example/xmb/"


@pytest.mark.parametrize(
    ("url", "canonical", "kind", "ident", "start"),
    [
        ("viewthread.php?tid=7", "viewthread.php?tid=7", Kind.THREAD, "7", 0),
        ("viewthread.php?fid=3&tid=7&page=2", "viewthread.php?tid=7&page=2", Kind.THREAD, "7", 2),
        ("viewthread.php?goto=lastpost&tid=7", "viewthread.php?tid=7", Kind.THREAD, "7", 0),
        ("viewthread.php?action=printable&tid=7", "viewthread.php?tid=7", Kind.THREAD, "7", 0),
        ("forumdisplay.php?fid=3&page=1", "forumdisplay.php?fid=3", Kind.BOARD, "3", 0),
        (
            "member.php?action=viewpro&member=%DA%E1%ED",
            "member.php?action=viewpro&member=%DA%E1%ED",
            Kind.PROFILE,
            "علي",
            0,
        ),
        (
            "member.php?member=%D8%B9%D9%84%D9%8A&action=viewpro",
            "member.php?action=viewpro&member=%D8%B9%D9%84%D9%8A",
            Kind.PROFILE,
            "علي",
            0,
        ),
        (
            "member.php?action=viewpro&member=علي",
            "member.php?action=viewpro&member=%D8%B9%D9%84%D9%8A",
            Kind.PROFILE,
            "علي",
            0,
        ),
    ],
)
def test_an_alias_leads_to_the_one_address(
    url: str, canonical: str, kind: Kind, ident: str, start: int
) -> None:
    address = Xmb().address(HOST + url)
    assert address is not None
    assert (address.url, address.kind, address.id, address.start) == (
        HOST + canonical,
        kind,
        ident,
        start,
    )


def test_a_link_to_a_post_names_it() -> None:
    address = Xmb().address(HOST + "viewthread.php?goto=search&pid=9&tid=7#pid9")
    assert address is not None
    assert (address.id, address.post_id) == ("7", "9")


@pytest.mark.parametrize(
    "url", ["viewthread.php?action=attachment&tid=7&pid=9", "member.php?action=reg", "index.php"]
)
def test_what_holds_no_posts_has_no_address(url: str) -> None:
    assert Xmb().address(HOST + url) is None


@pytest.mark.parametrize("case", sorted(FIXTURES.glob("*/*")), ids=lambda path: path.name)
def test_no_page_is_too_broken(case: Path) -> None:
    page, _, _ = load(case)
    engine = Xmb()
    for share in (1, 3, 7):
        part = Page(page.url, page.body[: len(page.body) * share // 9], page.fetched_at)
        assert 0 <= engine.detect(part) <= 100
        assert engine.kind(part) in Kind
        list(engine.boards(part))
        list(engine.threads(part))
        engine.thread(part)
        list(engine.posts(part))
        engine.next_page(part)
        engine.author(part)
