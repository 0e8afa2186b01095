"""What an HTTP answer and its headers say of the page."""

from datetime import UTC, datetime

from scrapy.http import Response

from crawler.frontier.visits import PageProblem
from crawler.pages.page import Page

NOT_MODIFIED = 304


def header(response: Response, name: str) -> str:
    """A header as text, or empty."""
    return (response.headers.get(name) or b"").decode("latin-1")


def charset(content_type: str) -> str | None:
    """The charset of a Content-Type, if it names one."""
    name = content_type.lower().partition("charset=")[2]
    return name.split(";")[0].strip(" \"'") or None


def as_page(response: Response, encoding: str | None, site: str) -> Page:
    """The page of an answer that has just come; `encoding` is one that the user forces."""
    return Page(
        url=response.url,
        body=response.body,
        fetched_at=datetime.now(UTC),
        declared=charset(header(response, "Content-Type")),
        charset=encoding,
        site=site,
    )


def says_unchanged(response: Response) -> bool:
    """Whether an answer says that the page is as it was. Raises PageProblem if none was named."""
    if response.status != NOT_MODIFIED:
        return False
    sent = response.request.headers if response.request else {}
    if "If-None-Match" not in sent and "If-Modified-Since" not in sent:
        told = "the server says that a page which it never sent is as it was"
        raise PageProblem(f"http {NOT_MODIFIED}", told)
    return True
