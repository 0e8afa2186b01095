"""What of a forum is fetched: its boards and threads, page by page; no Scrapy, no parsing."""
