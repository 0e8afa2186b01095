"""The live crawl; knows no engine."""

import logging
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.answers import NOT_MODIFIED, as_page, header, says_unchanged
from crawler.arabic.encoding import beginning
from crawler.asking import ask_for
from crawler.bodies.own_text import read_ahead
from crawler.dedup.settings import read_settings
from crawler.engines.base import Kind
from crawler.extensions.politeness import set_pace
from crawler.failures import BOUND, OTHER_FORUM, describe
from crawler.frontier.barren_pages import barren_pages
from crawler.frontier.conditional import remember, unchanged
from crawler.frontier.entering import conclude, enter
from crawler.frontier.failed_pages import is_bad_guess, is_news, leave_page, other_way
from crawler.frontier.finished_threads import break_off
from crawler.frontier.frontier import Frontier
from crawler.frontier.gone_boards import gone_boards
from crawler.frontier.identity import recognise
from crawler.frontier.left_threads import unlisted
from crawler.frontier.visits import Find, PageProblem, Visit
from crawler.opening import open_run
from crawler.options import Options, read_options
from crawler.outcome import Exit
from crawler.pipelines.pseudonyms import load_key
from crawler.running import RunSpider
from crawler.scraped import ScrapedPost

logger = logging.getLogger(__name__)


class ForumSpider(RunSpider):
    """Crawls forums, each through a `Frontier` that says what to fetch; see README for options."""

    name = "forum"
    handle_httpstatus_list = [NOT_MODIFIED]  # noqa: RUF012 - Scrapy reads it from the class
    options: Options

    @property
    def readable(self) -> bool:
        """Whether any forum's first page could be read."""
        return any(frontier.entered or frontier.unmoved for frontier in self.frontiers)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args)
        settings = crawler.settings
        kwargs.pop("_job", None)  # by which Scrapyd names the run
        spider.options = read_options(kwargs, Path(settings["FORUMS_FILE"]))
        if spider.hides:
            load_key(settings)  # a missing key is told before anything is fetched
        started = datetime.now(UTC)
        spider.run = open_run(Path(settings["DATA_DIR"]), started, read_settings(settings))
        revisit = settings.getfloat("REVISIT_DAYS") * 86400
        edits = settings.getfloat("EDIT_HOURS") * 3600
        now = int(started.timestamp())
        spider.frontiers = enter(spider.run, spider.options, now, revisit, edits)
        crawler.signals.connect(spider.on_idle, signals.spider_idle)
        spider.max_pages = spider.options.max_pages
        set_pace(settings, spider.options.forums, bounded=spider.max_pages is not None)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        if not self.crawler.crawling:  # a signal came before this
            return
        self.exit_status = Exit.ERROR  # until it has ended, and says how
        for frontier in self.frontiers:
            if self.crawler.engine.needs_backout():  # a limit of the user's ended the run already
                return
            yield self.request(frontier, frontier.root())

    def request(self, frontier: Frontier, visit: Visit) -> Request:
        return ask_for(frontier, visit, self.parse, self.failed)

    def parse(
        self, response: Response, frontier: Frontier, visit: Visit
    ) -> Iterator[Request | Find]:
        self.pages += 1
        if not frontier.left_alone:
            yield from self.hand_on(frontier, self.read(response, frontier, visit))

    def read(self, response: Response, frontier: Frontier, visit: Visit) -> list[Find]:
        """What an answer leads to: the page, word that it is as it was, or neither."""
        try:
            if says_unchanged(response):
                return list(unchanged(frontier, visit))
            page = as_page(response, frontier.forum.encoding, frontier.site)
            finds = list(frontier.read(visit, page))
            self.run.state.refusals.opened(frontier.site, visit.url)
            etag, modified = header(response, "ETag"), header(response, "Last-Modified")
            remember(frontier, visit, finds, etag, modified)
        except PageProblem as problem:
            if problem.missing is not None:
                self.run.tally.gaps.note(problem.missing)
            if problem.kind == OTHER_FORUM:
                return self.leave_alone(frontier, str(problem))
            return self.give_up(frontier, visit, response, problem.kind, str(problem))
        except Exception:
            # An error of ours: the other pages of the thread, and those after it, are still read.
            logger.exception("Cannot read %s", response.url)
            self.crawler.stats.inc_value("spider_exceptions/count")
            detail = "an error of the program; see the log"
            return self.give_up(frontier, visit, response, "error", detail)
        return finds

    def hand_on(self, frontier: Frontier, finds: list[Find]) -> Iterator[Request | Find]:
        """Finds as Scrapy takes them: items and requests."""
        posts = [find for find in finds if isinstance(find, ScrapedPost)]
        texts = read_ahead(posts)
        self.run.known.expect(frontier.site, texts)
        if told := "" if self.hides else recognise(frontier, posts, texts):  # texts are hidden too
            self.leave_alone(frontier, told)
            return
        for find in frontier.holding.pass_on(finds):
            yield self.request(frontier, find) if isinstance(find, Visit) else find

    def leave_alone(self, frontier: Frontier, told: str) -> list[Find]:
        """Read no more of a forum that is another one than it was."""
        frontier.leave_alone()
        self.run.fail(frontier.site, frontier.forum.url, OTHER_FORUM, told)
        logger.warning("%s: %s", frontier.forum.url, told)
        return []

    def on_idle(self) -> None:
        """Before the crawl ends: what no board listed, then what waits for an order of dates."""
        late = [(f, visit) for f in self.frontiers if not f.left_alone for visit in unlisted(f)]
        for frontier, visit in late if not self.bounded else ():
            self.crawler.engine.crawl(self.request(frontier, visit))
        if late and not self.bounded:
            raise DontCloseSpider
        if any(frontier.holding.held for frontier in self.frontiers):
            release = Request("data:,", callback=self.release, meta={"dont_obey_robotstxt": True})
            self.crawler.engine.crawl(release)
            raise DontCloseSpider

    def conclude(self, reason: str) -> None:
        """Before the feeds are closed: what each forum taught is remembered."""
        finished = reason == "finished" and not self.bounded
        for frontier in self.frontiers:
            if frontier.left_alone:
                continue
            break_off(frontier, self.run.spoilt)
            if finished and (told := gone_boards(frontier)):
                self.run.fail(frontier.site, frontier.forum.url, "boards gone", told)
                logger.warning("%s: %s", frontier.site, told)
            for missing, short in barren_pages(frontier):
                self.run.tally.gaps.note(missing)
                self.run.fall_short(short)
            conclude(frontier, finished=finished)
            self.run.authors.conclude(frontier.site, frontier.clock)

    def release(self, _: Response) -> Iterator[Find]:
        for frontier in self.frontiers:
            yield from frontier.holding.release()

    def failed(self, failure: Failure) -> Iterator[Request | Find]:
        """A page that could not be fetched: note it, and go on with what comes after it."""
        request: Request = failure.request  # type: ignore[attr-defined]
        frontier, visit = request.cb_kwargs["frontier"], request.cb_kwargs["visit"]
        kind, detail = describe(failure.value or Exception("no reason was given"))
        if kind == BOUND:
            return
        yield from self.hand_on(frontier, self.give_up(frontier, visit, request, kind, detail))

    def give_up(
        self, frontier: Frontier, visit: Visit, end: Request | Response, kind: str, detail: str
    ) -> list[Find]:
        """What follows a page that could not be read; `end` is where its request led."""
        instead = other_way(frontier, visit, kind)
        if instead or is_bad_guess(visit, kind):
            return instead
        url = visit.url
        if self.hides and visit.kind is Kind.PROFILE:
            url = frontier.forum.url  # the page's own names the member
        elif end.meta.get("redirect_urls"):
            detail = f"{detail} (it led to {end.url})"
        if visit.kind is None and url != frontier.forum.url:
            detail = f"{detail}; {frontier.forum.url} shows no forum, and leads there"
        news = is_news(frontier, visit, kind)
        if news:
            lost = kind == "error" and isinstance(end, Response) and not self.hides
            raw = beginning(end.body) if lost else ""
            self.run.fail(frontier.site, url, kind, detail, raw)
            logger.warning("%s: %s", url, detail)
        else:
            self.run.tally.refusals[kind] += 1
            logger.info("%s: %s, as before", url, detail)
        return list(leave_page(frontier, visit, kind, lasting=not news))
