"""What a page or an address is to the crawler, in tests of pages and addresses that it knows."""

from bench.inputs import FIXTURES
from crawler.clock import ForumClock
from crawler.engines import detect
from crawler.engines.base import Address, Engine
from crawler.extract import Extraction, extract
from crawler.fixture import load
from crawler.pages.page import Page


def engine_of(page: Page, name: str | None = None) -> Engine:
    """The engine that knows a page, or the one of a name where that is given."""
    engine = detect(page, name)
    assert engine is not None
    return engine


def address_of(engine: Engine, url: str) -> Address:
    """What an engine reads in a URL of its forums."""
    address = engine.address(url)
    assert address is not None
    return address


def read_page(page: Page, engine: Engine | None = None) -> Extraction:
    """All of one page, by the engine that knows it unless one is given."""
    return extract(page, engine or engine_of(page), ForumClock())


def fixture_page(case: str) -> Page:
    """The page of a fixture by its folder: `mybb/thread`."""
    return load(FIXTURES / case)[0]
