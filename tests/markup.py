"""Pages of markup that a test writes itself."""

from datetime import UTC, datetime

from crawler.pages.page import Page

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def written_page(url: str, markup: str) -> Page:
    """The page that such markup is at a URL, read at `NOW`."""
    return Page(url, markup.encode(), NOW)
