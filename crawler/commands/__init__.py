"""Commands beside `scrapy crawl`."""
