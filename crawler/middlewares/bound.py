"""Holds a run to `max_pages`: what is asked for once it is reached is left to the next run.

So is what is asked for of a forum that is left alone.
"""

from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from crawler.failures import BOUND
from crawler.running import Part, spider_of


class BoundMiddleware(Part):
    """Counts pages when their turn comes, not when they are found.

    So threads are read to their ends one after the other, where the first pages of many would use
    up a run. A page that is tried again, or leads to another, counts once.
    """

    def process_request(self, request: Request) -> None:
        spider = spider_of(self.crawler)
        if "visit" not in request.meta or request.meta.get("counted"):
            return
        if spider.bounded or request.cb_kwargs["frontier"].left_alone:
            raise IgnoreRequest(BOUND)
        spider.asked += 1
        request.meta["counted"] = True
