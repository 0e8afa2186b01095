"""Hands finished records to the run's feeds."""

from typing import Any

from scrapy.exceptions import DropItem

from crawler.notices import BoardRead, Missing, Shortfall, ThreadRead, ThreadSeen
from crawler.records import Author, Post
from crawler.running import Part, spider_of
from crawler.store.thread_lines import remember_thread


class WritePipeline(Part):
    """Writes posts with their authors, and threads and boards once they are read."""

    def process_item(self, item: Any) -> Any:
        run = spider_of(self.crawler).run
        if isinstance(item, Post):
            run.write_post(item)
            run.authors.see(item.author_line, posted=True)
            return item
        if isinstance(item, ThreadRead):
            remember_thread(run, item)
        elif isinstance(item, ThreadSeen):
            run.threads.see(item.thread, own=item.own)
        elif isinstance(item, Author):
            run.authors.see(item, posted=True)
        elif isinstance(item, Missing):
            run.tally.miss(item)
        elif isinstance(item, Shortfall):
            run.fall_short(item)
        elif isinstance(item, BoardRead):
            run.state.boards.put(item.site, item.board_id, whole=True, lone=item.lone)
        else:
            return item
        raise DropItem("noted", log_level="DEBUG")
