"""Says it once: one record a post, one post a text."""

from typing import Any

from scrapy.exceptions import DropItem

from crawler.records import Post
from crawler.running import Part, spider_of


class DeduplicatePipeline(Part):
    """Drops posts that are known as they are, and those that repeat another's text.

    An edited post passes, as a newer record of the same id.
    """

    def process_item(self, item: Any) -> Any:
        if not isinstance(item, Post):
            return item
        run = spider_of(self.crawler).run
        if run.known.as_it_is(item):
            run.tally.counts["known"] += 1
            run.authors.see(item.author_line, posted=False)
            raise DropItem("known", log_level="DEBUG")
        match = run.known.same_text(item)
        if match is None:
            return item
        if match.later:
            run.move(match, item)
            return item
        item.duplicate_of, item.similarity = match.duplicate_of, match.similarity
        if run.dedup.mode == "mark":
            run.tally.counts["duplicates"] += 1
            return item
        run.write_post(item, "duplicates")
        run.authors.see(item.author_line, posted=True)
        raise DropItem("duplicate", log_level="DEBUG")
