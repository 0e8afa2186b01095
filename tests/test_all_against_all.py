"""Given any page at all, no engine but the one that made it claims it."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import pytest

from crawler.engines import detect, families
from crawler.pages.page import Page
from tests.shared import NO_FORUM, KnownPage, fixture_pages, real_pages, sample_pages, site_pages

FETCHED = datetime(2026, 11, 23, tzinfo=UTC)
# What authors write about other platforms: their credits, and links to their threads and boards.
MENTIONS = """
<p>Powered by vBulletin&reg; Version 3.8.7 - Powered by phpBB &copy; phpBB Group - Powered By MyBB
- Powered by SMF 2.0 | SMF &copy; Simple Machines - Powered by Invision Power Board - Forum software
by XenForo&trade; - Powered by FluxBB - PunBB - Powered by XMB - WoltLab Burning Board - Vanilla
Forums - Discourse - NodeBB - Flarum - bbPress - Duhok Forum - Forumotion</p>
<p><a href="http://a.example/vb/forumdisplay.php?f=2">1</a>
<a href="http://a.example/vb/showthread.php?t=5">2</a>
<a href="http://b.example/viewtopic.php?f=1&amp;t=5">3</a>
<a href="http://c.example/index.php?topic=5.0">4</a>
<a href="http://d.example/index.php?showtopic=5">5</a>
<a href="http://e.example/threads/x.5/">6</a> <a href="http://f.example/t5-topic">7</a>
<a href="http://g.example/member.php?action=profile&amp;uid=5">8</a>
<a href="http://h.example/member.php?action=getinfo&amp;userid=5">9</a>
<a href="http://i.example/d/5-x">10</a> <a href="http://j.example/t/x/5">11</a></p>
"""


def others_claims(known: KnownPage) -> dict[str, int]:
    """How sure other engines than its own are of a page, where they are at all."""
    sure = {
        name: max(engine.detect(known.page) for engine in family)
        for name, family in families().items()
        if name != known.engine and not family[0].last_resort
    }
    return {name: score for name, score in sure.items() if score}


def known_real_pages() -> Iterable[KnownPage]:
    return (KnownPage(real.file.name, real.engine, real.page) for real in real_pages())


@pytest.mark.parametrize(
    "pages",
    [fixture_pages, sample_pages, known_real_pages, site_pages],
    ids=["fixtures", "sample", "real pages", "saved forums"],
)
def test_no_engine_claims_another_ones_page(pages: Callable[[], Iterable[KnownPage]]) -> None:
    wrong = []
    known_pages = list(pages())
    for known in known_pages:
        found = detect(known.page)
        expected = None if known.label in NO_FORUM else known.engine
        if (found.name if found else None) != expected:
            wrong.append(f"{known.label}: read by {found and found.name}")
        if claims := others_claims(known):
            wrong.append(f"{known.label}: claimed by {claims}")
    if not known_pages:
        pytest.skip("those pages are not on this machine")
    assert not wrong, "\n".join(wrong)


def test_engine_that_was_usual_does_not_take_another_ones_page() -> None:
    wrong = []
    for known in fixture_pages():
        own = detect(known.page)
        for name in families():
            found = detect(known.page, usual=name)
            if found is not own:
                wrong.append(f"{known.label} after {name}: {found and found.name}")
    assert not wrong, "\n".join(wrong)


def test_page_that_speaks_of_other_platforms_keeps_its_engine() -> None:
    wrong = []
    for known in fixture_pages():
        if known.label in NO_FORUM or not known.page.markup.lstrip().startswith(b"<"):
            continue
        body = known.page.markup
        end = body.lower().rfind(b"</body>")
        body = body[:end] + MENTIONS.encode() + body[end:]
        found = detect(Page(known.page.url, body, FETCHED))
        if found is None or found.name != known.engine:
            wrong.append(f"{known.label}: read by {found and found.name}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("name", "link", "version"),
    [
        ("vbulletin", "/vb/showthread.php?t=42&page=2", "3"),
        ("vbulletin", "/vb/showthread.php?threadid=42", "2"),
        ("xenforo", "/threads/nakhl.42/page-2", "2"),
        ("smf", "/index.php?topic=42.0", "2.0"),
    ],
)
def test_forced_engine_takes_the_variant_of_a_page_by_its_links(
    name: str, link: str, version: str
) -> None:
    page = Page("http://a.example/", f"<p><a href='{link}'>1</a></p>".encode(), FETCHED)
    found = detect(page, name)
    assert found is not None
    assert (found.name, found.version) == (name, version)
